// Every file of an archive against the manifest, and every cache against the tables it was made from.
//
// Tables are looked into only when their checksums are right: Xapian's complaints about a file that is known to be
// changed would repeat the news, and the caches could not be blamed for it.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <dateline/indexer.h>

#include "common/analysis/analyzer.h"
#include "common/archive/files.h"
#include "common/archive/removed.h"
#include "common/archive/snapshot.h"
#include "common/archive/tokens.h"
#include "indexer/building/cache_check.h"
#include "indexer/building/caches.h"
#include "indexer/building/child_check.h"
#include "indexer/building/layout.h"
#include "indexer/building/table_blocks.h"

namespace dateline {

namespace {

const std::string kRepair = "run dateline-index --repair ARCHIVE";
const std::string kRestore = "restore the file from a backup, or index the articles again";
const std::string kRestoreRemoved =
    "restore the file from a backup of this revision; --repair cannot make it, because nothing else says which rows "
    "are "
    "hidden";
constexpr int kAttempts = 3;

std::string hint_for(std::string_view file) { return is_cache(file) ? kRepair : kRestore; }

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
  /// Of something that takes nothing away from the archive.
  void remarked(const std::string& file, const std::string& problem, const std::string& hint) {
    findings_.push_back({file, problem, hint, false});
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
      const std::string where = wanted.name.ends_with(".glass") ? "; " + damage_in_words(archive_ + "/" + shown) : "";
      found(shown, "its bytes have changed (XXH3-128 is " + sum->xxh3 + " instead of " + wanted.xxh3 + ")" + where,
            hint);
    } else {
      return true;
    }
    return false;
  }

  void check_shard(const ShardInfo& shard) {
    const std::string folder = std::string(kShardsFolder) + "/" + shard.name;
    bool tables_whole = true;
    std::set<std::string, std::less<>> caches;  // whole ones
    std::uint64_t bytes = 0;
    for (const FileSum& file : shard.files) {
      const bool whole = check_sum(folder, file, hint_for(file.name));
      if (!is_cache(file.name)) {
        tables_whole = tables_whole && whole;
      } else if (whole) {
        caches.insert(file.name);
      }
      bytes += file.size;
    }
    check_listed(shard, folder);
    if (!tables_whole) return;
    if (check_tables(folder, bytes)) check_caches(shard, folder, caches);
  }

  /// False if Xapian finds something wrong.
  bool check_tables(const std::string& folder, std::uint64_t bytes) {
    const std::string path = archive_ + "/" + folder;
    if (const auto table = table_that_is_read_only(path)) {
      remarked(folder,
               "Xapian's own check was left out: it opens tables for writing, and " + *table +
                   " may only be read; its checksum is right",
               "run it as a user who may write the archive, where it can be written");
      return true;
    }
    const auto problem = check_tables_in_child(path, bytes);
    if (problem) found(folder, *problem, "index the articles again, and please report it: the checksums are right");
    return !problem;
  }

  void check_caches(const ShardInfo& shard, const std::string& folder,
                    const std::set<std::string, std::less<>>& caches) {
    const std::string path = archive_ + "/" + folder;
    std::optional<Columns> columns;
    check_cache(folder, kColumnsFile, [&] {
      columns = columns_of_tables(path);
      return wrong_columns(shard, *columns, caches.contains(kColumnsFile));
    });
    if (!columns || columns->articles() != shard.articles) return;
    if (caches.contains(kTokensFile)) {
      check_cache(folder, kTokensFile, [&] { return problem_of_tokens(path, shard.articles); });
    }
    if (caches.contains(kBlocksFile)) {
      check_cache(folder, kBlocksFile, [&] { return wrong_blocks(path, *columns); });
    }
  }

  std::optional<std::string> wrong_columns(const ShardInfo& shard, const Columns& fresh, bool to_compare) {
    const std::string folder = std::string(kShardsFolder) + "/" + shard.name;
    if (fresh.articles() != shard.articles) {
      found(folder,
            "it has " + std::to_string(fresh.articles()) + " articles instead of " + std::to_string(shard.articles),
            kRestore);
    } else if (to_compare && Columns::read(archive_ + "/" + folder + "/" + std::string(kColumnsFile)) != fresh) {
      return "it does not say what the tables say";
    }
    return std::nullopt;
  }

  /// What the words of an article are is only known to the analyzer that cut them.
  std::optional<std::string> problem_of_tokens(const std::string& folder, std::uint32_t articles) {
    if (manifest_.analyzer == Analyzer::fingerprint()) return wrong_tokens(folder, articles);
    static_cast<void>(Tokens::open(folder + "/" + std::string(kTokensFile), articles));
    return std::nullopt;
  }

  template <typename Check>
  void check_cache(const std::string& folder, std::string_view name, Check check) {
    const std::string file = folder + "/" + std::string(name);
    try {
      if (const auto problem = check()) found(file, *problem, kRepair);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::io) throw;
      found(file, error.what(), kRepair);
    }
  }

  /// Files in a shard's folder that the manifest does not list, and caches that it should.
  void check_listed(const ShardInfo& shard, const std::string& folder) {
    for (const std::string_view cache : kCacheFiles) {
      if (use_of_shard_file(shard, cache) == EntryUse::current) continue;
      found(folder + "/" + std::string(cache), "the manifest lists none", kRepair);
    }
    for (const std::string& name : folder_entries(archive_ + "/" + folder)) {
      // xapian-delve and others make it when they look whether a writer is at work.
      if (name == "flintlock" || use_of_shard_file(shard, name) != EntryUse::unknown) continue;
      found(folder + "/" + name, "the manifest does not list this file",
            is_cache(name) ? kRepair : "remove it if it is not yours");
    }
  }

  void check_removed() {
    if (manifest_.removed.empty() || !check_sum({}, manifest_.removed_sum, kRestoreRemoved)) return;
    try {
      static_cast<void>(read_removed(archive_, manifest_));
    } catch (const Error& error) {
      if (error.code() == ErrorCode::io) throw;
      found(manifest_.removed, error.what(), kRestoreRemoved);
    }
  }

  /// It follows the manifest, so a run that was killed in between leaves the one before; no program of ours reads it.
  void check_stub() {
    const std::string name(kStubFile);
    const auto text = read_file(archive_ + "/" + name);
    if (!text) {
      remarked(name, "it is missing: other Xapian tools cannot open the archive", kRepair);
    } else if (*text != stub_text(manifest_)) {
      remarked(name, "it does not list this revision's shards: other Xapian tools read something else", kRepair);
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
  std::string hint = error.hint();
  if (error.code() == ErrorCode::damaged) hint += "; --repair cannot make it";
  return {{std::string(kManifestFile), error.what(), hint}};
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
