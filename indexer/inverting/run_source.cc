#include "indexer/inverting/run_source.h"

#include <dateline/error.h>

#include "indexer/inverting/row_words.h"

namespace dateline {
namespace {

class RunCursor final : public TermCursor {
 public:
  explicit RunCursor(const InvertedRun& run) : terms_(run) {}

  bool next() override { return terms_.next(); }
  [[nodiscard]] std::string_view term() const override { return terms_.term(); }
  void read(std::vector<SourcePosting>& postings) override { read_postings(terms_.postings(), postings); }

 private:
  InvertedTerms terms_;
};

class RunSource final : public RowSource {
 public:
  explicit RunSource(const InvertedRun& run) : run_(run) {}

  [[nodiscard]] std::uint32_t rows() const override { return run_.rows(); }
  [[nodiscard]] std::uint32_t length(std::uint32_t row) const override { return run_.length(row); }
  [[nodiscard]] std::string_view language(std::uint32_t row) override { return run_.record(row).language; }
  [[nodiscard]] bool knows_counts() const override { return true; }
  void for_each_word(const std::function<void(const SourceWord&)>& visit) override {
    SourceWord word;
    for (std::uint32_t form = 0; form < run_.forms(); ++form) {
      word.word = run_.word(form);
      word.count = run_.count(form);
      word.stems.resize(word.count == 0 ? 0 : 1);
      if (word.count != 0) word.stems.front() = run_.stem(form);
      visit(word);
    }
  }
  [[nodiscard]] const ArticleTokens& tokens(std::uint32_t row) override {
    tokens_.read(run_.record(row));
    return tokens_.tokens();
  }
  [[nodiscard]] SourceRow read(std::uint32_t row) override {
    const RowRecord found = run_.record(row);
    tokens_.read(found);
    return {{found.data, found.deflated}, &tokens_.tokens(), {}};
  }
  [[nodiscard]] std::unique_ptr<TermCursor> terms() override { return std::make_unique<RunCursor>(run_); }

 private:
  const InvertedRun& run_;
  FormTokens tokens_;
};

}  // namespace

std::unique_ptr<RowSource> make_run_source(const InvertedRun& run) {
  if (run.with_positions()) throw Error(ErrorCode::internal, "a run with positions must be sealed");
  return std::make_unique<RunSource>(run);
}

}  // namespace dateline
