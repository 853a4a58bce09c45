// A text as the rules see it: words with their shape and what stands between them.
//
// Not the analyzer's tokens: "U.S." keeps its dots, "Shoigu's" loses its 's, "O'Brien" is one word, and each half of
// "Jong-un" is a word, so that names can be compared whichever way they are joined.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/entities/lexicon.h"

namespace dateline {

enum class Shape : std::uint8_t {
  lower,    ///< "talks"
  capital,  ///< "Talks", "McDonald", "DeSantis"
  upper,    ///< "NATO", "U.S.", "J."
  number,   ///< begins with a digit
  other,    ///< a script without case
};

/// What stands before a word.
enum class Gap : std::uint8_t {
  blank,
  none,  ///< an apostrophe that parts two words: "d'Estaing"
  hyphen,
  ampersand,  ///< " & " or "&"
  comma,
  open,    ///< an opening bracket
  broken,  ///< any other sign, or the end of a line
};

struct NameToken {
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  std::uint32_t word = 0;  ///< number in the Vocabulary
  Shape shape = Shape::lower;
  Gap gap = Gap::broken;
  bool starts_sentence = false;
  bool starts_line = false;
  bool possessive = false;  ///< an 's was cut off
  bool initial = false;     ///< one capital letter with or without a dot: "J."
  [[nodiscard]] bool is_capital() const { return shape == Shape::capital || shape == Shape::upper; }
};

/// The different words of one article, with what the lexicon knows of them and how the article writes them.
class Vocabulary {
 public:
  Vocabulary(const Lexicon& lexicon, std::string_view language)
      : lexicon_(lexicon), is_english_(language.empty() || language == "en") {}

  struct Word {
    std::string key;  ///< folded, without dots
    WordClasses classes;
    std::uint32_t lower = 0;   ///< times in lower case
    std::uint32_t inside = 0;  ///< times capitalised where no sentence begins
  };

  std::uint32_t number_of(std::string_view text);
  [[nodiscard]] const Word& word(std::uint32_t number) const { return words_[number]; }
  [[nodiscard]] Word& word(std::uint32_t number) { return words_[number]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  const Lexicon& lexicon_;
  bool is_english_;
  std::vector<Word> words_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
};

/// The form in which words are compared: case and accents folded, dots off, one kind of apostrophe.
[[nodiscard]] std::string lexicon_key(std::string_view word);

[[nodiscard]] std::vector<NameToken> tokenize(std::string_view text, Vocabulary& vocabulary);

}  // namespace dateline
