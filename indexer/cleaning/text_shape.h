// What a run of text looks like: the few counts by which prose is told from furniture, for blocks of a page with
// markup and for lines of one without.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct TextShape {
  std::size_t characters = 0;  ///< code points that are not white space
  std::size_t words = 0;       ///< runs of letters and digits; each character of a script without spaces
  std::size_t capitals = 0;    ///< words that begin with an upper case letter
  std::size_t digits = 0;
  std::size_t sentence_ends = 0;  ///< full stops and their kin that end a sentence
  std::size_t stops = 0;          ///< full stops proper among the sentence marks, not "!", "?" or an ellipsis
  std::size_t commas = 0;
  std::size_t dense = 0;       ///< characters of scripts without spaces (Han, kana, Thai ...)
  bool ends_sentence = false;  ///< the last mark, quotes and brackets left aside, ends a sentence
  bool ends_colon = false;

  /// Length in Latin letters' worth: a Han character says about as much as two and a half of them.
  [[nodiscard]] std::size_t length() const noexcept { return characters + dense * 3 / 2; }
};

[[nodiscard]] TextShape shape_of(std::string_view text);

/// True if the text reads as at least one whole sentence of running prose.
[[nodiscard]] bool is_prose(const TextShape& shape) noexcept;

/// Letters and digits folded, without anything between: "Follow us!" -> "followus".  For comparing printed phrases.
[[nodiscard]] std::string squashed(std::string_view text);
/// Letters and digits folded, one blank between words.
[[nodiscard]] std::string word_key(std::string_view text);
/// The words of word_key().
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

/// ASCII helpers that keep the tables of the room in lower case.
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] bool starts_with_nocase(std::string_view text, std::string_view prefix) noexcept;

/// The text as one line: squeeze_blanks(), and without what is not there to be read: soft hyphens, zero-width blanks.
[[nodiscard]] std::string plain_line(std::string_view text);

/// White space as Unicode has it, and the invisible marks pages put between words.
[[nodiscard]] bool is_blank(char32_t c) noexcept;

}  // namespace dateline
