#include "indexer/inverting/shard_source.h"

#include <utility>

#include <xapian.h>

#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"
#include "common/archive/tokens.h"
#include "common/text/varint.h"
#include "indexer/inverting/shard_articles.h"
#include "indexer/inverting/shard_terms.h"

namespace dateline {
namespace {

constexpr std::uint32_t kForgottenRows = 512;

class ShardSource final : public RowSource {
 public:
  ShardSource(const MergeInput& input, bool interop)
      : folder_(input.folder),
        columns_(*input.columns),
        interop_(interop),
        articles_(folder_),
        stored_(Tokens::open(folder_ + "/" + std::string(kTokensFile), columns_.articles())) {
    stored_->forget_before(columns_.articles() + 1);  // they were read for their checksum
    if (interop_) shard_ = guarded(folder_, [&] { return Xapian::Database(folder_, Xapian::DB_BACKEND_GLASS); });
  }

  [[nodiscard]] std::uint32_t rows() const override { return columns_.articles(); }
  [[nodiscard]] std::uint32_t length(std::uint32_t row) const override { return columns_.length(row + 1); }
  [[nodiscard]] std::string_view language(std::uint32_t row) override {
    const FacetColumn* const languages = columns_.facet("language");
    if (languages == nullptr) return {};
    const auto ids = languages->of(row + 1);
    return ids.empty() ? std::string_view() : std::string_view(languages->dictionary[ids.front()]);
  }
  [[nodiscard]] bool knows_counts() const override { return false; }
  void for_each_word(const std::function<void(const SourceWord&)>& visit) override {
    SourceWord word;
    for (WordNumber number = 1; number <= stored_->words(); ++number) {
      word.word = stored_->word(number);
      const auto stems = stored_->stems(number);
      word.stems.assign(stems.begin(), stems.end());
      visit(word);
    }
  }
  void count_words(std::uint32_t row, std::vector<std::uint64_t>& counts) override {
    forget_before(row);
    counts.resize(std::size_t{stored_->words()} + 1);
    stored_->count_words(row + 1, counts);
  }
  [[nodiscard]] const ArticleTokens& tokens(std::uint32_t row) override {
    forget_before(row);
    stored_->read(row + 1, tokens_);
    return tokens_;
  }
  [[nodiscard]] SourceRow read(std::uint32_t row) override {
    const Xapian::docid docid = row + 1;
    forget_before(row);
    stored_->read(docid, tokens_);
    if (interop_) read_termlist(docid);
    return {articles_.tag(docid), &tokens_, termlist_};
  }
  [[nodiscard]] std::unique_ptr<TermCursor> terms() override { return make_shard_terms(folder_, rows(), interop_); }

 private:
  // Rows are read in their order, and each walk goes over all of them.
  void forget_before(std::uint32_t row) const {
    if (row % kForgottenRows == 0) stored_->forget_before(row + 1);
  }
  void read_termlist(Xapian::docid docid) {
    termlist_.clear();
    guarded(folder_, [&] {
      for (auto term = shard_.termlist_begin(docid); term != shard_.termlist_end(docid); ++term) {
        append_sized(termlist_, *term);
        append_varint(termlist_, term.get_wdf());
      }
    });
  }

  std::string folder_;
  const Columns& columns_;
  bool interop_;
  ShardArticles articles_;
  Xapian::Database shard_;  // for termlists
  std::shared_ptr<const Tokens> stored_;
  ArticleTokens tokens_;
  std::string termlist_;
};

}  // namespace

std::unique_ptr<RowSource> make_shard_source(const MergeInput& input, bool with_positions) {
  return std::make_unique<ShardSource>(input, with_positions);
}

}  // namespace dateline
