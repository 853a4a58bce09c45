// The whole chain against brute force: random articles, random queries.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <dateline/indexer.h>
#include <dateline/searcher.h>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::TempDir;

using Strings = std::vector<std::string>;
using Random = std::mt19937;

// Words that no stemmer changes and no stop list holds.
const Strings kWords{"harbour", "ferrum", "kelp", "tarn", "quartz", "onyx", "basalt", "gneiss"};
const Strings kSources{"Harbour Ledger", "Meridian Post", "Émile"};
const Strings kPersons{"Ann Example", "Kim Jong-un", "Kim Jong Un"};

std::size_t below(Random& random, std::size_t n) { return random() % n; }

Article random_article(Random& random, int number) {
  Article out;
  out.id = "id" + std::to_string(number);
  out.language = "en";
  out.title = kWords[below(random, kWords.size())];
  const std::size_t paragraphs = 1 + below(random, 3);
  for (std::size_t p = 0; p < paragraphs; ++p) {
    if (p > 0) out.body += "\n\n";
    for (std::size_t i = 0; i < 1 + below(random, 8); ++i) out.body += kWords[below(random, kWords.size())] + " ";
    out.body.pop_back();
  }
  // Words of its own make every text a story of its own: stories that join hide rows, and those count in scores.
  out.body += "\n\n";
  for (int i = 0; i < 40; ++i) out.body += "n" + std::to_string(number) + "x" + std::to_string(i) + " ";
  out.body.pop_back();
  out.source = kSources[below(random, kSources.size())];
  if (below(random, 2) == 0)
    out.entities = {{EntityKind::person, kPersons[below(random, kPersons.size())], "", {}, {}}};
  const Strings days{"2022-12-31", "2023-01-01", "2023-02-10", "2023-02-11T08:00:00", "2023-03", "2023", "2024-02-29"};
  const std::size_t day = below(random, days.size() + 1);
  if (day < days.size()) out.published = date_from_string(days[day]);
  return out;
}

Strings split(const std::string& text) {
  Strings out;
  std::string word;
  for (const char c : text + " ") {
    if (c == ' ' || c == '\n') {
      if (!word.empty()) out.push_back(word);
      word.clear();
    } else {
      word += c;
    }
  }
  return out;
}

bool has_word(const Article& article, const std::string& word) {
  const Strings title = split(article.title);
  const Strings body = split(article.body);
  return std::find(title.begin(), title.end(), word) != title.end() ||
         std::find(body.begin(), body.end(), word) != body.end();
}

bool has_phrase(const Article& article, const std::string& first, const std::string& second) {
  std::size_t begin = 0;
  const std::string text = article.title + "\n\n" + article.body;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    const Strings words = split(text.substr(begin, end - begin));
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i] == first && words[i + 1] == second) return true;
    }
    begin = end + 2;
  }
  return false;
}

// First and last day as numbers that compare.
std::pair<std::string, std::string> days_of(const Article& article) {
  std::string text = to_string(*article.published).substr(0, 10);
  if (text.size() == 4) return {text + "-01-01", text + "-12-31"};
  if (text.size() == 7) return {text + "-01", text + "-31"};
  return {text, text};
}

// A query with the meaning it should have.
struct Question {
  std::string text;
  std::function<bool(const Article&)> matches;
};

Question random_question(Random& random, int depth = 0) {
  const std::string a = kWords[below(random, kWords.size())];
  const std::string b = kWords[below(random, kWords.size())];
  switch (below(random, depth > 2 ? 6 : 10)) {
    case 0:
      return {a, [a](const Article& x) { return has_word(x, a); }};
    case 1:
      return {"\"" + a + " " + b + "\"", [a, b](const Article& x) { return has_phrase(x, a, b); }};
    case 2:
      return {a.substr(0, 3) + "*", [a](const Article& x) {
                const Strings words = split(x.title + " " + x.body);
                return std::any_of(words.begin(), words.end(),
                                   [&](const std::string& w) { return w.starts_with(a.substr(0, 3)); });
              }};
    case 3: {
      const std::string source = kSources[below(random, kSources.size())];
      const std::string typed = source == "Émile" ? "emile" : source;
      return {"source:\"" + typed + "\"", [source](const Article& x) { return x.source == source; }};
    }
    case 4: {
      const std::pair<std::string, std::string> ranges[] = {{"2023-01-01", "2023-01-31"},
                                                            {"2022-12-31", "2023-02-10"},
                                                            {"2023-02-10", "2023-02-10"},
                                                            {"2023-03-05", "2024-02-29"},
                                                            {"2021-01-01", "2022-12-30"}};
      const auto [from, to] = ranges[below(random, 5)];
      return {"date:" + from + ".." + to, [from = from, to = to](const Article& x) {
                return x.published && days_of(x).first <= to && days_of(x).second >= from;
              }};
    }
    case 5:
      return {"person:\"kim jong un\"", [](const Article& x) {
                return std::any_of(x.entities.begin(), x.entities.end(),
                                   [](const Entity& e) { return e.name.starts_with("Kim"); });
              }};
    default:
      break;
  }
  const Question left = random_question(random, depth + 1);
  const Question right = random_question(random, depth + 1);
  switch (below(random, 3)) {
    case 0:
      return {"(" + left.text + " AND " + right.text + ")",
              [=](const Article& x) { return left.matches(x) && right.matches(x); }};
    case 1:
      return {"(" + left.text + " OR " + right.text + ")",
              [=](const Article& x) { return left.matches(x) || right.matches(x); }};
    default:
      return {"(" + left.text + " AND NOT " + right.text + ")",
              [=](const Article& x) { return left.matches(x) && !right.matches(x); }};
  }
}

Strings all_ids(Searcher& searcher, SearchRequest request) {
  Strings ids;
  request.snippets = 0;
  request.collapse = false;
  searcher.stream(request, [&](const Hit& hit) {
    ids.push_back(hit.id);
    return true;
  });
  return ids;
}

TEST_CASE("every query finds what brute force finds, whatever the shards", "[searcher]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  Random random(seed);
  std::vector<Article> articles;
  for (int i = 0; i < 120; ++i) articles.push_back(random_article(random, i));

  const TempDir dir;
  {
    Indexer one(dir.path() + "/one");
    for (const Article& each : articles) one.add(each);
    one.publish();
  }
  for (std::size_t part = 0; part < 5; ++part) {
    Indexer five(dir.path() + "/five");
    for (std::size_t i = part; i < articles.size(); i += 5) five.add(articles[i]);
    five.publish();
  }
  {
    // A third way: everything wrong first, then corrected, with some that go again.
    Indexer wrong(dir.path() + "/updated");
    for (Article each : articles) {
      each.body = "wrong " + each.id;
      wrong.add(each);
    }
    Article extra = articles.front();
    extra.id = "extra";
    wrong.add(extra);
    wrong.publish();
    for (const Article& each : articles) wrong.add(each);
    wrong.erase("extra");
    wrong.publish();
  }
  Searcher one(Archive::open(dir.path() + "/one"));
  Searcher five(Archive::open(dir.path() + "/five"));
  Searcher updated(Archive::open(dir.path() + "/updated"));
  REQUIRE(five.archive().stats().shards.size() == 5);
  REQUIRE(updated.archive().stats().articles == articles.size());

  for (int round = 0; round < 150; ++round) {
    const Question question = random_question(random);
    CAPTURE(question.text);
    Strings expected;
    for (const Article& each : articles) {
      if (question.matches(each)) expected.push_back(each.id);
    }
    std::sort(expected.begin(), expected.end());
    SearchRequest request;
    request.query = question.text;
    request.mode = Mode::all;
    request.limit = 1000;
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      request.sort = sort;
      Strings found = all_ids(one, request);
      REQUIRE(found == all_ids(five, request));
      if (sort != Sort::relevance) REQUIRE(found == all_ids(updated, request));
      std::sort(found.begin(), found.end());
      REQUIRE(found == expected);
    }
    request.facets = {"source", "year", "person"};
    const Answer answer = one.search(request);
    CHECK(answer.complaints.empty());
    CHECK(answer.total == expected.size());
    const Answer other = five.search(request);
    for (std::size_t f = 0; f < answer.facets.size(); ++f) {
      REQUIRE(answer.facets[f].values.size() == other.facets[f].values.size());
      for (std::size_t v = 0; v < answer.facets[f].values.size(); ++v) {
        CHECK(answer.facets[f].values[v].value == other.facets[f].values[v].value);
        CHECK(answer.facets[f].values[v].count == other.facets[f].values[v].count);
      }
    }
    for (std::size_t i = 0; i < answer.hits.size(); ++i) REQUIRE(answer.hits[i].score == other.hits[i].score);
  }
}

Article plain(const std::string& id, const std::string& title, const std::string& body, const std::string& day,
              const std::string& source = "Ledger") {
  Article out;
  out.id = id;
  out.title = title;
  out.body = body;
  out.language = "en";
  out.source = source;
  out.published = date_from_string(day);
  return out;
}

struct Small {
  TempDir dir;
  std::shared_ptr<const Archive> archive;
  explicit Small(const std::vector<Article>& articles) {
    Indexer indexer(dir.path() + "/a");
    for (const Article& each : articles) indexer.add(each);
    indexer.publish();
    archive = Archive::open(dir.path() + "/a");
  }
};

TEST_CASE("if no article has all words, any will do, and the answer says so", "[searcher]") {
  const Small small({plain("1", "Bridge", "The bridge is old.", "2023-01-01"),
                     plain("2", "Ferry", "The ferry is new.", "2023-01-02")});
  Searcher searcher(small.archive);
  SearchRequest request;
  request.query = "bridge ferry";
  Answer answer = searcher.search(request);
  CHECK(answer.total == 2);
  CHECK(answer.fell_back);
  CHECK(answer.mode == Mode::any);
  request.query = "bridge old";
  answer = searcher.search(request);
  CHECK(answer.total == 1);
  CHECK_FALSE(answer.fell_back);
  request.query = "bridge ferry";
  request.mode = Mode::all;
  CHECK(searcher.search(request).total == 0);
  request.mode = Mode::automatic;
  request.query = "zeppelin";
  answer = searcher.search(request);
  CHECK(answer.total == 0);
  CHECK_FALSE(answer.fell_back);
}

TEST_CASE("copies collapse to one hit that counts them and their outlets", "[searcher]") {
  std::string story = "The council said on Friday that ";
  for (int i = 0; i < 50; ++i) story += "part" + std::to_string(i) + " of the long plan ";
  const Small small({plain("a", "Plan", story, "2023-01-01", "Ledger"), plain("b", "Plan", story, "2023-01-02", "Post"),
                     plain("c", "A plan", story, "2023-01-02", "Herald"),
                     plain("d", "Council", "Another plan of the council.", "2023-01-03")});
  Searcher searcher(small.archive);
  SearchRequest request;
  request.query = "council plan";
  Answer answer = searcher.search(request);
  CHECK(answer.total == 4);
  CHECK(answer.stories == 2);
  REQUIRE(answer.hits.size() == 2);
  const Hit& story_hit = answer.hits[0].id == "d" ? answer.hits[1] : answer.hits[0];
  CHECK(story_hit.copies == 2);
  CHECK(story_hit.copies_outlets == 2);
  request.collapse = false;
  answer = searcher.search(request);
  CHECK(answer.hits.size() == 4);
  CHECK(answer.hits[0].copies == 0);
  request.offset = 3;
  answer = searcher.search(request);
  REQUIRE(answer.hits.size() == 1);
  CHECK(answer.hits[0].rank == 4);
}

TEST_CASE("a title match and the exact word rank before other matches", "[searcher]") {
  const Small small({plain("stem", "Notes", "They were bridging a gap in the road by the river today.", "2023-01-03"),
                     plain("exact", "Notes", "There was a bridge at a bend in the road by the river.", "2023-01-01"),
                     plain("title", "Bridge", "There was a bridge at a bend in the road by the river.", "2023-01-02")});
  Searcher searcher(small.archive);
  SearchRequest request;
  request.query = "bridge";
  request.collapse = false;
  const Answer answer = searcher.search(request);
  REQUIRE(answer.hits.size() == 3);
  CHECK(answer.hits[0].id == "title");
  CHECK(answer.hits[1].id == "exact");
  CHECK(answer.hits[2].id == "stem");
}

TEST_CASE("a title phrase stands side by side inside the title", "[searcher]") {
  const Small small({plain("a", "Suez canal opens", "Ships wait.", "2023-01-01"),
                     plain("b", "Canal at Suez", "The Suez canal is full.", "2023-01-02"),
                     plain("c", "Kim Jong-un in Suez", "Canal talks begin.", "2023-01-03"),
                     plain("d", "Un Jong is not Kim", "Kim Jong-un stays away.", "2023-01-04")});
  Searcher searcher(small.archive);
  struct Row {
    const char* query;
    Strings ids;
  };
  const Row rows[] = {
      {"title:\"suez canal\"", {"a"}},
      {"title:\"canal suez\"", {}},
      {"title:\"canal at suez\"", {"b"}},
      {"title:\"suez canal talks\"", {}},  // the body is no part of the title
      {"title:\"canal opens ships\"", {}},
      {"title:\"suez\"", {"a", "b", "c"}},
      {"title:jong-un", {"c"}},
      {"title:\"kim jongun\"", {"c"}},
      {"title:\"un jong\"", {"d"}},
      {"\"suez canal\"", {"a", "b"}},
      {"canal -title:\"suez canal\"", {"b", "c"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    SearchRequest request;
    request.query = row.query;
    request.mode = Mode::all;
    Strings found = all_ids(searcher, request);
    std::sort(found.begin(), found.end());
    CHECK(found == row.ids);
    CHECK(searcher.search(request).total == row.ids.size());
  }
}

TEST_CASE("equal scores come newest first", "[searcher]") {
  const Small small({plain("a", "Same", "Equal text.", "2023-01-01"), plain("b", "Same", "Equal text.", "2023-03-01"),
                     plain("c", "Same", "Equal text.", "2023-02-01")});
  Searcher searcher(small.archive);
  SearchRequest request;
  request.query = "equal";
  request.collapse = false;
  const Answer answer = searcher.search(request);
  REQUIRE(answer.hits.size() == 3);
  CHECK(answer.hits[0].id == "b");
  CHECK(answer.hits[1].id == "c");
  CHECK(answer.hits[2].id == "a");
}

TEST_CASE("an empty archive and a query about nothing have empty answers", "[searcher]") {
  const Small small({plain("a", "Bridge", "x", "2022-11-03")});
  {
    Indexer indexer(small.dir.path() + "/a");
    indexer.erase("a");
    indexer.publish();
  }
  Searcher empty(Archive::open(small.dir.path() + "/a"));
  for (const char* query : {"", "bridge", "*", "date:none", "-bridge", "bri*"}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    request.facets = {"source", "year"};
    request.trend = "year";
    CHECK(empty.search(request).total == 0);
  }
  // The reader from before still has its revision.
  Searcher before(small.archive);
  SearchRequest request;
  request.query = "bridge";
  CHECK(before.search(request).total == 1);
  CHECK(small.archive->stale());
}

TEST_CASE("wrong fields, strict queries, deadlines and cancellation are errors of their kind", "[searcher]") {
  const Small small({plain("a", "Bridge", "x", "2022-11-03")});
  Searcher searcher(small.archive);
  const auto code_of = [&](const SearchRequest& request) {
    try {
      searcher.search(request);
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  };
  SearchRequest facet;
  facet.facets = {"shoe size"};
  CHECK(code_of(facet) == ErrorCode::usage);
  SearchRequest filter;
  filter.filters = {{"nonsense", "x", false}};
  CHECK(code_of(filter) == ErrorCode::usage);
  SearchRequest strict;
  strict.query = "date:nonsense";
  strict.strict = true;
  CHECK(code_of(strict) == ErrorCode::query);
  SearchRequest late;
  late.query = "bridge";
  late.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  CHECK(code_of(late) == ErrorCode::timeout);
  const std::atomic<bool> cancel{true};
  SearchRequest cancelled;
  cancelled.query = "bridge";
  cancelled.cancel = &cancel;
  CHECK(code_of(cancelled) == ErrorCode::interrupted);
}

}  // namespace
}  // namespace dateline
