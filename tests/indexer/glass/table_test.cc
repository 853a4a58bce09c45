#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <dateline/error.h>

#include "common/archive/files.h"
#include "indexer/glass/output_file.h"
#include "indexer/glass/table_writer.h"
#include "tests/indexer/glass/families.h"
#include "tests/indexer/glass/table_reader.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::glass;
using namespace dateline::testing;

namespace {

VersionRoot as_read(const TableRoot& root) {
  return {.root = root.root, .level = root.level, .entries = root.entries, .block_size = 8192, .fake = root.absent};
}

/// Writes the entries, reads them back, checks the tree; the number of its levels.
std::uint32_t require_kept(const std::string& file, const std::vector<TableEntry>& entries) {
  TableWriter writer(file, 0, TableWriter::WhenEmpty::empty_file);
  for (const TableEntry& entry : entries) writer.add(entry.key, entry.tag);
  const TableRoot root = writer.finish();
  REQUIRE(file_size(file) == std::uint64_t{root.blocks} * 8192);
  const TableReader reader(file, as_read(root));
  reader.require_bulk_made();
  const std::vector<TableEntry> read = reader.entries();
  REQUIRE(read.size() == entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (read[i] != entries[i]) FAIL("entry " << i << " of " << entries.size());
  }
  return root.level;
}

std::string key_of(std::uint32_t number, std::size_t bytes) {
  std::string key(bytes, 'k');
  put32(key.data() + bytes - 4, number);
  return key;
}

std::vector<TableEntry> numbered(std::size_t count, std::size_t key_bytes, std::size_t tag_bytes) {
  std::vector<TableEntry> entries;
  for (std::uint32_t i = 0; i < count; ++i) {
    entries.push_back({key_of(i, key_bytes), std::string(tag_bytes, static_cast<char>('a' + i % 26))});
  }
  return entries;
}

}  // namespace

TEST_CASE("a tag of any size around the limits of item and block is kept", "[glass]") {
  const TempDir folder;
  std::mt19937_64 random(3);
  const std::string noise = dateline::testing::detail::random_bytes(random, 17000);
  for (const std::size_t key_bytes : {4U, 5U, 100U, 254U, 255U}) {
    for (const std::size_t around : {2043U, 4086U, 8192U, 16384U}) {
      std::vector<TableEntry> entries;
      for (std::size_t bytes = around - 300; bytes < around + 40; ++bytes) {
        entries.push_back({key_of(static_cast<std::uint32_t>(bytes), key_bytes), noise.substr(0, bytes)});
      }
      require_kept(folder / "table", entries);
    }
  }
}

TEST_CASE("an item of any size at the end of any block is kept", "[glass]") {
  const TempDir folder;
  // The first three fill most of a leaf; the fourth meets every possible rest of it.
  for (std::size_t bytes = 1900; bytes <= 2045; ++bytes) {
    for (const std::size_t large : {2000U, 2100U, 5000U}) {
      auto entries = numbered(5, 10, 2030);
      entries[3].tag.resize(bytes);
      entries[4].tag.resize(large, 'z');
      require_kept(folder / "table", entries);
    }
  }
}

TEST_CASE("branch blocks overflow one by one into the next level", "[glass]") {
  const TempDir folder;
  // Four items a leaf, and dividers as long as keys can be: 31 leaves fill a branch block.
  std::vector<std::uint32_t> levels;
  for (std::size_t count = 1; count < 300; ++count) {
    levels.push_back(require_kept(folder / "table", numbered(count, 255, 1785)));
  }
  CHECK(levels.front() == 0);
  CHECK(levels.back() == 2);
  CHECK(std::is_sorted(levels.begin(), levels.end()));
}

TEST_CASE("a table has as many levels as it needs", "[glass]") {
  const TempDir folder;
  CHECK(require_kept(folder / "table", numbered(9000, 255, 1785)) == 3);
  CHECK(require_kept(folder / "table", numbered(40000, 4, 20)) == 1);
}

TEST_CASE("random entries are kept", "[glass]") {
  const unsigned long long seed = test_seed();
  INFO("DATELINE_TEST_SEED=" << seed);
  std::mt19937_64 random(seed);
  const TempDir folder;
  for (int round = 0; round < 40; ++round) {
    std::vector<TableEntry> entries;
    const std::size_t longest_key = 1 + random() % 255;
    const std::size_t longest_tag = std::size_t{1} << (random() % 15);
    for (std::size_t count = random() % 1500; count > 0; --count) {
      std::string key = dateline::testing::detail::random_bytes(random, 1 + random() % longest_key);
      for (char& byte : key) byte = static_cast<char>(byte & 3);
      entries.push_back({key, dateline::testing::detail::random_bytes(random, random() % longest_tag)});
    }
    std::sort(entries.begin(), entries.end(), [](const TableEntry& a, const TableEntry& b) { return a.key < b.key; });
    entries.erase(std::unique(entries.begin(), entries.end(),
                              [](const TableEntry& a, const TableEntry& b) { return a.key == b.key; }),
                  entries.end());
    require_kept(folder / "table", entries);
  }
}

TEST_CASE("a table says where its tags lie in the file", "[glass]") {
  const TempDir folder;
  TableWriter writer(folder / "table", 0, TableWriter::WhenEmpty::empty_file);
  const auto entries = numbered(3000, 30, 777);
  std::vector<std::uint64_t> begins;
  for (const TableEntry& entry : entries) begins.push_back(writer.add(entry.key, entry.tag));
  REQUIRE(writer.finish().level == 2);
  const std::string bytes = read_bytes(folder / "table");
  for (std::size_t i = 0; i < entries.size(); ++i) REQUIRE(bytes.compare(begins[i], 777, entries[i].tag) == 0);
}

TEST_CASE("a table without entries is an empty file or none, and older files go", "[glass]") {
  const TempDir folder;
  write_bytes(folder / "kept", "old");
  write_bytes(folder / "gone", "old");
  const TableRoot kept = TableWriter(folder / "kept", 18, TableWriter::WhenEmpty::empty_file).finish();
  const TableRoot gone = TableWriter(folder / "gone", 18, TableWriter::WhenEmpty::no_file).finish();
  CHECK(file_size(folder / "kept") == 0U);
  CHECK_FALSE(file_size(folder / "gone"));
  for (const TableRoot& root : {kept, gone}) {
    CHECK(root.absent);
    CHECK(root.blocks == 0);
    CHECK(root.compress_min == 18);
  }
}

TEST_CASE("another name of an older table keeps its content", "[glass]") {
  const TempDir folder;
  write_bytes(folder / "table", "old");
  REQUIRE(::link((folder / "table").c_str(), (folder / "snapshot").c_str()) == 0);
  require_kept(folder / "table", numbered(10, 10, 10));
  CHECK(read_bytes(folder / "snapshot") == "old");
}

TEST_CASE("keys that are out of order or have no possible size are refused", "[glass]") {
  const TempDir folder;
  TableWriter writer(folder / "table", 0, TableWriter::WhenEmpty::no_file);
  CHECK_THROWS_AS(writer.add("", "tag"), Error);
  CHECK_THROWS_AS(writer.add(std::string(256, 'a'), "tag"), Error);
  writer.add("b", "tag");
  CHECK_THROWS_AS(writer.add("b", "tag"), Error);
  CHECK_THROWS_AS(writer.add("a", "tag"), Error);
  writer.add("b\x01", "tag");
  CHECK_THROWS_AS(writer.add("b", "tag"), Error);
  writer.add(std::string(255, 'c'), "tag");
  CHECK(writer.finish().entries == 3);
}

TEST_CASE("a tag of more pieces than can be numbered is refused before anything of it is written", "[glass]") {
  const TempDir folder;
  TableWriter writer(folder / "table", 0, TableWriter::WhenEmpty::no_file);
  writer.add("a", "tag");
  // Whole pieces but the first, which is cut to what the open leaf has left: a full item at least.
  const std::string largest(std::size_t{65534} * 2037 + 2039, 'x');
  CHECK_THROWS_AS(writer.add("b", largest + "y"), Error);
  writer.add("b", largest);
  const TableRoot root = writer.finish();
  CHECK(root.entries == 2);
  CHECK(root.blocks > 65535 / 4);
}

TEST_CASE("a full disk is an error that names the file", "[glass]") {
  try {
    OutputFile file("/dev/full");
    file.append(std::string(3 << 20, 'x'));
    file.close();
    FAIL("a full disk went unnoticed");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::io);
    CHECK(error.context() == "/dev/full");
    CHECK_FALSE(error.hint().empty());
  }
  // What is still in the buffer is missed as well.
  OutputFile file("/dev/full");
  file.append("x");
  CHECK_THROWS_AS(file.close(), Error);
}

TEST_CASE("a file that may not grow any more is an error and not an end of the process", "[glass]") {
  const TempDir folder;
  const ChildEnd end = run_in_child([&folder]() -> std::string {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{.rlim_cur = 100000, .rlim_max = 100000};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      TableWriter writer(folder / "table", 0, TableWriter::WhenEmpty::no_file);
      for (const TableEntry& entry : numbered(3000, 30, 777)) writer.add(entry.key, entry.tag);
      return writer.finish().absent ? "absent" : "written";
    } catch (const Error& error) {
      return error.code() == ErrorCode::io ? "io " + error.context() : error.what();
    }
  });
  CHECK(end.said == "io " + (folder / "table"));
}

TEST_CASE("a folder that is not there is an error", "[glass]") {
  const TempDir folder;
  CHECK_THROWS_AS(TableWriter(folder / "none/table", 0, TableWriter::WhenEmpty::empty_file), Error);
  CHECK_THROWS_AS(GlassDocuments(folder / "none", true), Error);
  CHECK_THROWS_AS(GlassPostings(folder / "none", true), Error);
}
