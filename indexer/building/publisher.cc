#include "indexer/building/publisher.h"

#include <unistd.h>

#include <cstdio>
#include <utility>

#include "common/archive/files.h"
#include "indexer/building/layout.h"
#include "indexer/inverting/database_uuid.h"

namespace dateline {

namespace {

/// Tells copies of one archive from another archive.
std::string random_uuid() {
  std::string text;
  for (const unsigned char byte : random_database_uuid()) {
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(byte));
    text += digits;
  }
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) text.insert(dash, 1, '-');
  return text;
}

std::string manifest_path(const std::string& archive) { return archive + "/" + std::string(kManifestFile); }
std::string stub_path(const std::string& archive) { return archive + "/" + std::string(kStubFile); }

}  // namespace

Publisher::Publisher(const std::string& path, PublisherOptions options)
    : path_(without_last_slashes(path)), options_(std::move(options)) {
  guarded(path_, [&] { open_archive(); });
}

void Publisher::open_archive() {
  if (!file_size(manifest_path(path_))) return start_archive();
  lock_ = std::make_unique<ArchiveLock>(path_);
  snapshot_ = ArchiveSnapshot::open(path_);
  manifest_ = snapshot_->manifest();
  check_interop();
  for (const ShardView& shard : snapshot_->shards()) {
    if (!shard.removed.isEmpty()) removed_[shard.info.name] = shard.removed;
  }
  sweep(path_, manifest_);
  refresh_stub(path_, manifest_);
}

void Publisher::check_interop() const {
  if (!options_.interop || *options_.interop == manifest_.interop) return;
  throw Error(ErrorCode::usage,
              path_ + (manifest_.interop ? " was made with --interop" : " was made without --interop") +
                  ", which is fixed when an archive is made",
              path_,
              manifest_.interop ? "leave the option as the archive has it"
                                : "leave --interop out, or make a new archive with it from an --export of this one");
}

void Publisher::start_archive() {
  if (!is_folder(path_)) {
    make_folder(path_);
    made_folder_ = true;
    sync_path(parent_folder(path_));
  }
  if (const auto entry = entry_in_the_way(path_)) {
    const bool lost_manifest = is_folder(path_ + "/" + std::string(kShardsFolder)) && file_size(stub_path(path_));
    if (lost_manifest) static_cast<void>(read_manifest(path_));  // says what is missing
    throw Error(ErrorCode::cannot_create, path_ + " is no archive, and is not empty: it holds " + *entry,
                path_ + "/" + *entry, "name a new folder, an empty one or an archive");
  }
  lock_ = std::make_unique<ArchiveLock>(path_);
  // Another run may have published while we came here.
  if (file_size(manifest_path(path_))) {
    lock_.reset();
    return open_archive();
  }
  manifest_.uuid = random_uuid();
  manifest_.analyzer = options_.analyzer;
  manifest_.interop = options_.interop.value_or(false);
  sweep(path_, manifest_);
  const std::string shards = path_ + "/" + std::string(kShardsFolder);
  if (!is_folder(shards)) make_folder(shards);
}

Publisher::~Publisher() {
  for (const std::string& folder : unpublished_) remove_all_quietly(folder);
  if (revision() != 0 || !lock_) return;
  // Only what is empty goes: nobody's files are ours to remove.
  ::rmdir((path_ + "/" + std::string(kShardsFolder)).c_str());
  lock_->remove_file();
  if (made_folder_) ::rmdir(path_.c_str());
}

const ArchiveSnapshot* Publisher::snapshot() {
  if (!snapshot_ && revision() != 0) snapshot_ = ArchiveSnapshot::open(path_);
  return snapshot_.get();
}

std::string Publisher::new_shard_folder() {
  const std::string name = std::string(kNewShardPrefix) + std::to_string(++folders_made_);
  const std::string folder = shard_path(path_, name);
  make_folder(folder);
  unpublished_.push_back(folder);
  return folder;
}

void Publisher::set_busy(std::optional<BusyMerge> merge) {
  if (merge && busy_) throw Error(ErrorCode::internal, "two merges at a time");
  busy_ = std::move(merge);
}

void Publisher::publish(const Publication& publication) {
  guarded(path_, [&] {
    RevisionDraft draft(path_, manifest_, removed_, options_.on_step);
    if (busy_) draft.keep(busy_->shards);
    draft.add_shards(publication.shards);
    draft.hide(publication.removed);
    for (const Replacement& replacement : publication.replacements) draft.replace(replacement);
    if (!publication.analyzer.empty()) draft.set_analyzer(publication.analyzer);
    if (publication.run) draft.record(*publication.run, has_run_);
    if (publication.forget_inputs) draft.forget_inputs();
    draft.commit();
    has_run_ = has_run_ || publication.run.has_value();
    settle(draft);
  });
}

/// From here on readers see the revision, whatever happens.
void Publisher::settle(RevisionDraft& draft) {
  manifest_ = draft.manifest();
  removed_ = draft.removed();
  snapshot_.reset();
  std::erase_if(unpublished_, [&](const std::string& folder) { return !busy_ || folder != busy_->folder; });
  draft.settle();
  sweep(path_, manifest_, busy_ ? busy_->folder : std::string());
}

}  // namespace dateline
