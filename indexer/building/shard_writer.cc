#include "indexer/building/shard_writer.h"

#include <tuple>

#include "common/archive/files.h"
#include "common/archive/snapshot.h"
#include "common/dates/dates.h"

namespace dateline {

namespace {

/// Committing at a size rather than at a count of documents keeps memory bounded for long articles, and the number of
/// rewrites of the posting table small for short ones.  An inverted posting takes about this many bytes in Xapian.
constexpr std::uint64_t kFlushBytes = std::uint64_t{256} << 20;
constexpr std::uint64_t kPostingOverhead = 64;
/// Below Xapian's own threshold (10,000), so that it never flushes on its own.
constexpr std::uint32_t kFlushDocuments = 9000;
/// What the first blocks of all tables take.
constexpr std::uint64_t kTableBytes = std::uint64_t{128} << 10;

std::uint64_t memory_of(const IndexedArticle& article) {
  std::uint64_t bytes = article.data.size();
  for (const Posting& posting : article.postings) {
    bytes += kPostingOverhead + posting.term.size() + posting.positions.size() * sizeof(std::uint32_t);
  }
  return bytes;
}

void add_posting(Xapian::Document& document, const Posting& posting) {
  // The wdf is ours to say; each position would raise it by its own increment.
  for (const std::uint32_t position : posting.positions) document.add_posting(posting.term, position, 0);
  document.add_term(posting.term, posting.wdf);
}

Xapian::Document document_of(const IndexedArticle& article) {
  Xapian::Document document;
  for (const Posting& posting : article.postings) add_posting(document, posting);
  for (const auto& [slot, value] : article.values) document.add_value(slot, value);
  document.set_data(article.data);
  return document;
}

/// Always inside a transaction, for two reasons.  Xapian 1.4.22 ends the process (std::terminate) when the disk fills
/// up while it flushes postings, so nothing may be flushed before there is known to be room; and a database that goes
/// with changes outside a transaction flushes them in its destructor.
class XapianShardWriter final : public ShardWriter {
 public:
  explicit XapianShardWriter(const std::string& folder) : folder_(folder) {
    guarded(folder_, [&] {
      // No sync here: the publisher syncs every file once, when the shard is whole.
      constexpr int kFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;
      database_ = Xapian::WritableDatabase(folder_, kFlags);
      database_.begin_transaction();
    });
  }

  void add(const IndexedArticle& article) override {
    guarded(folder_, [&] {
      database_.add_document(document_of(article));
      unflushed_bytes_ += memory_of(article);
      ++unflushed_documents_;
      if (unflushed_bytes_ < kFlushBytes && unflushed_documents_ < kFlushDocuments) return;
      flush();
      database_.begin_transaction();
    });
  }

  void finish() override {
    guarded(folder_, [&] {
      flush();
      database_.close();
      // Left by Xapian's writer lock; not part of a shard that nobody writes to again.
      remove_all_quietly(folder_ + "/flintlock");
    });
  }

 private:
  void flush() {
    check_room(folder_, kTableBytes + unflushed_bytes_);
    database_.commit_transaction();
    unflushed_bytes_ = 0;
    unflushed_documents_ = 0;
  }

  std::string folder_;
  Xapian::WritableDatabase database_;
  std::uint64_t unflushed_bytes_ = 0;
  std::uint32_t unflushed_documents_ = 0;
};

}  // namespace

std::unique_ptr<ShardWriter> make_xapian_shard_writer(const std::string& folder) {
  return std::make_unique<XapianShardWriter>(folder);
}

bool comes_before(const Article& a, const Article& b) {
  const auto key = [](const Article& article) {
    const auto& date = article.published;
    return std::tuple(date.has_value(), date ? first_day(*date).time_since_epoch().count() : 0,
                      date ? instant(*date) : 0, std::string_view(article.id));
  };
  return key(a) < key(b);
}

}  // namespace dateline
