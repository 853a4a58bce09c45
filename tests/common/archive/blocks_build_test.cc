#include "common/archive/blocks_build.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>

#include <dateline/error.h>
#include <xapian.h>

#include "common/archive/files.h"
#include "common/archive/mapped_file.h"
#include "common/text/varint.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

using Postings = std::vector<std::pair<Xapian::docid, std::uint32_t>>;
using Lists = std::map<std::string, Postings>;

/// Terms of every kind: frequent, rare, long, with zero bytes and FF bytes, boolean.
std::vector<std::string> terms() {
  std::vector<std::string> made = {"all",
                                   "half",
                                   "rare",
                                   std::string("z\0ro", 4),
                                   std::string("z", 1),
                                   std::string("\0", 1),
                                   std::string("\0\xFF", 2),
                                   "\xFF\xFF",
                                   "Qid"};
  made.push_back(std::string(24, 'm'));
  made.push_back(std::string(200, 'l'));
  for (int i = 0; i < 150; ++i) made.push_back("w" + std::to_string(i));
  return made;
}

/// Writes documents in several commits, with some changed later, so that the table's blocks are old and new ones.
void write_table(const std::string& folder, std::uint64_t seed, unsigned documents, unsigned commits, int block_size) {
  std::mt19937_64 random(seed);
  Xapian::WritableDatabase database(
      folder, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC, block_size);
  const auto names = terms();
  const auto document = [&] {
    Xapian::Document made;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool has = i == 0 || i >= 9 ? random() % 8 != 0 : random() % (i + 1) == 0;
      if (has) made.add_term(names[i], static_cast<Xapian::termcount>(random() % 3 == 0 ? random() % 1000 : 1));
    }
    made.add_value(0, std::to_string(random()));
    return made;
  };
  for (unsigned i = 1; i <= documents; ++i) {
    database.add_document(document());
    if (commits > 1 && i % (documents / commits) == 0) {
      database.commit();
      database.replace_document(1 + static_cast<Xapian::docid>(random() % i), document());
    }
  }
  database.set_metadata("note", "some");
  database.commit();
}

Lists lists_of(const Xapian::Database& database) {
  Lists lists;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    Postings& list = lists[*term];
    for (auto post = database.postlist_begin(*term); post != database.postlist_end(*term); ++post) {
      list.emplace_back(*post, post.get_wdf());
    }
  }
  return lists;
}

Postings decoded(std::span<const PostingChunk> chunks) {
  Postings postings;
  for (const PostingChunk& chunk : chunks) {
    const char* at = chunk.bytes.data();
    const char* const end = at + chunk.bytes.size();
    Xapian::docid docid = chunk.first_docid;
    for (bool first = true; at != end; first = false) {
      std::uint32_t gap = 0;
      std::uint32_t wdf = 0;
      REQUIRE((first || read_varint(at, end, gap)));
      REQUIRE(read_varint(at, end, wdf));
      if (!first) docid += gap + 1;
      postings.emplace_back(docid, wdf);
    }
  }
  return postings;
}

struct Walked {
  std::size_t cut = 0;
  std::size_t lists = 0;
};

/// Every list of the table, as the walk gives it, must be the one that Xapian reads.
Walked check_walk(const std::string& folder) {
  const Lists lists = lists_of(Xapian::Database(folder));
  const std::string file = folder + "/postlist.glass";
  const std::string bytes = read_bytes(file);
  Walked walked;
  auto expected = lists.begin();
  for_each_posting_list(file, [&](std::string_view term, std::span<const PostingChunk> chunks) {
    REQUIRE(expected != lists.end());
    REQUIRE(std::string(term) == expected->first);
    if (chunks.empty()) {
      ++walked.cut;
    } else {
      CHECK(decoded(chunks) == expected->second);
    }
    for (const PostingChunk& chunk : chunks) {
      REQUIRE(chunk.file_offset + chunk.bytes.size() <= bytes.size());
      CHECK(std::string_view(bytes).substr(chunk.file_offset, chunk.bytes.size()) == chunk.bytes);
    }
    ++expected;
    ++walked.lists;
  });
  CHECK(expected == lists.end());
  return walked;
}

std::vector<std::uint32_t> lengths_of(const Xapian::Database& database) {
  std::vector<std::uint32_t> lengths(database.get_lastdocid() + std::size_t{1});
  for (auto post = database.postlist_begin({}); post != database.postlist_end({}); ++post) {
    lengths[*post] = post.get_doclength();
  }
  return lengths;
}

}  // namespace

TEST_CASE("the posting lists of Xapian's own tables are walked in order", "[archive]") {
  const TempDir folder;
  const auto seed = test_seed();
  CAPTURE(seed);
  const std::string table = folder / "table";
  SECTION("one commit") {
    write_table(table, seed, 1500, 1, 8192);
    CHECK(check_walk(table).lists > 100);
  }
  SECTION("many commits, with stale blocks among the others") {
    write_table(table, seed, 1500, 20, 8192);
    CHECK(check_walk(table).lists > 100);
  }
  SECTION("small blocks, more levels, and chunks cut into pieces") {
    write_table(table, seed, 1500, 5, 2048);
    CHECK(check_walk(table).cut > 0);
  }
  SECTION("large blocks") {
    write_table(table, seed, 800, 3, 65536);
    CHECK(check_walk(table).lists > 100);
  }
  SECTION("one document") {
    write_table(table, seed, 1, 1, 8192);
    check_walk(table);
  }
  SECTION("none") {
    { const Xapian::WritableDatabase empty(table, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS); }
    CHECK(check_walk(table).lists == 0);
  }
}

TEST_CASE("lists whose chunks the table cut have no blocks, the others point at their postings", "[archive]") {
  const TempDir folder;
  const std::string table = folder / "table";
  write_table(table, 11, 3000, 4, 8192);
  const Xapian::Database database(table);
  const auto lengths = lengths_of(database);
  build_blocks(table, lengths, folder / "blocks");
  const std::string bytes = read_bytes(table + "/postlist.glass");
  const auto blocks = Blocks::open(folder / "blocks", bytes.size(), database.get_lastdocid());
  CHECK(blocks->list(std::string(200, 'l')).empty());
  std::size_t with_blocks = 0;
  for (const auto& [term, list] : lists_of(database)) {
    std::size_t next = 0;
    for (const Block& block : blocks->list(term)) {
      const char* at = bytes.data() + block.file_offset;
      const char* const end = bytes.data() + bytes.size();
      Xapian::docid docid = block.first_docid;
      for (std::uint32_t i = 0; i < block.postings; ++i, ++next) {
        std::uint32_t gap = 0;
        std::uint32_t wdf = 0;
        REQUIRE(((i == 0 && block.begins_chunk) || read_varint(at, end, gap)));
        REQUIRE(read_varint(at, end, wdf));
        if (i > 0) docid += gap + 1;
        REQUIRE(list.at(next) == std::pair(docid, wdf));
      }
      CHECK(block.last_docid == docid);
    }
    if (next > 0) {
      ++with_blocks;
      CHECK(next == list.size());
    } else {
      CHECK((list.size() <= kBlockPostings || term.size() > 20));
    }
  }
  CHECK(with_blocks == blocks->terms());
  CHECK(with_blocks > 100);
}

TEST_CASE("a changed byte in a table is found or changes no more than what is read", "[archive]") {
  const TempDir folder;
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const std::string folder_name = folder / "table";
  write_table(folder_name, 5, 300, 3, 2048);
  const std::string version = read_bytes(folder_name + "/iamglass");
  const std::string table = read_bytes(folder_name + "/postlist.glass");
  const auto walk = [&](const std::string& version_bytes, const std::string& table_bytes) {
    std::size_t bytes = 0;
    try {
      const GlassRoot root = postlist_root(version_bytes, "iamglass");
      for_each_posting_list(
          table_bytes, root, "postlist.glass", [&](std::string_view, std::span<const PostingChunk> chunks) {
            for (const PostingChunk& chunk : chunks) {
              // Touch it: under a sanitizer a wrong view ends here.
              bytes += static_cast<std::size_t>(std::count(chunk.bytes.begin(), chunk.bytes.end(), '\0'));
            }
          });
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::damaged);
      CHECK_FALSE(error.hint().empty());
      return false;
    }
    return bytes > 0;
  };
  REQUIRE(walk(version, table));
  std::size_t found = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string wild = table;
    // Half of the changes hit the heads and directories of blocks.
    std::size_t at = random() % wild.size();
    if (i % 2 == 0) at = at / 2048 * 2048 + random() % 40;
    wild[at] = static_cast<char>(wild[at] ^ (1 << (random() % 8)));
    if (!walk(version, wild)) ++found;
  }
  CHECK(found > 500);
  for (std::size_t i = 0; i < version.size(); ++i) {
    std::string wild = version;
    wild[i] = static_cast<char>(wild[i] ^ 1);
    walk(wild, table);
    walk(version.substr(0, i), table);
  }
  for (std::size_t size = 0; size < table.size(); size += 700) CHECK_FALSE(walk(version, table.substr(0, size)));
}

TEST_CASE("a tree that leads back to itself ends in an error", "[archive]") {
  // A branch block whose items all name block 0: itself, or a leaf again and again.
  const auto branch = [](unsigned level) {
    std::string block(2048, '\0');
    const auto put16 = [&](std::size_t at, unsigned value) {
      block[at] = static_cast<char>(value >> 8);
      block[at + 1] = static_cast<char>(value);
    };
    block[4] = static_cast<char>(level);
    put16(9, 11 + 2 * 2);
    put16(11, 2000);
    put16(13, 1900);
    block[1904] = 1;
    block[1905] = 'a';
    return block;
  };
  const auto problem = [](const std::string& table, const GlassRoot& root) {
    try {
      for_each_posting_list(table, root, "table", [](std::string_view, std::span<const PostingChunk>) {});
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK_FALSE(problem(branch(1), {.revision = 1, .root = 0, .level = 1, .block_size = 2048}).empty());
  CHECK_FALSE(problem(branch(9), {.revision = 1, .root = 0, .level = 9, .block_size = 2048}).empty());
  CHECK_FALSE(problem(branch(1), {.revision = 1, .root = 1, .level = 1, .block_size = 2048}).empty());
  CHECK_FALSE(problem("", {.revision = 1, .root = 0, .level = 0, .block_size = 2048}).empty());
  CHECK(problem("", {.absent = true}).empty());
}

TEST_CASE("a table without its version file, or the other way round, is damaged", "[archive]") {
  const TempDir folder;
  const std::string table = folder / "table";
  write_table(table, 1, 10, 1, 8192);
  const auto code = [&] {
    try {
      for_each_posting_list(table + "/postlist.glass", [](std::string_view, std::span<const PostingChunk>) {});
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  };
  std::filesystem::rename(table + "/postlist.glass", table + "/gone");
  CHECK(code() == ErrorCode::damaged);
  std::filesystem::rename(table + "/gone", table + "/postlist.glass");
  std::filesystem::remove(table + "/iamglass");
  CHECK(code() == ErrorCode::damaged);
}
