// removed-REV: which rows of which shards are hidden (deleted, or replaced by a later version).
#pragma once

#include <map>
#include <string>

#include <roaring/roaring.hh>

#include "common/archive/manifest.h"

namespace dateline {

/// Hidden docids by shard name; a shard without hidden rows has no entry.
using RemovedRows = std::map<std::string, Roaring, std::less<>>;

[[nodiscard]] std::string removed_bytes(const RemovedRows& rows);
/// What the manifest's removed file says; empty if it has none.  Throws Error(damaged) if the file is missing, cut or
/// changed, names a shard that the manifest does not list, or a docid that the shard does not have.
[[nodiscard]] RemovedRows read_removed(const std::string& archive, const Manifest& manifest);

}  // namespace dateline
