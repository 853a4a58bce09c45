#include "indexer/inverting/dictionary.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <string_view>
#include <unordered_map>

#include "common/analysis/analyzer.h"
#include "common/text/first_bytes.h"
#include "indexer/inverting/string_table.h"

namespace dateline {
namespace {

constexpr std::uint32_t kNoStem = std::numeric_limits<std::uint32_t>::max();

class Merger {
 public:
  explicit Merger(const ShardContent& content)
      : content_(content), unclear_stems_(content.sources.size()), numbers_(content.sources.size()) {}

  MergedDictionary run(const std::function<void(std::span<const DictionaryWord>)>& use) {
    for (std::size_t source = 0; source < numbers_.size(); ++source) add_words(source);
    for (std::size_t source = 0; source < numbers_.size(); ++source) add_unclear_stems(source);
    words_.end_adding();
    stem_table_.end_adding();
    const std::vector<std::uint32_t> order = by_frequency();
    use(dictionary_of(order));
    std::vector<WordNumber> final_number(words_.size(), kNoWord);
    for (std::size_t i = 0; i < order.size(); ++i) final_number[order[i]] = static_cast<WordNumber>(i + 1);
    for (std::vector<WordNumber>& numbers : numbers_) {
      std::transform(numbers.begin() + 1, numbers.end(), numbers.begin() + 1,
                     [&](WordNumber word) { return final_number[word]; });
    }
    return {std::move(numbers_)};
  }

 private:
  template <typename Visit>
  void for_each_row_of(std::size_t source, Visit visit) const {
    for (const ShardRow& row : content_.rows) {
      if (row.source == source) visit(row.row);
    }
  }

  bool all_rows_stay(std::size_t source) const {
    std::uint64_t rows = 0;
    for_each_row_of(source, [&](std::uint32_t) { ++rows; });
    return rows == content_.sources[source]->rows();
  }

  void add_words(std::size_t source) {
    RowSource& from = *content_.sources[source];
    const bool whole = all_rows_stay(source);
    const bool counted = whole && from.knows_counts();
    std::vector<std::uint64_t> counts;  // by the source's number
    if (!counted) for_each_row_of(source, [&](std::uint32_t row) { from.count_words(row, counts); });
    std::vector<WordNumber>& numbers = numbers_[source];
    numbers.push_back(kNoWord);
    from.for_each_word([&](const SourceWord& word) {
      const std::size_t own = numbers.size();
      const std::uint64_t count = counted ? word.count : own < counts.size() ? counts[own] : 0;
      numbers.push_back(count == 0 ? 0 : number_of(word.word));  // nobody will ask for a word that no row has
      if (count == 0) return;
      counts_[numbers.back()] += count;
      if (whole || word.stems.size() <= 1) {
        for (const std::string& stem : word.stems) add_stem(numbers.back(), stem);
      } else {
        unclear_stems_[source].resize(own + 1);
        unclear_stems_[source][own] = true;
      }
    });
  }

  std::uint32_t number_of(const std::string& word) {
    const std::uint32_t number = words_.number(word);
    if (number == counts_.size()) {
      counts_.push_back(0);
      stem_of_.push_back(kNoStem);
    }
    return number;
  }

  void add_stem(std::uint32_t word, const std::string& stem) {
    const std::uint32_t number = stem_table_.number(stem);
    if (stem_of_[word] == kNoStem) stem_of_[word] = number;
    if (stem_of_[word] == number) return;
    std::vector<std::uint32_t>& known = more_stems_[word];
    if (std::find(known.begin(), known.end(), number) == known.end()) known.push_back(number);
  }

  // A row that is left out may have been the only one with the language of one of a word's stems.
  void add_unclear_stems(std::size_t source) {
    const std::vector<bool>& unclear = unclear_stems_[source];
    if (unclear.empty()) return;
    RowSource& from = *content_.sources[source];
    for_each_row_of(source, [&](std::uint32_t row) {
      const ArticleTokens& tokens = from.tokens(row);
      LanguageWords& language = words_of_language(from.language(row));
      const auto look_at = [&](WordNumber word) {
        if (word < unclear.size() && unclear[word]) add_stem_of(numbers_[source][word], language);
      };
      for (const WordNumber word : tokens.words) look_at(word);
      for (const auto& joined : tokens.joined) look_at(joined.word);
    });
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

  void add_stem_of(std::uint32_t word, LanguageWords& language) {
    if (language.stemmed[word]) return;
    language.stemmed[word] = true;
    add_stem(word, analyzer_.stem_once(words_[word], language.language));
  }

  // The words that rows have, in the order of sort_dictionary(): sorting the words themselves would move their stems.
  std::vector<std::uint32_t> by_frequency() const {
    struct Key {
      std::uint64_t count = 0;
      std::uint64_t bytes = 0;
      std::uint32_t number = 0;
    };
    std::vector<Key> keys;
    keys.reserve(words_.size());
    for (std::uint32_t number = 0; number < words_.size(); ++number) {
      if (counts_[number] != 0) keys.push_back({counts_[number], first_bytes(words_[number]), number});
    }
    std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
      if (a.count != b.count) return a.count > b.count;
      return a.bytes != b.bytes ? a.bytes < b.bytes : words_[a.number] < words_[b.number];
    });
    std::vector<std::uint32_t> order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](const Key& key) { return key.number; });
    return order;
  }

  std::vector<DictionaryWord> dictionary_of(const std::vector<std::uint32_t>& order) const {
    std::vector<DictionaryWord> words;
    words.reserve(order.size());
    for (const std::uint32_t number : order) {
      DictionaryWord& word = words.emplace_back(DictionaryWord{words_[number], counts_[number], {}});
      if (stem_of_[number] == kNoStem) continue;
      word.stems.push_back(stem_table_[stem_of_[number]]);
      const auto more = more_stems_.find(number);
      if (more == more_stems_.end()) continue;
      for (const std::uint32_t stem : more->second) word.stems.push_back(stem_table_[stem]);
      std::sort(word.stems.begin(), word.stems.end());
    }
    return words;
  }

  const ShardContent& content_;
  StringTable words_, stem_table_;
  std::vector<std::uint64_t> counts_;
  // Of nearly every word there is one stem.
  std::vector<std::uint32_t> stem_of_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> more_stems_;
  std::deque<LanguageWords> languages_;
  Analyzer analyzer_;
  // By source, by its number: words with several stems, of which some may have gone with rows that are left out.
  std::vector<std::vector<bool>> unclear_stems_;
  std::vector<std::vector<WordNumber>> numbers_;
};

}  // namespace

MergedDictionary merge_dictionaries(const ShardContent& content,
                                    const std::function<void(std::span<const DictionaryWord>)>& use) {
  return Merger(content).run(use);
}

}  // namespace dateline
