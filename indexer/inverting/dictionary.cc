#include "indexer/inverting/dictionary.h"

#include <algorithm>
#include <deque>
#include <string_view>

#include "common/analysis/analyzer.h"
#include "indexer/inverting/string_table.h"

namespace dateline {
namespace {

class Merger {
 public:
  explicit Merger(const ShardContent& content) : content_(content), numbers_(content.sources.size()) {}

  MergedDictionary run(const std::function<void(std::span<const DictionaryWord>)>& use) {
    for (std::size_t source = 0; source < numbers_.size(); ++source) add_words(source);
    count_rows();
    std::vector<DictionaryWord> words = sorted_words();
    use(words);
    std::vector<WordNumber> final_number(words_.size(), kNoWord);
    for (std::size_t i = 0; i < words.size(); ++i) {
      final_number[words_.number(words[i].word)] = static_cast<WordNumber>(i + 1);
    }
    for (std::vector<WordNumber>& numbers : numbers_) {
      std::transform(numbers.begin() + 1, numbers.end(), numbers.begin() + 1,
                     [&](WordNumber word) { return final_number[word]; });
    }
    return {std::move(numbers_)};
  }

 private:
  // A source's counts are of use if all its rows stay.
  bool counts_hold(std::size_t source) const {
    const auto used = std::count_if(content_.rows.begin(), content_.rows.end(),
                                    [&](const ShardRow& row) { return row.source == source; });
    return content_.sources[source]->knows_counts() &&
           static_cast<std::uint64_t>(used) == content_.sources[source]->rows();
  }

  void add_words(std::size_t source) {
    const bool counted = counts_hold(source);
    walked_.push_back(!counted);
    std::vector<WordNumber>& numbers = numbers_[source];
    numbers.push_back(kNoWord);
    content_.sources[source]->for_each_word([&](const SourceWord& word) {
      const std::uint32_t number = words_.number(word.word);
      if (number == counts_.size()) {
        counts_.push_back(0);
        stems_.emplace_back();
      }
      numbers.push_back(number);
      if (!counted) return;  // rows that are left out may have been the only ones with a word, or with one of its stems
      counts_[number] += word.count;
      for (const std::string& stem : word.stems) add_stem(number, stem);
    });
  }

  void add_stem(std::uint32_t word, const std::string& stem) {
    const std::uint32_t number = stem_table_.number(stem);
    std::vector<std::uint32_t>& known = stems_[word];
    if (std::find(known.begin(), known.end(), number) == known.end()) known.push_back(number);
  }

  void count_rows() {
    for (const ShardRow& row : content_.rows) {
      if (!walked_[row.source]) continue;
      RowSource& source = *content_.sources[row.source];
      const std::vector<WordNumber>& numbers = numbers_[row.source];
      const ArticleTokens& tokens = source.tokens(row.row);
      LanguageWords& language = words_of_language(source.language(row.row));
      for (const WordNumber word : tokens.words) {
        if (word != kNoWord) count(numbers.at(word), language);
      }
      for (const auto& joined : tokens.joined) count(numbers.at(joined.word), language);
    }
  }

  struct LanguageWords {
    std::string language;
    std::vector<bool> stemmed;  // by word
  };

  LanguageWords& words_of_language(std::string_view language) {
    for (LanguageWords& each : languages_) {
      if (each.language == language) return each;
    }
    return languages_.emplace_back(LanguageWords{std::string(language), std::vector<bool>(words_.size())});
  }

  void count(std::uint32_t word, LanguageWords& language) {
    ++counts_[word];
    if (language.stemmed[word]) return;
    language.stemmed[word] = true;
    add_stem(word, analyzer_.stem_once(words_[word], language.language));
  }

  std::vector<DictionaryWord> sorted_words() const {
    std::vector<DictionaryWord> words;
    for (std::uint32_t number = 0; number < words_.size(); ++number) {
      if (counts_[number] == 0) continue;  // only in rows that were left out
      DictionaryWord word{words_[number], counts_[number], {}};
      for (const std::uint32_t stem : stems_[number]) word.stems.push_back(stem_table_[stem]);
      std::sort(word.stems.begin(), word.stems.end());
      words.push_back(std::move(word));
    }
    sort_dictionary(words);
    return words;
  }

  const ShardContent& content_;
  StringTable words_, stem_table_;
  std::vector<std::uint64_t> counts_;
  std::vector<std::vector<std::uint32_t>> stems_;
  std::deque<LanguageWords> languages_;  // of walked rows
  Analyzer analyzer_;
  std::vector<bool> walked_;  // by source: its rows must be counted
  std::vector<std::vector<WordNumber>> numbers_;
};

}  // namespace

MergedDictionary merge_dictionaries(const ShardContent& content,
                                    const std::function<void(std::span<const DictionaryWord>)>& use) {
  return Merger(content).run(use);
}

}  // namespace dateline
