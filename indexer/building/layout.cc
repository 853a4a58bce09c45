#include "indexer/building/layout.h"

#include <algorithm>

#include <dateline/error.h>

#include "common/archive/files.h"
#include "common/archive/snapshot.h"
#include "indexer/building/caches.h"

namespace dateline {

namespace {

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_shard_name(std::string_view name) {
  const std::size_t dash = name.find('-');
  return dash != name.npos && is_number(name.substr(0, dash)) && is_number(name.substr(dash + 1));
}

bool is_removed_name(std::string_view name) {
  return name.starts_with(kRemovedPrefix) && is_number(name.substr(kRemovedPrefix.size()));
}

bool is_unfinished_file(std::string_view name) {
  if (!name.ends_with(kNewEnding)) return false;
  const auto whole = name.substr(0, name.size() - kNewEnding.size());
  return whole == kManifestFile || whole == kStubFile || is_removed_name(whole);
}

bool is_retired(const Manifest& manifest, std::string_view path) {
  return std::find(manifest.retired.begin(), manifest.retired.end(), path) != manifest.retired.end();
}

std::string in_shards(std::string_view name) { return std::string(kShardsFolder) + "/" + std::string(name); }

void sweep_entries(const std::string& archive, const Manifest& manifest, const std::string& in_use) {
  for (const std::string& name : folder_entries(archive)) {
    if (use_of_root_entry(manifest, name) == EntryUse::leftover) remove_all_quietly(archive + "/" + name);
  }
  for (const std::string& name : folder_entries(archive + "/" + std::string(kShardsFolder))) {
    const std::string path = shard_path(archive, name);
    if (use_of_shard_entry(manifest, name) == EntryUse::leftover && path != in_use) remove_all_quietly(path);
  }
  for (const ShardInfo& shard : manifest.shards) {
    const std::string folder = shard_path(archive, shard.name);
    for (const std::string& name : folder_entries(folder)) {
      if (use_of_shard_file(shard, name) == EntryUse::leftover) remove_all_quietly(folder + "/" + name);
    }
  }
}

}  // namespace

std::string shard_name(std::uint64_t revision, std::size_t counter) {
  return std::to_string(revision) + "-" + std::to_string(counter);
}

EntryUse use_of_root_entry(const Manifest& manifest, std::string_view name) {
  if (name == kManifestFile || name == kStubFile || name == kLockFile || name == kShardsFolder) {
    return EntryUse::current;
  }
  if (name == manifest.removed) return EntryUse::current;
  if (is_retired(manifest, name)) return EntryUse::retired;
  return is_removed_name(name) || is_unfinished_file(name) ? EntryUse::leftover : EntryUse::unknown;
}

EntryUse use_of_shard_entry(const Manifest& manifest, std::string_view name) {
  const bool listed = std::any_of(manifest.shards.begin(), manifest.shards.end(),
                                  [&](const ShardInfo& shard) { return shard.name == name; });
  if (listed) return EntryUse::current;
  if (is_retired(manifest, in_shards(name))) return EntryUse::retired;
  return is_shard_name(name) || name.starts_with(kNewShardPrefix) ? EntryUse::leftover : EntryUse::unknown;
}

EntryUse use_of_shard_file(const ShardInfo& shard, std::string_view name) {
  const bool listed =
      std::any_of(shard.files.begin(), shard.files.end(), [&](const FileSum& file) { return file.name == name; });
  if (listed) return EntryUse::current;
  return is_unfinished_cache(name) ? EntryUse::leftover : EntryUse::unknown;
}

void sweep(const std::string& archive, const Manifest& manifest, const std::string& in_use) noexcept {
  try {
    sweep_entries(archive, manifest, in_use);
  } catch (const std::exception&) {
    // A folder that cannot be listed now can be swept later; the revision is whole without it.
  }
}

std::optional<std::string> entry_in_the_way(const std::string& folder) {
  const Manifest nothing;
  for (const std::string& name : folder_entries(folder)) {
    const bool expected = name == kLockFile || (name == kShardsFolder && is_folder(folder + "/" + name)) ||
                          use_of_root_entry(nothing, name) == EntryUse::leftover;
    if (!expected) return name;
  }
  for (const std::string& name : folder_entries(folder + "/" + std::string(kShardsFolder))) {
    // A shard of a later revision was published once: its manifest is lost, and it must not be swept.
    const bool expected = name.starts_with(kNewShardPrefix) || (is_shard_name(name) && name.starts_with("1-"));
    if (!expected) return in_shards(name);
  }
  return std::nullopt;
}

}  // namespace dateline
