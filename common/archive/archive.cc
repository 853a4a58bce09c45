// The public face of a snapshot.
#include <dateline/archive.h>

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <utility>

#include "common/archive/language_stats.h"
#include "common/archive/snapshot.h"
#include "common/schema/fields.h"

namespace dateline {

namespace {

ShardStats stats_of(const ShardView& shard) {
  return {.name = shard.info.name,
          .articles = shard.info.articles,
          .hidden = static_cast<std::uint32_t>(shard.removed.cardinality()),
          .bytes = bytes_of(shard.info),
          .first_day = shard.info.first_day,
          .last_day = shard.info.last_day};
}

std::vector<FileKindStats> file_kinds(const Manifest& manifest) {
  std::map<std::string, std::uint64_t> bytes;
  for (const ShardInfo& shard : manifest.shards) {
    for (const FileSum& file : shard.files) bytes[file.name] += file.size;
  }
  std::vector<FileKindStats> out;
  for (const auto& [name, size] : bytes) out.push_back({name, size});
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
  return out;
}

std::uint64_t undated_of(const ShardView& shard) {
  std::uint64_t count = 0;
  for (Xapian::docid docid = 1; docid <= shard.info.articles; ++docid) {
    if (shard.columns.first_day(docid) == Columns::kUndated && !shard.removed.contains(docid)) ++count;
  }
  return count;
}

/// The row of a shard that holds the term and can be found; 0 if there is none.
Xapian::docid visible_row(const Xapian::Database& database, const ShardView& shard, const std::string& term) {
  for (auto post = database.postlist_begin(term); post != database.postlist_end(term); ++post) {
    if (!shard.removed.contains(*post)) return *post;
  }
  return 0;
}

}  // namespace

Archive::Archive(std::unique_ptr<ArchiveSnapshot> snapshot) : snapshot_(std::move(snapshot)) {}
Archive::~Archive() = default;

std::shared_ptr<const Archive> Archive::open(const std::string& path) {
  return std::shared_ptr<const Archive>(new Archive(ArchiveSnapshot::open(path)));
}

const std::string& Archive::path() const noexcept { return snapshot_->path(); }
std::uint64_t Archive::revision() const noexcept { return snapshot_->manifest().revision; }

bool Archive::stale() const {
  return guarded(path(), [&] { return read_manifest(path()).revision != revision(); });
}

ArchiveStats Archive::stats() const {
  const Manifest& manifest = snapshot_->manifest();
  ArchiveStats stats{.path = path(),
                     .uuid = manifest.uuid,
                     .format = manifest.format,
                     .analyzer = manifest.analyzer,
                     .interop = manifest.interop,
                     .revision = revision()};
  stats.articles = snapshot_->articles();
  stats.bytes = manifest.removed_sum.size;
  stats.files = file_kinds(manifest);
  stats.runs = manifest.runs;
  for (const ShardView& shard : snapshot_->shards()) {
    stats.shards.push_back(stats_of(shard));
    stats.hidden += stats.shards.back().hidden;
    stats.bytes += stats.shards.back().bytes;
    stats.undated += undated_of(shard);
  }
  stats.languages = languages_of(*snapshot_);
  return stats;
}

std::optional<Article> Archive::article(const std::string& id) const {
  const std::string term = filter_term(field("id"), id);
  for (std::size_t i = 0; i < snapshot_->shards().size(); ++i) {
    const ShardView& shard = snapshot_->shards()[i];
    auto found = guarded(shard.path, [&]() -> std::optional<Article> {
      const Xapian::Database database = snapshot_->open_shard(i);
      const Xapian::docid docid = visible_row(database, shard, term);
      if (docid == 0) return std::nullopt;
      return stored_article(database, docid);
    });
    if (found) return found;
  }
  return std::nullopt;
}

// One of the first keys of its object: the rest is not parsed.
std::string id_in_stored(const std::string& json) {
  simdjson::ondemand::parser parser;
  const simdjson::padded_string padded(json);
  simdjson::ondemand::document article;
  std::string_view id;
  if (parser.iterate(padded).get(article) == simdjson::SUCCESS &&
      article["id"].get_string().get(id) == simdjson::SUCCESS && !id.empty()) {
    return std::string(id);
  }
  return article_from_json(json).id;
}

std::string stored_id(const Xapian::Database& shard, Xapian::docid docid) {
  const std::string row = "row " + std::to_string(docid);
  const std::string data = guarded(row, [&] { return shard.get_document(docid).get_data(); });
  try {
    return id_in_stored(data);
  } catch (const Error&) {
    return stored_article(shard, docid).id;  // says what is wrong with it
  }
}

Article stored_article(const Xapian::Database& shard, Xapian::docid docid) {
  const std::string row = "row " + std::to_string(docid);
  return guarded(row, [&] {
    try {
      const Xapian::Document document = shard.get_document(docid);
      Article article = article_from_json(document.get_data());
      article.story = document.get_value(kSlotStory);
      return article;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::bad_data) throw;
      throw Error(ErrorCode::damaged, row + " holds no article: " + error.what(), row,
                  "run dateline-index --verify ARCHIVE to see what is wrong");
    }
  });
}

}  // namespace dateline
