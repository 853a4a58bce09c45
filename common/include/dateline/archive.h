// An archive opened for reading: one revision of it, which does not change under the reader.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <dateline/article.h>
#include <dateline/error.h>
#include <dateline/export.h>

namespace dateline {

/// One immutable shard, as the manifest lists it.
struct ShardStats {
  std::string name;
  std::uint32_t articles = 0;  ///< rows in the shard, hidden ones included
  std::uint32_t hidden = 0;    ///< deleted or replaced rows that still lie in the shard
  std::uint64_t bytes = 0;     ///< size of its files
  std::string first_day;       ///< "2023-08-31", or empty if no article of the shard has a date
  std::string last_day;
};

/// All files of one kind, a shard each.
struct FileKindStats {
  std::string name;  ///< "postlist.glass"
  std::uint64_t bytes = 0;
};

/// The articles of one language, and what finds the names in such articles when they bring none along.
struct LanguageStats {
  std::string language;        ///< "en"; empty: of none that is known
  std::uint64_t articles = 0;  ///< those that can be found
  std::string entities;        ///< "models", "rules" or "gazetteers", each with what stands behind it
};

/// What a run of dateline-index did, as far as the archive remembers it.
struct RunRecord {
  struct Reason {
    std::string reason;
    std::uint64_t inputs = 0;  ///< that were rejected for it
  };
  struct RejectedInput {
    std::string input;
    std::string reason;
  };
  std::uint64_t revision = 0;  ///< that it published last
  std::string published;       ///< when: "2026-11-22T17:44:29Z"
  std::uint64_t read = 0;      ///< inputs: the sum of the four below
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t rejected = 0;
  std::uint64_t deleted = 0;
  std::vector<Reason> reasons;                 ///< most frequent first; the last may be "other reasons"
  std::vector<RejectedInput> rejected_inputs;  ///< the last of them
};

/// What `--stats` shows.
struct ArchiveStats {
  std::string path;
  std::string uuid;
  int format = 0;        ///< of the archive's files
  std::string analyzer;  ///< what made the terms, with the versions that it depends on
  bool interop = false;  ///< made with positions and termlists, for other Xapian programs
  std::uint64_t revision = 0;
  std::uint64_t articles = 0;  ///< those that can be found
  std::uint64_t hidden = 0;    ///< rows that foreign Xapian tools still see
  std::uint64_t undated = 0;
  std::uint64_t bytes = 0;
  std::vector<FileKindStats> files;  ///< by size, largest first
  std::vector<ShardStats> shards;
  std::vector<LanguageStats> languages;  ///< by articles, most first
  std::vector<RunRecord> runs;           ///< the last twenty that published something, oldest first
};

class ArchiveSnapshot;  // common/archive: what a Searcher and the Indexer read through

/// One revision of an archive.
///
/// Thread-safety: immutable; share one between threads by shared_ptr.  Lifetime: it keeps its revision readable until
/// the publish after the next one sweeps the files away.
class DATELINE_API Archive {
 public:
  /// Opens the newest revision.  Throws Error: not_found (no archive there), damaged, newer_format, io.
  static std::shared_ptr<const Archive> open(const std::string& path);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  [[nodiscard]] const std::string& path() const noexcept;
  [[nodiscard]] std::uint64_t revision() const noexcept;
  /// True if the folder holds a newer revision by now: open() again to see it.
  [[nodiscard]] bool stale() const;
  [[nodiscard]] ArchiveStats stats() const;
  /// The article with this id, or no value.
  [[nodiscard]] std::optional<Article> article(const std::string& id) const;

  /// For dateline's own rooms; the type is not part of the public library.
  [[nodiscard]] const ArchiveSnapshot& snapshot() const noexcept { return *snapshot_; }

 private:
  explicit Archive(std::unique_ptr<ArchiveSnapshot> snapshot);
  std::unique_ptr<ArchiveSnapshot> snapshot_;
};

}  // namespace dateline
