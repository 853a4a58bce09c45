#include "indexer/building/new_shard.h"

#include <algorithm>
#include <chrono>

#include <dateline/article.h>

#include "common/archive/columns.h"
#include "common/archive/files.h"
#include "common/archive/snapshot.h"

namespace dateline {

namespace {

std::string day_text(std::int32_t day) {
  return to_string(Date{.day = std::chrono::local_days(std::chrono::days(day)), .precision = Precision::day});
}

void set_days(ShardInfo& shard, const Columns& columns) {
  std::int32_t first = std::numeric_limits<std::int32_t>::max();
  std::int32_t last = Columns::kUndated;
  for (Xapian::docid docid = 1; docid <= columns.articles(); ++docid) {
    if (columns.first_day(docid) == Columns::kUndated) continue;
    first = std::min(first, columns.first_day(docid));
    last = std::max(last, columns.last_day(docid));
  }
  if (last == Columns::kUndated) return;
  shard.first_day = day_text(first);
  shard.last_day = day_text(last);
}

}  // namespace

std::vector<FileSum> sums_of_folder(const std::string& folder) {
  std::vector<FileSum> sums;
  for (const std::string& name : folder_entries(folder)) {
    if (auto sum = file_sum(folder, name)) sums.push_back(std::move(*sum));
  }
  return sums;
}

ShardInfo complete_shard(const std::string& folder, const std::string& name) {
  const Columns columns =
      Columns::build(guarded(folder, [&] { return Xapian::Database(folder, Xapian::DB_BACKEND_GLASS); }));
  columns.write(folder + "/" + std::string(kColumnsFile));
  ShardInfo shard{.name = name, .articles = columns.articles()};
  set_days(shard, columns);
  for (const std::string& file : folder_entries(folder)) sync_path(folder + "/" + file);
  sync_path(folder);
  shard.files = sums_of_folder(folder);
  return shard;
}

}  // namespace dateline
