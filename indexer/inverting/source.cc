#include "indexer/inverting/source.h"

namespace dateline {

void RowSource::count_words(std::uint32_t row, std::vector<std::uint64_t>& counts) {
  const auto count = [&](WordNumber word) {
    if (word >= counts.size()) counts.resize(std::size_t{word} + 1);
    ++counts[word];
  };
  const ArticleTokens& found = tokens(row);
  for (const WordNumber word : found.words) count(word);
  for (const auto& joined : found.joined) count(joined.word);
}

}  // namespace dateline
