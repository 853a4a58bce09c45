// Opening and reading; tokens_write.cc writes, tokens_build.cc makes them from the articles.
#include "common/archive/tokens.h"

#include <algorithm>

#include <dateline/error.h>

#include "common/archive/dense_code.h"
#include "common/archive/mapped_file.h"
#include "common/archive/packed.h"
#include "common/archive/sections.h"
#include "common/archive/text_order.h"
#include "common/archive/tokens_format.h"
#include "common/archive/tokens_record.h"

namespace dateline {

namespace {

using Id = TokensSection;

template <typename Value>
Value checked(const Sections& sections, const std::optional<Value>& value, const char* what) {
  if (!value) sections.damaged(what);
  return *value;
}

Texts texts_at(const Sections& sections, std::size_t first) {
  return checked(
      sections, Texts::over(sections.bytes(first), sections.bytes(first + 1), sections.array<std::uint64_t>(first + 2)),
      "its texts do not fit each other");
}

PackedNumbers packed_at(const Sections& sections, std::size_t section, std::uint64_t size, std::uint64_t largest) {
  return checked(sections, PackedNumbers::over(sections.bytes(section), size, largest),
                 "a section has another size than its numbers need");
}

TokensNumbers numbers_of(const Sections& sections) {
  const auto found = sections.array<std::uint32_t>(Id::numbers);
  if (found.size() < 4) sections.damaged("its numbers are missing");
  return {.words = found[0], .stems = found[1], .pairs = found[2], .stoppers = found[3]};
}

}  // namespace

class Tokens::Impl {
 public:
  Impl(MappedFile file, const std::string& path, std::uint32_t articles)
      : file_(std::move(file)), path_(path), articles_(articles) {
    const Sections sections(kTokensKind, unseal(kTokensKind, file_.bytes(), path_), path_, Id::count);
    const TokensNumbers numbers = numbers_of(sections);
    open_words(sections, numbers);
    open_stems(sections, numbers);
    open_articles(sections);
    code_ = DenseCode(numbers.stoppers, std::uint64_t{numbers.words} + 1);
    if (!code_.valid()) sections.damaged("its code cannot hold all words");
    file_.expect_random_reads();
  }

  [[nodiscard]] std::uint32_t articles() const noexcept { return articles_; }
  [[nodiscard]] std::uint32_t words() const noexcept { return static_cast<std::uint32_t>(words_.size()); }
  [[nodiscard]] std::string_view word(WordNumber number) const { return words_[checked_index(number)]; }
  [[nodiscard]] WordNumber find(std::string_view word) const;
  [[nodiscard]] std::vector<WordNumber> words_beginning(std::string_view prefix) const;
  [[nodiscard]] std::vector<std::string_view> stems(WordNumber number) const;
  [[nodiscard]] std::vector<WordNumber> words_of_stem(std::string_view stem) const;

  [[nodiscard]] TokensRecord record(Xapian::docid docid) const;
  void read(Xapian::docid docid, ArticleTokens& article) const;
  void count_words(Xapian::docid docid, std::span<std::uint64_t> counts) const;
  void forget_before(Xapian::docid docid) const noexcept {
    const auto begin = static_cast<std::size_t>(records_.data() - file_.bytes().data());
    file_.forget(begin, begin + starts_[std::min<std::uint64_t>(docid, articles_ + std::uint64_t{1}) - 1]);
  }
  void expect(Xapian::docid docid) const noexcept;
  void positions(Xapian::docid docid, WordNumber word, std::vector<std::uint32_t>& out) const;
  [[nodiscard]] TokenPhrase phrase(std::vector<WordNumber> words) const;
  void positions(Xapian::docid docid, const TokenPhrase& phrase, std::vector<std::uint32_t>& out) const;

 private:
  template <typename Visit>
  void for_each_joined(Xapian::docid docid, const TokensRecord& record, std::uint64_t places, Visit visit) const;
  void phrase_with_joined(Xapian::docid docid, const TokenPhrase& phrase, std::vector<std::uint32_t>& out) const;
  void open_words(const Sections& sections, const TokensNumbers& numbers);
  void open_stems(const Sections& sections, const TokensNumbers& numbers);
  void open_articles(const Sections& sections);
  [[nodiscard]] bool stem_lists_are_right() const;
  [[nodiscard]] std::size_t checked_index(WordNumber number) const;
  [[noreturn]] void damaged_row(Xapian::docid docid) const;

  MappedFile file_;
  std::string path_;
  std::uint32_t articles_;
  Texts words_, stems_;
  TextOrder word_order_, stem_order_;
  PackedNumbers by_bytes_, stem_of_word_, words_of_stem_starts_, words_of_stem_, starts_;
  std::span<const std::uint32_t> more_stems_;
  std::string_view records_;
  DenseCode code_{1, 1};
};

void Tokens::Impl::open_words(const Sections& sections, const TokensNumbers& numbers) {
  words_ = texts_at(sections, Id::word_text);
  if (words_.size() != numbers.words || numbers.words == std::numeric_limits<WordNumber>::max()) {
    sections.damaged("its words are not as many as it says");
  }
  by_bytes_ = packed_at(sections, Id::by_bytes, numbers.words, last_of(numbers.words));
  if (!by_bytes_.all_at_most(last_of(numbers.words))) sections.damaged("a word has no text");
  word_order_ = TextOrder(words_.size(), [&](std::size_t i) { return words_[by_bytes_[i]]; });
}

void Tokens::Impl::open_stems(const Sections& sections, const TokensNumbers& numbers) {
  stems_ = texts_at(sections, Id::stem_text);
  if (stems_.size() != numbers.stems) sections.damaged("its stems are not as many as it says");
  stem_order_ = TextOrder(stems_.size(), [&](std::size_t i) { return stems_[i]; });
  more_stems_ = sections.array<std::uint32_t>(Id::more_stems);
  stem_of_word_ =
      packed_at(sections, Id::stem_of_word, numbers.words, last_of(numbers.stems + std::uint64_t{more_stems_.size()}));
  words_of_stem_starts_ =
      packed_at(sections, Id::words_of_stem_starts, std::uint64_t{numbers.stems} + 1, numbers.pairs);
  words_of_stem_ = packed_at(sections, Id::words_of_stem, numbers.pairs, last_of(numbers.words));
  if (!stem_lists_are_right() || !words_of_stem_starts_.are_offsets_to(numbers.pairs) ||
      (numbers.pairs > 0 && (numbers.words == 0 || !words_of_stem_.all_at_most(last_of(numbers.words))))) {
    sections.damaged("its words and stems contradict each other");
  }
}

bool Tokens::Impl::stem_lists_are_right() const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::uint64_t stem = stem_of_word_[i];
    if (stem < stems_.size()) continue;
    const std::uint64_t at = stem - stems_.size();
    if (at >= more_stems_.size() || more_stems_[at] >= more_stems_.size() - at) return false;
    const auto list = more_stems_.subspan(at + 1, more_stems_[at]);
    if (std::any_of(list.begin(), list.end(), [&](std::uint32_t id) { return id >= stems_.size(); })) return false;
  }
  return true;
}

void Tokens::Impl::open_articles(const Sections& sections) {
  records_ = sections.bytes(Id::articles);
  starts_ = packed_at(sections, Id::article_starts, std::uint64_t{articles_} + 1, records_.size());
  if (!starts_.are_offsets_to(records_.size())) sections.damaged("an article lies outside");
}

std::size_t Tokens::Impl::checked_index(WordNumber number) const {
  if (number == kNoWord || number > words_.size()) {
    throw Error(ErrorCode::internal, "there is no word " + std::to_string(number) + " in " + path_, path_);
  }
  return number - 1;
}

void Tokens::Impl::damaged_row(Xapian::docid docid) const {
  throw_damaged(kTokensKind, path_, "the record of row " + std::to_string(docid) + " contradicts itself");
}

WordNumber Tokens::Impl::find(std::string_view word) const {
  const std::size_t found = word_order_.find(word, [&](std::size_t i) { return words_[by_bytes_[i]]; });
  return found == words_.size() ? kNoWord : static_cast<WordNumber>(by_bytes_[found] + 1);
}

std::vector<WordNumber> Tokens::Impl::words_beginning(std::string_view prefix) const {
  std::size_t begin = 0;
  for (std::size_t end = words_.size(); begin < end;) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (words_[by_bytes_[middle]] < prefix) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  std::vector<WordNumber> words;
  for (; begin < words_.size() && words_[by_bytes_[begin]].starts_with(prefix); ++begin) {
    words.push_back(static_cast<WordNumber>(by_bytes_[begin] + 1));
  }
  return words;
}

std::vector<std::string_view> Tokens::Impl::stems(WordNumber number) const {
  const std::uint64_t stem = stem_of_word_[checked_index(number)];
  if (stem < stems_.size()) return {stems_[stem]};
  const std::uint64_t at = stem - stems_.size();
  std::vector<std::string_view> stems;
  for (const std::uint32_t id : more_stems_.subspan(at + 1, more_stems_[at])) stems.push_back(stems_[id]);
  return stems;
}

std::vector<WordNumber> Tokens::Impl::words_of_stem(std::string_view stem) const {
  std::vector<WordNumber> words;
  const std::size_t found = stem_order_.find(stem, [&](std::size_t i) { return stems_[i]; });
  if (found == stems_.size()) return words;
  for (std::uint64_t i = words_of_stem_starts_[found]; i < words_of_stem_starts_[found + 1]; ++i) {
    words.push_back(static_cast<WordNumber>(words_of_stem_[i] + 1));
  }
  return words;
}

TokensRecord Tokens::Impl::record(Xapian::docid docid) const {
  if (docid == 0 || docid > articles_) {
    throw Error(ErrorCode::internal, "there is no row " + std::to_string(docid) + " in " + path_, path_);
  }
  TokensRecord record;
  const std::uint64_t begin = starts_[docid - 1];
  if (!record.parse(records_.substr(begin, starts_[docid] - begin))) damaged_row(docid);
  return record;
}

template <typename Visit>
void Tokens::Impl::for_each_joined(Xapian::docid docid, const TokensRecord& record, std::uint64_t places,
                                   Visit visit) const {
  const bool fit = record.for_each_joined([&](std::uint32_t place, WordNumber number) {
    if (place >= places || number == kNoWord || number > words()) damaged_row(docid);
    visit(place, number);
  });
  if (!fit) damaged_row(docid);
}

void Tokens::Impl::read(Xapian::docid docid, ArticleTokens& article) const {
  const TokensRecord record = this->record(docid);
  article.title_words = record.title_words;
  article.sentences.clear();
  std::uint64_t places = record.title_words;
  const bool bounds_fit = record.for_each_sentence([&](ArticleTokens::Sentence sentence) {
    article.sentences.push_back(sentence);
    places += sentence.words;
  });
  if (!bounds_fit) damaged_row(docid);
  const std::string_view codes = record.codes();
  if (places > codes.size()) damaged_row(docid);
  article.words.resize(places);
  const char* at = codes.data();
  const char* const end = at + codes.size();
  std::uint64_t rank = 0;
  for (WordNumber& word : article.words) {
    if (!code_.decode(at, end, rank)) damaged_row(docid);
    word = number_of(rank, words());
  }
  if (at != end) damaged_row(docid);
  article.joined.clear();
  for_each_joined(docid, record, places, [&](std::uint32_t place, WordNumber number) {
    article.joined.push_back({.place = place, .word = number});
  });
}

void Tokens::Impl::count_words(Xapian::docid docid, std::span<std::uint64_t> counts) const {
  if (counts.size() != std::size_t{words()} + 1) throw Error(ErrorCode::internal, "tokens: no room for the counts");
  const TokensRecord record = this->record(docid);
  const std::string_view codes = record.codes();
  std::uint64_t rank = 0;
  for (const char *at = codes.data(), *end = at + codes.size(); at != end;) {
    if (!code_.decode(at, end, rank)) damaged_row(docid);
    ++counts[number_of(rank, words())];
  }
  for_each_joined(docid, record, codes.size(), [&](std::uint32_t /*place*/, WordNumber number) { ++counts[number]; });
}

void Tokens::Impl::expect(Xapian::docid docid) const noexcept {
  if (docid == 0 || docid > articles_) return;
  constexpr std::uint64_t kLine = 64;
  constexpr std::uint64_t kMostLines = 16;  // more would push out what is wanted before
  const std::uint64_t begin = starts_[docid - 1];
  const std::uint64_t size = std::min(starts_[docid] - begin, kMostLines * kLine);
  for (std::uint64_t at = 0; at < size; at += kLine) __builtin_prefetch(records_.data() + begin + at);
  asm volatile("");  // or GCC takes this for a function without effect, and leaves the call out
}

void Tokens::Impl::positions(Xapian::docid docid, WordNumber word, std::vector<std::uint32_t>& out) const {
  out.clear();
  const auto code = code_.encode(rank_of(static_cast<WordNumber>(checked_index(word) + 1), words()));
  const TokensRecord record = this->record(docid);
  find_code(code_, record.codes(), code.view(), [&](std::uint32_t place) { out.push_back(place); });
  const std::size_t plain = out.size();
  const bool joined_fit = record.for_each_joined([&](std::uint32_t place, WordNumber number) {
    if (number == word) out.push_back(place);
  });
  if (!joined_fit) damaged_row(docid);
  if (out.size() > plain) {
    std::inplace_merge(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(plain), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }
  PlacePositions positions(record);
  for (std::uint32_t& place : out) {
    if (!positions.next(place, place)) damaged_row(docid);
  }
}

TokenPhrase Tokens::Impl::phrase(std::vector<WordNumber> words) const {
  TokenPhrase phrase{.words = std::move(words), .codes = {}};
  for (const WordNumber word : phrase.words) {
    phrase.codes += code_.encode(rank_of(static_cast<WordNumber>(checked_index(word) + 1), this->words())).view();
  }
  return phrase;
}

void Tokens::Impl::positions(Xapian::docid docid, const TokenPhrase& phrase, std::vector<std::uint32_t>& out) const {
  out.clear();
  if (phrase.words.empty()) return;
  const TokensRecord record = this->record(docid);
  bool any_joined = false;
  const bool joined_fit = record.for_each_joined([&](std::uint32_t /*place*/, WordNumber number) {
    any_joined = any_joined || std::find(phrase.words.begin(), phrase.words.end(), number) != phrase.words.end();
  });
  if (!joined_fit) damaged_row(docid);
  if (any_joined) return phrase_with_joined(docid, phrase, out);
  // No joined word counts: the words are neighbours in the stream, and a paragraph's bound is a jump of positions.
  const auto behind = static_cast<std::uint32_t>(phrase.words.size() - 1);
  PlacePositions positions(record), ends(record);
  find_code(code_, record.codes(), phrase.codes, [&](std::uint32_t end_place) {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    if (!positions.next(end_place - behind, begin) || !ends.next(end_place, end)) damaged_row(docid);
    if (end - begin == behind) out.push_back(begin);
  });
}

void Tokens::Impl::phrase_with_joined(Xapian::docid docid, const TokenPhrase& phrase,
                                      std::vector<std::uint32_t>& out) const {
  std::vector<std::uint32_t> next;
  for (std::uint32_t i = 0; i < phrase.words.size(); ++i) {
    positions(docid, phrase.words[i], i == 0 ? out : next);
    if (i == 0) continue;
    auto at = next.begin();
    std::erase_if(out, [&](std::uint32_t begin) {
      at = std::lower_bound(at, next.end(), std::uint64_t{begin} + i);
      return at == next.end() || *at != std::uint64_t{begin} + i;
    });
    if (out.empty()) return;
  }
}

Tokens::Tokens() = default;
Tokens::~Tokens() = default;

std::shared_ptr<const Tokens> Tokens::open(const std::string& file, std::uint32_t articles) {
  auto mapped = MappedFile::if_exists(file);
  if (!mapped) throw_damaged(kTokensKind, file, "it is missing");
  const std::shared_ptr<Tokens> tokens(new Tokens);
  tokens->impl_ = std::make_unique<Impl>(std::move(*mapped), file, articles);
  return tokens;
}

std::uint32_t Tokens::articles() const noexcept { return impl_->articles(); }
std::uint32_t Tokens::words() const noexcept { return impl_->words(); }
std::string_view Tokens::word(WordNumber number) const { return impl_->word(number); }
WordNumber Tokens::find(std::string_view word) const { return impl_->find(word); }
std::vector<WordNumber> Tokens::words_beginning(std::string_view prefix) const {
  return impl_->words_beginning(prefix);
}
std::vector<std::string_view> Tokens::stems(WordNumber number) const { return impl_->stems(number); }
std::vector<WordNumber> Tokens::words_of_stem(std::string_view stem) const { return impl_->words_of_stem(stem); }
std::string_view Tokens::codes(Xapian::docid docid) const { return impl_->record(docid).codes(); }
ArticleTokens Tokens::read(Xapian::docid docid) const {
  ArticleTokens article;
  impl_->read(docid, article);
  return article;
}
void Tokens::read(Xapian::docid docid, ArticleTokens& article) const { impl_->read(docid, article); }
void Tokens::count_words(Xapian::docid docid, std::span<std::uint64_t> counts) const {
  impl_->count_words(docid, counts);
}
void Tokens::forget_before(Xapian::docid docid) const noexcept { impl_->forget_before(docid); }
std::uint32_t Tokens::title_words(Xapian::docid docid) const { return impl_->record(docid).title_words; }
void Tokens::expect(Xapian::docid docid) const noexcept { impl_->expect(docid); }
void Tokens::positions(Xapian::docid docid, WordNumber word, std::vector<std::uint32_t>& out) const {
  impl_->positions(docid, word, out);
}
TokenPhrase Tokens::phrase(std::vector<WordNumber> words) const { return impl_->phrase(std::move(words)); }
void Tokens::positions(Xapian::docid docid, const TokenPhrase& phrase, std::vector<std::uint32_t>& out) const {
  impl_->positions(docid, phrase, out);
}

}  // namespace dateline
