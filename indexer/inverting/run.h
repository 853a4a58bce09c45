// A run: articles collected in memory, then inverted in the order of their shard and put away as sorted files.
//
// While it collects, an article is a record of form numbers: a form is a word in a language, which knows its word and
// its stem, so that a word is looked up once and stemmed once.  Only when the run is sealed, and the order of its rows
// known, do the forms become postings: every list is written front to back, and nothing is ever sorted but terms.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "indexer/inverting/analysed.h"
#include "indexer/inverting/form_table.h"
#include "indexer/inverting/posting_arena.h"
#include "indexer/inverting/row_record.h"
#include "indexer/inverting/spill_file.h"
#include "indexer/inverting/string_table.h"

namespace dateline {

/// The files of a sealed run.
struct SealedRun {
  explicit SealedRun(const std::string& folder) : rows(folder), words(folder), terms(folder) {}

  SpillFile rows;   ///< sized records in row order; tokens hold numbers of `words`
  SpillFile words;  ///< in order of number, from 1: sized word, times it stands in the rows, stems: number, sized ones
  SpillFile terms;  ///< ascending: sized term, number of rows, 1 for a word of the text, sized postings
  std::vector<std::uint64_t> row_offsets;  ///< by row, from 0
  std::vector<std::uint32_t> lengths;      ///< by row: sum of wdfs
  std::uint32_t word_count = 0;
  bool with_positions = false;  ///< postings: row gap, wdf; of a word of the text then also number of positions, gaps
};

class Run {
 public:
  /// `interop`: postings with positions, records with termlists.
  explicit Run(bool interop);

  /// Adds an article; its number in the run, from 0.
  std::uint32_t add(const AnalysedArticle& article);
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(records_.size()); }
  /// A record as it was added, its tokens in form numbers.
  [[nodiscard]] RowRecord record(std::uint32_t number) const;
  /// What it takes now, and will take at most while it is sealed.
  [[nodiscard]] std::uint64_t memory() const noexcept;

  /// Inverts the articles `order` (numbers, each once; those that are not in it are left out) into files on the disk of
  /// `folder`, and forgets everything.
  [[nodiscard]] std::unique_ptr<SealedRun> seal(std::span<const std::uint32_t> order, const std::string& folder);

 private:
  struct Form {
    std::uint32_t word = 0;  // index in words_
    std::uint32_t word_term = 0;
    std::uint32_t stem_term = 0;
    std::uint32_t title_word_term = 0;  // 0: not met in a title; term 0 is no word
    std::uint32_t title_stem_term = 0;
  };
  struct Word {
    std::uint32_t term = 0;
    std::uint64_t count = 0;
    std::vector<std::uint32_t> stem_terms;
  };
  struct TermState {
    PostingArena::Stream postings;
    std::uint32_t rows = 0;
    std::uint32_t next_row = 0;      // behind the last one written
    std::uint32_t row_plus_one = 0;  // the row that `wdf` counts for
    std::uint32_t wdf = 0;
  };
  struct Placed {
    std::uint32_t word_term = 0;
    std::uint32_t position = 0;
  };

  std::uint32_t form_of(const FormTable::Key& key, bool title);
  void new_form(std::string_view word, std::uint16_t language);
  std::uint16_t language_number(const std::string& language);

  void invert(std::uint32_t row, std::uint32_t number, SealedRun& out);
  void fetch_ahead(std::size_t place) const;
  void touch(std::uint32_t term, std::uint32_t row);
  void write_postings(std::uint32_t row);
  void write_placed_postings(std::uint32_t row);
  void write_row(std::uint32_t number, SealedRun& out);
  void write_words(SealedRun& out) const;
  void write_terms(SealedRun& out);
  void rank_terms();
  [[nodiscard]] std::string termlist_of_touched();

  bool interop_;
  Analyzer analyzer_;  // for stems
  std::vector<std::string> languages_;
  std::uint16_t last_language_ = 0;
  FormTable form_table_;
  std::vector<Form> forms_;
  StringTable terms_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> word_of_term_;  // index + 1 in words_, 0: no word of a text
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_room_ = 0;
  char* chunk_at_ = nullptr;
  std::vector<std::string_view> records_;
  std::uint64_t record_bytes_ = 0;
  std::uint64_t postings_ = 0;  // at most: for memory()

  // While sealing.
  std::vector<TermState> states_;
  PostingArena arena_;
  std::vector<std::uint32_t> touched_;
  std::vector<Placed> placed_;
  std::vector<std::uint32_t> sorted_terms_, rank_of_term_;
  ArticleTokens tokens_;
  std::string scratch_, packed_;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace dateline
