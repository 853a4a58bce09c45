#include "indexer/inverting/shard_source.h"

#include <utility>

#include <xapian.h>

#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"
#include "common/archive/tokens.h"
#include "common/text/varint.h"

namespace dateline {
namespace {

Xapian::Database open_shard(const std::string& folder) {
  return guarded(folder, [&] { return Xapian::Database(folder, Xapian::DB_BACKEND_GLASS); });
}

class ShardCursor final : public TermCursor {
 public:
  ShardCursor(const std::string& folder, std::uint32_t rows, bool with_positions)
      : folder_(folder), rows_(rows), with_positions_(with_positions), shard_(open_shard(folder)) {
    guarded(folder_, [&] { at_ = shard_.allterms_begin(); });
  }

  bool next() override {
    return guarded(folder_, [&] {
      if (begun_) ++at_;
      begun_ = true;
      if (at_ == shard_.allterms_end()) return false;
      term_ = *at_;
      return true;
    });
  }
  [[nodiscard]] std::string_view term() const override { return term_; }
  void read(std::vector<SourcePosting>& postings) override {
    positions_.clear();
    postings.clear();
    guarded(folder_, [&] {
      for (auto post = shard_.postlist_begin(term_); post != shard_.postlist_end(term_); ++post) {
        const Xapian::docid docid = *post;
        if (docid == 0 || docid > rows_) {
          throw Error(ErrorCode::damaged, folder_ + ": a posting lies beyond the last article", folder_,
                      "run dateline-index --verify ARCHIVE to see what is wrong");
        }
        SourcePosting posting{docid - 1, post.get_wdf(), 0, 0};
        if (with_positions_) read_positions(post, posting);
        postings.push_back(posting);
      }
    });
  }

 private:
  void read_positions(const Xapian::PostingIterator& post, SourcePosting& posting) {
    posting.positions_begin = static_cast<std::uint32_t>(positions_.size());
    for (auto position = post.positionlist_begin(); position != post.positionlist_end(); ++position) {
      positions_.push_back(*position);
    }
    posting.positions_end = static_cast<std::uint32_t>(positions_.size());
  }

  std::string folder_;
  std::uint32_t rows_;
  bool with_positions_;
  Xapian::Database shard_;
  Xapian::TermIterator at_;
  bool begun_ = false;
  std::string term_;
};

class ShardSource final : public RowSource {
 public:
  ShardSource(const MergeInput& input, bool interop)
      : folder_(input.folder),
        columns_(*input.columns),
        interop_(interop),
        shard_(open_shard(folder_)),
        stored_(Tokens::open(folder_ + "/" + std::string(kTokensFile), columns_.articles())) {}

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
      visit(word);  // its stems are those of the rows that stay: nobody asks for them here
    }
  }
  [[nodiscard]] const ArticleTokens& tokens(std::uint32_t row) override {
    tokens_ = stored_->read(row + 1);
    return tokens_;
  }
  [[nodiscard]] SourceRow read(std::uint32_t row) override {
    const Xapian::docid docid = row + 1;
    tokens_ = stored_->read(docid);
    guarded(folder_, [&] { data_ = shard_.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data(); });
    const bool deflated = deflater_.deflate(data_, tag_);
    if (interop_) read_termlist(docid);
    return {{tag_, deflated}, &tokens_, termlist_};
  }
  [[nodiscard]] std::unique_ptr<TermCursor> terms() override {
    return std::make_unique<ShardCursor>(folder_, rows(), interop_);
  }

 private:
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
  Xapian::Database shard_;
  std::shared_ptr<const Tokens> stored_;
  TagDeflater deflater_;
  ArticleTokens tokens_;
  std::string data_, tag_, termlist_;
};

}  // namespace

std::unique_ptr<RowSource> make_shard_source(const MergeInput& input, bool with_positions) {
  return std::make_unique<ShardSource>(input, with_positions);
}

}  // namespace dateline
