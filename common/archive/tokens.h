// tokens: the words of every article of a shard in their order, for phrases, NEAR, exact forms and close words.
//
// A cache: made from the articles by the analyzer (TokensWriter), versioned, checksummed, mapped into memory.
//
//   "The Kremlin's Kim Jong-un agreed." under the title "Kim agrees"
//   places     0 kim  1 agrees | 2 the  3 kremlin  4 kim  5 jong  6 un  7 agreed      joined: 5 jongun
//   positions  1      2          102    103        104    105     106   107            105
//
// A place is the number of a word in the stream: the title's words, then the body's; a position is what glass would
// store for it (common/analysis/analyzer.h: the title from 1, each paragraph kParagraphGap after the word before it).
// A joined word stands at the place of its first part.  Words too long to be indexed keep their place as kNoWord.
//
// Streams hold word numbers by frequency in an (s,c)-dense byte code (Brisaboa et al. 2003): a word ends at its first
// byte below s, so that the bytes can be searched without decoding, and words between two hits counted by end bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace dateline {

/// Number of a word in a shard's dictionary: 0 is kNoWord, 1 the most frequent one; of equally frequent ones the
/// smaller by bytes comes first.
using WordNumber = std::uint32_t;
inline constexpr WordNumber kNoWord = 0;

/// The stream of one article, decoded.
struct ArticleTokens {
  /// A sentence of the body; the analyzer says where they begin.
  struct Sentence {
    std::uint32_t words = 0;
    bool ends_paragraph = false;
    bool operator==(const Sentence&) const = default;
  };
  struct Joined {
    std::uint32_t place = 0;
    WordNumber word = 0;
    bool operator==(const Joined&) const = default;
  };
  std::vector<WordNumber> words;  ///< by place
  std::uint32_t title_words = 0;  ///< how many of them are the title's
  /// Those that have words; with title_words they sum to words.size().  The last one ends a paragraph.
  std::vector<Sentence> sentences;
  std::vector<Joined> joined;  ///< ascending by place
  bool operator==(const ArticleTokens&) const = default;
};

/// A sentence as one number, and back.
[[nodiscard]] constexpr std::uint32_t sentence_code(ArticleTokens::Sentence sentence) noexcept {
  return sentence.words * 2 + (sentence.ends_paragraph ? 1 : 0);
}
[[nodiscard]] constexpr ArticleTokens::Sentence sentence_of(std::uint32_t code) noexcept {
  return {.words = code / 2, .ends_paragraph = code % 2 != 0};
}

/// One word of a dictionary while it is made.
struct DictionaryWord {
  std::string_view word;
  std::uint64_t count = 0;              ///< how often it stands in the streams, joined words included
  std::vector<std::string_view> stems;  ///< its stems in the languages it was met in, ascending
};

/// Sorts into the order of WordNumber (the first gets number 1).
void sort_dictionary(std::vector<DictionaryWord>& words);

/// Writes the file in one pass: the dictionary, then the articles by docid from 1.  Memory: the dictionary and a few
/// bytes an article; streams go to the disk as they come.  The file is not synced: publishing does that.
class TokensWriter {
 public:
  /// `dictionary` in the order of sort_dictionary(); only used during the call.  Throws Error(io), as all of these.
  TokensWriter(const std::string& file, std::span<const DictionaryWord> dictionary);
  ~TokensWriter();
  TokensWriter(const TokensWriter&) = delete;
  TokensWriter& operator=(const TokensWriter&) = delete;

  void add(const ArticleTokens& article);
  void finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Words to be looked for side by side, as the bytes of one shard's streams.
struct TokenPhrase {
  std::vector<WordNumber> words;
  std::string codes;
};

/// An opened file.  Immutable, shared between threads.
class Tokens {
 public:
  /// Throws Error(damaged) with the hint "--repair" if the file is missing, cut, changed, of another version, or for
  /// another number of articles: header, checksum and every offset are looked at here, once.
  [[nodiscard]] static std::shared_ptr<const Tokens> open(const std::string& file, std::uint32_t articles);
  ~Tokens();
  Tokens(const Tokens&) = delete;
  Tokens& operator=(const Tokens&) = delete;

  [[nodiscard]] std::uint32_t articles() const noexcept;
  /// Words of the dictionary; valid numbers are 1..words().
  [[nodiscard]] std::uint32_t words() const noexcept;
  [[nodiscard]] std::string_view word(WordNumber number) const;
  /// The number of an exact word, kNoWord if the shard does not have it.
  [[nodiscard]] WordNumber find(std::string_view word) const;
  /// The words that begin so, in byte order; of the empty prefix all.
  [[nodiscard]] std::vector<WordNumber> words_beginning(std::string_view prefix) const;
  /// Stems of a word, ascending.
  [[nodiscard]] std::vector<std::string_view> stems(WordNumber number) const;
  /// The words that have this stem, ascending.
  [[nodiscard]] std::vector<WordNumber> words_of_stem(std::string_view stem) const;

  /// Bytes of an article's stream.
  [[nodiscard]] std::string_view codes(Xapian::docid docid) const;
  [[nodiscard]] ArticleTokens read(Xapian::docid docid) const;
  /// The same into `article`, whose memory is used again.
  void read(Xapian::docid docid, ArticleTokens& article) const;
  /// Adds how often each word stands in an article, joined ones too, to `counts`: words() + 1, by number.
  void count_words(Xapian::docid docid, std::span<std::uint64_t> counts) const;
  /// The pages of the articles before `docid` are not wanted for now: a walk over all of them would else keep them in
  /// memory.  They can still be read.  Up to articles() + 1.
  void forget_before(Xapian::docid docid) const noexcept;
  /// read(docid).title_words, without decoding the article.
  [[nodiscard]] std::uint32_t title_words(Xapian::docid docid) const;
  /// Asks the processor for an article's bytes that will be wanted soon; any docid may be named.
  void expect(Xapian::docid docid) const noexcept;
  /// Positions of a word in an article as glass would store them, ascending, no two equal; `out` is overwritten.
  /// Searches the bytes; only neighbours of a hit are decoded.
  void positions(Xapian::docid docid, WordNumber word, std::vector<std::uint32_t>& out) const;

  [[nodiscard]] TokenPhrase phrase(std::vector<WordNumber> words) const;
  /// Positions at which a phrase begins: word i of it stands i positions behind, plain or joined.  Searches the bytes
  /// of the whole phrase at once.
  void positions(Xapian::docid docid, const TokenPhrase& phrase, std::vector<std::uint32_t>& out) const;

 private:
  Tokens();
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
