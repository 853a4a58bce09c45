// How the words of a phrase or of a close pair must stand: asked here, answered by whoever knows the positions.
//
// The words' own weights are the weight of either (their sum), as of Xapian's OP_PHRASE and OP_NEAR.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace dateline {

/// `words` are exact words as the analyzer folds them, two or more.
class PositionQueries {
 public:
  virtual ~PositionQueries() = default;
  /// Articles that hold the words side by side in this order, in title or body.
  [[nodiscard]] virtual Xapian::Query phrase(const std::vector<std::string>& words) const = 0;
  /// The same inside the title; matches, but is not made to rank.
  [[nodiscard]] virtual Xapian::Query title_phrase(const std::vector<std::string>& words) const = 0;
  /// Articles that hold all the words at different positions of one window of `window` positions, in any order.
  [[nodiscard]] virtual Xapian::Query near(const std::vector<std::string>& words, Xapian::termcount window) const = 0;
};

/// The plain form over positions in the database itself (--interop), which any Xapian backend runs.  The title has no
/// positions there: a title phrase is all of its words.
class GlassPositions final : public PositionQueries {
 public:
  [[nodiscard]] Xapian::Query phrase(const std::vector<std::string>& words) const override;
  [[nodiscard]] Xapian::Query title_phrase(const std::vector<std::string>& words) const override;
  [[nodiscard]] Xapian::Query near(const std::vector<std::string>& words, Xapian::termcount window) const override;
};

}  // namespace dateline
