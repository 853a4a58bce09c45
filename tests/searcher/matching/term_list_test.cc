// Posting lists from the mapped table against Xapian's own, and tables with wrong bytes.
#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "searcher/matching/row_finder.h"
#include "searcher/matching/shard_lists.h"
#include "tests/support/archives.h"

namespace dateline {
namespace {

using testing::TempDir;

struct World {
  World() {
    std::vector<Article> articles = testing::synthetic_articles(1, 2000);
    std::mt19937_64 random(2);
    for (Article& each : articles) {
      // A term that Xapian's writer stores in pieces, and gaps of every size.
      each.body += " " + std::string(60, 'w');
      if (random() % 300 == 0) each.body += " seldom";
      if (random() % 20 == 0) each.body += " sometimes sometimes";
    }
    testing::write_small_archive(folder / "archive", {articles});
    snapshot = ArchiveSnapshot::open(folder / "archive");
    databases.push_back(snapshot->open_shard(0));
    for (auto at = databases[0].allterms_begin(); at != databases[0].allterms_end(); ++at) terms.push_back(*at);
  }

  TempDir folder;
  std::unique_ptr<ArchiveSnapshot> snapshot;
  std::vector<Xapian::Database> databases;
  std::vector<std::string> terms;
};

World& world() {
  static World instance;
  return instance;
}

TEST_CASE("every posting list is the one that Xapian reads", "[matching]") {
  World& here = world();
  ArchiveLists lists(*here.snapshot, here.databases);
  const Xapian::Database& database = here.databases[0];
  for (const std::string& term : here.terms) {
    INFO(term);
    ListReader reader = lists.shard(0).reader(term);
    const TermList& list = reader.list();
    REQUIRE(list.documents == database.get_termfreq(term));
    REQUIRE(list.occurrences == database.get_collection_freq(term));
    auto expected = database.postlist_begin(term);
    for (std::size_t index = 0; index < list.blocks(); ++index) {
      const DecodedBlock& block = reader.block(index);
      for (std::uint32_t i = 0; i < block.size; ++i, ++expected) {
        REQUIRE(expected != database.postlist_end(term));
        REQUIRE(block.docids[i] == *expected);
        REQUIRE(block.wdfs[i] == expected.get_wdf());
      }
    }
    REQUIRE(expected == database.postlist_end(term));
  }
  for (const char* none : {"", "neverseen", "Zneverseen", "zzzzzz"}) CHECK(lists.shard(0).find(none).documents == 0);
}

TEST_CASE("a row is found in a list from wherever the last one was", "[matching]") {
  World& here = world();
  std::mt19937_64 random(testing::test_seed());
  INFO("seed " << testing::test_seed());
  ArchiveLists lists(*here.snapshot, here.databases);
  for (const char* term : {"Zharbour", "sometim", "sometimes", "seldom", "the"}) {
    ListReader reader = lists.shard(0).reader(term);
    std::vector<std::uint32_t> wdfs(2001);
    for (auto at = here.databases[0].postlist_begin(term); at != here.databases[0].postlist_end(term); ++at) {
      wdfs[*at] = at.get_wdf();
    }
    Xapian::docid row = 1;
    for (int step = 0; step < 3000; ++step) {
      row = random() % 10 == 0 ? static_cast<Xapian::docid>(1 + random() % 2000)
                               : static_cast<Xapian::docid>(1 + (row + random() % 60) % 2000);
      REQUIRE(reader.wdf(row) == wdfs[row]);
    }
  }
}

TEST_CASE("a table with wrong bytes is refused or read, never trusted", "[matching]") {
  World here;
  std::mt19937_64 random(testing::test_seed());
  INFO("seed " << testing::test_seed());
  const std::string path = here.snapshot->shards()[0].path + "/postlist.glass";
  const std::string good = *read_file(path);
  std::size_t refused = 0;
  for (int round = 0; round < 150; ++round) {
    std::string bad = good;
    for (std::size_t flips = 1 + random() % 200; flips > 0; --flips) {
      bad[random() % bad.size()] = static_cast<char>(random());
    }
    // In place: the table stays mapped at its size.
    std::fstream(path, std::ios::in | std::ios::out | std::ios::binary) << bad;
    Stopwatch stopwatch(std::nullopt, nullptr);
    try {
      ArchiveLists lists(*here.snapshot, here.databases);
      for (int i = 0; i < 200; ++i) {
        const std::string& term = here.terms[random() % here.terms.size()];
        std::size_t rows = 0;
        RowFinder(lists.shard(0), stopwatch).find(MatchTree::of_term(term)).for_each([&](Xapian::docid row) {
          REQUIRE(row >= 1);
          REQUIRE(row <= 2000);
          ++rows;
        });
        REQUIRE(rows <= 2000);
      }
    } catch (const Error& error) {
      REQUIRE(error.code() == ErrorCode::damaged);
      ++refused;
    } catch (const Xapian::DatabaseError&) {
      ++refused;  // a list that Xapian reads for us
    }
  }
  CHECK(refused > 0);
}

}  // namespace
}  // namespace dateline
