// A text as the rules see it: words with their shape and what stands between them.
//
// Not the analyzer's tokens: "U.S." keeps its dots, "Shoigu's" loses its 's, "O'Brien" is one word, and each half of
// "Jong-un" is a word, so that names can be compared whichever way they are joined.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/entities/form_table.h"

namespace dateline {

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
  std::uint32_t form = 0;  ///< number in the WordFormTable
  Shape shape = Shape::lower;
  Gap gap = Gap::broken;
  bool starts_sentence = false;
  bool starts_line = false;
  bool possessive = false;  ///< an 's was cut off
  bool initial = false;     ///< one capital letter with or without a dot: "J."
  [[nodiscard]] bool is_capital() const { return shape == Shape::capital || shape == Shape::upper; }
};

/// The different words of one article, with what the lexicon knows of them and how the article writes them.  Words are
/// numbered in the order in which the article brings them.
class Vocabulary {
 public:
  Vocabulary(WordFormTable& forms, std::string_view language)
      : forms_(forms), article_(forms.next_article()), is_english_(language.empty() || language == "en") {}

  struct Word {
    std::string_view key;  ///< folded, without dots
    WordClasses classes;
    std::uint8_t known_words = 0;  ///< as in WordFormTable::Key
    std::uint32_t lower = 0;       ///< times in lower case
    std::uint32_t inside = 0;      ///< times capitalised where no sentence begins
  };

  /// The number of the word that a form is of.
  std::uint32_t number_of(std::uint32_t form);
  [[nodiscard]] WordFormTable& forms() { return forms_; }
  [[nodiscard]] const WordFormTable& forms() const { return forms_; }
  [[nodiscard]] const Word& word(std::uint32_t number) const { return words_[number]; }
  [[nodiscard]] Word& word(std::uint32_t number) { return words_[number]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  WordFormTable& forms_;
  std::uint64_t article_;
  bool is_english_;
  std::vector<Word> words_;
};

[[nodiscard]] std::vector<NameToken> tokenize(std::string_view text, Vocabulary& vocabulary);

}  // namespace dateline
