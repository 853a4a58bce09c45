// Sets of rows and rankings against Xapian's own matcher: random trees, filters, days, hidden rows, several shards.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/schema/fields.h"
#include "searcher/matching/ranking.h"
#include "searcher/matching/row_finder.h"
#include "tests/support/archives.h"

namespace dateline {
namespace {

using Kind = MatchTree::Kind;
using testing::TempDir;
using Random = std::mt19937_64;
using std::chrono::days;
using std::chrono::local_days;

std::size_t below(Random& random, std::size_t bound) { return static_cast<std::size_t>(random() % bound); }

// One large shard, so that lists have many blocks and windows; a middling one; a tiny one.
struct World {
  explicit World(unsigned long long seed) : random(seed) {
    std::vector<std::vector<Article>> shards;
    for (const std::size_t size : {5000U, 700U, 9U}) {
      shards.push_back(testing::synthetic_articles(seed + size, size, "s" + std::to_string(size)));
      std::vector<Article>& articles = shards.back();
      for (std::size_t i = 0; i < articles.size(); ++i) {
        // Words of every frequency.
        for (std::size_t n = 2; n < 3000; n *= 3) {
          if (random() % n == 0) articles[i].body += std::string(1 + random() % 3, ' ') + "rare" + std::to_string(n);
        }
      }
    }
    RemovedRows removed;
    for (Xapian::docid row = 1; row < 5000; row += 1 + static_cast<Xapian::docid>(below(random, 40))) {
      removed["1-1"].add(row);
    }
    testing::write_small_archive(folder / "archive", shards, removed);
    snapshot = ArchiveSnapshot::open(folder / "archive");
    for (std::size_t shard = 0; shard < shards.size(); ++shard) databases.push_back(snapshot->open_shard(shard));
    lists = std::make_unique<ArchiveLists>(*snapshot, databases);
    for (auto term = databases[0].allterms_begin(); term != databases[0].allterms_end(); ++term) terms.push_back(*term);
    terms.emplace_back("neverseen");
  }

  std::string random_word() {
    static const std::vector<std::string> kCommon{"Zharbour", "Zferri",  "Zthe",   "ferry",    "ZSferri", "Zrare2",
                                                  "rare6",    "Zrare18", "rare54", "Zrare162", "rare486", "Zrare1458"};
    return below(random, 5) == 0 ? terms[below(random, terms.size())] : kCommon[below(random, kCommon.size())];
  }

  Random random;
  TempDir folder;
  std::unique_ptr<ArchiveSnapshot> snapshot;
  std::vector<Xapian::Database> databases;
  std::unique_ptr<ArchiveLists> lists;
  std::vector<std::string> terms;
  Stopwatch stopwatch{std::nullopt, nullptr};
};

World& world() {
  static World instance(testing::test_seed());
  return instance;
}

PositionExpr exact_word(World& here) {
  static const std::vector<std::string> kWords{"ferry", "harbour", "budget", "rare6", "the", "neverseen"};
  PositionExpr word;
  word.kind = PositionExpr::Kind::words;
  word.exact.push_back(kWords[below(here.random, kWords.size())]);
  return word;
}

MatchTree random_tree(World& here, int depth) {
  const std::size_t form = below(here.random, depth == 0 ? 7 : 12);
  if (form == 0) {
    const auto first = local_days(days(17990 + static_cast<int>(below(here.random, 900))));
    return MatchTree::of_days(first, first + days(static_cast<int>(below(here.random, 200)) - 5));
  }
  if (form == 1) {
    PositionExpr text;
    text.kind = below(here.random, 2) == 0 ? PositionExpr::Kind::phrase : PositionExpr::Kind::window;
    text.number = 6;
    text.children = {exact_word(here), exact_word(here)};
    return MatchTree::of_text(std::move(text));
  }
  if (form == 2 && below(here.random, 3) == 0) {
    return MatchTree::group(below(here.random, 2) == 0 ? Kind::everything : Kind::nothing, {});
  }
  if (form < 7) return MatchTree::of_term(here.random_word());
  static constexpr Kind kGroups[] = {Kind::any_of, Kind::any_of, Kind::all_of, Kind::all_of, Kind::except};
  std::vector<MatchTree> parts;
  for (std::size_t i = 1 + below(here.random, 4); i > 0; --i) parts.push_back(random_tree(here, depth - 1));
  return MatchTree::group(kGroups[form - 7], std::move(parts));
}

// The rows of a tree by its meaning: leaves are Xapian's posting lists, groups are set operations.
std::set<Xapian::docid> rows_of(const World& here, std::size_t shard, const MatchTree& tree) {
  const Columns& columns = here.snapshot->shards()[shard].columns;
  std::set<Xapian::docid> rows;
  if (tree.kind == Kind::term) {
    const Xapian::Database& database = here.databases[shard];
    for (auto at = database.postlist_begin(tree.term); at != database.postlist_end(tree.term); ++at) rows.insert(*at);
  } else if (tree.kind == Kind::text) {
    using Xapian::Query;
    std::vector<std::string> words;
    for (const PositionExpr& child : tree.text->children) words.push_back(child.exact.front());
    const bool phrase = tree.text->kind == PositionExpr::Kind::phrase;
    Xapian::Enquire enquire(here.databases[shard]);
    enquire.set_query(
        Query(phrase ? Query::OP_PHRASE : Query::OP_NEAR, words.begin(), words.end(), phrase ? 2 : tree.text->number));
    const Xapian::MSet found = enquire.get_mset(0, columns.articles());
    for (auto hit = found.begin(); hit != found.end(); ++hit) rows.insert(*hit);
  } else if (tree.kind == Kind::everything || tree.kind == Kind::days) {
    for (Xapian::docid row = 1; row <= columns.articles(); ++row) {
      const bool dated = columns.first_day(row) != Columns::kUndated;
      const bool inside = dated && days(columns.first_day(row)) <= tree.last_day.time_since_epoch() &&
                          days(columns.last_day(row)) >= tree.first_day.time_since_epoch() &&
                          tree.first_day <= tree.last_day;
      if (tree.kind == Kind::everything || inside) rows.insert(row);
    }
  }
  for (std::size_t i = 0; i < tree.parts.size(); ++i) {
    std::set<Xapian::docid> part = rows_of(here, shard, tree.parts[i]);
    if (i == 0) {
      rows = std::move(part);
    } else if (tree.kind == Kind::any_of) {
      rows.merge(part);
    } else {
      std::erase_if(rows, [&](auto row) { return part.contains(row) == (tree.kind == Kind::except); });
    }
  }
  return rows;
}

std::set<Xapian::docid> visible_rows_of(const World& here, std::size_t shard, const MatchTree& tree) {
  std::set<Xapian::docid> rows = rows_of(here, shard, tree);
  std::erase_if(rows, [&](auto row) { return here.snapshot->shards()[shard].removed.contains(row); });
  return rows;
}

TEST_CASE("trees match the rows that their meaning says", "[matching]") {
  World& here = world();
  std::size_t found = 0;
  for (int round = 0; round < 5000; ++round) {
    // Terms that come back are dense from here on.
    if (round % 3 == 0) here.lists->begin_query();
    const MatchTree tree = random_tree(here, 3);
    const std::size_t shard = round % 20 == 0 ? 0 : 1 + below(here.random, 2);
    INFO("seed " << testing::test_seed() << ", round " << round << ", shard " << shard << ": " << to_string(tree));
    const RowSet rows = RowFinder(here.lists->shard(shard), here.stopwatch).find(tree);
    const std::set<Xapian::docid> expected = visible_rows_of(here, shard, tree);
    const auto list = rows.list();
    REQUIRE(std::vector<Xapian::docid>(expected.begin(), expected.end()) == list);
    REQUIRE(rows.size() == expected.size());
    if (!rows.empty()) ++found;
    // A window is the same, cut.
    const Xapian::docid most = here.lists->shard(shard).rows();
    RowWindow window{static_cast<Xapian::docid>(1 + below(here.random, most)), 0};
    window.last = std::min(most, window.first + static_cast<Xapian::docid>(below(here.random, most)));
    const auto inside = RowFinder(here.lists->shard(shard), here.stopwatch).find(tree, window).list();
    std::vector<Xapian::docid> cut;
    std::copy_if(list.begin(), list.end(), std::back_inserter(cut), [&](auto row) { return window.contains(row); });
    REQUIRE(inside == cut);
  }
  CHECK(found > 2000);
}

RankingPlan random_plan(World& here) {
  RankingPlan plan;
  static constexpr double kWeights[] = {1, .3, .2, 2.5};
  for (std::size_t i = 1 + below(here.random, 6); i > 0; --i) {
    plan.terms.push_back({here.random_word(), kWeights[below(here.random, 4)]});
  }
  static const std::vector<std::string> kWords{"ferry", "harbour", "budget", "storm", "the", "rare6", "neverseen"};
  const auto word = [&] { return kWords[below(here.random, kWords.size())]; };
  for (std::size_t i = below(here.random, 4); i > 0; --i) {
    const bool near = below(here.random, 2) == 0;
    plan.groups.push_back({.words = {word(), word()}, .window = near ? 8U : 0U, .weight = near ? .1 : 1});
    if (near && plan.groups.back().words[0] == plan.groups.back().words[1]) plan.groups.pop_back();
  }
  return plan;
}

// The plan for Xapian's matcher, over the positions of the tables.
Xapian::Query plain_form(const Xapian::Query& match, const RankingPlan& plan) {
  using Xapian::Query;
  Query out(Query::OP_SCALE_WEIGHT, match, 0);
  for (const auto& each : plan.terms) {
    out = Query(Query::OP_AND_MAYBE, out, Query(Query::OP_SCALE_WEIGHT, Query(each.term), each.weight));
  }
  for (const auto& each : plan.groups) {
    const auto op = each.window == 0 ? Query::OP_PHRASE : Query::OP_NEAR;
    const Query group(op, each.words.begin(), each.words.end(), each.window == 0 ? 2 : each.window);
    out = Query(Query::OP_AND_MAYBE, out, Query(Query::OP_SCALE_WEIGHT, group, each.weight));
  }
  return out;
}

std::map<std::pair<std::uint32_t, Xapian::docid>, double> xapian_scores(const World& here, const Xapian::Query& query) {
  const Xapian::Database all = here.snapshot->open_all();
  Xapian::Enquire enquire(all);
  enquire.set_weighting_scheme(Xapian::IneB2Weight(kIneB2C));
  enquire.set_query(query);
  std::map<std::pair<std::uint32_t, Xapian::docid>, double> scores;
  const Xapian::MSet found = enquire.get_mset(0, all.get_doccount());
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    const RowRef row = row_of_combined(*hit, here.databases.size());
    if (here.snapshot->shards()[row.shard].removed.contains(row.docid)) continue;
    scores[{row.shard, row.docid}] = hit.get_weight();
  }
  return scores;
}

void compare_rankings(int rounds) {
  World& here = world();
  const ArticleOrder order(*here.snapshot, here.databases);
  for (int round = 0; round < rounds; ++round) {
    if (round % 3 == 0) here.lists->begin_query();
    const RankingPlan plan = random_plan(here);
    const std::string word = here.random_word();
    const std::string other = here.random_word();
    const bool any = round % 3 > 0;
    const Xapian::Query match(any ? Xapian::Query::OP_OR : Xapian::Query::OP_AND, Xapian::Query(word),
                              Xapian::Query(other));
    const MatchTree tree =
        MatchTree::group(any ? Kind::any_of : Kind::all_of, {MatchTree::of_term(word), MatchTree::of_term(other)});
    INFO("seed " << testing::test_seed() << ", round " << round << ": " << to_string(tree));
    const auto expected = xapian_scores(here, plain_form(match, plan));
    const MatchSet matches = match_all(*here.lists, tree, here.stopwatch);
    REQUIRE(count(matches) == expected.size());
    const std::size_t page = 1 + below(here.random, 60);
    RankWalk walk(*here.lists, order, matches, plan, page, here.stopwatch);
    std::vector<double> best;
    for (const auto& [row, score] : expected) best.push_back(score);
    std::sort(best.begin(), best.end(), std::greater<>());
    RankedRow before;
    std::set<std::pair<std::uint32_t, Xapian::docid>> seen;
    RankedRow row;
    for (std::size_t i = 0; i < std::min(best.size(), 3 * page); ++i) {
      REQUIRE(walk.next(row));
      REQUIRE(seen.insert({row.row.shard, row.row.docid}).second);
      REQUIRE(row.score == Approx(expected.at({row.row.shard, row.row.docid})).margin(1e-8));
      REQUIRE(row.score == Approx(best[i]).margin(1e-8));
      if (i > 0) {
        REQUIRE(row.score <= before.score);
        if (row.score == before.score) REQUIRE(order.newer(before.row, row.row));
      }
      before = row;
    }
    if (3 * page >= best.size()) REQUIRE_FALSE(walk.next(row));
  }
}

TEST_CASE("the best rows are those of Xapian's matcher over all shards, with its scores", "[matching]") {
  compare_rankings(300);
}

// Where a row lies between what lists say exactly and what sums say roughly, it is one in thousands of rankings.
TEST_CASE("they are so in thousands of rankings", "[matching][.long]") { compare_rankings(12'000); }

TEST_CASE("every page size gives the same order", "[matching]") {
  World& here = world();
  const ArticleOrder order(*here.snapshot, here.databases);
  for (int round = 0; round < 20; ++round) {
    INFO("seed " << testing::test_seed() << ", round " << round);
    const RankingPlan plan = random_plan(here);
    const MatchSet matches = match_all(*here.lists, MatchTree::of_term("Zferri"), here.stopwatch);
    const auto walked = [&](std::size_t page) {
      RankWalk walk(*here.lists, order, matches, plan, page, here.stopwatch);
      std::vector<std::pair<double, Xapian::docid>> rows;
      for (RankedRow row; rows.size() < 400 && walk.next(row);) rows.emplace_back(row.score, row.row.docid);
      return rows;
    };
    const auto at_once = walked(100000);
    CHECK(walked(1) == at_once);
    CHECK(walked(37) == at_once);
  }
}

TEST_CASE("a frequent term that comes back is kept as bits with its wdfs, a rare one is not", "[matching]") {
  World& here = world();
  ArchiveLists lists(*here.snapshot, here.databases);
  CHECK_FALSE(lists.shard(0).find("Zthe").dense);
  CHECK_FALSE(lists.shard(0).find("Zthe").dense);
  for (const char* term : {"Zthe", "Zferri", "Zrare2", "Zrare18"}) {
    INFO(term);
    for (int query = 0; query < 3; ++query) {
      lists.begin_query();
      const bool known_already = std::string(term) == "Zthe";
      REQUIRE((lists.shard(0).find(term).dense != nullptr) == (query > 0 || known_already));
    }
    const auto& dense = lists.shard(0).find(term).dense;
    REQUIRE(dense);
    std::vector<std::uint32_t> wdfs(lists.shard(0).rows() + std::size_t{1});
    for (auto at = here.databases[0].postlist_begin(term); at != here.databases[0].postlist_end(term); ++at) {
      wdfs[*at] = at.get_wdf();
    }
    for (Xapian::docid row = 1; row <= lists.shard(0).rows(); ++row) REQUIRE(dense->wdf(row) == wdfs[row]);
  }
  CHECK(lists.dense_bytes() > 0);
  for (int query = 0; query < 3; ++query) {
    lists.begin_query();
    CHECK_FALSE(lists.shard(0).find("Zrare1458").dense);
  }
}

TEST_CASE("wdfs of 255 and more are kept whole", "[matching]") {
  DenseList list(1000);
  const std::vector<Xapian::docid> rows{1, 63, 64, 500, 1000};
  const std::vector<std::uint32_t> wdfs{1, 254, 255, 70000, 3};
  list.add(rows.data(), wdfs.data(), rows.size());
  list.finish();
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(list.wdf(rows[i]) == wdfs[i]);
  for (const Xapian::docid none : {2U, 62U, 65U, 499U, 999U}) CHECK(list.wdf(none) == 0);
}

TEST_CASE("a set of rows says the same as a list, as bits and as a stretch", "[matching]") {
  Random random(testing::test_seed());
  INFO("seed " << testing::test_seed());
  for (int round = 0; round < 200; ++round) {
    const auto all = static_cast<Xapian::docid>(1 + below(random, 400));
    RowWindow stretch{static_cast<Xapian::docid>(1 + below(random, all)), 0};
    stretch.last = stretch.first + static_cast<Xapian::docid>(below(random, all - stretch.first + 1));
    RowBits bits = no_row_bits(all);
    set_rows(bits, stretch);
    std::vector<Xapian::docid> list;
    for (Xapian::docid row = stretch.first; row <= stretch.last; ++row) list.push_back(row);
    const std::vector<RowSet> sets{RowSet::of_list(list), RowSet::of_bits(bits), RowSet::of_window(stretch)};
    for (const RowSet& set : sets) {
      REQUIRE(set.list() == list);
      REQUIRE(set.size() == list.size());
      for (Xapian::docid row = 1; row <= all; ++row) {
        REQUIRE(set.contains(row) == stretch.contains(row));
        REQUIRE(set.first_from(row) == sets[0].first_from(row));
        REQUIRE(set.last_up_to(row) == sets[0].last_up_to(row));
        const RowWindow window{row, static_cast<Xapian::docid>(row + below(random, all - row + 1))};
        REQUIRE(set.count(window) == sets[0].count(window));
        if (set.covers(window)) REQUIRE(set.count(window) == window.size());
      }
    }
  }
}

TEST_CASE("a match stops inside its loops when it is cancelled or late", "[matching]") {
  World& here = world();
  std::atomic<bool> cancel = true;
  Stopwatch cancelled(std::nullopt, &cancel);
  Stopwatch late(std::chrono::steady_clock::now(), nullptr);
  const MatchTree tree = MatchTree::of_term("Zthe");
  CHECK_THROWS_AS(match_all(*here.lists, tree, cancelled), Error);
  CHECK_THROWS_AS(match_all(*here.lists, tree, late), Error);
  CHECK(count(match_all(*here.lists, tree, here.stopwatch)) > 0);
}

}  // namespace
}  // namespace dateline
