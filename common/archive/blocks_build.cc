// The blocks of a table that is there, and the walk over its posting lists that checks them.
#include "common/archive/blocks_build.h"

#include "common/archive/files.h"
#include "common/archive/glass_lists.h"
#include "common/archive/glass_table.h"

namespace dateline {

namespace {

using VisitList = std::function<void(std::string_view, std::span<const PostingChunk>)>;

}  // namespace

void for_each_posting_list(std::string_view table, const GlassRoot& root, const std::string& path,
                           const VisitList& visit) {
  GlassLists lists(table, root, path);
  std::vector<PostingChunk> chunks;
  while (lists.next()) {
    chunks.clear();
    bool whole = true;
    while (lists.read_chunk([](Xapian::docid, std::uint32_t) {})) {
      chunks.push_back(lists.chunk());
      whole = whole && lists.chunk_is_whole();
    }
    visit(lists.term(), whole ? std::span<const PostingChunk>(chunks) : std::span<const PostingChunk>());
  }
}

void for_each_posting_list(const std::string& postlist_file, const VisitList& visit) {
  const GlassTable table = GlassTable::postlist(parent_folder(postlist_file));
  for_each_posting_list(table.bytes(), table.root(), postlist_file, visit);
}

void build_blocks(const std::string& shard_folder, std::span<const std::uint32_t> lengths, const std::string& file) {
  const std::string postlist = shard_folder + "/postlist.glass";
  BlocksWriter writer(lengths);
  for_each_posting_list(postlist,
                        [&](std::string_view term, std::span<const PostingChunk> chunks) { writer.add(term, chunks); });
  writer.write(file, file_size(postlist).value_or(0));
}

}  // namespace dateline
