// Patterns and similar spellings -> the exact words that an archive holds.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/archive/snapshot.h"

namespace dateline {

/// One pattern, or one word with its similar ones, that stands for more words is refused.
inline constexpr std::size_t kMaxExpansion = 2000;
/// And so is what comes after so many words of one query, or after so many looks at all words of the archive: a pattern
/// that begins with a wildcard needs one.
inline constexpr std::size_t kMaxExpandedWords = 20000;
inline constexpr std::size_t kMaxLooks = 10;

struct Expansion {
  std::vector<std::string> words;  ///< ascending; none if refused
  std::string refusal;             ///< why there are none, for people: "more than 2,000 words match"
  [[nodiscard]] bool refused() const noexcept { return !refusal.empty(); }
};

/// For one query: keeps what it found, and counts it.
class Expander {
 public:
  /// `database` is of the whole revision; both must stay.
  Expander(const ArchiveSnapshot& archive, const Xapian::Database& database) : archive_(archive), database_(database) {}

  /// Words that match a pattern (patterns.h).
  [[nodiscard]] const Expansion& matching(const std::string& pattern);
  /// Words with the same first letter, at most `edits` edits away; the word itself among them if there is one.
  [[nodiscard]] const Expansion& similar(const std::string& word, std::size_t edits);

 private:
  template <typename Test>
  [[nodiscard]] Expansion words_beginning(const std::string& prefix, const Test& test) const;
  template <typename Test>
  [[nodiscard]] Expansion words_anywhere(const Test& test);
  const Expansion& kept(const std::string& key, Expansion expansion);

  const ArchiveSnapshot& archive_;
  const Xapian::Database& database_;
  std::map<std::string, Expansion> expansions_;
  std::size_t words_ = 0;
  std::size_t looks_ = 0;
};

}  // namespace dateline
