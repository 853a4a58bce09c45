#include "indexer/cleaning/date_place.h"

#include <algorithm>
#include <vector>

#include "common/dates/dates.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/date_words.h"

namespace dateline {
namespace {

constexpr std::size_t kMostBlocks = 12;  // between headline and text
constexpr std::size_t kFewBlocks = 4;    // above the text, if no headline is printed

bool is_headline_date(const ScoredBlock& scored, const std::string& text, std::string_view language) {
  constexpr std::size_t kWordsOfByline = 12;
  constexpr std::size_t kBytesBesides = 4;
  if (scored.shape.words > kWordsOfByline) return false;
  if (says(text, DateLabel::published) || (begins_as_byline(text) && scored.furniture != Region::caption)) return true;
  const std::vector<FoundDate> found = find_dates(text, language);
  return found.size() == 1 && text.size() <= found.front().span.end - found.front().span.begin + kBytesBesides;
}

}  // namespace

std::size_t first_kept(const Body& body) {
  const auto found = std::find_if(body.blocks.begin(), body.blocks.end(), [](const auto& block) { return block.kept; });
  return static_cast<std::size_t>(found - body.blocks.begin());
}

std::size_t behind_kept(const Body& body) {
  std::size_t behind = body.blocks.size();
  while (behind > 0 && !body.blocks[behind - 1].kept) --behind;
  return behind;
}

bool may_hold_date(const ScoredBlock& block) {
  switch (block.furniture) {
    case Region::related:
    case Region::teaser:
    case Region::comments:
    case Region::sidebar:
    case Region::caption:
    case Region::advertisement:
    case Region::footer:
    case Region::hidden:
      return false;
    default:
      return true;
  }
}

Between::Between(const Body& body) : begin_(body.headline), end_(first_kept(body)) {
  if (begin_ == SIZE_MAX) begin_ = end_ > kFewBlocks ? end_ - kFewBlocks : 0;
}

bool Between::contains(std::size_t block) const {
  return block > begin_ && block < end_ && end_ - begin_ <= kMostBlocks;
}

bool is_date_place(const HtmlDocument& document, const Body& body, const Between& between, std::size_t block,
                   std::string_view language) {
  const ScoredBlock& scored = body.blocks[block];
  return may_hold_date(scored) ||
         (between.contains(block) && is_headline_date(scored, document.blocks[block].text, language));
}

}  // namespace dateline
