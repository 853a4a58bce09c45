#include "indexer/building/repair.h"

#include <algorithm>
#include <utility>

#include "common/archive/columns.h"
#include "common/archive/files.h"
#include "common/archive/lock.h"
#include "common/archive/removed.h"
#include "common/archive/snapshot.h"
#include "indexer/building/layout.h"
#include "indexer/building/new_shard.h"
#include "indexer/building/revision_draft.h"

namespace dateline {

namespace {

/// A cache made from a damaged table would be wrong and look right.
void check_tables(const std::string& folder, const ShardInfo& shard) {
  for (const FileSum& file : shard.files) {
    if (file.name == kColumnsFile || file_sum(folder, file.name) == file) continue;
    const std::string path = folder + "/" + file.name;
    throw Error(ErrorCode::damaged, path + " is missing or changed; it is no cache that could be made again", path,
                "restore the file from a backup, or index the articles again");
  }
}

/// The files of the shard with a right columns file; the same as before if nothing was wrong.
std::vector<FileSum> repair_shard(const std::string& folder, const ShardInfo& shard) {
  check_tables(folder, shard);
  const std::string bytes =
      guarded(folder, [&] { return Columns::build(Xapian::Database(folder, Xapian::DB_BACKEND_GLASS)).bytes(); });
  const std::string name(kColumnsFile);
  const FileSum sum = sum_of(name, bytes);
  if (file_sum(folder, name) != sum) {
    const std::string path = folder + "/" + name;
    write_file(path + std::string(kNewEnding), bytes);
    rename_file(path + std::string(kNewEnding), path);
    sync_path(folder);
  }
  std::vector<FileSum> files = shard.files;
  std::erase_if(files, [&](const FileSum& file) { return file.name == name; });
  files.insert(std::lower_bound(files.begin(), files.end(), sum,
                                [](const FileSum& a, const FileSum& b) { return a.name < b.name; }),
               sum);
  return files;
}

void repair_stub(const std::string& archive, const Manifest& manifest) {
  const std::string stub = archive + "/" + std::string(kStubFile);
  if (read_file(stub) == stub_text(manifest)) return;
  write_file(stub + std::string(kNewEnding), stub_text(manifest));
  rename_file(stub + std::string(kNewEnding), stub);
  sync_path(archive);
}

}  // namespace

void repair(const std::string& path) {
  guarded(path, [&] {
    static_cast<void>(read_manifest(path));  // before a lock file is made in a folder that is no archive
    const ArchiveLock lock(path);
    const Manifest manifest = read_manifest(path);
    RevisionDraft draft(path, manifest, read_removed(path, manifest), {});
    bool changed = false;
    for (const ShardInfo& shard : manifest.shards) {
      auto files = repair_shard(shard_path(path, shard.name), shard);
      changed = changed || files != shard.files;
      draft.set_files(shard.name, std::move(files));
    }
    if (changed) {
      draft.commit();
      draft.settle();
    }
    repair_stub(path, changed ? draft.manifest() : manifest);
    sweep(path, changed ? draft.manifest() : manifest);
  });
}

}  // namespace dateline
