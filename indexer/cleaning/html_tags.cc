#include "indexer/cleaning/html_tags.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

struct Row {
  std::string_view name;
  Tag tag;
};

// Ascending by name: found by binary search.
constexpr std::array kTags = {
    Row{"a", Tag::a},
    Row{"abbr", Tag::abbr},
    Row{"address", Tag::address},
    Row{"amp-iframe", Tag::skipped},
    Row{"applet", Tag::skipped},
    Row{"article", Tag::article},
    Row{"aside", Tag::aside},
    Row{"audio", Tag::skipped},
    Row{"blockquote", Tag::blockquote},
    Row{"body", Tag::body},
    Row{"br", Tag::br},
    Row{"button", Tag::button},
    Row{"canvas", Tag::skipped},
    Row{"caption", Tag::caption},
    Row{"center", Tag::div},
    Row{"cite", Tag::cite},
    Row{"dd", Tag::li},
    Row{"details", Tag::div},
    Row{"dialog", Tag::div},
    Row{"dir", Tag::list},
    Row{"div", Tag::div},
    Row{"dl", Tag::list},
    Row{"dt", Tag::li},
    Row{"embed", Tag::skipped},
    Row{"fieldset", Tag::form},
    Row{"figcaption", Tag::figcaption},
    Row{"figure", Tag::figure},
    Row{"footer", Tag::footer},
    Row{"form", Tag::form},
    Row{"frameset", Tag::skipped},
    Row{"h1", Tag::h1},
    Row{"h2", Tag::h2},
    Row{"h3", Tag::h3},
    Row{"h4", Tag::heading},
    Row{"h5", Tag::heading},
    Row{"h6", Tag::heading},
    Row{"head", Tag::head},
    Row{"header", Tag::header},
    Row{"hgroup", Tag::div},
    Row{"hr", Tag::div},
    Row{"html", Tag::html},
    Row{"iframe", Tag::skipped},
    Row{"img", Tag::img},
    Row{"input", Tag::input},
    Row{"label", Tag::label},
    Row{"legend", Tag::div},
    Row{"li", Tag::li},
    Row{"link", Tag::link},
    Row{"main", Tag::main},
    Row{"math", Tag::skipped},
    Row{"menu", Tag::list},
    Row{"meta", Tag::meta},
    Row{"nav", Tag::nav},
    Row{"noembed", Tag::skipped},
    Row{"noframes", Tag::skipped},
    Row{"noscript", Tag::skipped},
    Row{"object", Tag::skipped},
    Row{"ol", Tag::list},
    Row{"optgroup", Tag::option},
    Row{"option", Tag::option},
    Row{"p", Tag::p},
    Row{"pre", Tag::pre},
    Row{"script", Tag::script},
    Row{"search", Tag::nav},
    Row{"section", Tag::section},
    Row{"select", Tag::option},
    Row{"style", Tag::skipped},
    Row{"summary", Tag::div},
    Row{"svg", Tag::skipped},
    Row{"table", Tag::table},
    Row{"tbody", Tag::div},
    Row{"td", Tag::cell},
    Row{"template", Tag::skipped},
    Row{"textarea", Tag::option},
    Row{"tfoot", Tag::div},
    Row{"th", Tag::cell},
    Row{"thead", Tag::div},
    Row{"time", Tag::time},
    Row{"title", Tag::title},
    Row{"tr", Tag::row},
    Row{"ul", Tag::list},
    Row{"video", Tag::skipped},
};

constexpr bool ascending() {
  for (std::size_t i = 1; i < kTags.size(); ++i) {
    if (kTags[i - 1].name >= kTags[i].name) return false;
  }
  return true;
}
static_assert(ascending());

}  // namespace

Tag tag_of(std::string_view name) noexcept {
  const auto* row = std::lower_bound(kTags.begin(), kTags.end(), name,
                                     [](const Row& r, std::string_view wanted) { return r.name < wanted; });
  return row != kTags.end() && row->name == name ? row->tag : Tag::other;
}

bool is_block(Tag tag) noexcept {
  switch (tag) {
    case Tag::other:
    case Tag::a:
    case Tag::abbr:
    case Tag::br:
    case Tag::cite:
    case Tag::img:
    case Tag::input:
    case Tag::label:
    case Tag::link:
    case Tag::meta:
    case Tag::script:
    case Tag::skipped:
    case Tag::time:
      return false;
    default:
      return true;
  }
}

}  // namespace dateline
