// Taking articles out of an archive so that no byte of theirs stays in its folder.
//
// Hidden rows lie in their shards until a merge, and the shards of the revision before lie on disk until the next
// publish.  So: rewrite every shard that holds a row of the articles - hidden rows too: an earlier version is text as
// well -, publish, and publish once more, which sweeps what the first one retired.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include <dateline/indexer.h>

#include "common/archive/files.h"
#include "common/schema/fields.h"
#include "indexer/building/layout.h"
#include "indexer/building/merge_job.h"
#include "indexer/building/publisher.h"

namespace dateline {

namespace {

/// A version that was kept (`--keep-versions`) has the article's id, "@" and its fetch time or digits of its digest.
bool is_version(std::string_view id, const std::string& of) {
  if (id.size() <= of.size() || !id.starts_with(of) || id[of.size()] != '@') return false;
  const std::string_view mark = id.substr(of.size() + 1);
  const bool is_digits = mark.size() == 8 && mark.find_first_not_of("0123456789abcdef") == mark.npos;
  return is_digits || date_from_string(mark).has_value();
}

/// What the terms of all versions begin with.  A long term is cut, and a version's may be where the article's is not.
std::string version_prefix(const std::string& id) {
  constexpr std::size_t kMargin = 48;  // more than a time, and than what a cut puts behind the rest
  std::string term = filter_term(field("id"), id + "@");
  const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  if (term.size() + zeros + kMargin > kMaxTermBytes) term.resize(term.size() - std::min(kMargin, term.size() - 1));
  return term;
}

Roaring rows_of_id(const Xapian::Database& shard, const std::string& id) {
  Roaring rows;
  const std::string term = filter_term(field("id"), id);
  for (auto row = shard.postlist_begin(term); row != shard.postlist_end(term); ++row) rows.add(*row);
  const std::string prefix = version_prefix(id);
  for (auto other = shard.allterms_begin(prefix); other != shard.allterms_end(prefix); ++other) {
    if (*other == term) continue;
    for (auto row = shard.postlist_begin(*other); row != shard.postlist_end(*other); ++row) {
      if (is_version(stored_id(shard, *row), id)) rows.add(*row);
    }
  }
  return rows;
}

/// Rows of the ids by shard name, hidden ones too.
RemovedRows rows_of(const ArchiveSnapshot& snapshot, const std::vector<std::string>& ids, PurgeReport& report) {
  RemovedRows rows;
  std::vector<bool> found(ids.size(), false);
  for (std::size_t i = 0; i < snapshot.shards().size(); ++i) {
    const ShardView& view = snapshot.shards()[i];
    guarded(view.path, [&] {
      const Xapian::Database shard = snapshot.open_shard(i);
      for (std::size_t j = 0; j < ids.size(); ++j) {
        const Roaring of_id = rows_of_id(shard, ids[j]);
        if (of_id.isEmpty()) continue;
        rows[view.info.name] |= of_id;
        found[j] = true;
      }
    });
  }
  for (std::size_t j = 0; j < ids.size(); ++j) {
    if (!found[j]) report.not_found.push_back(ids[j]);
  }
  for (const auto& [name, docids] : rows) report.rows += docids.cardinality();
  return rows;
}

/// The shards in which something else can still be found, each to be rewritten by itself: it keeps its place among the
/// tiers.
std::vector<std::vector<std::string>> shards_to_rewrite(const ArchiveSnapshot& snapshot, const RemovedRows& rows) {
  std::vector<std::vector<std::string>> groups;
  for (const ShardView& view : snapshot.shards()) {
    const auto purged = rows.find(view.info.name);
    if (purged == rows.end()) continue;
    if ((view.removed | purged->second).cardinality() < view.info.articles) groups.push_back({view.info.name});
  }
  return groups;
}

void publish_without(Publisher& publisher, const RemovedRows& rows, const std::atomic<bool>* cancel,
                     PurgeReport& report) {
  Publication publication{.shards = {}, .removed = rows, .forget_inputs = true};
  for (const MergeTask& task :
       start_merges(publisher, shards_to_rewrite(*publisher.snapshot(), rows), publication.removed)) {
    publication.replacements.push_back(run_merge(task, {.cancel = cancel}));
  }
  report.shards_rewritten = publication.replacements.size();
  report.shards_removed = rows.size() - publication.replacements.size();
  publisher.publish(publication);
}

void remove_for_good(const std::string& path) {
  std::error_code problem;
  std::filesystem::remove_all(path, problem);
  if (!problem) return;
  throw Error(ErrorCode::io,
              "cannot remove " + path + ", which may still hold what was to be purged: " + problem.message(), path,
              "run it again, or remove it by hand: the archive does not use it any more");
}

/// Sweeping is quiet elsewhere, because it can come again; here its success is the promise, also after a power failure.
void sweep_all(Publisher& publisher) {
  if (!publisher.manifest().retired.empty()) publisher.publish({});
  const auto check = [&](const std::string& folder, auto use_of_entry) {
    for (const std::string& name : folder_entries(folder)) {
      const EntryUse use = use_of_entry(publisher.manifest(), name);
      if (use == EntryUse::retired || use == EntryUse::leftover) remove_for_good(folder + "/" + name);
    }
    sync_path(folder);
  };
  check(publisher.path(), use_of_root_entry);
  check(publisher.path() + "/" + std::string(kShardsFolder), use_of_shard_entry);
}

}  // namespace

PurgeReport purge(const std::string& path, const std::vector<std::string>& ids, const std::atomic<bool>* cancel) {
  return guarded(path, [&] {
    static_cast<void>(read_manifest(path));  // before a lock file is made in a folder that is no archive
    Publisher publisher(path, {});
    PurgeReport report;
    const RemovedRows rows = rows_of(*publisher.snapshot(), ids, report);
    if (!rows.empty()) publish_without(publisher, rows, cancel, report);
    // Also where nothing was found: a purge that was killed, or a merge, may have left the text in a retired shard.
    sweep_all(publisher);
    report.revision = publisher.revision();
    return report;
  });
}

}  // namespace dateline
