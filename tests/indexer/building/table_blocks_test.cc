#include "indexer/building/table_blocks.h"

#include "indexer/building/merging.h"
#include "tests/indexer/building/building_support.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

std::uint32_t blocks_in(const std::string& table) {
  return static_cast<std::uint32_t>(table.size() / kTableBlockBytes);
}

std::string block_of(const std::string& table, std::uint32_t number) {
  return table.substr(std::size_t{number} * kTableBlockBytes, kTableBlockBytes);
}

/// The tables of a shard by Xapian's writer and of one by ours.
std::vector<std::string> some_tables(const std::string& path) {
  publish_articles(path, synthetic_articles(1, 250));
  publish_articles(path, synthetic_articles(2, 250, "b"));
  merge(path, MergeExtent::all);
  std::vector<std::string> tables;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.path().extension() == ".glass") tables.push_back(entry.path().string());
  }
  return tables;
}

}  // namespace

TEST_CASE("every block of a table is built like one, whoever wrote it", "[building]") {
  const TempDir folder;
  const auto tables = some_tables(folder / "archive");
  REQUIRE(tables.size() >= 6);
  std::uint32_t seen = 0;
  for (const std::string& file : tables) {
    CAPTURE(file);
    const std::string table = read_bytes(file);
    for (std::uint32_t number = 0; number < blocks_in(table); ++number, ++seen) {
      CAPTURE(number);
      CHECK(is_table_block(block_of(table, number), blocks_in(table)));
    }
    CHECK(damage_in_words(file).find("cannot be told") != std::string::npos);
  }
  CHECK(seen > 50);
}

TEST_CASE("a damaged block is looked at without believing it", "[building]") {
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const TempDir folder;
  const auto tables = some_tables(folder / "archive");
  int noticed = 0;
  constexpr int kRounds = 4000;
  for (int round = 0; round < kRounds; ++round) {
    const std::string table = read_bytes(tables[random() % tables.size()]);
    std::string block = block_of(table, static_cast<std::uint32_t>(random() % blocks_in(table)));
    // Header and directory above all: what stands in items is not this check's.
    const std::size_t at = random() % 2 == 0 ? random() % 40 : random() % block.size();
    block[at] = static_cast<char>(block[at] ^ (1 << random() % 8));
    if (!is_table_block(block, blocks_in(table))) ++noticed;
  }
  CHECK(noticed > kRounds / 4);
  for (int round = 0; round < 500; ++round) {
    std::string block(kTableBlockBytes, '\0');
    for (char& byte : block) byte = static_cast<char>(random() & 0xFF);
    block[4] &= 0x7F;  // what calls itself a block of the free list is not looked into
    CHECK_FALSE(is_table_block(block, 5));
  }
}

TEST_CASE("wrong blocks of a table are numbered, the first few of them", "[building]") {
  const TempDir folder;
  const auto tables = some_tables(folder / "archive");
  const std::string whole = read_bytes(*std::max_element(tables.begin(), tables.end(), [](auto& a, auto& b) {
    return std::filesystem::file_size(a) < std::filesystem::file_size(b);
  }));
  REQUIRE(blocks_in(whole) > 6);
  const auto damaged = [&](std::initializer_list<std::uint32_t> numbers) {
    std::string table = whole;
    for (const std::uint32_t number : numbers) table[std::size_t{number} * kTableBlockBytes + 10] ^= 1;
    write_bytes(folder / "some.glass", table);
    return damage_in_words(folder / "some.glass");
  };
  CHECK(damaged({0}) == "block 0 (bytes 0 to 8191) is no block of a table");
  CHECK(damaged({1, 4}) == "blocks 1 (bytes 8192 to 16383), 4 (bytes 32768 to 40959) are no blocks of a table");
  CHECK(damaged({1, 2, 3, 4, 5}).ends_with("3 (bytes 24576 to 32767) and 2 more are no blocks of a table"));
  write_bytes(folder / "some.glass", whole.substr(0, whole.size() - 1));
  CHECK(damage_in_words(folder / "some.glass") == "it ends inside a block");
  CHECK(damage_in_words(folder / "nothing.glass").empty());
}
