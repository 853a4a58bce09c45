#include "indexer/cleaning/html_tags.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

template <typename What>
struct Row {
  std::string_view name;
  What what;
};

template <typename Rows>
constexpr bool ascending(const Rows& rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i - 1].name >= rows[i].name) return false;
  }
  return true;
}

template <typename Rows, typename What>
What look_up(const Rows& rows, std::string_view name, What otherwise) noexcept {
  const auto* row = std::lower_bound(rows.begin(), rows.end(), name,
                                     [](const auto& r, std::string_view wanted) { return r.name < wanted; });
  return row != rows.end() && row->name == name ? row->what : otherwise;
}

// Ascending by name: found by binary search.
constexpr std::array kTags = {
    Row<Tag>{"a", Tag::a},
    Row<Tag>{"abbr", Tag::abbr},
    Row<Tag>{"address", Tag::address},
    Row<Tag>{"amp-iframe", Tag::skipped},
    Row<Tag>{"applet", Tag::skipped},
    Row<Tag>{"article", Tag::article},
    Row<Tag>{"aside", Tag::aside},
    Row<Tag>{"audio", Tag::skipped},
    Row<Tag>{"blockquote", Tag::blockquote},
    Row<Tag>{"body", Tag::body},
    Row<Tag>{"br", Tag::br},
    Row<Tag>{"button", Tag::button},
    Row<Tag>{"canvas", Tag::skipped},
    Row<Tag>{"caption", Tag::caption},
    Row<Tag>{"center", Tag::div},
    Row<Tag>{"cite", Tag::cite},
    Row<Tag>{"dd", Tag::li},
    Row<Tag>{"details", Tag::div},
    Row<Tag>{"dialog", Tag::div},
    Row<Tag>{"dir", Tag::list},
    Row<Tag>{"div", Tag::div},
    Row<Tag>{"dl", Tag::list},
    Row<Tag>{"dt", Tag::li},
    Row<Tag>{"embed", Tag::skipped},
    Row<Tag>{"fieldset", Tag::form},
    Row<Tag>{"figcaption", Tag::figcaption},
    Row<Tag>{"figure", Tag::figure},
    Row<Tag>{"footer", Tag::footer},
    Row<Tag>{"form", Tag::form},
    Row<Tag>{"frameset", Tag::skipped},
    Row<Tag>{"h1", Tag::h1},
    Row<Tag>{"h2", Tag::h2},
    Row<Tag>{"h3", Tag::h3},
    Row<Tag>{"h4", Tag::heading},
    Row<Tag>{"h5", Tag::heading},
    Row<Tag>{"h6", Tag::heading},
    Row<Tag>{"head", Tag::head},
    Row<Tag>{"header", Tag::header},
    Row<Tag>{"hgroup", Tag::div},
    Row<Tag>{"hr", Tag::div},
    Row<Tag>{"html", Tag::html},
    Row<Tag>{"iframe", Tag::skipped},
    Row<Tag>{"img", Tag::img},
    Row<Tag>{"input", Tag::input},
    Row<Tag>{"label", Tag::label},
    Row<Tag>{"legend", Tag::div},
    Row<Tag>{"li", Tag::li},
    Row<Tag>{"link", Tag::link},
    Row<Tag>{"main", Tag::main},
    Row<Tag>{"math", Tag::skipped},
    Row<Tag>{"menu", Tag::list},
    Row<Tag>{"meta", Tag::meta},
    Row<Tag>{"nav", Tag::nav},
    Row<Tag>{"noembed", Tag::skipped},
    Row<Tag>{"noframes", Tag::skipped},
    Row<Tag>{"noscript", Tag::skipped},
    Row<Tag>{"object", Tag::skipped},
    Row<Tag>{"ol", Tag::list},
    Row<Tag>{"optgroup", Tag::option},
    Row<Tag>{"option", Tag::option},
    Row<Tag>{"p", Tag::p},
    Row<Tag>{"pre", Tag::pre},
    Row<Tag>{"script", Tag::script},
    Row<Tag>{"search", Tag::nav},
    Row<Tag>{"section", Tag::section},
    Row<Tag>{"select", Tag::option},
    Row<Tag>{"style", Tag::skipped},
    Row<Tag>{"summary", Tag::div},
    Row<Tag>{"svg", Tag::skipped},
    Row<Tag>{"table", Tag::table},
    Row<Tag>{"tbody", Tag::div},
    Row<Tag>{"td", Tag::cell},
    Row<Tag>{"template", Tag::skipped},
    Row<Tag>{"textarea", Tag::option},
    Row<Tag>{"tfoot", Tag::div},
    Row<Tag>{"th", Tag::cell},
    Row<Tag>{"thead", Tag::div},
    Row<Tag>{"time", Tag::time},
    Row<Tag>{"title", Tag::title},
    Row<Tag>{"tr", Tag::row},
    Row<Tag>{"ul", Tag::list},
    Row<Tag>{"video", Tag::skipped},
};

static_assert(ascending(kTags));

constexpr std::array kAttributes = {
    Row<Attr>{"aria-hidden", Attr::aria_hidden},
    Row<Attr>{"aria-label", Attr::aria_label},
    Row<Attr>{"class", Attr::classes},
    Row<Attr>{"content", Attr::content},
    Row<Attr>{"data-component", Attr::component},
    Row<Attr>{"data-testid", Attr::test_id},
    Row<Attr>{"datetime", Attr::datetime},
    Row<Attr>{"hidden", Attr::hidden},
    Row<Attr>{"href", Attr::href},
    Row<Attr>{"http-equiv", Attr::http_equiv},
    Row<Attr>{"id", Attr::id},
    Row<Attr>{"itemprop", Attr::itemprop},
    Row<Attr>{"lang", Attr::lang},
    Row<Attr>{"name", Attr::name},
    Row<Attr>{"placeholder", Attr::placeholder},
    Row<Attr>{"property", Attr::property},
    Row<Attr>{"rel", Attr::rel},
    Row<Attr>{"role", Attr::role},
    Row<Attr>{"style", Attr::style},
    Row<Attr>{"title", Attr::title},
    Row<Attr>{"type", Attr::type},
    Row<Attr>{"xml:lang", Attr::xml_lang},
};
static_assert(ascending(kAttributes) && kAttributes.size() + 1 == kAttrs);

}  // namespace

Tag tag_of(std::string_view name) noexcept { return look_up(kTags, name, Tag::other); }

Attr attr_of(std::string_view name) noexcept { return look_up(kAttributes, name, Attr::none); }

bool is_read_on(Attr attr, Tag tag) noexcept {
  switch (attr) {
    case Attr::none:
      return false;
    case Attr::href:
      return tag == Tag::a || tag == Tag::link;
    case Attr::title:
      return tag == Tag::abbr;
    case Attr::lang:
    case Attr::xml_lang:
      return tag == Tag::html;
    case Attr::http_equiv:
    case Attr::property:
      return tag == Tag::meta;
    case Attr::name:
      return tag == Tag::meta || tag == Tag::input;
    case Attr::placeholder:
    case Attr::type:
      return tag == Tag::input;
    default:
      return true;
  }
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
