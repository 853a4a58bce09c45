// Text -> terms: the one analyzer that index, query and highlight share.
//
//   text       The Kremlin's Kim Jong-un, AT&T and the U.S. agreed.
//   UAX #29    The | Kremlin's | Kim | Jong | un | AT | T | and | the | U.S | agreed
//   folded     the | kremlin | kim | jong | un | at | t | and | the | us | agreed
//   joined     jongun beside jong, att beside at
//   stem (en)  the | kremlin | kim | jong | un | at | t | and | the | us | agre; accents folded after stemming
//
// Words are cut by ICU's UAX #29 rules (with its dictionaries for Thai, Chinese, Japanese, Khmer, Lao, Burmese); plain
// ASCII text takes a faster way that a differential test proves equal.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "common/analysis/word_buffer.h"

namespace dateline {

/// One word of a text.
struct Word {
  std::string folded;          ///< the exact word: case folded, accents kept; the raw term
  Span span;                   ///< bytes of the text it was cut from
  std::uint32_t position = 0;  ///< from 1; a joined word has the position of its first part
  bool joined = false;         ///< an extra form of the words it spans ("jongun" of Jong-un)
  /// The first of its sentence; a text, and so a paragraph, begins one (sentence_start.h).  Never a joined word.
  bool begins_sentence = false;
};

/// Words of a whole article with the positions the index uses: the title from 1, each paragraph kParagraphGap after
/// the last word before it, so that no phrase crosses a bound.  Body spans are bytes of Article::body.
struct ArticleWords {
  std::vector<Word> title;
  std::vector<Word> body;
};

inline constexpr std::uint32_t kParagraphGap = 100;

/// How much of a body is cut: all of it, or up to the end of a paragraph that ends `bytes` or more behind the end of
/// the one with the word at `position`.
struct BodyPart {
  std::uint32_t position = ~std::uint32_t{0};
  std::size_t bytes = 0;
};

/// Longer words are not indexed (they are addresses, keys and noise).
inline constexpr std::size_t kMaxWordBytes = 64;

/// Not thread-safe: one per thread (it keeps ICU iterators, stemmers and a stem cache).
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// The words of a text, in order of position, then plain before joined.  Positions count from `first_position`.
  [[nodiscard]] std::vector<Word> words(std::string_view text, std::uint32_t first_position = 1);
  [[nodiscard]] ArticleWords article_words(std::string_view title, std::string_view body);
  /// The same words appended to a buffer.
  void words(std::string_view text, std::uint32_t first_position, WordBuffer& out);
  /// The words of title and body, the body's behind the title's; returns how many entries are the title's.
  std::size_t article_words(std::string_view title, std::string_view body, WordBuffer& out);
  /// The same of a part of the body, which `body` is then.
  std::size_t article_words(std::string_view title, std::string_view& body, BodyPart part, WordBuffer& out);
  /// The stem of an exact word: Snowball for the language ("" or unknown: the word itself), then accents folded.
  /// The term is "Z" + stem.
  [[nodiscard]] std::string stem(std::string_view folded_word, std::string_view language);
  /// The same for callers that keep the stem, and so ask once.
  [[nodiscard]] std::string stem_once(std::string_view folded_word, std::string_view language);
  /// Ours, Unicode's, ICU's and the stemmer's versions: terms made under another fingerprint may differ.
  [[nodiscard]] static std::string fingerprint();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Common words of the language (en, de, fr, es, it, pt, nl, ru) that a long question can do without.
[[nodiscard]] bool is_stop_word(std::string_view folded_word, std::string_view language);

}  // namespace dateline
