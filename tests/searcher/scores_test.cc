// What scores are made of: their parts, age, and the languages of words.
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <dateline/indexer.h>
#include <dateline/searcher.h>

#include "common/dates/dates.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::TempDir;
using Random = std::mt19937_64;
using Strings = std::vector<std::string>;

const Strings kWords{"harbour", "harbours", "ferry", "ferries", "strike", "storm", "budget", "korea"};

std::size_t below(Random& random, std::size_t bound) { return static_cast<std::size_t>(random() % bound); }

std::string some_words(Random& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? " " : "") + kWords[below(random, kWords.size())];
  return text;
}

// Words of its own make every text a story of its own.
std::string own_words(int number) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += " n" + std::to_string(number) + "x" + std::to_string(i);
  return text;
}

Article random_article(Random& random, int number) {
  Article out;
  out.id = "id" + std::to_string(number);
  out.language = "en";
  out.title = some_words(random, below(random, 5));
  out.body = some_words(random, 3 + below(random, 40)) + own_words(number);
  const Strings days{"2019", "2020-02", "2021-03-04", "2021-03-05", "2023-12-31", ""};
  out.published = date_from_string(days[below(random, days.size())]);
  return out;
}

struct Built {
  TempDir dir;
  std::shared_ptr<const Archive> archive;
  explicit Built(const std::vector<Article>& articles, std::size_t shards = 1) {
    for (std::size_t part = 0; part < shards; ++part) {
      Indexer indexer(dir.path() + "/a");
      for (std::size_t i = part; i < articles.size(); i += shards) indexer.add(articles[i]);
      indexer.publish();
    }
    archive = Archive::open(dir.path() + "/a");
  }
};

std::vector<Article> random_articles(Random& random, int count) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) articles.push_back(random_article(random, i));
  return articles;
}

SearchRequest request_for(const std::string& query, double half_life = 0) {
  SearchRequest request;
  request.query = query;
  request.mode = Mode::any;
  request.limit = 1000;
  request.collapse = false;
  request.snippets = 0;
  request.half_life = half_life;
  request.explain = true;
  return request;
}

std::map<std::string, double> scores_of(const Answer& answer) {
  std::map<std::string, double> scores;
  for (const Hit& hit : answer.hits) scores[hit.id] = hit.score;
  return scores;
}

TEST_CASE("the parts of a score add up to it", "[searcher]") {
  const auto seed = testing::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  const Built built(random_articles(random, 80), 2);
  Searcher searcher(built.archive);
  std::map<std::string, int> seen;
  for (int round = 0; round < 200; ++round) {
    std::string query = some_words(random, 1 + below(random, 4));
    if (below(random, 3) == 0) query += " \"" + some_words(random, 2) + "\"";
    if (below(random, 4) == 0) query += " stomr~2 title:ferry^3";
    INFO(query);
    for (const Hit& hit : searcher.search(request_for(query, round % 2 == 0 ? 0 : 100)).hits) {
      double sum = 0;
      for (const ScorePart& part : hit.parts) {
        CHECK(part.score != 0);
        ++seen[part.part];
        sum += part.score;
      }
      REQUIRE(sum == hit.score);
    }
  }
  for (const char* part : {"stem", "word", "title", "phrase", "close", "age"}) {
    INFO(part);
    CHECK(seen[part] > 0);
  }
}

TEST_CASE("a part that weighs nothing is no part of a score", "[searcher]") {
  Random random(3);
  const Built built(random_articles(random, 40));
  Searcher searcher(built.archive);
  SearchRequest request = request_for("ferry storm harbour");
  request.weights = {.exact = 0, .close = 0, .title = 0};
  const Answer answer = searcher.search(request);
  REQUIRE_FALSE(answer.hits.empty());
  for (const Hit& hit : answer.hits) {
    for (const ScorePart& part : hit.parts) CHECK(part.part == "stem");
  }
}

TEST_CASE("age takes up to half of a score, counted from the newest article or today", "[searcher]") {
  Random random(5);
  const std::vector<Article> articles = random_articles(random, 60);
  const auto now = std::chrono::sys_days(std::chrono::year(2024) / 5 / 17);
  const Built one(articles), three(articles, 3);
  Searcher searcher(one.archive), other(three.archive);
  const auto plain = scores_of(searcher.search(request_for("ferry storm")));
  SearchRequest request = request_for("ferry storm", 365);
  request.now = now;
  const auto faded = scores_of(searcher.search(request));
  REQUIRE(faded.size() == plain.size());
  CHECK(scores_of(other.search(request)) == faded);
  // What the formula gives; a month or year counts by its last day.
  const auto age = [](std::chrono::sys_days end, const Article& article) {
    const std::string text = article.published ? to_string(*article.published) : "";
    if (text.empty()) return HUGE_VAL;
    const auto last = text == "2019"      ? std::chrono::sys_days(std::chrono::year(2019) / 12 / 31)
                      : text == "2020-02" ? std::chrono::sys_days(std::chrono::year(2020) / 2 / 29)
                      : text == "2021-03-04" || text == "2021-03-05"
                          ? std::chrono::sys_days(std::chrono::year(2021) / 3 / (text.back() == '4' ? 4 : 5))
                          : std::chrono::sys_days(std::chrono::year(2023) / 12 / 31);
    return std::max(0., static_cast<double>((end - last).count()));
  };
  const auto check = [&](const std::map<std::string, double>& scores, std::chrono::sys_days end) {
    for (const Article& article : articles) {
      if (plain.count(article.id) == 0) continue;
      const double factor = (1 + std::exp2(-age(end, article) / 365)) / 2;
      CHECK(scores.at(article.id) == Approx(plain.at(article.id) * factor).epsilon(1e-6));
    }
  };
  check(faded, std::chrono::year(2023) / 12 / 31);
  request.now = std::chrono::sys_days(std::chrono::year(2021) / 3 / 4);
  check(scores_of(searcher.search(request)), std::chrono::year(2021) / 3 / 4);
}

TEST_CASE("the best hits of fading scores are the same however many are asked for", "[searcher]") {
  Random random(11);
  const Built built(random_articles(random, 150), 2);
  Searcher searcher(built.archive);
  for (const char* query : {"ferry", "storm budget", "korea strike harbour"}) {
    SearchRequest request = request_for(query, 200);
    const Answer all = searcher.search(request);
    request.limit = 5;
    const Answer few = searcher.search(request);
    for (std::size_t i = 0; i < few.hits.size(); ++i) CHECK(few.hits[i].id == all.hits[i].id);
    for (std::size_t i = 1; i < all.hits.size(); ++i) CHECK(all.hits[i - 1].score >= all.hits[i].score);
  }
}

// In a language that cannot be stemmed a word is its own stem: a rare term, and no rare word.
TEST_CASE("a word weighs the same in articles of other languages", "[searcher]") {
  std::vector<Article> articles;
  for (int i = 0; i < 40; ++i) {
    Article article;
    article.id = "id" + std::to_string(i);
    article.language = i == 7 ? "sw" : "en";  // Swahili has no stemmer here
    article.body = (i % 4 == 3 ? "switches" : "levers") + std::string(" ") + own_words(i);
    articles.push_back(article);
  }
  const Built built(articles);
  Searcher searcher(built.archive);
  SearchRequest request = request_for("switches lang:(en OR sw)");
  request.mode = Mode::all;
  const auto scores = scores_of(searcher.search(request));
  REQUIRE(scores.size() == 10);
  for (const auto& [id, score] : scores) CHECK(score == scores.begin()->second);
}

}  // namespace
}  // namespace dateline
