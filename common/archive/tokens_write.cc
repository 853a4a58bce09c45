#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include <dateline/error.h>

#include "common/archive/dense_code.h"
#include "common/archive/packed.h"
#include "common/archive/sections.h"
#include "common/archive/tokens_format.h"
#include "common/text/first_bytes.h"
#include "common/text/varint.h"

namespace dateline {

namespace {

[[noreturn]] void our_mistake(const std::string& what) { throw Error(ErrorCode::internal, "tokens: " + what); }

/// Every stem of a dictionary, numbered in byte order; and the numbers of each word's stems.
class StemNumbers {
 public:
  explicit StemNumbers(std::span<const DictionaryWord> dictionary) {
    std::vector<std::string_view> all;
    starts_.reserve(dictionary.size() + 1);
    for (const DictionaryWord& word : dictionary) {
      starts_.push_back(all.size());
      all.insert(all.end(), word.stems.begin(), word.stems.end());
    }
    starts_.push_back(all.size());
    if (all.size() >= std::numeric_limits<std::uint32_t>::max()) our_mistake("there are too many stems");
    numbers_.resize(all.size());
    for (const std::uint32_t pair : sorted_by_bytes(pairs(), [&](std::uint32_t i) { return all[i]; })) {
      if (stems_.empty() || stems_.back() != all[pair]) stems_.push_back(all[pair]);
      numbers_[pair] = static_cast<std::uint32_t>(stems_.size() - 1);
    }
  }
  [[nodiscard]] const std::vector<std::string_view>& stems() const noexcept { return stems_; }
  /// Of the word with this index, ascending.
  [[nodiscard]] std::span<const std::uint32_t> of_word(std::size_t word) const {
    return std::span(numbers_).subspan(starts_[word], starts_[word + 1] - starts_[word]);
  }
  /// Of a word and one of its stems.
  [[nodiscard]] std::uint32_t pairs() const noexcept { return static_cast<std::uint32_t>(numbers_.size()); }

 private:
  std::vector<std::string_view> stems_;
  std::vector<std::size_t> starts_;  // by word, in numbers_
  std::vector<std::uint32_t> numbers_;
};

void write_texts(SectionWriter& file, const TextsWriter& texts) {
  file.begin_section();
  file.write(texts.text);
  file.begin_section();
  file.write(texts.lengths);
  file.begin_section();
  file.write_array<std::uint64_t>(texts.starts);
}

template <typename Numbers>
void write_packed(SectionWriter& file, const Numbers& numbers, std::uint64_t largest) {
  PackedWriter packed(largest);
  for (const auto number : numbers) packed.add(number);
  file.begin_section();
  file.write(packed.take());
}

void write_words(SectionWriter& file, std::span<const DictionaryWord> dictionary) {
  TextsWriter texts;
  for (const DictionaryWord& word : dictionary) texts.add(word.word);
  write_texts(file, texts);
  const auto by_bytes = sorted_by_bytes(static_cast<std::uint32_t>(dictionary.size()),
                                        [&](std::uint32_t i) { return dictionary[i].word; });
  const auto same = [&](std::uint32_t a, std::uint32_t b) { return dictionary[a].word == dictionary[b].word; };
  if (std::adjacent_find(by_bytes.begin(), by_bytes.end(), same) != by_bytes.end()) our_mistake("a word comes twice");
  write_packed(file, by_bytes, last_of(dictionary.size()));
}

void write_stems_of_words(SectionWriter& file, std::size_t words, const StemNumbers& stems) {
  std::vector<std::uint64_t> of_word;
  std::vector<std::uint32_t> more;
  of_word.reserve(words);
  for (std::size_t word = 0; word < words; ++word) {
    const std::span<const std::uint32_t> numbers = stems.of_word(word);
    if (numbers.size() == 1) {
      of_word.push_back(numbers.front());
      continue;
    }
    of_word.push_back(stems.stems().size() + more.size());
    more.push_back(static_cast<std::uint32_t>(numbers.size()));
    more.insert(more.end(), numbers.begin(), numbers.end());
  }
  write_packed(file, of_word, last_of(stems.stems().size() + more.size()));
  file.begin_section();
  file.write_array<std::uint32_t>(more);
}

void write_words_of_stems(SectionWriter& file, std::size_t words, const StemNumbers& stems) {
  std::vector<std::uint64_t> starts(stems.stems().size() + 1, 0);
  for (std::size_t word = 0; word < words; ++word) {
    for (const std::uint32_t stem : stems.of_word(word)) ++starts[stem + 1];
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::uint64_t> next(starts.begin(), starts.end() - 1);
  std::vector<std::uint32_t> of_stems(starts.back());
  for (std::size_t word = 0; word < words; ++word) {
    for (const std::uint32_t stem : stems.of_word(word)) of_stems[next[stem]++] = static_cast<std::uint32_t>(word);
  }
  write_packed(file, starts, starts.back());
  write_packed(file, of_stems, last_of(words));
}

DenseCode code_for(std::span<const DictionaryWord> dictionary) {
  std::vector<std::uint64_t> counts;
  counts.reserve(dictionary.size());
  for (const DictionaryWord& word : dictionary) counts.push_back(word.count);
  return DenseCode::best_for(counts);
}

bool in_order(const DictionaryWord& a, const DictionaryWord& b) {
  return a.count != b.count ? a.count > b.count : a.word < b.word;
}

void check_dictionary(std::span<const DictionaryWord> dictionary) {
  if (dictionary.size() >= std::numeric_limits<WordNumber>::max()) our_mistake("there are too many words");
  if (!std::is_sorted(dictionary.begin(), dictionary.end(), in_order)) our_mistake("the dictionary is not in order");
  for (const DictionaryWord& word : dictionary) {
    if (std::adjacent_find(word.stems.begin(), word.stems.end(), std::greater_equal<>()) != word.stems.end()) {
      our_mistake("stems are not in order");
    }
  }
}

void check_article(const ArticleTokens& article, std::uint64_t words) {
  std::uint64_t sum = article.title_words;
  for (const ArticleTokens::Sentence sentence : article.sentences) {
    if (sentence.words == 0) our_mistake("a sentence has no words");
    sum += sentence.words;
  }
  if (!article.sentences.empty() && !article.sentences.back().ends_paragraph) our_mistake("a paragraph has no end");
  if (sum != article.words.size()) our_mistake("the marks do not sum to the words");
  for (const WordNumber number : article.words) {
    if (number > words) our_mistake("a word is not in the dictionary");
  }
  std::uint32_t place = 0;
  for (const ArticleTokens::Joined& joined : article.joined) {
    if (joined.place < place || joined.place >= article.words.size()) our_mistake("a joined word is out of place");
    if (joined.word == kNoWord || joined.word > words) our_mistake("a joined word is not in the dictionary");
    place = joined.place;
  }
}

void append_marks(std::string& out, const ArticleTokens& article, std::string& bounds) {
  append_varint(out, article.title_words);
  bounds.clear();
  for (const ArticleTokens::Sentence sentence : article.sentences) append_varint(bounds, sentence_code(sentence));
  append_sized(out, bounds);
  std::uint32_t place = 0;
  for (const ArticleTokens::Joined& joined : article.joined) {
    append_varint(out, joined.place - place);
    append_varint(out, joined.word);
    place = joined.place;
  }
}

}  // namespace

void sort_dictionary(std::vector<DictionaryWord>& words) { std::sort(words.begin(), words.end(), in_order); }

class TokensWriter::Impl {
 public:
  Impl(const std::string& path, std::span<const DictionaryWord> dictionary)
      : file_(kTokensKind, path), code_(code_for(dictionary)), words_(dictionary.size()) {
    check_dictionary(dictionary);
    const StemNumbers stems(dictionary);
    const TokensNumbers numbers{.words = static_cast<std::uint32_t>(words_),
                                .stems = static_cast<std::uint32_t>(stems.stems().size()),
                                .pairs = stems.pairs(),
                                .stoppers = code_.stoppers()};
    file_.begin_section();
    file_.write({reinterpret_cast<const char*>(&numbers), sizeof numbers});
    write_words(file_, dictionary);
    TextsWriter texts;
    for (const std::string_view stem : stems.stems()) texts.add(stem);
    write_texts(file_, texts);
    write_stems_of_words(file_, dictionary.size(), stems);
    write_words_of_stems(file_, dictionary.size(), stems);
    file_.begin_section();
  }

  void add(const ArticleTokens& article) {
    check_article(article, words_);
    record_.clear();
    if (!article.words.empty()) {
      marks_.clear();
      append_marks(marks_, article, bounds_);
      append_sized(record_, marks_);
      append_codes(article.words);
    }
    if (record_.size() > std::numeric_limits<std::uint32_t>::max()) our_mistake("an article is too long");
    sizes_.push_back(static_cast<std::uint32_t>(record_.size()));
    file_.write(record_);
  }

  void finish() {
    PackedWriter starts(std::accumulate(sizes_.begin(), sizes_.end(), std::uint64_t{0}));
    std::uint64_t start = 0;
    starts.add(start);
    for (const std::uint32_t size : sizes_) starts.add(start += size);
    file_.begin_section();
    file_.write(starts.take());
    file_.finish();
  }

 private:
  void append_codes(const std::vector<WordNumber>& numbers) {
    std::size_t end = record_.size();
    record_.resize(end + numbers.size() * DenseCode::kMaxBytes);
    for (const WordNumber number : numbers) end += code_.write(rank_of(number, words_), record_.data() + end);
    record_.resize(end);
  }

  SectionWriter file_;
  DenseCode code_;
  std::uint64_t words_;
  std::vector<std::uint32_t> sizes_;  // of the records
  std::string bounds_, marks_, record_;
};

TokensWriter::TokensWriter(const std::string& file, std::span<const DictionaryWord> dictionary)
    : impl_(std::make_unique<Impl>(file, dictionary)) {}
TokensWriter::~TokensWriter() = default;
void TokensWriter::add(const ArticleTokens& article) { impl_->add(article); }
void TokensWriter::finish() { impl_->finish(); }

}  // namespace dateline
