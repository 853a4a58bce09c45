// A run turned around: its rows in the order of their shard, and for every term the rows that hold it.
//
// Words and all other terms (stems, title's terms, filters) have tables of their own, so that two threads can invert
// them side by side; each goes through the records once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/inverting/posting_lists.h"
#include "indexer/inverting/row_record.h"
#include "indexer/inverting/run.h"

namespace dateline {

struct InvertOptions {
  bool positions = false;    ///< also of the words
  bool two_threads = false;  ///< what comes out is the same
};

/// Rows count from 0.  Not changed once it is made: several threads may read it.
class InvertedRun {
 public:
  /// `order`: articles of the run, each once; those that are not in it are left out.
  InvertedRun(RunContent content, std::vector<std::uint32_t> order, const InvertOptions& options);

  [[nodiscard]] std::uint32_t rows() const noexcept { return static_cast<std::uint32_t>(order_.size()); }
  [[nodiscard]] RowRecord record(std::uint32_t row) const { return read_record(content_.records[order_[row]]); }
  [[nodiscard]] std::uint32_t length(std::uint32_t row) const { return lengths_[row]; }
  [[nodiscard]] const std::vector<std::uint32_t>& lengths() const noexcept { return lengths_; }
  [[nodiscard]] bool with_positions() const noexcept { return options_.positions; }
  [[nodiscard]] const RunContent& content() const noexcept { return content_; }

  [[nodiscard]] std::uint32_t forms() const noexcept { return content_.forms(); }
  [[nodiscard]] std::string_view word(std::uint32_t form) const { return content_.words[content_.word_of_form[form]]; }
  /// How often it stands in the rows; 0 if only articles that were left out have it.
  [[nodiscard]] std::uint64_t count(std::uint32_t form) const { return counts_[form]; }
  [[nodiscard]] std::string_view stem(std::uint32_t form) const {
    return content_.terms[content_.stem_of_form[form]].substr(1);
  }

 private:
  friend class InvertedTerms;
  class WordPass;
  class TermPass;

  InvertOptions options_;
  RunContent content_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> lengths_;  // by row: sum of wdfs
  std::vector<std::uint64_t> counts_;   // by form
  PostingLists word_lists_, term_lists_;
  std::vector<std::string> positions_;                      // by word: of every posting their number and their gaps
  std::vector<std::uint32_t> sorted_words_, sorted_terms_;  // by bytes, those with postings
};

/// The terms of an inverted run in byte order.  Stands on its own: one per thread.
class InvertedTerms {
 public:
  explicit InvertedTerms(const InvertedRun& run);

  /// False at the end.
  bool next();
  [[nodiscard]] std::string_view term() const { return term_; }
  /// Whether it is a word of the text, and its number in RunContent::words or terms.
  [[nodiscard]] bool is_word() const { return is_word_; }
  [[nodiscard]] std::uint32_t number() const { return number_; }
  /// The bytes of its list (posting_lists.h); valid until the next call.
  [[nodiscard]] const std::string& postings();
  /// Of every posting the number of its positions and their gaps; empty but for words of a run with positions.
  [[nodiscard]] std::string_view positions() const;

 private:
  /// What comes next of words, and of other terms.
  struct Side {
    std::size_t next = 0;  // behind it, among the sorted ones
    std::uint32_t number = 0;
    std::string_view text;
    bool at_end = false;
  };
  static void move(Side& side, const std::vector<std::uint32_t>& sorted, const StringTable& texts);

  const InvertedRun& run_;
  Side words_, terms_;
  bool is_word_ = false;
  std::uint32_t number_ = 0;
  std::string_view term_;
  std::string bytes_;
};

}  // namespace dateline
