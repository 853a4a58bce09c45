// An archive of another analyzer -> the same articles, analysed anew.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <dateline/article.h>

namespace dateline {

/// The next article, in the order of a shard; no value at the end.
using NextArticle = std::function<std::optional<Article>()>;

/// Writes the articles as rows 1, 2, ... of a shard's tables into a new and empty folder, with positions and termlists
/// if `interop`; the caches too, if it can make them on the way.  Takes all of them.
using ShardAnalysis = std::function<void(const NextArticle& next, const std::string& folder, bool interop)>;

/// Publishes what `analyse` makes of every visible article as the only shard, under the fingerprint of the analyzer
/// that made it.  Returns the number of articles.  Throws as merge(), and what `analyse` throws; the archive is as it
/// was then.
std::uint64_t rebuild_archive(const std::string& path, const std::string& fingerprint, const ShardAnalysis& analyse,
                              const std::atomic<bool>* cancel);

}  // namespace dateline
