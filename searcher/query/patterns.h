// Words with wildcards: * for any run of characters, ? for exactly one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Fewer letters and digits would stand for too many words.
inline constexpr std::size_t kLeastPatternLetters = 2;

/// What a written word is as a pattern.
struct PatternReading {
  enum class Kind : std::uint8_t { none, pattern, too_short, not_one_word };
  Kind kind = Kind::none;
  std::string text;  ///< of a pattern: without the punctuation around it, no two stars side by side
};

/// A question mark at the end of a word or in an address is none of a pattern.
[[nodiscard]] PatternReading read_pattern(std::string_view word);

/// Compares patterns with exact words as the analyzer folds them.
class Pattern {
 public:
  explicit Pattern(std::string_view text);
  [[nodiscard]] bool matches(std::string_view word) const;
  /// What every word begins with; empty if the pattern begins with a wildcard.
  [[nodiscard]] const std::string& prefix() const noexcept { return prefix_; }

 private:
  std::u32string characters_;  // folded; wildcards stand as kAny and kStar
  std::string prefix_;
  std::string needle_;  // the longest run of letters, which every word holds
};

[[nodiscard]] std::u32string characters_of(std::string_view text);

/// True if one text becomes the other by at most `most` edits: a character put in, taken out or changed.
[[nodiscard]] bool within_edits(std::u32string_view a, std::u32string_view b, std::size_t most);

}  // namespace dateline
