// Phrases and NEAR by token streams against Xapian's own over glass positions, and against brute force.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "searcher/matching/match_set.h"
#include "searcher/matching/positional_source.h"
#include "searcher/matching/ranking.h"
#include "tests/support/archives.h"

namespace dateline {
namespace {

using testing::TempDir;
using Xapian::Query;
using Strings = std::vector<std::string>;
using Random = std::mt19937_64;

/// How words must stand, in the forms that Xapian has too.
enum class Kind { phrase, title_phrase, near };
struct PositionTest {
  Kind kind = Kind::phrase;
  Strings words;
  std::uint32_t window = 0;
};

PositionExpr expr_of(const PositionTest& test) {
  PositionExpr expr;
  expr.kind = test.kind == Kind::near ? PositionExpr::Kind::window : PositionExpr::Kind::phrase;
  expr.zone = test.kind == Kind::title_phrase ? TextZone::title : TextZone::anywhere;
  expr.number = test.window;
  for (const std::string& word : test.words) {
    PositionExpr leaf;
    leaf.kind = PositionExpr::Kind::words;
    leaf.exact = {word};
    expr.children.push_back(leaf);
  }
  return expr;
}

// "the" stands in every article, so that the source is not always the last of its AND; jongun and coop stand joined
// and by themselves.
const Strings kTexts{"the",        "ferry", "pier", "Kim Jong-un", "jongun",  "Jong",
                     "un",         "a-b",   "b",    "AT&T",        "co-op",   "coop",
                     "co",         "op",    "x",    "storm",       "harbour", "to be or not to be",
                     "well-to-do", "wellto"};

std::size_t below(Random& random, std::size_t bound) { return static_cast<std::size_t>(random() % bound); }
const std::string& pick(Random& random, const Strings& list) { return list[below(random, list.size())]; }

std::string run_of_words(Random& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? " " : "") + pick(random, kTexts);
  return text;
}

Article random_article(Random& random, const std::string& id) {
  Article article;
  article.id = id;
  article.language = "en";
  article.title = run_of_words(random, below(random, 6));
  article.body = "the " + run_of_words(random, below(random, 10));
  for (std::size_t left = below(random, 4); left > 0; --left) {
    article.body += "\n\n" + run_of_words(random, below(random, 12));
  }
  if (below(random, 8) == 0) article.body += " " + std::string(90, 'z') + " ferry";
  return article;
}

/// An article's words by position, as the analyzer cuts them.
struct Words {
  std::multimap<std::uint32_t, std::string> at;
  std::uint32_t title_end = 0;

  [[nodiscard]] bool has(std::uint32_t position, const std::string& word) const {
    const auto [begin, end] = at.equal_range(position);
    return std::any_of(begin, end, [&](const auto& each) { return each.second == word; });
  }
  [[nodiscard]] std::set<std::uint32_t> positions(const std::string& word) const {
    std::set<std::uint32_t> out;
    for (const auto& [position, each] : at) {
      if (each == word) out.insert(position);
    }
    return out;
  }
};

Words words_of(const Article& article) {
  Analyzer analyzer;
  const ArticleWords cut = analyzer.article_words(article.title, article.body);
  Words words;
  for (const Word& word : cut.title) words.at.emplace(word.position, word.folded);
  if (!words.at.empty()) words.title_end = words.at.rbegin()->first;
  for (const Word& word : cut.body) words.at.emplace(word.position, word.folded);
  return words;
}

bool has_phrase(const Words& words, const Strings& phrase, bool in_title) {
  return std::any_of(words.at.begin(), words.at.end(), [&](const auto& start) {
    if (in_title && start.first + phrase.size() - 1 > words.title_end) return false;
    for (std::uint32_t i = 0; i < phrase.size(); ++i) {
      if (!words.has(start.first + i, phrase[i])) return false;
    }
    return true;
  });
}

bool choose_near(const std::vector<std::set<std::uint32_t>>& words, std::uint32_t window,
                 std::set<std::uint32_t>& chosen, std::size_t next) {
  if (next == words.size()) return true;
  for (const std::uint32_t position : words[next]) {
    if (chosen.contains(position)) continue;
    const auto added = chosen.insert(position).first;
    const bool fits = *chosen.rbegin() - *chosen.begin() < window;
    const bool found = fits && choose_near(words, window, chosen, next + 1);
    chosen.erase(added);
    if (found) return true;
  }
  return false;
}

bool has_near(const Words& words, const Strings& group, std::uint32_t window) {
  std::vector<std::set<std::uint32_t>> positions;
  for (const std::string& word : group) positions.push_back(words.positions(word));
  std::set<std::uint32_t> chosen;
  return choose_near(positions, window, chosen, 0);
}

bool holds(const Words& words, const PositionTest& test) {
  if (test.kind == Kind::near) return has_near(words, test.words, test.window);
  return has_phrase(words, test.words, test.kind == Kind::title_phrase);
}

/// Several shards of random articles, one with hidden rows, written by Xapian with positions.
struct World {
  explicit World(unsigned long long seed) : random(seed) {
    for (std::size_t shard = 0; shard < 3; ++shard) {
      for (std::size_t i = 0; i < 150; ++i) {
        shards[shard].push_back(random_article(random, "a" + std::to_string(1000 * shard + i)));
      }
    }
    shards[2].push_back(one_of_its_own());
    RemovedRows removed;
    removed["1-2"].add(7);
    testing::write_small_archive(folder / "archive", {shards[0], shards[1], shards[2]}, removed);
    snapshot = ArchiveSnapshot::open(folder / "archive");
    for (std::size_t shard = 0; shard < 3; ++shard) {
      databases.push_back(snapshot->open_shard(shard));
      for (const Article& each : shards[shard]) words[shard].push_back(words_of(each));
    }
    all = snapshot->open_all();
    tokens = std::make_shared<const ShardTokens>(*snapshot, databases);
  }

  static Article one_of_its_own() {
    Article article;
    article.id = "own";
    article.title = "Lone lighthouse";
    article.body = "the lone lighthouse keeper";
    return article;
  }

  Query query(const PositionTest& test) { return positional_query(expr_of(test), tokens, stopwatch); }
  Query filter(const PositionTest& test) { return position_filter(expr_of(test), tokens, stopwatch); }

  Random random;
  TempDir folder;
  std::vector<Article> shards[3];
  std::vector<Words> words[3];
  std::unique_ptr<ArchiveSnapshot> snapshot;
  std::vector<Xapian::Database> databases;
  Xapian::Database all;
  std::shared_ptr<const ShardTokens> tokens;
  Stopwatch stopwatch{std::nullopt, nullptr};
};

World& world() {
  static World instance(testing::test_seed());
  return instance;
}

using Scores = std::map<Xapian::docid, double>;

Scores scores(const Xapian::Database& database, const Query& query, Xapian::doccount most) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::IneB2Weight(2.0));
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, most);
  Scores out;
  for (auto hit = found.begin(); hit != found.end(); ++hit) out[*hit] = rounded_score(hit.get_weight());
  return out;
}

Scores scores(const Xapian::Database& database, const Query& query) {
  return scores(database, query, database.get_doccount());
}

/// A run of an article's words, so that much is found, sometimes spoilt; or any words.
Strings random_words(World& here, std::size_t most) {
  Random& random = here.random;
  const std::size_t count = 2 + below(random, most - 1);
  const std::size_t shard = below(random, 3);
  const Words& words = here.words[shard][below(random, here.words[shard].size())];
  Strings out;
  if (below(random, 4) > 0) {
    std::uint32_t position =
        std::next(words.at.begin(), static_cast<std::ptrdiff_t>(below(random, words.at.size())))->first;
    for (; out.size() < count; ++position) {
      const auto [begin, end] = words.at.equal_range(position);
      if (begin == end) break;
      const auto among = below(random, static_cast<std::size_t>(std::distance(begin, end)));
      out.push_back(std::next(begin, static_cast<std::ptrdiff_t>(among))->second);
    }
    if (below(random, 6) == 0) out[below(random, out.size())] = "ferry";
  }
  while (out.size() < 2)
    out.push_back(std::next(words.at.begin(), static_cast<std::ptrdiff_t>(below(random, words.at.size())))->second);
  return out;
}

PositionTest random_test(World& here) {
  const auto kind = static_cast<Kind>(below(here.random, 3));
  if (kind != Kind::near) return {kind, random_words(here, 12)};
  Strings words = random_words(here, 5);
  std::shuffle(words.begin(), words.end(), here.random);
  const auto window = static_cast<std::uint32_t>(words.size() + below(here.random, 9));
  return {kind, std::move(words), window};
}

// The same asked of glass; title phrases have no such form.
Query glass_form(const PositionTest& test) {
  if (test.kind == Kind::near) return {Query::OP_NEAR, test.words.begin(), test.words.end(), test.window};
  return {Query::OP_PHRASE, test.words.begin(), test.words.end(), static_cast<Xapian::termcount>(test.words.size())};
}

std::set<std::pair<std::size_t, Xapian::docid>> expected_rows(const World& here, const PositionTest& test) {
  std::set<std::pair<std::size_t, Xapian::docid>> rows;
  for (std::size_t shard = 0; shard < 3; ++shard) {
    for (Xapian::docid docid = 1; docid <= here.words[shard].size(); ++docid) {
      if (holds(here.words[shard][docid - 1], test)) rows.insert({shard, docid});
    }
  }
  return rows;
}

std::set<std::pair<std::size_t, Xapian::docid>> rows_of_combined(const Scores& scores) {
  std::set<std::pair<std::size_t, Xapian::docid>> rows;
  for (const auto& [docid, score] : scores) {
    const RowRef row = row_of_combined(docid, 3);
    rows.insert({row.shard, row.docid});
  }
  return rows;
}

bool words_share_positions(const Words& words, const Strings& group) {
  std::set<std::string> known(group.begin(), group.end());
  if (known.size() < group.size()) return true;
  std::set<std::uint32_t> taken;
  for (const std::string& word : known) {
    for (const std::uint32_t position : words.positions(word)) {
      if (!taken.insert(position).second) return true;
    }
  }
  return false;
}

std::string told(const PositionTest& test) {
  std::string text = std::to_string(static_cast<int>(test.kind)) + " window " + std::to_string(test.window) + ":";
  for (const std::string& word : test.words) text += " " + word;
  return text;
}

// Equal rows and scores; a NEAR may find more where words share positions (intervals.h).
void check_against_glass(const World& here, const Scores& ours, const Scores& glass, const PositionTest& test,
                         const std::function<RowRef(Xapian::docid)>& row_of, std::size_t& extra) {
  for (const auto& [docid, score] : glass) {
    REQUIRE(ours.contains(docid));
    REQUIRE(ours.at(docid) == score);
  }
  if (ours.size() == glass.size()) return;
  REQUIRE(test.kind == Kind::near);
  for (const auto& [docid, score] : ours) {
    if (glass.contains(docid)) continue;
    const RowRef row = row_of(docid);
    REQUIRE(words_share_positions(here.words[row.shard][row.docid - 1], test.words));
    ++extra;
  }
}

TEST_CASE("phrases and NEAR find and weigh what Xapian's own do over glass positions", "[matching]") {
  World& here = world();
  std::size_t found = 0, extra = 0;
  for (int round = 0; round < 2000; ++round) {
    const PositionTest test = random_test(here);
    INFO("seed " << testing::test_seed() << ", " << told(test));
    const Query query = here.query(test);
    const Scores ours = scores(here.all, query);
    REQUIRE(rows_of_combined(ours) == expected_rows(here, test));
    if (!ours.empty()) ++found;
    if (test.kind == Kind::title_phrase) continue;
    const Query glass = glass_form(test);
    check_against_glass(
        here, ours, scores(here.all, glass), test, [](Xapian::docid docid) { return row_of_combined(docid, 3); },
        extra);
    const auto shard = static_cast<std::uint32_t>(below(here.random, 3));
    const Xapian::Database& alone = here.databases[shard];
    check_against_glass(
        here, scores(alone, query), scores(alone, glass), test,
        [&](Xapian::docid docid) {
          return RowRef{shard, docid};
        },
        extra);
    // The best ten alone: the matcher leaves out what cannot be among them.
    const Scores ten = scores(here.all, query, 10);
    REQUIRE(ten.size() == std::min<std::size_t>(10, ours.size()));
    for (const auto& [docid, score] : ten) REQUIRE(ours.at(docid) == score);
  }
  CHECK(found > 500);
  INFO("NEARs that glass misses where words share positions: " << extra);
  CHECK(extra < 200);
}

TEST_CASE("the filter alone walks to the same rows that it confirms behind the words", "[matching]") {
  World& here = world();
  for (int round = 0; round < 300; ++round) {
    const PositionTest test = random_test(here);
    INFO("seed " << testing::test_seed() << ", " << told(test));
    const Query filter = here.filter(test);
    const auto expected = expected_rows(here, test);
    CHECK(rows_of_combined(scores(here.all, filter)) == expected);
    for (const auto& [docid, score] : scores(here.all, filter)) REQUIRE(score == 0);
    // Skipped through by what it is joined with, on either side.
    const Query other(Query::OP_AND, here.filter(random_test(here)), Query("pier"));
    const auto both = scores(here.all, Query(Query::OP_AND, filter, other));
    const auto in_turn = scores(here.all, Query(Query::OP_AND, other, filter));
    CHECK(both == in_turn);
    const auto others = rows_of_combined(scores(here.all, other));
    std::set<std::pair<std::size_t, Xapian::docid>> wanted;
    std::set_intersection(expected.begin(), expected.end(), others.begin(), others.end(),
                          std::inserter(wanted, wanted.end()));
    CHECK(rows_of_combined(both) == wanted);
    std::set<std::pair<std::size_t, Xapian::docid>> any = expected;
    any.insert(others.begin(), others.end());
    CHECK(rows_of_combined(scores(here.all, Query(Query::OP_OR, filter, other))) == any);
    const Query none(Query::OP_AND_NOT, Query::MatchAll, filter);
    CHECK(scores(here.all, none).size() == here.all.get_doccount() - expected.size());
  }
}

TEST_CASE("positional parts weigh the same wherever they stand in a query", "[matching]") {
  // Xapian 1.4.22 counts the weight of its own PHRASE and NEAR without looking at positions when they stand in an OR
  // below AND, FILTER or AND_MAYBE.
  World& here = world();
  for (int round = 0; round < 300; ++round) {
    const PositionTest one = random_test(here);
    const PositionTest two = random_test(here);
    INFO("seed " << testing::test_seed() << ", " << told(one) << " and " << told(two));
    const Query match(pick(here.random, {"the", "ferry", "pier", "un"}));
    const Query a = here.query(one);
    const Query b(Query::OP_SCALE_WEIGHT, here.query(two), .1);
    const Scores of_match = scores(here.all, match);
    const Scores of_a = scores(here.all, a);
    const Scores of_b = scores(here.all, b);
    Scores sums;
    for (const auto& [docid, score] : of_match) {
      const auto weight = [&](const Scores& part) { return part.contains(docid) ? part.at(docid) : 0.; };
      sums[docid] = score + weight(of_a) + weight(of_b);
    }
    const Query either(Query::OP_OR, a, b);
    const Query forms[] = {
        Query(Query::OP_AND_MAYBE, Query(Query::OP_AND_MAYBE, match, a), b),
        Query(Query::OP_AND_MAYBE, match, either),
        Query(Query::OP_AND, match, Query(Query::OP_OR, either, Query(Query::OP_SCALE_WEIGHT, Query::MatchAll, 0))),
    };
    for (const Query& form : forms) {
      const Scores found = scores(here.all, form);
      REQUIRE(found.size() == sums.size());
      for (const auto& [docid, score] : found) REQUIRE(score == Approx(sums.at(docid)).margin(1e-9));
      // The best alone: the matcher then leaves out parts that cannot matter any more.
      for (const auto& [docid, score] : scores(here.all, form, 5)) {
        REQUIRE(score == Approx(sums.at(docid)).margin(1e-9));
      }
    }
    const Query filtered(Query::OP_FILTER, either, match);
    for (const auto& [docid, score] : scores(here.all, filtered)) {
      REQUIRE(score == Approx(sums.at(docid) - of_match.at(docid)).margin(1e-9));
    }
  }
}

TEST_CASE("a shard that lacks a word has no match, the others are not touched by it", "[matching]") {
  World& here = world();
  const PositionTest lone{Kind::phrase, {"lone", "lighthouse"}};
  CHECK(scores(here.all, here.query(lone)).size() == 1);
  CHECK(scores(here.databases[0], here.query(lone)).empty());
  CHECK(scores(here.databases[0], here.filter(lone)).empty());
  CHECK(scores(here.databases[2], here.filter(lone)).size() == 1);
  // Side by side in the title, side by side in the body, not across.
  CHECK(scores(here.all, here.query({Kind::title_phrase, {"lone", "lighthouse"}})).size() == 1);
  CHECK(scores(here.all, here.query({Kind::title_phrase, {"lighthouse", "lone"}})).empty());
  CHECK(scores(here.all, here.filter({Kind::title_phrase, {"lighthouse", "keeper"}})).empty());
  CHECK(scores(here.all, here.query({Kind::phrase, {"lighthouse", "the"}})).empty());
  CHECK(scores(here.all, here.filter({Kind::phrase, {"lighthouse", "keeper"}})).size() == 1);
  CHECK(scores(here.all, here.filter({Kind::phrase, {"never", "seen"}})).empty());
}

TEST_CASE("a stopwatch stops a match from inside the filter, and the databases go on", "[matching]") {
  World& here = world();
  std::atomic<bool> cancel = true;
  Stopwatch cancelled(std::nullopt, &cancel);
  const PositionTest test{Kind::near, {"the", "ferry"}, 5};
  const Query queries[] = {position_filter(expr_of(test), here.tokens, cancelled),
                           positional_query(expr_of(test), here.tokens, cancelled)};
  for (const Query& query : queries) {
    const auto search_until_stopped = [&] {
      // It looks at the clock at every 1024th row only.
      for (int round = 0; round < 100; ++round) static_cast<void>(scores(here.all, query));
    };
    CHECK_THROWS_AS(search_until_stopped(), Error);
  }
  CHECK(rows_of_combined(scores(here.all, here.query(test))) == expected_rows(here, test));

  Stopwatch late(std::chrono::steady_clock::now() - std::chrono::seconds(1), nullptr);
  const Query query = positional_query(expr_of(test), here.tokens, late);
  ErrorCode code = ErrorCode::internal;
  try {
    for (int round = 0; round < 100; ++round) static_cast<void>(scores(here.all, query));
  } catch (const Error& error) {
    code = error.code();
  }
  CHECK(code == ErrorCode::timeout);
}

TEST_CASE("a database of another archive and a shard that stands twice in one are refused", "[matching]") {
  World& here = world();
  const TempDir folder;
  testing::write_tables(folder / "other", testing::synthetic_articles(1, 3));
  const Xapian::Database other(folder / "other");
  CHECK_THROWS_AS(scores(other, here.query({Kind::phrase, {"the", "ferry"}})), Error);
  const std::vector<Xapian::Database> twice{here.databases[0], here.databases[0]};
  CHECK_THROWS_AS(ShardTokens(*here.snapshot, twice), Error);
}

}  // namespace
}  // namespace dateline
