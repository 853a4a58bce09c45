#include "common/archive/blocks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <thread>

#include <dateline/error.h>

#include "common/archive/files.h"
#include "common/archive/sealed.h"
#include "common/text/varint.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

constexpr std::uint64_t kFileBytes = std::uint64_t{1} << 30;

struct ModelPosting {
  Xapian::docid docid = 0;
  std::uint32_t wdf = 0;
};
using List = std::vector<ModelPosting>;

/// Lists as chunks with offsets that jump about, as in a table that grew in several commits.
class Table {
 public:
  explicit Table(std::size_t articles) : lengths(articles + 1) {}

  void add(const std::string& term, const List& list, std::size_t chunk_postings, std::mt19937_64& random) {
    lists[term] = list;
    auto& chunks = chunks_[term];
    for (std::size_t begin = 0; begin < list.size(); begin += chunk_postings) {
      const std::size_t end = std::min(begin + chunk_postings, list.size());
      std::string bytes;
      for (std::size_t i = begin; i < end; ++i) {
        if (i > begin) append_varint(bytes, list[i].docid - list[i - 1].docid - 1);
        append_varint(bytes, list[i].wdf);
      }
      // Chunks must not lie over each other, so that what is read at an offset is known.
      const std::uint64_t slot = chunks_in_file_++ * 4096 % kFileBytes;
      chunks.push_back({list[begin].docid, slot + random() % 512, {}});
      bytes_.emplace(chunks.back().file_offset, std::move(bytes));
    }
  }

  void write(const std::string& file) {
    BlocksWriter writer(lengths);
    for (auto& [term, chunks] : chunks_) {
      for (PostingChunk& chunk : chunks) chunk.bytes = bytes_.at(chunk.file_offset);
      writer.add(term, chunks);
    }
    writer.write(file, kFileBytes);
  }

  /// The file's bytes from an offset to the end of its chunk.
  [[nodiscard]] std::string_view at(std::uint64_t offset) const {
    auto chunk = bytes_.upper_bound(offset);
    REQUIRE(chunk != bytes_.begin());
    --chunk;
    REQUIRE(offset - chunk->first < chunk->second.size());
    return std::string_view(chunk->second).substr(offset - chunk->first);
  }

  std::vector<std::uint32_t> lengths;
  std::map<std::string, List> lists;

 private:
  std::map<std::string, std::vector<PostingChunk>> chunks_;
  std::map<std::uint64_t, std::string> bytes_;
  std::uint64_t chunks_in_file_ = 0;
};

List random_list(std::mt19937_64& random, std::uint32_t articles, std::uint32_t keep_of_ten) {
  List list;
  for (Xapian::docid docid = 1; docid <= articles; ++docid) {
    if (random() % 10 >= keep_of_ten) continue;
    list.push_back({docid, static_cast<std::uint32_t>(random() % 3 == 0 ? random() % 300 : random() % 4)});
  }
  return list;
}

Table random_table(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto articles = static_cast<std::uint32_t>(300 + random() % 2000);
  Table table(articles);
  for (auto& length : table.lengths) length = static_cast<std::uint32_t>(random() % 400);
  for (int i = 0; i < 12; ++i) {
    const auto list = random_list(random, articles, static_cast<std::uint32_t>(1 + random() % 10));
    table.add("t" + std::to_string(i), list, 1 + random() % 600, random);
  }
  List all;
  for (Xapian::docid docid = 1; docid <= articles; ++docid) all.push_back({docid, 0});
  for (const std::size_t size : {1U, 127U, 128U, 129U, 256U, 257U}) {
    table.add("size" + std::to_string(size), List(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(size)), 1000,
              random);
  }
  table.add("all", all, 500, random);
  return table;
}

List decoded(const Table& table, const Block& block) {
  List list;
  const std::string_view bytes = table.at(block.file_offset);
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  Xapian::docid docid = block.first_docid;
  for (std::uint32_t i = 0; i < block.postings; ++i) {
    std::uint32_t gap = 0;
    std::uint32_t wdf = 0;
    if (i > 0 || !block.begins_chunk) {
      REQUIRE(read_varint(at, end, gap));
      if (i > 0) docid += gap + 1;
    }
    REQUIRE(read_varint(at, end, wdf));
    list.push_back({docid, wdf});
  }
  return list;
}

std::vector<Candidate> best_of(const Table& table, const List& postings) {
  std::vector<Candidate> best;
  for (const ModelPosting& posting : postings) {
    const Candidate pair{posting.wdf, table.lengths[posting.docid]};
    const bool beaten = std::any_of(postings.begin(), postings.end(), [&](const ModelPosting& other) {
      const Candidate by{other.wdf, table.lengths[other.docid]};
      return by.wdf >= pair.wdf && by.length <= pair.length && by != pair;
    });
    if (!beaten && std::find(best.begin(), best.end(), pair) == best.end()) best.push_back(pair);
  }
  std::sort(best.begin(), best.end(), [](const Candidate& a, const Candidate& b) { return a.wdf < b.wdf; });
  return best;
}

void check_list(const Table& table, const std::string& term, std::span<const Block> blocks) {
  CAPTURE(term);
  const List& list = table.lists.at(term);
  if (list.size() <= kBlockPostings) {
    CHECK(blocks.empty());
    return;
  }
  std::size_t next = 0;
  for (const Block& block : blocks) {
    REQUIRE((block.postings >= 1 && block.postings <= kBlockPostings));
    const List postings = decoded(table, block);
    REQUIRE(next + postings.size() <= list.size());
    for (std::size_t i = 0; i < postings.size(); ++i) {
      REQUIRE(postings[i].docid == list[next + i].docid);
      REQUIRE(postings[i].wdf == list[next + i].wdf);
    }
    next += postings.size();
    CHECK(block.last_docid == postings.back().docid);
    CHECK(std::vector<Candidate>(block.best.begin(), block.best.end()) == best_of(table, postings));
  }
  CHECK(next == list.size());
}

std::string problem_of(const std::string& file, std::uint64_t postlist_bytes, std::uint32_t articles) {
  try {
    static_cast<void>(Blocks::open(file, postlist_bytes, articles));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::damaged);
    CHECK(error.context() == file);
    CHECK(error.hint().find("--repair") != std::string::npos);
    return error.what();
  }
  return {};
}

/// A table of two short lists, and its file.
void write_small(const std::string& file) {
  std::mt19937_64 random(1);
  Table table(150);
  for (std::size_t i = 0; i < table.lengths.size(); ++i) table.lengths[i] = static_cast<std::uint32_t>(i * 7 % 150);
  table.add("one", random_list(random, 150, 10), 40, random);
  table.add("two", random_list(random, 150, 10), 1000, random);
  table.write(file);
}

bool writer_refuses(const PostingChunk& first, const PostingChunk& second) {
  const std::vector<std::uint32_t> lengths(10, 1);
  BlocksWriter writer(lengths);
  try {
    writer.add("term", std::vector<PostingChunk>{first, second});
  } catch (const Error& error) {
    return error.code() == ErrorCode::damaged;
  }
  return false;
}

}  // namespace

TEST_CASE("blocks cover every posting once, where it lies, with the pairs that nothing beats", "[archive]") {
  const TempDir folder;
  const auto seed = test_seed();
  CAPTURE(seed);
  for (std::uint64_t run = 0; run < 4; ++run) {
    Table table = random_table(seed + run);
    table.write(folder / "blocks");
    const auto blocks =
        Blocks::open(folder / "blocks", kFileBytes, static_cast<std::uint32_t>(table.lengths.size() - 1));
    std::size_t with_blocks = 0;
    for (const auto& [term, list] : table.lists) {
      check_list(table, term, blocks->list(term));
      check_list(table, term, blocks->find(term));
      if (list.size() > kBlockPostings) ++with_blocks;
    }
    CHECK(blocks->terms() == with_blocks);
    for (const char* absent : {"", "a", "t", "t00", "zz"}) CHECK(blocks->find(absent).empty());
  }
}

TEST_CASE("threads that ask for the same lists get the same blocks", "[archive]") {
  const TempDir folder;
  Table table = random_table(3);
  table.write(folder / "blocks");
  const auto blocks = Blocks::open(folder / "blocks", kFileBytes, static_cast<std::uint32_t>(table.lengths.size() - 1));
  std::vector<std::map<std::string, const Block*>> seen(4);
  std::vector<std::thread> threads;
  for (auto& mine : seen) {
    threads.emplace_back([&] {
      for (const auto& [term, list] : table.lists) mine[term] = blocks->list(term).data();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& mine : seen) CHECK(mine == seen[0]);
  for (const auto& [term, list] : table.lists) check_list(table, term, blocks->list(term));
}

TEST_CASE("numbers at their limits are kept", "[archive]") {
  const TempDir folder;
  const std::vector<std::uint32_t> lengths(200, ~0U);
  std::string bytes;
  append_varint(bytes, 0);
  for (std::uint32_t i = 1; i < 150; ++i) {
    append_varint(bytes, 0);
    append_varint(bytes, i == 70 ? ~0U : 5);
  }
  BlocksWriter writer(lengths);
  const std::string term(245, '\xFF');
  const std::uint64_t far = (std::uint64_t{1} << 45) - bytes.size();
  writer.add(term, std::vector<PostingChunk>{{.first_docid = 1, .file_offset = far, .bytes = bytes}});
  writer.write(folder / "blocks", std::uint64_t{1} << 45);
  const auto blocks = Blocks::open(folder / "blocks", std::uint64_t{1} << 45, 199)->find(term);
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].file_offset == far);
}

TEST_CASE("bytes that are no chunk are refused", "[archive]") {
  const PostingChunk good{.first_docid = 1, .file_offset = 0, .bytes = std::string_view("\x01\x00\x01", 3)};
  const auto second = [](Xapian::docid first, std::string_view bytes) {
    return PostingChunk{.first_docid = first, .file_offset = 100, .bytes = bytes};
  };
  using namespace std::string_view_literals;
  CHECK_FALSE(writer_refuses(good, second(3, "\x01\x05\x01"sv)));
  CHECK(writer_refuses(good, second(2, "\x01"sv)));  // the chunk before ends there
  CHECK(writer_refuses(good, second(0, "\x01"sv)));
  CHECK(writer_refuses(good, second(3, ""sv)));
  CHECK(writer_refuses(good, second(3, "\x01\x05"sv)));  // half a posting
  CHECK(writer_refuses(good, second(3, "\x81"sv)));
  CHECK(writer_refuses(good, second(3, "\x01\x06\x01"sv)));  // document 10 has no length
  CHECK(writer_refuses(good, second(3, "\xFF\xFF\xFF\xFF\xFF\x01"sv)));
}

TEST_CASE("terms out of order are our own mistake", "[archive]") {
  const TempDir folder;
  std::mt19937_64 random(1);
  const std::vector<std::uint32_t> lengths(300, 1);
  std::string bytes(1, '\1');
  for (int i = 0; i < 200; ++i) bytes += std::string("\0\1", 2);
  const std::vector<PostingChunk> chunks{{.first_docid = 1, .file_offset = 0, .bytes = bytes}};
  BlocksWriter writer(lengths);
  writer.add("b", chunks);
  CHECK_THROWS_AS(writer.add("a", chunks), Error);
  CHECK_THROWS_AS(writer.add("b", chunks), Error);
  CHECK_NOTHROW(writer.add("c", chunks));
}

TEST_CASE("a shard without long lists has a file without terms", "[archive]") {
  const TempDir folder;
  BlocksWriter({}).write(folder / "blocks", 0);
  CHECK(Blocks::open(folder / "blocks", 0, 0)->terms() == 0);
}

TEST_CASE("a blocks file that is missing, cut, changed or another shard's is damaged", "[archive]") {
  const TempDir folder;
  const std::string file = folder / "blocks";
  CHECK_FALSE(problem_of(file, kFileBytes, 150).empty());
  write_small(file);
  REQUIRE(problem_of(file, kFileBytes, 150).empty());
  CHECK_FALSE(problem_of(file, kFileBytes + 1, 150).empty());
  CHECK_FALSE(problem_of(file, kFileBytes, 151).empty());
  const std::string bytes = read_bytes(file);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    CAPTURE(i);
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 2);
    write_bytes(file, flipped);
    CHECK_FALSE(problem_of(file, kFileBytes, 150).empty());
    write_bytes(file, bytes.substr(0, i));
    CHECK_FALSE(problem_of(file, kFileBytes, 150).empty());
  }
  write_bytes(file, bytes + "x");
  CHECK_FALSE(problem_of(file, kFileBytes, 150).empty());
}

TEST_CASE("blocks with a right checksum and wrong content are refused or stay within the shard", "[archive]") {
  const TempDir folder;
  const std::string file = folder / "blocks";
  write_small(file);
  const std::string payload = read_bytes(file).substr(kSealBytes);
  const auto forge = [&](const std::string& forged, std::uint32_t version = 1) {
    write_bytes(file, seal({.magic = "DLBLOCKS", .version = version, .hint = ""}, forged));
  };
  forge(payload, 2);
  CHECK(problem_of(file, kFileBytes, 150).find("version 2") != std::string::npos);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < payload.size(); ++i) {
    forge(payload.substr(0, i));
    CHECK_FALSE(problem_of(file, kFileBytes, 150).empty());
    for (const int change : {0x01, 0x80, 0xFF}) {
      std::string wild = payload;
      wild[i] = static_cast<char>(wild[i] ^ change);
      forge(wild);
      CAPTURE(i, change);
      if (!problem_of(file, kFileBytes, 150).empty()) {
        ++refused;
        continue;
      }
      const auto blocks = Blocks::open(file, kFileBytes, 150);
      for (const char* term : {"one", "two"}) {
        Xapian::docid last = 0;
        for (const Block& block : blocks->list(term)) {
          REQUIRE((block.first_docid > last && block.last_docid >= block.first_docid && block.last_docid <= 150));
          REQUIRE((block.postings >= 1 && block.postings <= block.last_docid - block.first_docid + 1));
          REQUIRE(block.file_offset + 2 * block.postings - 1 <= kFileBytes);
          REQUIRE_FALSE(block.best.empty());
          last = block.last_docid;
        }
      }
    }
  }
  CHECK(refused > payload.size() / 2);
}
