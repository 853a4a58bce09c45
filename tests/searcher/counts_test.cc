// Facets and trends against brute force over the articles: random archives of several shards with hidden rows.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <climits>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <dateline/indexer.h>
#include <dateline/searcher.h>

#include "common/dates/dates.h"
#include "common/schema/fields.h"
#include "common/text/fold.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::TempDir;

using Strings = std::vector<std::string>;
using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

const std::string& any_of(Random& random, const Strings& values) { return values[below(random, values.size())]; }

const Strings kWords{"harbour", "ferrum", "kelp", "tarn", "quartz", "onyx", "basalt", "gneiss"};
// Spellings of one name, names that fold to the same, and values that a query language could trip over.
const Strings kNames{"Ann Example", "ann example", "Kim Jong-un", "Kim Jong Un", "\u00C9mile", "Emile",
                     "AND",         "R2:D2",       "O\"Neil",     "a (b)",       "???",        "Jos\u00E9 Mart\u00ED"};
const Strings kHosts{"b.example", "a.b.example", "www.a.b.example", "a-b.example", "example", "c.test"};
const Strings kDays{"2022-12-31", "2023-01-01", "2023-02-10", "2023-02-11T08:00:00", "2023-02", "2023",
                    "2024-02-29", "2019",       "2024-03"};

Article random_article(Random& random, int number) {
  Article out;
  out.id = "id" + std::to_string(number);
  out.language = any_of(random, {"en", "de", "zh-Hant", "pt"});
  out.title = any_of(random, kWords);
  for (int i = 0; i < 4; ++i) out.body += any_of(random, kWords) + " ";
  // Some texts come twice: they are one story.
  const int story = below(random, 3) == 0 ? number / 4 : 1000 + number;
  out.body += "\n\n";
  for (int i = 0; i < 60; ++i) out.body += "n" + std::to_string(story) + "x" + std::to_string(i) + " ";
  out.body.pop_back();
  if (below(random, 8) != 0) out.source = any_of(random, kNames);
  out.section = below(random, 2) == 0 ? any_of(random, kNames) : "";
  out.agency = below(random, 3) == 0 ? any_of(random, kNames) : "";
  for (std::size_t i = below(random, 3); i > 0; --i) out.byline.push_back(any_of(random, kNames));
  for (std::size_t i = below(random, 4); i > 0; --i) out.tags.push_back(any_of(random, kNames));
  for (std::size_t i = below(random, 5); i > 0; --i) {
    const auto kind = std::vector{EntityKind::person, EntityKind::organization, EntityKind::place}[below(random, 3)];
    const std::string country = kind == EntityKind::place ? any_of(random, {"DE", "FR", "KP"}) : "";
    out.entities.push_back({kind, any_of(random, kNames), country, {}, {}});
  }
  if (below(random, 4) != 0) out.url = "https://" + any_of(random, kHosts) + "/" + out.id;
  if (below(random, 9) != 0) out.published = date_from_string(any_of(random, kDays));
  return out;
}

// A searched archive and the articles that can be found in it.
struct World {
  TempDir dir;
  std::map<std::string, Article> articles;
  std::optional<Searcher> searcher;

  explicit World(Random& random, int size = 120) {
    const std::string path = dir.path() + "/a";
    for (int part = 0; part < 3; ++part) {
      Indexer indexer(path, {.entities = EntitySource::given});
      for (int i = part * size / 3; i < (part + 1) * size / 3; ++i) indexer.add(random_article(random, i));
      if (part == 2) {
        for (int i = 0; i < size; i += 11) indexer.erase("id" + std::to_string(i));
      }
      indexer.publish();
    }
    searcher.emplace(Archive::open(path));
    SearchRequest all;
    all.limit = 10'000;
    all.collapse = false;
    all.snippets = 0;
    searcher->stream(all, [&](const Hit& hit) {
      articles[hit.id] = *searcher->article(hit.id);
      return true;
    });
  }

  Answer ask(const SearchRequest& request) { return searcher->search(request); }

  std::vector<const Article*> found(SearchRequest request) {
    request.collapse = false;
    request.snippets = 0;
    request.facets.clear();
    request.trend.clear();
    std::vector<const Article*> out;
    searcher->stream(request, [&](const Hit& hit) {
      out.push_back(&articles.at(hit.id));
      return true;
    });
    return out;
  }
};

const Strings kCalendar{"year", "month", "day"};

Strings all_facets() {
  Strings out = kCalendar;
  for (const Field& field : fields()) {
    if (field.facet) out.emplace_back(field.name);
  }
  return out;
}

bool is_calendar(const std::string& facet) {
  return std::find(kCalendar.begin(), kCalendar.end(), facet) != kCalendar.end();
}

std::string story_of(const Article& article) { return article.story.empty() ? article.id : article.story; }

std::uint64_t units(const std::vector<const Article*>& articles, CountBy unit) {
  std::set<std::string> different;
  for (const Article* each : articles) different.insert(unit == CountBy::stories ? story_of(*each) : each->id);
  return different.size();
}

struct Days {
  int first = 0, last = 0;
};

std::optional<Days> days_of(const Article& article) {
  if (!article.published) return std::nullopt;
  return Days{static_cast<int>(first_day(*article.published).time_since_epoch().count()),
              static_cast<int>(last_day(*article.published).time_since_epoch().count())};
}

int day_number(const std::string& text) {
  return static_cast<int>(first_day(date_from_string(text).value()).time_since_epoch().count());
}

TEST_CASE("a facet's count is what its value finds as a filter, in every field", "[searcher]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  Random random(seed);
  World world(random);
  for (const CountBy unit : {CountBy::articles, CountBy::stories}) {
    SearchRequest request{.query = "harbour OR kelp OR date:none", .facets = all_facets(), .facet_limit = 0};
    request.count_by = unit;
    const Answer answer = world.ask(request);
    REQUIRE(answer.total > 0);
    REQUIRE(answer.facets.size() == all_facets().size());
    for (const Facet& facet : answer.facets) {
      std::uint64_t last = UINT64_MAX;
      std::set<std::string> different;
      for (const FacetValue& value : facet.values) {
        CAPTURE(facet.field, value.value);
        SearchRequest narrowed = request;
        narrowed.filters = {{is_calendar(facet.field) ? "date" : facet.field, value.value, false}};
        const auto with = world.found(narrowed);
        CHECK(units(with, unit) == value.count);
        CHECK(different.insert(value.value).second);
        if (!is_calendar(facet.field)) CHECK(value.count <= last);
        last = value.count;
        narrowed.filters[0].exclude = true;
        CHECK(world.found(narrowed).size() + with.size() == answer.total);
      }
    }
  }
}

TEST_CASE("a facet counts the values that the articles have", "[searcher]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  Random random(seed);
  World world(random);
  SearchRequest request{.query = "harbour OR onyx", .facets = all_facets(), .facet_limit = 0};
  const auto found = world.found(request);
  for (const Facet& facet : world.ask(request).facets) {
    if (is_calendar(facet.field)) continue;
    CAPTURE(facet.field);
    std::map<std::string, std::uint64_t> expected;  // by folded form, as people compare them
    std::uint64_t without = 0;
    for (const Article* each : found) {
      const Strings values = values_of(*each, field(facet.field));
      std::set<std::string> keys;
      for (const std::string& value : values) {
        if (facet.field != "host") {
          keys.insert(match_key(value).empty() ? value : match_key(value));
          continue;
        }
        for (const Article* other : found) {
          for (const std::string& host : values_of(*other, field("host"))) {
            if (value == host || value.ends_with("." + host)) keys.insert(host);
          }
        }
      }
      for (const std::string& key : keys) ++expected[key];
      if (values.empty()) ++without;
    }
    std::map<std::string, std::uint64_t> counted;
    for (const FacetValue& value : facet.values) {
      const std::string key = match_key(value.value);
      counted[facet.field == "host" || key.empty() ? value.value : key] = value.count;
    }
    for (const auto& [key, count] : expected) {
      CAPTURE(key);
      CHECK(counted[key] == count);
    }
    CHECK(counted.size() == expected.size());
    CHECK(facet.without == without);
  }
}

TEST_CASE("values with equal counts come alphabetically, and the limit keeps the first", "[searcher]") {
  const TempDir dir;
  {
    Indexer indexer(dir.path() + "/a");
    const Strings names{"zeta", "Beta", "\u00E4lpha", "beta", "Gamma", "zeta", "alto"};
    for (std::size_t i = 0; i < names.size(); ++i) {
      Article article;
      article.id = "x" + std::to_string(i);
      article.title = "Different number " + std::to_string(i * 7919);
      article.body = "kelp " + std::to_string(i * 104729);
      article.source = names[i];
      indexer.add(article);
    }
    indexer.publish();
  }
  Searcher searcher(Archive::open(dir.path() + "/a"));
  const auto values = [&](const std::string& facet) {
    Strings out;
    const Answer answer = searcher.search({.query = "kelp", .facets = {facet}, .facet_limit = 10});
    for (const FacetValue& value : answer.facets.at(0).values) out.push_back(value.value);
    return out;
  };
  CHECK(values("source") == Strings{"Beta", "zeta", "\u00E4lpha", "alto", "Gamma"});
  CHECK(values("source:3") == Strings{"Beta", "zeta", "\u00E4lpha"});
  CHECK(searcher.search({.query = "kelp", .facets = {"source:3"}}).facets[0].other_values == 2);
}

TEST_CASE("what stands out is what was put there, and not what is frequent or was seen once", "[searcher]") {
  const TempDir dir;
  {
    Indexer indexer(dir.path() + "/a", {.entities = EntitySource::given});
    for (int i = 0; i < 200; ++i) {
      Article article;
      article.id = "x" + std::to_string(i);
      const bool flood = i < 20;
      article.title = std::string(flood ? "flood" : "market") + " report " + std::to_string(i * 7919);
      article.body = "Own text " + std::to_string(i * 104729);
      const auto name = [&](const std::string& value) {
        article.entities.push_back({EntityKind::person, value, "", {}, {}});
      };
      name("Prime Minister");              // everywhere
      if (i % 2 == 0) name("Half Known");  // as often here as elsewhere
      if (i < 15) name("Dike Warden");     // here only
      if (i < 8 || i == 100) name("Ann Flood");
      if (i == 3) name("Seen Once");
      if (i == 4 || i == 5) name("Seen Twice");
      if (!flood && i % 3 == 0) name("Banker");
      indexer.add(article);
    }
    indexer.publish();
  }
  Searcher searcher(Archive::open(dir.path() + "/a"));
  for (const CountBy unit : {CountBy::articles, CountBy::stories}) {
    const Answer answer = searcher.search(
        {.query = "flood", .facets = {"person:salient", "person:2", "person:1:salient"}, .count_by = unit});
    REQUIRE(answer.facets.size() == 2);
    const Facet& salient = answer.facets[0];  // the last limit asked for
    REQUIRE(salient.values.size() == 1);
    CHECK(salient.salient);
    CHECK(salient.other_values == 1);
    CHECK(salient.values[0].value == "Dike Warden");
    CHECK(salient.values[0].count == 15);
    CHECK(salient.values[0].archive == 15);
    CHECK(salient.values[0].lift == Approx(10));
    CHECK(answer.facets[1].values[0].value == "Prime Minister");
    const Answer both = searcher.search({.query = "flood", .facets = {"person:salient"}, .count_by = unit});
    REQUIRE(both.facets[0].values.size() == 2);
    CHECK(both.facets[0].values[1].value == "Ann Flood");
    CHECK(both.facets[0].values[1].archive == 9);
    CHECK(searcher.search({.query = "*", .facets = {"person:salient"}, .count_by = unit}).facets[0].values.empty());
  }
}

TEST_CASE("a trend is what counting the articles by hand gives", "[searcher]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  Random random(seed);
  World world(random);
  std::vector<const Article*> all;
  for (const auto& [id, article] : world.articles) all.push_back(&article);
  for (const CountBy unit : {CountBy::articles, CountBy::stories}) {
    for (const char* step : {"day", "week", "month", "year", "auto"}) {
      SearchRequest request{.query = any_of(random, kWords), .trend = step, .compare = {any_of(random, kWords), "*"}};
      request.count_by = unit;
      int from = INT_MIN, to = INT_MAX;
      if (below(random, 2) == 0) {
        request.filters.push_back({"after", "2022-11", false});
        from = day_number("2022-11-01");
      }
      if (below(random, 2) == 0) {
        request.filters.push_back({"before", "2024-03-10", false});
        to = day_number("2024-03-10");
      }
      CAPTURE(step, request.query, from, to);
      const Trend trend = world.ask(request).trend;
      REQUIRE(trend.series.size() == 3);
      for (std::size_t s = 0; s < 3; ++s) {
        SearchRequest one = request;
        one.compare.clear();
        one.query = s == 0 ? request.query : request.compare[s - 1];
        const auto found = world.found(one);
        const TrendSeries& series = trend.series[s];
        CHECK(series.matches == found.size());
        CHECK(series.points.size() == trend.series[0].points.size());
        const auto inside = [](const Article* article, const TrendPoint& point) {
          const auto days = days_of(*article);
          return days && days->first >= day_number(point.first_day) && days->last <= day_number(point.last_day);
        };
        std::vector<const Article*> undated;
        for (const Article* each : found) {
          if (std::none_of(series.points.begin(), series.points.end(),
                           [&](const TrendPoint& point) { return inside(each, point); })) {
            undated.push_back(each);
          }
        }
        CHECK(series.undated == units(undated, unit));
        int next = INT_MIN;
        for (const TrendPoint& point : series.points) {
          CAPTURE(point.bucket, point.first_day, point.last_day);
          if (next != INT_MIN) CHECK(day_number(point.first_day) == next);  // no gap
          next = day_number(point.last_day) + 1;
          std::vector<const Article*> here, everywhere;
          for (const Article* each : found) {
            if (inside(each, point)) here.push_back(each);
          }
          for (const Article* each : all) {
            if (inside(each, point) && days_of(*each)->last >= from && days_of(*each)->first <= to) {
              everywhere.push_back(each);
            }
          }
          CHECK(point.count == units(here, unit));
          CHECK(point.total == units(everywhere, unit));
          CHECK(point.count <= point.total);
        }
        if (series.points.empty()) continue;
        if (from != INT_MIN) CHECK(day_number(series.points.front().first_day) <= from);
        if (to != INT_MAX) CHECK(day_number(series.points.back().last_day) >= to);
      }
    }
  }
}

Article dated(const std::string& id, const std::string& title, const std::string& day) {
  Article out;
  out.id = id;
  out.title = title;
  out.body = "Text of its own: " + id;
  out.language = "en";
  out.published = date_from_string(day);
  return out;
}

std::shared_ptr<const Archive> archive_of(const TempDir& dir, const std::vector<Article>& articles) {
  Indexer indexer(dir.path() + "/a");
  for (const Article& each : articles) indexer.add(each);
  indexer.publish();
  return Archive::open(dir.path() + "/a");
}

TEST_CASE("a trend has a bucket for every step, empty ones too, beside the archive's totals", "[searcher]") {
  const TempDir dir;
  Searcher searcher(archive_of(dir, {dated("a", "Bridge", "2022-11-03"), dated("b", "Bridge", "2023-02-01"),
                                     dated("c", "Ferry", "2023-01-01"), dated("d", "Bridge", "2023")}));
  SearchRequest request{.query = "bridge", .trend = "month"};
  const auto points = [&] { return searcher.search(request).trend.series.at(0).points; };
  REQUIRE(points().size() == 4);
  CHECK(points()[0].bucket == "2022-11");
  CHECK(points()[0].last_day == "2022-11-30");
  CHECK(points()[0].count == 1);
  CHECK(points()[1].count == 0);
  CHECK(points()[2].count == 0);
  CHECK(points()[2].total == 1);
  CHECK(points()[3].bucket == "2023-02");
  CHECK(searcher.search(request).trend.series[0].undated == 1);  // the year is known, the month is not
  request.filters = {{"after", "2022-10-15", false}, {"before", "2023-04", false}};
  CHECK(points().front().bucket == "2022-10");
  CHECK(points().back().bucket == "2023-04");
  request.query = "nowhere";
  CHECK(points().size() == 7);  // an empty trend as well: both ends are known
  request.filters.pop_back();
  CHECK(points().empty());
}

TEST_CASE("a range of days in the query widens a trend as the filters do", "[searcher]") {
  const TempDir dir;
  Searcher searcher(archive_of(dir, {dated("a", "Bridge", "2022-11-03"), dated("b", "Bridge", "2023-02-01"),
                                     dated("c", "Ferry", "2022-10-02"), dated("d", "Ferry", "2023-01-01")}));
  struct Row {
    const char *query, *first, *last;
  };
  const Row rows[] = {{"bridge date:2022-10..2023-04", "2022-10", "2023-04"},
                      {"bridge after:2022-09-15", "2022-09", "2023-02"},
                      {"bridge before:2023-03-31", "2022-11", "2023-03"},
                      {"bridge (date:2022-10 OR date:2023-05)", "2022-10", "2023-05"},
                      {"bridge after:2022-10-05 before:2023-03", "2022-10", "2023-03"},
                      {"bridge -date:2020", "2022-11", "2023-02"},
                      {"bridge date:none", "", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const auto points = searcher.search({.query = row.query, .trend = "month"}).trend.series.at(0).points;
    CHECK((points.empty() ? "" : points.front().bucket) == row.first);
    CHECK((points.empty() ? "" : points.back().bucket) == row.last);
  }
  // Days of one query are not the other's: its buckets stay whole.
  const Trend both =
      searcher.search({.query = "bridge date:2022-10-15..2023-04", .trend = "month", .compare = {"ferry"}}).trend;
  CHECK(both.series[1].points.front().count == 1);
  CHECK(both.series[1].points.front().total == 1);
}

TEST_CASE("auto takes a step that suits the dates", "[searcher]") {
  struct Row {
    const char *first, *last, *step;
  };
  const Row rows[] = {{"2023-01-01", "2023-01-01", "day"},
                      {"2023-01-01", "2023-02-28", "day"},
                      {"2023-01-01", "2023-06-30", "week"},
                      {"2023-01-01", "2026-06-30", "month"},
                      {"1987-01-01", "2023-06-30", "year"},
                      {"2023-01", "2023-02", "month"},
                      {"2022", "2023", "year"}};
  for (const Row& row : rows) {
    CAPTURE(row.first, row.last);
    const TempDir dir;
    Searcher searcher(archive_of(dir, {dated("a", "Bridge", row.first), dated("b", "Bridge", row.last)}));
    SearchRequest request{.query = "bridge", .trend = "auto"};
    CHECK(searcher.search(request).trend.step == row.step);
    request.filters = {{"after", "1950", false}};
    CHECK(searcher.search(request).trend.step == "year");
    request.filters = {{"after", "1800", false}};
    CHECK(searcher.search(request).trend.step == "decade");
  }
}

TEST_CASE("a trend of too many steps, an unknown step and a wrong facet are usage errors", "[searcher]") {
  const TempDir dir;
  Searcher searcher(archive_of(dir, {dated("a", "Bridge", "2023-01-01")}));
  for (const SearchRequest& wrong :
       {SearchRequest{.query = "bridge", .filters = {{"after", "0001", false}}, .trend = "day"},
        SearchRequest{.query = "bridge", .trend = "hour"}, SearchRequest{.facets = {"person:many"}}}) {
    try {
      searcher.search(wrong);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::usage);
    }
  }
}

}  // namespace
}  // namespace dateline
