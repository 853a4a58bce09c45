#include "indexer/inverting/sealed_source.h"

#include <dateline/error.h>

#include "common/text/varint.h"

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
    rows_ = reader_.number();
    is_word_ = reader_.number() != 0;
    postings_ = reader_.sized();
    return true;
  }
  [[nodiscard]] std::string_view term() const override { return term_; }
  void read(std::vector<SourcePosting>& postings) override {
    positions_.clear();
    postings.clear();
    postings.reserve(rows_);
    const char* at = postings_.data();
    const char* const end = at + postings_.size();
    for (std::uint32_t next_row = 0; at != end;) {
      SourcePosting posting;
      posting.row = next_row + number(at, end);
      posting.wdf = number(at, end);
      if (with_positions_ && is_word_) read_positions(at, end, posting);
      next_row = posting.row + 1;
      postings.push_back(posting);
    }
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
  std::string term_;
  std::uint64_t rows_ = 0;
  bool is_word_ = false;
  std::string_view postings_;  // in the reader's buffer
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
    SpillReader reader(run_.words);
    SourceWord word;
    while (!reader.at_end()) {
      word.word = reader.sized();
      word.count = reader.number();
      word.stems.resize(static_cast<std::size_t>(reader.number()));
      for (std::string& stem : word.stems) stem = reader.sized();
      visit(word);
    }
  }
  [[nodiscard]] const ArticleTokens& tokens(std::uint32_t row) override {
    unpack_tokens(record(row).tokens, tokens_);
    return tokens_;
  }
  [[nodiscard]] SourceRow read(std::uint32_t row) override {
    const RowRecord found = record(row);
    unpack_tokens(found.tokens, tokens_);
    return {{found.data, found.deflated}, &tokens_, found.termlist};
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
  ArticleTokens tokens_;
  std::string language_;
};

}  // namespace

std::unique_ptr<RowSource> make_sealed_source(const SealedRun& run) { return std::make_unique<SealedSource>(run); }

}  // namespace dateline
