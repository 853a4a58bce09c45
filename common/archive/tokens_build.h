// Words of articles -> tokens: for one article, and for a whole shard from what it stores.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <xapian.h>

#include "common/analysis/analyzer.h"
#include "common/archive/tokens.h"

namespace dateline {

/// Makes the tokens of one article from its words as the analyzer gives them: in order of position, plain before
/// joined, the title's first.
class ArticleTokensMaker {
 public:
  /// `room`: tokens whose memory is used again.
  explicit ArticleTokensMaker(ArticleTokens room = {});

  void add_title(std::uint32_t position, bool joined, WordNumber number);
  void add_body(std::uint32_t position, bool joined, bool begins_sentence, WordNumber number);
  [[nodiscard]] ArticleTokens take();

 private:
  void add(std::uint32_t skipped, std::uint32_t position, WordNumber number);
  void add_joined(WordNumber number);
  [[nodiscard]] std::uint32_t gap_to(std::uint32_t position) const;

  ArticleTokens tokens_;
  std::uint32_t position_ = 0;  // of the last word
};

/// `number_of(folded word)` -> WordNumber.
template <typename NumberOf>
[[nodiscard]] ArticleTokens tokens_of(const ArticleWords& words, NumberOf&& number_of) {
  ArticleTokensMaker maker;
  for (const Word& word : words.title) maker.add_title(word.position, word.joined, number_of(word.folded));
  for (const Word& word : words.body) {
    maker.add_body(word.position, word.joined, word.begins_sentence, number_of(word.folded));
  }
  return maker.take();
}

/// The same for a buffer whose first `title_entries` entries are the title's; `number_of(entry)` -> WordNumber.
/// `room`: tokens whose memory is used again.
template <typename NumberOf>
[[nodiscard]] ArticleTokens tokens_of(std::span<const WordBuffer::Entry> entries, std::size_t title_entries,
                                      NumberOf&& number_of, ArticleTokens room = {}) {
  ArticleTokensMaker maker(std::move(room));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const WordBuffer::Entry& entry = entries[i];
    if (i < title_entries) {
      maker.add_title(entry.position, entry.joined, number_of(entry));
    } else {
      maker.add_body(entry.position, entry.joined, entry.begins_sentence, number_of(entry));
    }
  }
  return maker.take();
}

/// Makes the tokens file of a shard anew from its stored articles, docids 1..n.  Reads them twice (once to count the
/// words); memory: the dictionary and a few bytes an article.  The file is not synced.  Throws Error: damaged, io.
void build_tokens(const Xapian::Database& shard, const std::string& file);

}  // namespace dateline
