#include "indexer/cleaning/regions.h"

#include "indexer/cleaning/region_names.h"

namespace dateline {
namespace {

Region by_tag(Tag tag) noexcept {
  switch (tag) {
    case Tag::nav:
      return Region::navigation;
    case Tag::footer:
      return Region::footer;
    case Tag::aside:
      return Region::sidebar;
    case Tag::figcaption:
    case Tag::figure:
      return Region::caption;
    case Tag::form:
      return Region::form;
    case Tag::button:
    case Tag::option:
      return Region::form;
    default:
      return Region::none;
  }
}

}  // namespace

std::string_view reason_of(Region region) noexcept {
  switch (region) {
    case Region::none:
    case Region::article_body:
      return "text";
    case Region::lead:
      return "lead";
    case Region::headline:
      return "headline";
    case Region::byline:
      return "byline";
    case Region::date:
      return "date line";
    case Region::caption:
      return "caption or gallery";
    case Region::navigation:
      return "navigation";
    case Region::header:
      return "page header";
    case Region::footer:
      return "footer";
    case Region::sidebar:
      return "sidebar";
    case Region::related:
      return "related or popular stories";
    case Region::teaser:
      return "teaser of another story";
    case Region::comments:
      return "comments";
    case Region::share:
      return "share buttons";
    case Region::newsletter:
      return "newsletter or subscription box";
    case Region::advertisement:
      return "advertisement";
    case Region::consent:
      return "consent notice";
    case Region::paywall:
      return "paywall notice";
    case Region::author_box:
      return "about the author";
    case Region::tags:
      return "tags";
    case Region::form:
      return "form";
    case Region::hidden:
      return "not shown on the page";
    case Region::player:
      return "player";
  }
  return "text";
}

Region RegionReader::of(std::uint32_t node) {
  const HtmlNode& n = document_.nodes[node];
  // The frame of the page carries the state of everything in its classes ("has-sidebar", "comments-open").
  if (n.tag == Tag::html || n.tag == Tag::body || n.tag == Tag::main) return Region::none;
  const Region tag_region = rules_.on(Rule::tags) ? by_tag(n.tag) : Region::none;
  if (tag_region != Region::none) return tag_region;
  if (n.hidden) return Region::hidden;
  const std::string_view marks = document_.marks_of(node);
  if (marks.empty() || !rules_.on(Rule::names)) return Region::none;
  const auto [known, fresh] = by_marks_.try_emplace(marks, Region::none);
  if (fresh) known->second = region_named(marks);
  const Region region = known->second;
  // Inline elements are parts of a sentence: a linked name with class "related" stays.
  const bool sentence_part =
      !is_block(n.tag) && is_furniture(region) && region != Region::hidden && region != Region::caption;
  return sentence_part ? Region::none : region;
}

}  // namespace dateline
