#include "indexer/building/new_shard.h"

#include <fcntl.h>

#include <algorithm>
#include <chrono>

#include <dateline/article.h>

#include "common/archive/columns.h"
#include "common/archive/files.h"
#include "indexer/building/caches.h"

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

/// Lets the disk begin while the sums are made: the pages are in memory for both.
void start_writing(const std::string& path) {
#ifdef SYNC_FILE_RANGE_WRITE
  const FileDescriptor file(path, O_RDONLY);
  // Only a hint: what it cannot do, the sync does.
  static_cast<void>(::sync_file_range(file.get(), 0, 0, SYNC_FILE_RANGE_WRITE));
#else
  static_cast<void>(path);
#endif
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
  const Columns columns = complete_caches(folder);
  ShardInfo shard{.name = name, .articles = columns.articles()};
  set_days(shard, columns);
  const auto files = folder_entries(folder);
  for (const std::string& file : files) start_writing(folder + "/" + file);
  shard.files = sums_of_folder(folder);
  for (const std::string& file : files) sync_path(folder + "/" + file);
  sync_path(folder);
  return shard;
}

}  // namespace dateline
