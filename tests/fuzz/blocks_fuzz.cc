// What blocks are read and made from.  The first byte says which:
//   0  the payload of a blocks file behind a right header
//   1  a postlist table with blocks of 2048 bytes, behind two bytes: its root's number and level
//   2  a glass database's version file
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <dateline/error.h>

#include "common/archive/blocks_build.h"
#include "common/archive/sealed.h"
#include "tests/fuzz/memory_file.h"

namespace {

using namespace dateline;

constexpr std::uint64_t kPostlistBytes = 1 << 20;
constexpr std::uint32_t kArticles = 1000;
constexpr std::size_t kBlockBytes = 2048;

void require(bool holds) {
  if (!holds) std::abort();
}

void open_blocks(std::string_view payload) {
  const SealKind kind{.magic = "DLBLOCKS", .version = 1, .hint = "--repair"};
  const fuzz::MemoryFile file(seal(kind, payload));
  const auto blocks = Blocks::open(file.path(), kPostlistBytes, kArticles);
  for (const char* term : {"", "a", "all", "half", "zz"}) {
    Xapian::docid last = 0;
    for (const Block& block : blocks->list(term)) {
      require(block.first_docid > last && block.last_docid >= block.first_docid && block.last_docid <= kArticles);
      require(block.postings >= 1 && block.postings <= block.last_docid - block.first_docid + 1);
      require(block.file_offset + 2 * block.postings - 1 <= kPostlistBytes);
      require(!block.best.empty() && block.best.size() <= block.postings);
      last = block.last_docid;
    }
  }
}

void walk_table(std::string_view bytes) {
  if (bytes.size() < 2) return;
  const GlassRoot root{.revision = ~std::uint64_t{0},
                       .root = static_cast<unsigned char>(bytes[0]),
                       .level = static_cast<unsigned char>(bytes[1]) % 10U,
                       .block_size = kBlockBytes};
  std::string table(bytes.substr(2));
  table.resize((table.size() + kBlockBytes - 1) / kBlockBytes * kBlockBytes);
  const std::vector<std::uint32_t> lengths(kArticles + 1, 1);
  BlocksWriter writer(lengths);
  std::string last;
  for_each_posting_list(table, root, "table", [&](std::string_view term, std::span<const PostingChunk> chunks) {
    require(term > last);
    last = term;
    for (const PostingChunk& chunk : chunks) {
      require(chunk.file_offset + chunk.bytes.size() <= table.size());
      require(std::string_view(table).substr(chunk.file_offset, chunk.bytes.size()) == chunk.bytes);
    }
    writer.add(term, chunks);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    if (data[0] == 0) open_blocks(bytes);
    if (data[0] == 1) walk_table(bytes);
    if (data[0] == 2) require(postlist_root(bytes, "iamglass").block_size >= kBlockBytes);
  } catch (const Error& error) {
    require(error.code() == ErrorCode::damaged && !error.hint().empty());
  }
  return 0;
}
