#include "indexer/building/caches.h"

#include <algorithm>

#include "common/archive/blocks_build.h"
#include "common/archive/files.h"
#include "common/archive/snapshot.h"
#include "common/archive/tokens_build.h"

namespace dateline {

namespace {

Xapian::Database open_tables(const std::string& folder) {
  return guarded(folder, [&] { return Xapian::Database(folder, Xapian::DB_BACKEND_GLASS); });
}

std::string in(const std::string& folder, std::string_view file) { return folder + "/" + std::string(file); }

std::vector<std::uint32_t> lengths_of(const Columns& columns) {
  std::vector<std::uint32_t> lengths(columns.articles() + std::size_t{1}, 0);
  for (Xapian::docid docid = 1; docid <= columns.articles(); ++docid) lengths[docid] = columns.length(docid);
  return lengths;
}

}  // namespace

bool is_cache(std::string_view file) noexcept {
  return std::find(kCacheFiles.begin(), kCacheFiles.end(), file) != kCacheFiles.end();
}

bool is_unfinished_cache(std::string_view file) noexcept {
  return file.ends_with(kNewEnding) && is_cache(file.substr(0, file.size() - kNewEnding.size()));
}

Columns columns_of_tables(const std::string& folder) {
  return guarded(folder, [&] { return Columns::build(open_tables(folder)); });
}

void make_tokens(const std::string& folder, const std::string& file) {
  guarded(folder, [&] { build_tokens(open_tables(folder), file); });
}

void make_blocks(const std::string& folder, const Columns& columns, const std::string& file) {
  build_blocks(folder, lengths_of(columns), file);
}

Columns complete_caches(const std::string& folder) {
  const std::string columns_file = in(folder, kColumnsFile);
  const bool has_columns = file_size(columns_file).has_value();
  Columns columns = has_columns ? Columns::read(columns_file) : columns_of_tables(folder);
  if (!has_columns) columns.write(columns_file);
  // An empty shard has no tables to make the others from, and is never listed.
  if (columns.articles() == 0) return columns;
  if (!file_size(in(folder, kTokensFile))) make_tokens(folder, in(folder, kTokensFile));
  if (!file_size(in(folder, kBlocksFile))) make_blocks(folder, columns, in(folder, kBlocksFile));
  return columns;
}

}  // namespace dateline
