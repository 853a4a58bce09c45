// Opening a revision: manifest, then every file it lists (there, and of the right size), then what is kept in memory.
#include "common/archive/snapshot.h"

#include <algorithm>
#include <numeric>

#include "common/archive/files.h"
#include "common/archive/removed.h"

namespace dateline {

namespace {

/// A publish may sweep files between our reading the manifest and our opening them; two in a row are possible.
constexpr int kAttempts = 3;

[[noreturn]] void throw_damaged_file(const std::string& path, const std::string& name, const std::string& what) {
  const bool is_cache = name == kColumnsFile || name == kTokensFile || name == kBlocksFile;
  throw Error(
      ErrorCode::damaged, path + " " + what, path,
      is_cache ? "run dateline-index --repair ARCHIVE" : "run dateline-index --verify ARCHIVE to see all of it");
}

/// Files up to this size have their checksum looked at too: Xapian's version file above all.  It holds the root of
/// every table, and Xapian believes it: one changed byte there ends in a crash, where damaged blocks end in an
/// exception.
constexpr std::uint64_t kSummedBytes = 4096;

void check_files(const std::string& folder, const ShardInfo& shard) {
  for (const FileSum& file : shard.files) {
    const std::string path = folder + "/" + file.name;
    const auto size = file_size(path);
    if (!size) throw_damaged_file(path, file.name, "is missing");
    if (*size != file.size) {
      throw_damaged_file(path, file.name,
                         "has " + std::to_string(*size) + " bytes instead of " + std::to_string(file.size));
    }
    if (file.size <= kSummedBytes && file_sum(folder, file.name) != file) {
      throw_damaged_file(path, file.name, "has changed: its checksum does not match");
    }
  }
}

ShardView load_shard(const std::string& archive, const ShardInfo& info, RemovedRows& removed) {
  ShardView view{.info = info, .path = shard_path(archive, info.name)};
  check_files(view.path, info);
  const std::string columns = view.path + "/" + std::string(kColumnsFile);
  view.columns = Columns::read(columns);
  if (view.columns.articles() != info.articles) {
    throw_damaged_file(columns, std::string(kColumnsFile), "does not belong to its shard");
  }
  if (const auto hidden = removed.find(info.name); hidden != removed.end()) view.removed = std::move(hidden->second);
  return view;
}

std::vector<ShardView> load_shards(const std::string& archive, const Manifest& manifest) {
  RemovedRows removed = read_removed(archive, manifest);
  std::vector<ShardView> shards;
  shards.reserve(manifest.shards.size());
  for (const ShardInfo& info : manifest.shards) shards.push_back(load_shard(archive, info, removed));
  return shards;
}

const FileSum* find_file(const ShardView& shard, std::string_view name) {
  const auto& files = shard.info.files;
  const auto found = std::find_if(files.begin(), files.end(), [&](const FileSum& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

/// Path of a cache that the manifest lists; archives from before there was such a file do not.
std::string cache_path(const ShardView& shard, std::string_view name) {
  const std::string path = shard.path + "/" + std::string(name);
  if (find_file(shard, name) == nullptr) throw_damaged_file(path, std::string(name), "is missing");
  return path;
}

std::uint64_t listed_size(const ShardView& shard, std::string_view name) {
  const FileSum* file = find_file(shard, name);
  return file == nullptr ? 0 : file->size;
}

}  // namespace

std::string shard_path(const std::string& archive, const std::string& shard) {
  return archive + "/" + std::string(kShardsFolder) + "/" + shard;
}

std::unique_ptr<ArchiveSnapshot> ArchiveSnapshot::open(const std::string& path) {
  return guarded(path, [&] {
    auto snapshot = std::make_unique<ArchiveSnapshot>();
    snapshot->path_ = without_last_slashes(path);
    for (int attempt = 1;; ++attempt) {
      snapshot->manifest_ = read_manifest(snapshot->path_);
      try {
        snapshot->shards_ = load_shards(snapshot->path_, snapshot->manifest_);
        snapshot->tokens_.resize(snapshot->shards_.size());
        snapshot->blocks_.resize(snapshot->shards_.size());
        return snapshot;
      } catch (const Error& error) {
        const bool published_meanwhile = error.code() == ErrorCode::damaged && attempt < kAttempts &&
                                         read_manifest(snapshot->path_).revision != snapshot->manifest_.revision;
        if (!published_meanwhile) throw;
      }
    }
  });
}

Xapian::Database ArchiveSnapshot::open_shard(std::size_t shard) const {
  const std::string& path = shards_.at(shard).path;
  return guarded(path, [&] {
    try {
      return Xapian::Database(path, Xapian::DB_BACKEND_GLASS);
    } catch (const Xapian::DatabaseOpeningError&) {
      if (is_folder(path)) throw;
      throw_swept(path);
    }
  });
}

// One lock for all: opening takes milliseconds and happens once a shard.
std::shared_ptr<const Tokens> ArchiveSnapshot::tokens(std::size_t shard) const {
  const ShardView& view = shards_.at(shard);
  const std::scoped_lock lock(caches_mutex_);
  auto& tokens = tokens_[shard];
  if (!tokens) {
    if (!is_folder(view.path)) throw_swept(view.path);
    tokens = Tokens::open(cache_path(view, kTokensFile), view.info.articles);
  }
  return tokens;
}

std::shared_ptr<const Blocks> ArchiveSnapshot::blocks(std::size_t shard) const {
  const ShardView& view = shards_.at(shard);
  const std::scoped_lock lock(caches_mutex_);
  auto& blocks = blocks_[shard];
  if (!blocks) {
    if (!is_folder(view.path)) throw_swept(view.path);
    blocks = Blocks::open(cache_path(view, kBlocksFile), listed_size(view, "postlist.glass"), view.info.articles);
  }
  return blocks;
}

void ArchiveSnapshot::throw_swept(const std::string& shard) const {
  const std::string revision = std::to_string(manifest_.revision);
  throw Error(ErrorCode::damaged, "revision " + revision + " of " + path_ + " has lost its shard " + shard, shard,
              read_manifest(path_).revision == manifest_.revision
                  ? "run dateline-index --verify ARCHIVE to see all of it"
                  : "two later publishes have swept it away: open the archive again");
}

Xapian::Database ArchiveSnapshot::open_all() const {
  return guarded(path_, [&] {
    Xapian::Database all;
    for (std::size_t shard = 0; shard < shards_.size(); ++shard) all.add_database(open_shard(shard));
    return all;
  });
}

void ArchiveSnapshot::require_analyzer(const std::string& fingerprint) const {
  if (manifest_.analyzer == fingerprint) return;
  throw Error(ErrorCode::damaged,
              path_ + " was made by another analyzer (" + manifest_.analyzer + "; this one is " + fingerprint + ")",
              path_, "words are cut or stemmed differently: run dateline-index --rebuild ARCHIVE");
}

std::uint64_t ArchiveSnapshot::articles() const noexcept {
  return std::accumulate(shards_.begin(), shards_.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const ShardView& shard) {
                           return sum + shard.info.articles - shard.removed.cardinality();
                         });
}

}  // namespace dateline
