// Which names an article gives reason to believe in, and as what.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <vector>

#include "indexer/entities/mentions.h"

namespace dateline {

/// A name as the numbers of its words.
using Words = std::vector<std::uint32_t>;

/// The words of a mention; initials are left out of longer names of persons, so that "Donald J. Trump" is Donald Trump.
[[nodiscard]] Words words_of_mention(const TaggedText& text, const Mention& mention);

class Belief {
 public:
  Belief(const TaggedText& title, const TaggedText& body, const Vocabulary& vocabulary);

  /// The candidates of the body (0) or the title (1), trimmed of what a sentence put before a name.
  [[nodiscard]] const std::vector<Mention>& mentions(std::size_t text) const { return mentions_[text]; }
  /// The kind under which the name of a candidate is believed, if it is.
  [[nodiscard]] std::optional<EntityKind> kind_of(const Words& words) const;
  /// The organisation whose name these words are without its legal form: "Merrill Lynch" of "Merrill Lynch Inc".
  [[nodiscard]] const Words* firm_of(const Words& words) const;

 private:
  struct Weight {
    std::array<std::size_t, 3> count{};  // by kind
    std::array<Trust, 3> best{};
    [[nodiscard]] std::size_t total() const { return count[0] + count[1] + count[2]; }
  };

  void weigh();
  bool trim_openings();
  void collect_firms(const Vocabulary& vocabulary);

  std::array<const TaggedText*, 2> texts_;
  std::array<std::vector<Mention>, 2> mentions_;
  std::map<Words, Weight> weights_;
  std::map<Words, Words> firms_;
};

}  // namespace dateline
