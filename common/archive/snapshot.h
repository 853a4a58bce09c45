// One revision of an archive as the rooms read it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <dateline/archive.h>
#include <xapian.h>
#include <roaring/roaring.hh>

#include "common/archive/blocks.h"
#include "common/archive/columns.h"
#include "common/archive/manifest.h"
#include "common/archive/tokens.h"

namespace dateline {

/// An opened shard.  Immutable, shared between threads; Xapian databases are not, so each thread opens its own.
struct ShardView {
  ShardInfo info;
  std::string path;
  Columns columns;
  Roaring removed;  ///< docids that are hidden
};

/// Where a shard of an archive lies.
[[nodiscard]] std::string shard_path(const std::string& archive, const std::string& shard);

/// The articles of a revision in the shards' order.
class ArchiveSnapshot {
 public:
  /// Throws as Archive::open(); re-reads the manifest if a shard vanished meanwhile (a publish swept it).
  [[nodiscard]] static std::unique_ptr<ArchiveSnapshot> open(const std::string& path);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] const Manifest& manifest() const noexcept { return manifest_; }
  [[nodiscard]] const std::vector<ShardView>& shards() const noexcept { return shards_; }
  /// A database of one shard for the calling thread.  Throws Error(damaged) if it is gone: a snapshot can open its
  /// shards until the publish after the next one; what is open by then stays readable.
  [[nodiscard]] Xapian::Database open_shard(std::size_t shard) const;
  /// All shards as one database, in the manifest's order: with n shards, docid d of shard s (from 0) is
  /// (d - 1) * n + s + 1.
  [[nodiscard]] Xapian::Database open_all() const;
  /// The tokens and blocks of a shard, opened at the first call and kept; any thread may ask.  Throws Error(damaged)
  /// with the hint "--repair" if the shard has none or they are damaged.
  [[nodiscard]] std::shared_ptr<const Tokens> tokens(std::size_t shard) const;
  [[nodiscard]] std::shared_ptr<const Blocks> blocks(std::size_t shard) const;
  /// Throws Error(damaged) if the terms were made by another analyzer than `fingerprint`: words would be missed.
  void require_analyzer(const std::string& fingerprint) const;
  /// Articles that are not hidden.
  [[nodiscard]] std::uint64_t articles() const noexcept;

 private:
  [[noreturn]] void throw_swept(const std::string& shard) const;

  std::string path_;
  Manifest manifest_;
  std::vector<ShardView> shards_;

  mutable std::mutex caches_mutex_;
  mutable std::vector<std::shared_ptr<const Tokens>> tokens_;  // by shard; guarded by caches_mutex_, as blocks_
  mutable std::vector<std::shared_ptr<const Blocks>> blocks_;
};

/// The article in a row of a shard.  Throws Error(damaged) if there is none or it cannot be read.
[[nodiscard]] Article stored_article(const Xapian::Database& shard, Xapian::docid docid);

/// The id of the article in a row, without parsing the rest of it.  Throws as stored_article().
[[nodiscard]] std::string stored_id(const Xapian::Database& shard, Xapian::docid docid);
/// The same of an article's document data.  Throws Error(bad_data) if that is no article.
[[nodiscard]] std::string id_in_stored(const std::string& json);

/// Runs `call`, and turns what Xapian throws into Error with `context` added.  The only place that does.
template <typename Call>
auto guarded(const std::string& context, Call&& call) -> decltype(call());

/// Rethrows the exception being handled as an Error.
[[noreturn]] void rethrow_as_error(const std::string& context);

template <typename Call>
auto guarded(const std::string& context, Call&& call) -> decltype(call()) {
  try {
    return call();
  } catch (const Error&) {
    throw;
  } catch (...) {
    rethrow_as_error(context);
  }
}

}  // namespace dateline
