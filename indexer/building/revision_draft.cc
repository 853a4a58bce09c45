#include "indexer/building/revision_draft.h"

#include <algorithm>
#include <utility>

#include <dateline/error.h>

#include "common/archive/files.h"
#include "common/archive/snapshot.h"
#include "indexer/building/layout.h"
#include "indexer/building/new_shard.h"

namespace dateline {

namespace {

[[noreturn]] void throw_misuse(const std::string& what) {
  throw Error(ErrorCode::internal, "a publish was asked to " + what);
}

ShardInfo* find_shard(Manifest& manifest, const std::string& name) {
  const auto found = std::find_if(manifest.shards.begin(), manifest.shards.end(),
                                  [&](const ShardInfo& shard) { return shard.name == name; });
  return found == manifest.shards.end() ? nullptr : &*found;
}

void hide_in(RemovedRows& removed, const ShardInfo& shard, const Roaring& docids) {
  if (docids.isEmpty()) return;
  if (docids.minimum() == 0 || docids.maximum() > shard.articles)
    throw_misuse("hide a row that shard " + shard.name + " lacks");
  removed[shard.name] |= docids;
}

bool is_all_hidden(const ShardInfo& shard, const RemovedRows& removed) {
  const auto hidden = removed.find(shard.name);
  return shard.articles == 0 || (hidden != removed.end() && hidden->second.cardinality() == shard.articles);
}

/// Where the hidden rows of a shard lie in the one that replaces it.  Throws for a row that would vanish unhidden.
Roaring moved_rows(const ShardInfo& shard, const Roaring& hidden, const std::vector<Xapian::docid>& moved) {
  if (moved.size() != std::size_t{shard.articles} + 1) throw_misuse("replace another shard than " + shard.name);
  Roaring rows;
  for (Xapian::docid docid = 1; docid <= shard.articles; ++docid) {
    if (!hidden.contains(docid)) {
      if (moved[docid] == 0) throw_misuse("replace shard " + shard.name + " without its row " + std::to_string(docid));
    } else if (moved[docid] != 0) {
      rows.add(moved[docid]);
    }
  }
  return rows;
}

std::uint64_t count_moved(const MovedRows& moved) {
  std::uint64_t count = 0;
  for (const auto& rows : moved) {
    count += static_cast<std::uint64_t>(std::count_if(rows.begin(), rows.end(), [](auto row) { return row != 0; }));
  }
  return count;
}

/// What only `before` uses.
std::vector<std::string> retired_by(const Manifest& before, const Manifest& after) {
  std::vector<std::string> retired;
  for (const ShardInfo& shard : before.shards) {
    if (use_of_shard_entry(after, shard.name) == EntryUse::current) continue;
    retired.push_back(std::string(kShardsFolder) + "/" + shard.name);
  }
  if (!before.removed.empty() && before.removed != after.removed) retired.push_back(before.removed);
  return retired;
}

}  // namespace

Undo::~Undo() {
  for (const std::string& path : paths_) remove_all_quietly(path);
}

void refresh_stub(const std::string& archive, const Manifest& manifest) {
  const std::string stub = archive + "/" + std::string(kStubFile);
  const std::string text = stub_text(manifest);
  if (read_file(stub) == text) return;
  write_file(stub + std::string(kNewEnding), text);
  rename_file(stub + std::string(kNewEnding), stub);
  sync_path(archive);
}

RevisionDraft::RevisionDraft(std::string archive, const Manifest& before, RemovedRows removed, StepHook on_step)
    : archive_(std::move(archive)),
      on_step_(std::move(on_step)),
      before_(before),
      next_(before),
      removed_before_(removed),
      removed_(std::move(removed)) {
  ++next_.revision;
  next_.retired.clear();
}

void RevisionDraft::step(std::string_view name) const {
  if (on_step_) on_step_(name);
}

void RevisionDraft::hide(const RemovedRows& rows) {
  for (const auto& [name, docids] : rows) {
    const ShardInfo* shard = find_shard(next_, name);
    if (shard == nullptr) throw_misuse("hide rows of the unknown shard " + name);
    hide_in(removed_, *shard, docids);
  }
}

ShardInfo RevisionDraft::place(const NewShard& shard) {
  const std::string name = shard_name(next_.revision, placed_.size() + 1);
  placed_.push_back({shard.folder, name});
  ShardInfo info = shard.completed ? *shard.completed : complete_shard(shard.folder, name);
  info.name = name;
  return info;
}

void RevisionDraft::add_shards(const std::vector<NewShard>& shards) {
  for (const NewShard& shard : shards) undo_.add(shard.folder);
  for (const NewShard& shard : shards) {
    next_.shards.push_back(place(shard));
    hide_in(removed_, next_.shards.back(), shard.removed);
  }
}

void RevisionDraft::replace(const Replacement& replacement) {
  undo_.add(replacement.by.folder);
  const ShardInfo merged = place(replacement.by);
  if (replacement.shards.empty() || replacement.moved.size() != replacement.shards.size())
    throw_misuse("replace no shards, or unknown rows");
  if (count_moved(replacement.moved) != merged.articles) throw_misuse("replace shards by more or fewer rows");
  Roaring hidden = replacement.by.removed;
  std::size_t first = next_.shards.size();
  for (std::size_t i = 0; i < replacement.shards.size(); ++i) {
    const std::string& name = replacement.shards[i];
    const ShardInfo* shard = find_shard(next_, name);
    if (shard == nullptr) throw_misuse("replace the unknown shard " + name);
    hidden |= moved_rows(*shard, removed_[name], replacement.moved[i]);
    removed_.erase(name);
    const auto index = static_cast<std::size_t>(shard - next_.shards.data());
    next_.shards.erase(next_.shards.begin() + static_cast<std::ptrdiff_t>(index));
    first = std::min(first - (index < first ? 1 : 0), index);
  }
  hide_in(removed_, *next_.shards.insert(next_.shards.begin() + static_cast<std::ptrdiff_t>(first), merged), hidden);
}

void RevisionDraft::set_analyzer(const std::string& fingerprint) {
  if (fingerprint == next_.analyzer) return;
  for (const ShardInfo& shard : before_.shards) {
    if (find_shard(next_, shard.name) != nullptr) throw_misuse("mix shards of two analyzers");
  }
  next_.analyzer = fingerprint;
}

void RevisionDraft::record(RunRecord run, bool again) {
  if (again && !next_.runs.empty()) next_.runs.pop_back();
  run.revision = next_.revision;
  next_.runs.push_back(std::move(run));
  if (next_.runs.size() > kKeptRuns) next_.runs.erase(next_.runs.begin());
}

void RevisionDraft::forget_inputs() {
  for (RunRecord& run : next_.runs) run.rejected_inputs.clear();
}

void RevisionDraft::keep(const std::vector<std::string>& shards) { kept_ = shards; }

void RevisionDraft::set_files(const std::string& shard, std::vector<FileSum> files) {
  if (ShardInfo* info = find_shard(next_, shard)) info->files = std::move(files);
}

void RevisionDraft::drop_hidden_shards() {
  std::erase_if(next_.shards, [&](const ShardInfo& shard) {
    if (!is_all_hidden(shard, removed_) || std::find(kept_.begin(), kept_.end(), shard.name) != kept_.end())
      return false;
    removed_.erase(shard.name);
    return true;
  });
}

void RevisionDraft::place_shards() {
  for (const Placed& shard : placed_) {
    if (find_shard(next_, shard.name) == nullptr) continue;  // without a visible row: swept
    undo_.add(shard_path(archive_, shard.name));
    rename_file(shard.folder, shard_path(archive_, shard.name));
  }
}

void RevisionDraft::write_removed() {
  if (removed_ == removed_before_) return;
  next_.removed.clear();
  next_.removed_sum = {};
  if (removed_.empty()) return;
  next_.removed = std::string(kRemovedPrefix) + std::to_string(next_.revision);
  const std::string bytes = removed_bytes(removed_);
  next_.removed_sum = sum_of(next_.removed, bytes);
  undo_.add(archive_ + "/" + next_.removed);
  write_file(archive_ + "/" + next_.removed, bytes);
}

void RevisionDraft::commit() {
  step(kPublishSteps[0]);
  drop_hidden_shards();
  place_shards();
  step(kPublishSteps[1]);
  sync_path(archive_ + "/" + std::string(kShardsFolder));
  step(kPublishSteps[2]);
  write_removed();
  next_.retired = retired_by(before_, next_);
  step(kPublishSteps[3]);
  write_beside(kStubFile, stub_text(next_));
  step(kPublishSteps[4]);
  write_beside(kManifestFile, manifest_json(next_));
  // The name of removed-REV must be on disk before a manifest that lists it.
  sync_path(archive_);
  step(kPublishSteps[5]);
  put_in_place(kManifestFile);
  undo_.keep();
}

void RevisionDraft::settle() {
  step(kPublishSteps[6]);
  sync_path(archive_);
  step(kPublishSteps[7]);
  put_in_place(kStubFile);
  sync_path(archive_);
  step(kPublishSteps[8]);
}

std::string RevisionDraft::beside(std::string_view name) const {
  return archive_ + "/" + std::string(name) + std::string(kNewEnding);
}

void RevisionDraft::write_beside(std::string_view name, const std::string& bytes) {
  undo_.add(beside(name));
  write_file(beside(name), bytes);
}

void RevisionDraft::put_in_place(std::string_view name) const {
  rename_file(beside(name), archive_ + "/" + std::string(name));
}

}  // namespace dateline
