// A run: articles collected in memory until they are inverted (inverted_run.h).
//
// An article is a record of form numbers: a form is a word in a language, which knows its word and its stem, so that a
// word is looked up once an article and stemmed once a run.  Only when the run is over, and the order of its rows
// known, do the forms become postings: every list is written front to back, and nothing is ever sorted but terms.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "indexer/inverting/analysed.h"
#include "indexer/inverting/form_table.h"
#include "indexer/inverting/row_record.h"
#include "indexer/inverting/string_table.h"

namespace dateline {

/// What a run has collected.
struct RunContent {
  struct TitleTerms {
    std::uint32_t word_plus_one = 0;  ///< in `terms`; 0: not met in a title
    std::uint32_t stem = 0;
  };

  std::vector<std::string_view> records;  ///< as append_record_head() makes them, in `chunks`
  std::vector<std::unique_ptr<char[]>> chunks;
  StringTable words;                        ///< the words themselves
  StringTable terms;                        ///< all other terms, behind their prefixes
  std::vector<std::uint32_t> word_of_form;  ///< in `words`
  std::vector<std::uint32_t> stem_of_form;  ///< in `terms`
  std::vector<TitleTerms> title_terms_of_form;

  [[nodiscard]] std::uint32_t forms() const noexcept { return static_cast<std::uint32_t>(word_of_form.size()); }
};

class Run {
 public:
  /// Adds an article; its number in the run, from 0.
  std::uint32_t add(const AnalysedArticle& article);
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(content_.records.size()); }
  [[nodiscard]] RowRecord record(std::uint32_t number) const { return read_record(content_.records[number]); }
  /// What it takes now, and will take at most when it is inverted.
  [[nodiscard]] std::uint64_t memory() const noexcept;
  /// Everything that was added; nothing is left.
  [[nodiscard]] RunContent take();

 private:
  std::uint32_t form_of(const FormTable::Key& key, std::uint64_t word_hash);
  void new_form(const FormTable::Key& key, std::uint64_t word_hash);
  void add_title_terms(std::uint32_t form);
  void look_up_words(const AnalysedArticle& article);
  void look_up_filters(const AnalysedArticle& article);
  void store(std::string_view head, std::string_view data);
  std::uint16_t language_number(const std::string& language);

  RunContent content_;
  Analyzer analyzer_;  // for stems
  std::vector<std::string> languages_;
  std::uint16_t last_language_ = 0;
  FormTable form_table_;
  std::size_t chunk_room_ = 0;
  char* chunk_at_ = nullptr;
  std::uint64_t record_bytes_ = 0;
  std::uint64_t postings_ = 0;                  // at most: for memory()
  std::vector<std::uint32_t> forms_, filters_;  // of the article that is added
  std::string head_, forms_packed_, filters_packed_, term_;
};

}  // namespace dateline
