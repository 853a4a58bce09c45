// dateline.json: which shards make up a revision of an archive, with their checksums.
//
//   {"format":1,"revision":3,"uuid":"...","analyzer":"...","interop":false,
//    "shards":[{"name":"3-1","articles":2,"first_day":"2023-08-30","last_day":"2023-08-31",
//               "files":[{"name":"columns","size":312,"xxh3":"..."}, ...]}, ...],
//    "removed":{"name":"removed-3","size":85,"xxh3":"..."},"retired":["shards/1-1"],
//    "runs":[{"revision":3,"published":"...","read":9,"added":2, ..., "reasons":[...]}, ...],"sum":"..."}
//
// `sum` is the XXH3-64 of all bytes before its comma, so that a changed digit cannot pass for another archive.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/archive.h>

namespace dateline {

inline constexpr int kArchiveFormat = 1;

/// Names in an archive's folder (docs/archive-format.md).
inline constexpr std::string_view kManifestFile = "dateline.json";
inline constexpr std::string_view kStubFile = "XAPIANDB";
inline constexpr std::string_view kLockFile = "LOCK";
inline constexpr std::string_view kShardsFolder = "shards";
inline constexpr std::string_view kRemovedPrefix = "removed-";
inline constexpr std::string_view kColumnsFile = "columns";
inline constexpr std::string_view kTokensFile = "tokens";
inline constexpr std::string_view kBlocksFile = "blocks";
/// A file on its way to be renamed to the name before this ending.
inline constexpr std::string_view kNewEnding = ".new";

struct FileSum {
  std::string name;  ///< relative to the shard folder
  std::uint64_t size = 0;
  std::string xxh3;  ///< XXH3-128 of the whole file, 32 hex digits
  bool operator==(const FileSum&) const = default;
};

struct ShardInfo {
  std::string name;  ///< folder below shards/
  std::uint32_t articles = 0;
  std::string first_day, last_day;  ///< empty if nothing is dated
  std::vector<FileSum> files;
};

/// Of all files.
[[nodiscard]] std::uint64_t bytes_of(const ShardInfo& shard) noexcept;

struct Manifest {
  int format = kArchiveFormat;
  std::uint64_t revision = 0;
  std::string uuid;
  std::string analyzer;  ///< Analyzer::fingerprint() of the terms
  bool interop = false;  ///< fixed when the archive is made
  std::vector<ShardInfo> shards;
  std::string removed;  ///< name of the removed-REV file; empty if nothing is hidden
  FileSum removed_sum;  ///< its checksum
  /// What only the revision before this one uses, relative to the archive ("shards/1-1", "removed-2"): kept for its
  /// readers, swept by the next publish.
  std::vector<std::string> retired;
  /// Of the last runs that published something, at most kKeptRuns, oldest first.  Nothing is answered from them.
  std::vector<RunRecord> runs;
};
inline constexpr std::size_t kKeptRuns = 20;

/// Reads ARCHIVE/dateline.json.  Throws Error: not_found (with a hint when the folder is no archive), damaged,
/// newer_format, io.
[[nodiscard]] Manifest read_manifest(const std::string& archive);
/// The same for its text; `path` is for the messages.
[[nodiscard]] Manifest parse_manifest(std::string_view json, const std::string& path);
/// Of all files of all shards.
[[nodiscard]] std::uint64_t bytes_of_shards(const Manifest& manifest) noexcept;
[[nodiscard]] std::string manifest_json(const Manifest& manifest);
/// What XAPIANDB says for these shards, so that any Xapian tool opens the folder.
[[nodiscard]] std::string stub_text(const Manifest& manifest);

}  // namespace dateline
