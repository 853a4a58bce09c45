#include "indexer/inverting/sealed_source.h"

#include <dateline/error.h>

#include "common/text/varint.h"
#include "indexer/inverting/posting_lists.h"
#include "indexer/inverting/row_words.h"

namespace dateline {
namespace {

std::uint32_t number(const char*& at, const char* end) {
  std::uint32_t value = 0;
  if (!read_varint(at, end, value)) throw_spill_changed();
  return value;
}

class SealedCursor final : public TermCursor {
 public:
  explicit SealedCursor(const SealedRun& run) : reader_(run.terms), with_positions_(run.with_positions) {}

  bool next() override {
    if (reader_.at_end()) return false;
    term_ = reader_.sized();
    postings_ = reader_.sized();
    if (!with_positions_) return true;
    // The reader's buffer moves on.
    kept_postings_ = postings_;
    position_bytes_ = reader_.sized();
    return true;
  }
  [[nodiscard]] std::string_view term() const override { return term_; }
  void read(std::vector<SourcePosting>& postings) override {
    read_postings(with_positions_ ? std::string_view(kept_postings_) : postings_, postings);
    positions_.clear();
    if (position_bytes_.empty()) return;
    const char* at = position_bytes_.data();
    const char* const end = at + position_bytes_.size();
    for (SourcePosting& posting : postings) read_positions(at, end, posting);
  }

 private:
  void read_positions(const char*& at, const char* end, SourcePosting& posting) {
    posting.positions_begin = static_cast<std::uint32_t>(positions_.size());
    std::uint32_t position = 0;
    for (std::uint32_t left = number(at, end); left > 0; --left) positions_.push_back(position += number(at, end));
    posting.positions_end = static_cast<std::uint32_t>(positions_.size());
  }

  SpillReader reader_;
  bool with_positions_;
  std::string term_, kept_postings_;
  std::string_view postings_, position_bytes_;  // in the reader's buffer
};

class SealedSource final : public RowSource {
 public:
  explicit SealedSource(const SealedRun& run) : run_(run), reader_(run.rows) {}

  [[nodiscard]] std::uint32_t rows() const override { return static_cast<std::uint32_t>(run_.lengths.size()); }
  [[nodiscard]] std::uint32_t length(std::uint32_t row) const override { return run_.lengths[row]; }
  [[nodiscard]] std::string_view language(std::uint32_t row) override {
    language_ = record(row).language;
    return language_;
  }
  [[nodiscard]] bool knows_counts() const override { return true; }
  void for_each_word(const std::function<void(const SourceWord&)>& visit) override {
    SpillReader reader(run_.forms);
    SourceWord word;
    while (!reader.at_end()) {
      word.word = reader.sized();
      word.count = reader.number();
      const std::string_view stem = reader.sized();
      word.stems.resize(word.count == 0 ? 0 : 1);
      if (word.count != 0) word.stems.front() = stem;
      visit(word);
    }
  }
  [[nodiscard]] const ArticleTokens& tokens(std::uint32_t row) override {
    tokens_.read(record(row));
    return tokens_.tokens();
  }
  [[nodiscard]] SourceRow read(std::uint32_t row) override {
    const RowRecord found = record(row);
    tokens_.read(found);
    return {{found.data, found.deflated}, &tokens_.tokens(), found.termlist};
  }
  [[nodiscard]] std::unique_ptr<TermCursor> terms() override { return std::make_unique<SealedCursor>(run_); }

 private:
  RowRecord record(std::uint32_t row) {
    // Rows that were left out are skipped; a new walk begins at the front again.
    if (run_.row_offsets[row] != reader_.offset()) reader_ = SpillReader(run_.rows, run_.row_offsets[row]);
    return read_record(reader_.sized());
  }

  const SealedRun& run_;
  SpillReader reader_;
  FormTokens tokens_;
  std::string language_;
};

}  // namespace

std::unique_ptr<RowSource> make_sealed_source(const SealedRun& run) { return std::make_unique<SealedSource>(run); }

}  // namespace dateline
