#include "indexer/inverting/termlists.h"

#include <algorithm>

#include "common/text/varint.h"

namespace dateline {

Termlists::Termlists(const InvertedRun& run)
    : content_(run.content()), rank_of_word_(content_.words.size(), 0), rank_of_term_(content_.terms.size(), 0) {
  InvertedTerms terms(run);
  for (std::uint32_t rank = 0; terms.next(); ++rank) {
    (terms.is_word() ? rank_of_word_ : rank_of_term_)[terms.number()] = rank;
  }
}

void Termlists::hold_word(std::uint32_t word, std::uint32_t wdf) {
  held_.push_back({rank_of_word_[word], wdf, content_.words[word]});
}

void Termlists::hold_term(std::uint32_t term, std::uint32_t wdf) {
  held_.push_back({rank_of_term_[term], wdf, content_.terms[term]});
}

std::string_view Termlists::of(const RowRecord& record) {
  words_.read(record);
  held_.clear();
  for (std::size_t i = 0; i < words_.forms.size(); ++i) {
    hold_word(content_.word_of_form[words_.forms[i]], words_.counts[i]);
    hold_term(content_.stem_of_form[words_.forms[i]], words_.counts[i]);
  }
  for (std::size_t i = 0; i < words_.title_counts.size(); ++i) {
    if (words_.title_counts[i] == 0) continue;
    const RunContent::TitleTerms& title = content_.title_terms_of_form[words_.forms[i]];
    hold_term(title.word_plus_one - 1, words_.title_counts[i]);
    hold_term(title.stem, words_.title_counts[i]);
  }
  unpack_numbers(record.filters, filters_);
  for (const std::uint32_t filter : filters_) hold_term(filter, 0);
  std::sort(held_.begin(), held_.end(), [](const Held& a, const Held& b) { return a.rank < b.rank; });
  list_.clear();
  for (auto held = held_.begin(); held != held_.end();) {
    // Several words may have one stem.
    std::uint32_t wdf = 0;
    const auto first = held;
    for (; held != held_.end() && held->rank == first->rank; ++held) wdf += held->wdf;
    append_sized(list_, first->term);
    append_varint(list_, wdf);
  }
  return list_;
}

}  // namespace dateline
