#include "indexer/building/repair.h"

#include <algorithm>
#include <utility>

#include "common/analysis/analyzer.h"
#include "common/archive/files.h"
#include "common/archive/lock.h"
#include "common/archive/removed.h"
#include "common/archive/snapshot.h"
#include "common/archive/tokens.h"
#include "indexer/building/caches.h"
#include "indexer/building/layout.h"
#include "indexer/building/new_shard.h"
#include "indexer/building/revision_draft.h"

namespace dateline {

namespace {

/// A cache made from a damaged table would be wrong and look right.
void check_tables(const std::string& folder, const ShardInfo& shard) {
  for (const FileSum& file : shard.files) {
    if (is_cache(file.name) || file_sum(folder, file.name) == file) continue;
    const std::string path = folder + "/" + file.name;
    throw Error(ErrorCode::damaged, path + " is missing or changed; it is no cache that could be made again", path,
                "restore the file from a backup, or index the articles again");
  }
}

/// True if the file is the one that the manifest lists, and opens.
bool is_whole(const std::string& folder, const ShardInfo& shard, const std::string& name) {
  const auto listed =
      std::find_if(shard.files.begin(), shard.files.end(), [&](auto& file) { return file.name == name; });
  if (listed == shard.files.end() || file_sum(folder, name) != *listed) return false;
  try {
    static_cast<void>(Tokens::open(folder + "/" + name, shard.articles));
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
    return false;
  }
}

/// Makes the caches of one shard anew, beside the old ones; those that come out otherwise take their place.
class ShardRepair {
 public:
  ShardRepair(const std::string& folder, const ShardInfo& shard, const std::string& analyzer)
      : folder_(folder), shard_(shard), analyzer_(analyzer) {
    check_tables(folder, shard);
  }
  ~ShardRepair() {
    for (const std::string_view cache : kCacheFiles) remove_all_quietly(unfinished(cache));
  }
  ShardRepair(const ShardRepair&) = delete;
  ShardRepair& operator=(const ShardRepair&) = delete;

  /// The files of the shard with right caches; the same as before if nothing was wrong.
  std::vector<FileSum> run() {
    std::vector<FileSum> files = shard_.files;
    std::erase_if(files, [](const FileSum& file) { return is_cache(file.name); });
    const Columns columns = columns_of_tables(folder_);
    write_file(unfinished(kColumnsFile), columns.bytes());
    files.push_back(put_in_place(kColumnsFile));
    make_blocks(folder_, columns, unfinished(kBlocksFile));
    files.push_back(put_in_place(kBlocksFile));
    files.push_back(repair_tokens());
    std::sort(files.begin(), files.end(), [](const FileSum& a, const FileSum& b) { return a.name < b.name; });
    return files;
  }

 private:
  [[nodiscard]] std::string unfinished(std::string_view cache) const {
    return folder_ + "/" + std::string(cache) + std::string(kNewEnding);
  }

  FileSum put_in_place(std::string_view cache) {
    const std::string name(cache);
    FileSum sum = file_sum(folder_, name + std::string(kNewEnding)).value_or(FileSum{});
    sum.name = name;
    if (file_sum(folder_, name) == sum) return sum;
    sync_path(unfinished(cache));
    rename_file(unfinished(cache), folder_ + "/" + name);
    sync_path(folder_);
    return sum;
  }

  FileSum repair_tokens() {
    const std::string name(kTokensFile);
    if (analyzer_ != Analyzer::fingerprint()) {
      if (is_whole(folder_, shard_, name)) return *file_sum(folder_, name);
      throw Error(ErrorCode::damaged,
                  folder_ + "/" + name + " is missing or changed, and its words were cut by another analyzer (" +
                      analyzer_ + "; this one is " + Analyzer::fingerprint() + ")",
                  folder_ + "/" + name, "run dateline-index --rebuild ARCHIVE");
    }
    make_tokens(folder_, unfinished(kTokensFile));
    return put_in_place(kTokensFile);
  }

  std::string folder_;
  const ShardInfo& shard_;
  const std::string& analyzer_;
};

/// Runs `read`; what it finds damaged cannot be made again, and says so.
template <typename Read>
auto read_truth(Read read) -> decltype(read()) {
  try {
    return read();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
    throw Error(ErrorCode::damaged,
                std::string(error.what()) +
                    "; --repair cannot make it again, because nothing else in the archive says what it said",
                error.context(), error.hint());
  }
}

}  // namespace

void repair(const std::string& path) {
  guarded(path, [&] {
    // Before a lock file is made in a folder that is no archive.
    static_cast<void>(read_truth([&] { return read_manifest(path); }));
    const ArchiveLock lock(path);
    const Manifest manifest = read_truth([&] { return read_manifest(path); });
    RevisionDraft draft(path, manifest, read_truth([&] { return read_removed(path, manifest); }), {});
    bool changed = false;
    for (const ShardInfo& shard : manifest.shards) {
      auto files = ShardRepair(shard_path(path, shard.name), shard, manifest.analyzer).run();
      changed = changed || files != shard.files;
      draft.set_files(shard.name, std::move(files));
    }
    if (changed) {
      draft.commit();
      draft.settle();
    }
    refresh_stub(path, changed ? draft.manifest() : manifest);
    sweep(path, changed ? draft.manifest() : manifest);
  });
}

}  // namespace dateline
