#include "indexer/inverting/inverted_run.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "common/text/first_bytes.h"
#include "common/text/varint.h"
#include "indexer/inverting/places.h"
#include "indexer/inverting/row_words.h"
#include "indexer/inverting/side_by_side.h"

namespace dateline {
namespace {

std::vector<std::uint32_t> sorted_lists(const StringTable& terms, const PostingLists& lists) {
  std::vector<std::uint32_t> sorted = sorted_by_bytes(terms.size(), [&](std::uint32_t term) { return terms[term]; });
  std::erase_if(sorted, [&](std::uint32_t term) { return lists.empty(term); });
  return sorted;
}

// Adds one posting for each of `numbers`, those that will be needed soon asked for early.
void add_row(PostingLists& lists, std::uint32_t row, std::span<const std::uint32_t> numbers,
             std::span<const std::uint32_t> wdfs) {
  constexpr std::size_t kAhead = 8;
  for (std::size_t i = 0; i < std::min(kAhead, numbers.size()); ++i) lists.prefetch_end(numbers[i]);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i + kAhead < numbers.size()) lists.prefetch_end(numbers[i + kAhead]);
    lists.add(numbers[i], row, wdfs[i]);
  }
}

// The numbers that forms have in `of_form`; what is known of their lists is asked for.
void look_up(std::span<const std::uint32_t> forms, const std::vector<std::uint32_t>& of_form, const PostingLists& lists,
             std::vector<std::uint32_t>& numbers) {
  constexpr std::size_t kAhead = 16;
  numbers.resize(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (i + kAhead < forms.size()) __builtin_prefetch(&of_form[forms[i + kAhead]]);
    numbers[i] = of_form[forms[i]];
    lists.prefetch(numbers[i]);
  }
}

}  // namespace

class InvertedRun::WordPass {
 public:
  explicit WordPass(InvertedRun& run) : run_(run) {}

  void invert() {
    run_.word_lists_ = PostingLists(run_.content_.words.size());
    if (run_.options_.positions) run_.positions_.resize(run_.content_.words.size());
    run_.counts_.assign(run_.forms(), 0);
    run_.lengths_.reserve(run_.rows());
    for (std::uint32_t row = 0; row < run_.rows(); ++row) {
      words_.read(run_.record(row));
      look_up(words_.forms, run_.content_.word_of_form, run_.word_lists_, numbers_);
      for (std::size_t i = 0; i < numbers_.size(); ++i) run_.counts_[words_.forms[i]] += words_.counts[i];
      add_row(run_.word_lists_, row, numbers_, words_.counts);
      run_.lengths_.push_back(words_.length);
      if (run_.options_.positions) add_positions();
    }
    run_.sorted_words_ = sorted_lists(run_.content_.words, run_.word_lists_);
  }

 private:
  struct Placed {
    std::uint32_t word = 0;  // its place among the article's
    std::uint32_t position = 0;
    auto operator<=>(const Placed&) const = default;
  };

  void add_positions() {
    placed_.clear();
    for_each_position(words_.tokens, [&](std::uint32_t position, WordNumber word) {
      placed_.push_back({word - 1, position});
    });
    std::sort(placed_.begin(), placed_.end());
    placed_.erase(std::unique(placed_.begin(), placed_.end()), placed_.end());
    for (auto begin = placed_.begin(); begin != placed_.end();) {
      const auto end = std::find_if(begin, placed_.end(), [&](const Placed& each) { return each.word != begin->word; });
      std::string& out = run_.positions_[numbers_[begin->word]];
      append_varint(out, static_cast<std::uint64_t>(end - begin));
      std::uint32_t before = 0;
      for (; begin != end; ++begin) append_varint(out, begin->position - std::exchange(before, begin->position));
    }
  }

  InvertedRun& run_;
  RowWords words_;
  std::vector<std::uint32_t> numbers_;
  std::vector<Placed> placed_;
};

class InvertedRun::TermPass {
 public:
  explicit TermPass(InvertedRun& run) : run_(run) {}

  void invert() {
    run_.term_lists_ = PostingLists(run_.content_.terms.size());
    for (std::uint32_t row = 0; row < run_.rows(); ++row) add(row);
    run_.sorted_terms_ = sorted_lists(run_.content_.terms, run_.term_lists_);
  }

 private:
  void add(std::uint32_t row) {
    const RowRecord record = run_.record(row);
    words_.read(record);
    look_up(words_.forms, run_.content_.stem_of_form, run_.term_lists_, numbers_);
    add_row(run_.term_lists_, row, numbers_, words_.counts);
    for (std::size_t i = 0; i < words_.title_counts.size(); ++i) {
      if (words_.title_counts[i] == 0) continue;
      const RunContent::TitleTerms& title = run_.content_.title_terms_of_form[words_.forms[i]];
      run_.term_lists_.add(title.word_plus_one - 1, row, words_.title_counts[i]);
      run_.term_lists_.add(title.stem, row, words_.title_counts[i]);
    }
    unpack_numbers(record.filters, numbers_);
    for (const std::uint32_t filter : numbers_) run_.term_lists_.add(filter, row, 0);
  }

  InvertedRun& run_;
  RowWords words_;
  std::vector<std::uint32_t> numbers_;
};

InvertedRun::InvertedRun(RunContent content, std::vector<std::uint32_t> order, const InvertOptions& options)
    : options_(options), content_(std::move(content)), order_(std::move(order)) {
  content_.words.end_adding();
  content_.terms.end_adding();
  run_both(
      options_.two_threads, [&] { WordPass(*this).invert(); }, [&] { TermPass(*this).invert(); });
}

InvertedTerms::InvertedTerms(const InvertedRun& run) : run_(run) {
  move(words_, run_.sorted_words_, run_.content_.words);
  move(terms_, run_.sorted_terms_, run_.content_.terms);
}

void InvertedTerms::move(Side& side, const std::vector<std::uint32_t>& sorted, const StringTable& texts) {
  if (side.next == sorted.size()) {
    side.at_end = true;
    return;
  }
  side.number = sorted[side.next++];
  side.text = texts[side.number];
}

bool InvertedTerms::next() {
  if (words_.at_end && terms_.at_end) return false;
  is_word_ = !words_.at_end && (terms_.at_end || words_.text < terms_.text);
  const Side& side = is_word_ ? words_ : terms_;
  number_ = side.number;
  term_ = side.text;
  if (is_word_) {
    move(words_, run_.sorted_words_, run_.content_.words);
  } else {
    move(terms_, run_.sorted_terms_, run_.content_.terms);
  }
  return true;
}

const std::string& InvertedTerms::postings() {
  (is_word_ ? run_.word_lists_ : run_.term_lists_).collect(number_, bytes_);
  return bytes_;
}

std::string_view InvertedTerms::positions() const {
  return is_word_ && run_.options_.positions ? std::string_view(run_.positions_[number_]) : std::string_view();
}

}  // namespace dateline
