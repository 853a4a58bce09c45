#include "indexer/building/rebuild.h"

#include <utility>

#include <dateline/error.h>

#include "indexer/building/article_cursor.h"
#include "indexer/building/publisher.h"
#include "indexer/building/room.h"
#include "indexer/inverting/cancel.h"

namespace dateline {

namespace {

/// A replacement of all shards by nothing yet.
Replacement replacement_of(const ArchiveSnapshot& snapshot) {
  Replacement all;
  for (const ShardView& shard : snapshot.shards()) {
    all.shards.push_back(shard.info.name);
    all.moved.emplace_back(std::size_t{shard.info.articles} + 1, Xapian::docid{0});
  }
  return all;
}

}  // namespace

std::uint64_t rebuild_archive(const std::string& path, const std::string& fingerprint, const ShardAnalysis& analyse,
                              const std::atomic<bool>* cancel) {
  return guarded(path, [&] {
    static_cast<void>(read_manifest(path));  // before a lock file is made in a folder that is no archive
    Publisher publisher(path, {});
    const ArchiveSnapshot& snapshot = *publisher.snapshot();
    Publication publication{.analyzer = fingerprint};
    Xapian::docid count = 0;
    if (!snapshot.shards().empty()) {
      require_room(publisher.path(), bytes_of_shards(snapshot.manifest()), "rebuilding the archive");
      Replacement all = replacement_of(snapshot);
      all.by.folder = publisher.new_shard_folder();
      ArticleCursor cursor(snapshot);
      const auto next = [&] {
        check_cancel(cancel, "interrupted; the archive is as it was");
        auto article = cursor.next();
        if (article) all.moved[cursor.shard()][cursor.docid()] = ++count;
        return article;
      };
      analyse(next, all.by.folder, publisher.interop());
      publication.replacements.push_back(std::move(all));
    }
    publisher.publish(publication);
    return std::uint64_t{count};
  });
}

}  // namespace dateline
