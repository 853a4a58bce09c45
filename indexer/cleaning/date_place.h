// Whether the place where a date stands on a page with markup speaks for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/cleaning/body.h"
#include "indexer/cleaning/html_document.h"

namespace dateline {

/// The first and one past the last block of the story; the number of blocks and 0 if none is kept.
[[nodiscard]] std::size_t first_kept(const Body& body);
[[nodiscard]] std::size_t behind_kept(const Body& body);

/// False for the dates of related stories, comments, pictures and the page's frame.
[[nodiscard]] bool may_hold_date(const ScoredBlock& block);

/// What stands between headline and text.
class Between {
 public:
  explicit Between(const Body& body);
  [[nodiscard]] bool contains(std::size_t block) const;

 private:
  std::size_t begin_;
  std::size_t end_;
};

/// May hold the article's date: by its place, or because it stands between headline and text and is nothing but a date,
/// or a byline with one, whatever the makers call that place.
[[nodiscard]] bool is_date_place(const HtmlDocument& document, const Body& body, const Between& between,
                                 std::size_t block, std::string_view language);

}  // namespace dateline
