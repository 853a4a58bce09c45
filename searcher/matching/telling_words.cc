#include "searcher/matching/telling_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace dateline {
namespace {

// A stem in the articles.
struct Seen {
  std::map<std::string, std::uint64_t> forms;
  double often = 0;  // the sum of 2 * wdf / (length / average + wdf)
  std::size_t articles = 0;
};

using Stems = std::map<std::string, Seen>;

// Empty if it is not known: then a word is its own stem.
std::string language_of(const ShardLists& shard, Xapian::docid row) {
  const FacetColumn* column = shard.view().columns.facet("language");
  const bool known = column != nullptr && !column->of(row).empty();
  return known ? column->dictionary[column->of(row).front()] : std::string{};
}

void add_article(ArchiveLists& lists, RowRef row, Analyzer& analyzer, Stems& stems) {
  ShardLists& shard = lists.shard(row.shard);
  const auto tokens = shard.tokens();
  const ArticleTokens article = tokens->read(row.docid);
  std::map<WordNumber, std::uint32_t> counts;
  for (const WordNumber word : article.words) ++counts[word];
  for (const ArticleTokens::Joined& joined : article.joined) ++counts[joined.word];
  counts.erase(kNoWord);
  // By the article's own language: the dictionary has the stems of a word in all languages that it was met in.
  const std::string language = language_of(shard, row.docid);
  std::map<std::string, std::uint32_t> wdfs;
  for (const auto& [number, count] : counts) {
    const std::string_view word = tokens->word(number);
    const std::string stem = analyzer.stem(word, language);
    wdfs[stem] += count;
    stems[stem].forms[std::string(word)] += count;
  }
  const double length = shard.view().columns.length(row.docid) / lists.stats().average_length;
  for (const auto& [stem, wdf] : wdfs) {
    Seen& seen = stems[stem];
    seen.often += 2. * wdf / (length + wdf);
    ++seen.articles;
  }
}

double relevance(double with, double all, double holding, double documents) {
  return std::log((with + .5) * (documents - holding - (all - with) + .5) /
                  ((all - with + .5) * (holding - with + .5)));
}

std::string commonest(const std::map<std::string, std::uint64_t>& forms) {
  return std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

std::vector<TellingWord> telling_words(ArchiveLists& lists, std::span<const RowRef> rows, std::size_t most,
                                       Analyzer& analyzer, const std::function<bool(const TellingWord&)>& wanted) {
  Stems stems;
  for (const RowRef row : rows) add_article(lists, row, analyzer, stems);
  std::vector<TellingWord> words;
  for (const auto& [stem, seen] : stems) {
    TellingWord word{.stem = stem, .word = commonest(seen.forms), .articles = lists.documents("Z" + stem)};
    word.weight = seen.often * relevance(static_cast<double>(seen.articles), static_cast<double>(rows.size()),
                                         static_cast<double>(word.articles), lists.stats().documents);
    if (word.weight > 0) words.push_back(std::move(word));
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const TellingWord& a, const TellingWord& b) { return a.weight > b.weight; });
  // `wanted` may be dear: it is asked only about those that could be taken.
  std::vector<TellingWord> out;
  for (TellingWord& word : words) {
    if (out.size() == most) break;
    if (wanted(word)) out.push_back(std::move(word));
  }
  return out;
}

}  // namespace dateline
