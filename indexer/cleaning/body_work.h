// What the steps of choosing a body share (body.cc says what they are).
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/body.h"

namespace dateline {

struct BodyWork {
  const HtmlDocument& document;
  std::string title;  ///< as squashed() folds it
  std::string_view host;
  Rules rules;
  Body body;
  std::vector<double> prose;  ///< weight of the prose in and below each node
  std::vector<double> links;  ///< bytes of links in and below each node

  [[nodiscard]] const HtmlBlock& block(std::size_t i) const { return document.blocks[i]; }
  [[nodiscard]] Tag tag(std::size_t i) const { return document.nodes[block(i).node].tag; }

  // Folding changes a text's length little: most blocks need not be folded to be told from the title.
  [[nodiscard]] bool says_title(std::size_t i) const {
    const std::size_t bytes = block(i).text.size();
    if (title.empty() || bytes > 4 * title.size() + 40 || 2 * bytes + 16 < title.size()) return false;
    return squashed(block(i).text) == title;
  }

  [[nodiscard]] bool is_title(std::size_t i) const {
    if (i == body.headline) return true;
    return body.blocks[i].shape.words > 1 && says_title(i);
  }
};

[[nodiscard]] inline double prose_weight(const ScoredBlock& scored) {
  const auto length = static_cast<double>(scored.shape.length());
  return std::max(length - 40, 8.0) * (1 - scored.link_share) * (scored.declared ? 2 : 1);
}

/// Sets `furniture` and `own` of every block.
void find_furniture(BodyWork& work);
/// Sets `kept` and `reason` of every block; the root is known.
void judge_blocks(BodyWork& work);
/// Sets `other_stories`.
void find_other_stories(BodyWork& work);

}  // namespace dateline
