// Byte for byte: what our tables hold beside what Xapian's own writer makes of the same documents.
#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "common/archive/files.h"
#include "tests/indexer/glass/corpus.h"
#include "tests/indexer/glass/families.h"
#include "tests/indexer/glass/table_reader.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;
using namespace std::string_literals;

namespace {

constexpr std::array kTables = {"postlist", "docdata", "termlist", "position"};

/// The posting list that an entry of the postlist table belongs to: the escaped term, or what stands for the lengths.
std::string list_of(const std::string& key) {
  if (key.starts_with("\x00\xE0"s)) return key.substr(0, 2);
  if (key.starts_with("\0"s) && !key.starts_with("\x00\xFF"s)) return {};
  for (std::size_t at = 0; at < key.size(); ++at) {
    if (key[at] != '\0') continue;
    if (at + 1 < key.size() && key[at + 1] != '\xFF') return key.substr(0, at);
  }
  return key;
}

/// Lists of more than one chunk in one of the tables.
std::set<std::string> cut_lists(const std::vector<TableEntry>& ours, const std::vector<TableEntry>& oracle) {
  std::set<std::string> cut;
  for (const auto* entries : {&ours, &oracle}) {
    for (const TableEntry& entry : *entries) {
      const std::string list = list_of(entry.key);
      if (!list.empty() && list != entry.key) cut.insert(list);
    }
  }
  return cut;
}

/// Every table of a family, ours and the oracle's.
void compare_tables(const std::string& ours, const std::string& oracle, const Mode& mode) {
  const VersionFile our_version = read_version_file(ours);
  const VersionFile its_version = read_version_file(oracle);
  for (std::size_t i = 0; i < kTables.size(); ++i) {
    INFO(kTables[i] << (mode.termlists ? "" : ", no termlists"));
    const std::string our_file = ours + "/" + kTables[i] + ".glass";
    const std::string its_file = oracle + "/" + kTables[i] + ".glass";
    const VersionRoot& our_root = our_version.tables[i];
    const VersionRoot& its_root = its_version.tables[i];
    REQUIRE(our_root.block_size == its_root.block_size);
    REQUIRE(our_root.compress_min == its_root.compress_min);
    REQUIRE(file_size(our_file).has_value() == (!our_root.fake || i == 0 || (i == 2 && mode.termlists)));
    if (!file_size(our_file)) {
      REQUIRE(its_root.entries == 0);
      continue;
    }
    const TableReader our_table(our_file, our_root);
    our_table.require_bulk_made();
    const TableReader its_table(its_file, its_root);
    auto our_entries = our_table.entries();
    auto its_entries = its_table.entries();
    // Where a longer list is cut into chunks is each writer's own affair.
    if (i == 0) {
      const std::set<std::string> cut = cut_lists(our_entries, its_entries);
      const auto of_cut_list = [&cut](const TableEntry& entry) { return cut.count(list_of(entry.key)) != 0; };
      std::erase_if(our_entries, of_cut_list);
      std::erase_if(its_entries, of_cut_list);
    }
    REQUIRE(our_entries.size() == its_entries.size());
    for (std::size_t entry = 0; entry < our_entries.size(); ++entry) {
      INFO("entry " << entry);
      if (our_entries[entry] != its_entries[entry]) {
        REQUIRE(our_entries[entry].key == its_entries[entry].key);
        REQUIRE(our_entries[entry].tag == its_entries[entry].tag);
      }
    }
  }
}

/// All but the roots: where blocks lie is each writer's own affair.
void compare_versions(const std::string& ours_folder, const std::string& oracle_folder) {
  const VersionFile ours = read_version_file(ours_folder);
  const VersionFile oracle = read_version_file(oracle_folder);
  REQUIRE(ours.head == oracle.head);
  REQUIRE(ours.uuid == std::string(kUuid.begin(), kUuid.end()));
  REQUIRE(ours.revision == 1);
  // Xapian commits by itself every 10,000 documents, and not at all if there is nothing.
  if (oracle.statistics[0] != 0 && oracle.statistics[0] < 10000) REQUIRE(oracle.revision == 1);
  REQUIRE(ours.statistics == oracle.statistics);
  for (std::size_t table = 0; table < ours.tables.size(); ++table) {
    INFO("table " << table);
    const VersionRoot& mine = ours.tables[table];
    const VersionRoot& its = oracle.tables[table];
    REQUIRE(mine.block_size == its.block_size);
    REQUIRE(mine.compress_min == its.compress_min);
    REQUIRE(mine.fake == its.fake);
    REQUIRE(mine.sequential);
    // Of one block, no choice is left.
    if (mine.level == 0 && its.level == 0 && !mine.fake) {
      REQUIRE(mine.root == its.root);
      REQUIRE(mine.free_list == its.free_list);
    }
  }
}

}  // namespace

TEST_CASE("tables and version file hold what Xapian's own writer makes of the same documents", "[glass]") {
  const unsigned long long seed = test_seed();
  for (const Family& family : families()) {
    for (const Mode& mode : {Mode{true, true, true}, Mode{false, true, false}}) {
      INFO(family.name << "; DATELINE_TEST_SEED=" << seed);
      std::mt19937_64 random(seed);
      const Corpus corpus = family.make(random);
      const TempDir ours;
      const TempDir oracle;
      write_ours(ours.path(), corpus, mode);
      write_oracle(oracle.path(), corpus, mode);
      compare_versions(ours.path(), oracle.path());
      compare_tables(ours.path(), oracle.path(), mode);
    }
  }
}
