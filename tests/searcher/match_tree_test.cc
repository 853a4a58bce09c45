// The tree that this project evaluates against the query that Xapian's matcher evaluates: random meanings, several
// shards, hidden rows.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/match_tree_of.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/meaning.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/query/days.h"
#include "tests/support/archives.h"

namespace dateline {
namespace {

using Random = std::mt19937_64;
using Row = std::pair<std::uint32_t, Xapian::docid>;

std::size_t below(Random& random, std::size_t bound) { return static_cast<std::size_t>(random() % bound); }

struct World {
  explicit World(unsigned long long seed) : random(seed) {
    const std::vector<std::vector<Article>> shards{testing::synthetic_articles(seed, 400, "one"),
                                                   testing::synthetic_articles(seed + 1, 90, "two"),
                                                   testing::synthetic_articles(seed + 2, 5, "three")};
    RemovedRows removed;
    for (Xapian::docid row = 1; row < 400; row += 1 + static_cast<Xapian::docid>(below(random, 20))) {
      removed["1-1"].add(row);
    }
    testing::write_small_archive(folder / "archive", shards, removed);
    snapshot = ArchiveSnapshot::open(folder / "archive");
    for (std::size_t shard = 0; shard < shards.size(); ++shard) databases.push_back(snapshot->open_shard(shard));
    tokens = std::make_shared<const ShardTokens>(*snapshot, databases);
    lists = std::make_unique<ArchiveLists>(*snapshot, databases);
    for (auto term = databases[0].allterms_begin(); term != databases[0].allterms_end(); ++term) terms.push_back(*term);
    terms.emplace_back("neverseen");
  }

  Random random;
  testing::TempDir folder;
  std::unique_ptr<ArchiveSnapshot> snapshot;
  std::vector<Xapian::Database> databases;
  std::shared_ptr<const ShardTokens> tokens;
  std::unique_ptr<ArchiveLists> lists;
  std::vector<std::string> terms;
  Stopwatch stopwatch{std::nullopt, nullptr};
};

std::string word(Random& random) {
  static const std::vector<std::string> kWords{"ferry", "harbour", "budget", "the", "storm", "of", "neverseen"};
  return kWords[below(random, kWords.size())];
}

PositionExpr words(Random& random) {
  PositionExpr expr;
  expr.kind = PositionExpr::Kind::words;
  if (below(random, 3) == 0) {
    expr.stems = {"ferri"};
  } else {
    expr.exact = {word(random)};
  }
  return expr;
}

PositionExpr random_text(Random& random, int depth) {
  using Kind = PositionExpr::Kind;
  static constexpr Kind kKinds[] = {Kind::words, Kind::phrase,   Kind::window, Kind::any_of,
                                    Kind::near,  Kind::not_near, Kind::before, Kind::at_least};
  const Kind kind = kKinds[below(random, depth == 0 ? 3 : std::size(kKinds))];
  if (kind == Kind::words) return words(random);
  PositionExpr expr;
  expr.kind = kind;
  const bool of_words = kind == Kind::phrase || kind == Kind::window;
  const std::size_t children = kind == Kind::at_least ? 1 : 2;
  for (std::size_t i = 0; i < children; ++i) {
    expr.children.push_back(of_words ? words(random) : random_text(random, depth - 1));
  }
  expr.number = 2 + static_cast<std::uint32_t>(below(random, 8));
  if (of_words && below(random, 4) == 0) expr.zone = TextZone::title;
  return expr;
}

Meaning random_meaning(World& here, int depth) {
  const auto day = [&](int from, std::size_t span) {
    return std::chrono::local_days(std::chrono::days(from + static_cast<int>(below(here.random, span))));
  };
  switch (below(here.random, depth == 0 ? 5 : 9)) {
    case 0: {
      const auto first = day(17990, 900);
      return Meaning::of_terms(terms_of_days(first, first + std::chrono::days(below(here.random, 500))));
    }
    case 1:
      return Meaning::of_text(random_text(here.random, 2));
    case 2:
      if (below(here.random, 4) == 0) return {};  // everything
      [[fallthrough]];
    case 3:
    case 4: {
      std::vector<std::string> some;
      for (std::size_t i = below(here.random, 4); i > 0; --i) {
        some.push_back(below(here.random, 2) == 0 ? word(here.random)
                                                  : here.terms[below(here.random, here.terms.size())]);
      }
      return Meaning::of_terms(std::move(some));
    }
    default:
      break;
  }
  static constexpr Meaning::Kind kKinds[] = {Meaning::Kind::all_of, Meaning::Kind::any_of, Meaning::Kind::except};
  std::vector<Meaning> parts;
  const auto kind = kKinds[below(here.random, 3)];
  for (std::size_t i = 2 + below(here.random, 3); i > 0; --i) parts.push_back(random_meaning(here, depth - 1));
  return Meaning::group(kind, std::move(parts));
}

// By Xapian's matcher, shard by shard.
std::set<Row> rows_of_query(World& here, const Meaning& meaning) {
  std::set<Row> rows;
  for (std::uint32_t shard = 0; shard < here.databases.size(); ++shard) {
    Xapian::Enquire enquire(here.databases[shard]);
    enquire.set_query(match_query(meaning, here.tokens, here.stopwatch));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, here.databases[shard].get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      if (!here.snapshot->shards()[shard].removed.contains(*hit)) rows.insert({shard, *hit});
    }
  }
  return rows;
}

TEST_CASE("a meaning's tree matches what its query for Xapian's matcher does", "[searcher]") {
  const auto seed = testing::test_seed();
  World here(seed);
  std::size_t found = 0;
  for (int round = 0; round < 2000; ++round) {
    if (round % 4 == 0) here.lists->begin_query();
    const Meaning meaning = random_meaning(here, 3);
    const MatchTree tree = match_tree_of(meaning);
    INFO("seed " << seed << ", round " << round << ": " << to_string(tree));
    const MatchSet matches = match_all(*here.lists, tree, here.stopwatch);
    std::set<Row> rows;
    for (std::uint32_t shard = 0; shard < matches.size(); ++shard) {
      matches[shard].for_each([&](Xapian::docid row) { rows.insert({shard, row}); });
    }
    REQUIRE(rows == rows_of_query(here, meaning));
    if (!rows.empty()) ++found;
  }
  CHECK(found > 500);
}

}  // namespace
}  // namespace dateline
