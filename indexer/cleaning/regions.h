// What part of a page an element is, told by its tag and by the words its makers named it with.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "indexer/cleaning/html_document.h"
#include "indexer/cleaning/rules.h"

namespace dateline {

enum class Region : std::uint8_t {
  none,
  article_body,  ///< named as the article's text
  lead,          ///< named as its first paragraph
  headline,
  byline,
  date,
  // From here on: not the article.
  caption,
  navigation,
  header,
  footer,
  sidebar,
  related,
  teaser,  ///< only where it links elsewhere: some outlets call the lead so
  comments,
  share,
  newsletter,
  advertisement,
  consent,
  paywall,
  author_box,
  tags,
  form,
  hidden,
  player,
};

[[nodiscard]] constexpr bool is_furniture(Region region) noexcept { return region >= Region::caption; }
/// For CleanedBlock::reason.
[[nodiscard]] std::string_view reason_of(Region region) noexcept;
/// Tells the region of one element alone; its ancestors are the caller's business.  Remembers the names it has judged:
/// a page repeats a few hundred of them thousands of times.  Borrows the document.
class RegionReader {
 public:
  explicit RegionReader(const HtmlDocument& document, const Rules& rules = {}) : document_(document), rules_(rules) {}
  [[nodiscard]] Region of(std::uint32_t node);

 private:
  const HtmlDocument& document_;
  Rules rules_;
  std::unordered_map<std::string_view, Region> by_marks_;
};

}  // namespace dateline
