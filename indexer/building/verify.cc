// Every file of an archive against the manifest, and every cache against the tables it was made from.
//
// Tables are looked into only when their checksums are right: Xapian's complaints about a file that is known to be
// changed would repeat the news, and the columns could not be blamed for it.
#include <algorithm>
#include <optional>
#include <utility>

#include <dateline/indexer.h>

#include "common/archive/columns.h"
#include "common/archive/files.h"
#include "common/archive/removed.h"
#include "common/archive/snapshot.h"
#include "indexer/building/child_check.h"
#include "indexer/building/layout.h"

namespace dateline {

namespace {

const std::string kRepair = "run dateline-index --repair ARCHIVE";
const std::string kRestore = "restore the file from a backup, or index the articles again";
constexpr int kAttempts = 3;

std::string hint_for(std::string_view file) { return file == kColumnsFile ? kRepair : kRestore; }

class Verification {
 public:
  Verification(std::string archive, const Manifest& manifest) : archive_(std::move(archive)), manifest_(manifest) {}

  std::vector<VerifyFinding> run() {
    for (const ShardInfo& shard : manifest_.shards) check_shard(shard);
    check_removed();
    check_stub();
    check_entries();
    return std::move(findings_);
  }

 private:
  void found(const std::string& file, const std::string& problem, const std::string& hint) {
    findings_.push_back({file, problem, hint});
  }

  /// True if the file is what the manifest says.
  bool check_sum(const std::string& folder, const FileSum& wanted, const std::string& hint) {
    const std::string shown = folder.empty() ? wanted.name : folder + "/" + wanted.name;
    const auto sum = file_sum(folder.empty() ? archive_ : archive_ + "/" + folder, wanted.name);
    if (!sum) {
      found(shown, "it is missing", hint);
    } else if (sum->size != wanted.size) {
      found(shown, "it has " + std::to_string(sum->size) + " bytes instead of " + std::to_string(wanted.size), hint);
    } else if (sum->xxh3 != wanted.xxh3) {
      found(shown, "its bytes have changed (XXH3-128 is " + sum->xxh3 + " instead of " + wanted.xxh3 + ")", hint);
    } else {
      return true;
    }
    return false;
  }

  void check_shard(const ShardInfo& shard) {
    const std::string folder = std::string(kShardsFolder) + "/" + shard.name;
    bool tables_whole = true;
    bool columns_whole = false;
    std::uint64_t bytes = 0;
    for (const FileSum& file : shard.files) {
      const bool whole = check_sum(folder, file, hint_for(file.name));
      if (file.name == kColumnsFile) {
        columns_whole = whole;
      } else {
        tables_whole = tables_whole && whole;
      }
      bytes += file.size;
    }
    check_listed(shard, folder);
    if (tables_whole) check_content(shard, folder, bytes, columns_whole);
  }

  void check_content(const ShardInfo& shard, const std::string& folder, std::uint64_t bytes, bool columns_whole) {
    if (const auto problem = check_tables_in_child(archive_ + "/" + folder, bytes)) {
      found(folder, *problem, "index the articles again, and please report it: the checksums are right");
    } else if (columns_whole) {
      check_columns(shard, folder);
    }
  }

  void check_columns(const ShardInfo& shard, const std::string& folder) {
    const std::string file = folder + "/" + std::string(kColumnsFile);
    try {
      const Columns stored = Columns::read(archive_ + "/" + file);
      const Columns fresh = guarded(
          folder, [&] { return Columns::build(Xapian::Database(archive_ + "/" + folder, Xapian::DB_BACKEND_GLASS)); });
      if (fresh.articles() != shard.articles) {
        found(folder,
              "it has " + std::to_string(fresh.articles()) + " articles instead of " + std::to_string(shard.articles),
              kRestore);
      } else if (stored != fresh) {
        found(file, "it does not say what the tables say", kRepair);
      }
    } catch (const Error& error) {
      if (error.code() == ErrorCode::io) throw;
      found(file, error.what(), kRepair);
    }
  }

  /// Files in a shard's folder that the manifest does not list.
  void check_listed(const ShardInfo& shard, const std::string& folder) {
    if (std::none_of(shard.files.begin(), shard.files.end(),
                     [](const auto& file) { return file.name == kColumnsFile; })) {
      found(folder + "/" + std::string(kColumnsFile), "the manifest lists none", kRepair);
    }
    for (const std::string& name : folder_entries(archive_ + "/" + folder)) {
      const bool listed =
          std::any_of(shard.files.begin(), shard.files.end(), [&](const FileSum& file) { return file.name == name; });
      // xapian-delve and others make it when they look whether a writer is at work.
      if (name == "flintlock") continue;
      if (!listed) found(folder + "/" + name, "the manifest does not list this file", "remove it if it is not yours");
    }
  }

  void check_removed() {
    if (manifest_.removed.empty() || !check_sum({}, manifest_.removed_sum, kRestore)) return;
    try {
      static_cast<void>(read_removed(archive_, manifest_));
    } catch (const Error& error) {
      if (error.code() == ErrorCode::io) throw;
      found(manifest_.removed, error.what(), kRestore);
    }
  }

  void check_stub() {
    const std::string name(kStubFile);
    const auto text = read_file(archive_ + "/" + name);
    if (!text) {
      found(name, "it is missing: other Xapian tools cannot open the archive", kRepair);
    } else if (*text != stub_text(manifest_)) {
      found(name, "it does not list this revision's shards: other Xapian tools read something else", kRepair);
    }
  }

  void check_entries() {
    for (const std::string& name : folder_entries(archive_)) check_entry(name, use_of_root_entry(manifest_, name));
    for (const std::string& name : folder_entries(archive_ + "/" + std::string(kShardsFolder))) {
      check_entry(std::string(kShardsFolder) + "/" + name, use_of_shard_entry(manifest_, name));
    }
  }

  void check_entry(const std::string& name, EntryUse use) {
    // What a run that is going on or was killed has left is no damage: the next run sweeps it.
    if (use == EntryUse::unknown) found(name, "it is not part of the archive", "move it elsewhere");
  }

  std::string archive_;
  const Manifest& manifest_;
  std::vector<VerifyFinding> findings_;
};

/// What a manifest that cannot be read comes to.
std::vector<VerifyFinding> manifest_finding(const Error& error) {
  return {{std::string(kManifestFile), error.what(), error.hint()}};
}

std::optional<Manifest> manifest_or_finding(const std::string& path, std::vector<VerifyFinding>& findings) {
  try {
    return read_manifest(path);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged && error.code() != ErrorCode::newer_format) throw;
    findings = manifest_finding(error);
    return std::nullopt;
  }
}

}  // namespace

std::vector<VerifyFinding> verify(const std::string& path) {
  return guarded(path, [&] {
    std::vector<VerifyFinding> findings;
    for (int attempt = 1; attempt <= kAttempts; ++attempt) {
      const auto manifest = manifest_or_finding(path, findings);
      if (!manifest) return findings;
      findings = Verification(path, *manifest).run();
      if (findings.empty()) return findings;
      // A publish meanwhile makes files vanish and appear that were never wrong.
      const auto now = manifest_or_finding(path, findings);
      if (!now || now->revision == manifest->revision) return findings;
    }
    return findings;
  });
}

}  // namespace dateline
