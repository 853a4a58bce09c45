// What a record says of the words of its article: which forms, how often, how often in the title.
#pragma once

#include <cstdint>
#include <vector>

#include "common/archive/tokens.h"
#include "indexer/inverting/row_record.h"

namespace dateline {

/// Meant to be filled again and again.
struct RowWords {
  std::vector<std::uint32_t> forms;
  std::vector<std::uint32_t> counts;        ///< by place in `forms`
  std::vector<std::uint32_t> title_counts;  ///< of the first of them: no others stand in the title
  std::uint32_t length = 0;                 ///< sum of the wdfs of all terms that words make
  ArticleTokens tokens;

  void read(const RowRecord& record) {
    unpack_numbers(record.forms, forms);
    unpack_tokens(record.tokens, tokens);
    counts.assign(forms.size(), 0);
    title_counts.clear();
    length = 0;
    for (std::size_t place = 0; place < tokens.words.size(); ++place) {
      count(tokens.words[place], place < tokens.title_words);
    }
    for (const auto& joined : tokens.joined) count(joined.word, joined.place < tokens.title_words);
  }

 private:
  void count(WordNumber word, bool in_title) {
    if (word == kNoWord) return;
    ++counts[word - 1];
    length += 2;  // the word and its stem
    if (!in_title) return;
    if (title_counts.size() < word) title_counts.resize(word, 0);
    ++title_counts[word - 1];
    length += 2;
  }
};

/// The tokens of a record in numbers of forms, from 1.
class FormTokens {
 public:
  void read(const RowRecord& record) {
    unpack_numbers(record.forms, forms_);
    unpack_tokens(record.tokens, tokens_);
    for (WordNumber& word : tokens_.words) word = word == kNoWord ? kNoWord : forms_.at(word - 1) + 1;
    for (auto& joined : tokens_.joined) joined.word = forms_.at(joined.word - 1) + 1;
  }
  [[nodiscard]] const ArticleTokens& tokens() const noexcept { return tokens_; }

 private:
  std::vector<std::uint32_t> forms_;
  ArticleTokens tokens_;
};

}  // namespace dateline
