#include "indexer/cleaning/page_notes.h"

#include <algorithm>

#include "indexer/cleaning/corrections.h"
#include "indexer/cleaning/date_place.h"

namespace dateline {

std::vector<PageNote> find_corrections(const HtmlDocument& document, const Body& body) {
  constexpr std::size_t kBlocksBelow = 15;
  std::vector<PageNote> notes;
  const std::size_t begin = std::min(first_kept(body), body.headline);
  const std::size_t end = std::min(body.blocks.size(), behind_kept(body) + kBlocksBelow);
  for (std::size_t i = begin; i < end && notes.size() < kMostCorrections; ++i) {
    const bool usable = body.blocks[i].kept || may_hold_date(body.blocks[i]);
    const std::string& text = document.blocks[i].text;
    const auto known = [&](const PageNote& note) { return note.text == text; };
    if (usable && is_correction(text) && std::none_of(notes.begin(), notes.end(), known))
      notes.push_back({text, body.blocks[i].kept});
  }
  return notes;
}

}  // namespace dateline
