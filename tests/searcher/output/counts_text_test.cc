// Facets and trends on a terminal.
#include <catch2/catch.hpp>
#include <random>
#include <sstream>
#include <string>

#include "common/text/utf8.h"
#include "searcher/output/answer_text.h"

namespace {

using namespace dateline;

TrendSeries series(const std::string& query, const std::vector<std::uint64_t>& counts, std::uint64_t total) {
  TrendSeries out{.query = query, .read_as = query};
  int year = 2014;
  for (const std::uint64_t count : counts) {
    out.points.push_back({std::to_string(year++), "", "", count, total});
    out.matches += count;
  }
  return out;
}

}  // namespace

TEST_CASE("salient values are shown beside what the archive has of them", "[output]") {
  const Facet facet{.field = "person",
                    .salient = true,
                    .values = {{"Ann Example", 15, 18, 12.4, 70}, {"Bo", 3, 3, 9.84, 12}},
                    .other_values = 1,
                    .without = 7};
  CHECK(facet_text(facet, CountBy::articles, {.width = 60}) ==
        "person: more often than in the rest of the archive\n"
        "  Ann Example  15  \u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588"
        "\u2588\u2588\u2588\u2588\u2588\u2588  of 18, 12x as often\n"
        "  Bo            3  \u2588\u2588\u2588\u2588                  of 3, 9.8x as often\n"
        "  1 further value\n");
  CHECK(facet_text({.field = "person", .salient = true, .without = 7}, CountBy::articles, {}) ==
        "person: more often than in the rest of the archive\n  nothing stands out\n");
}

TEST_CASE("several queries are curves to one scale and a table", "[output]") {
  const Trend trend{"year", {series("canal", {4, 8, 0, 1}, 10), series("strait", {1, 0, 0, 2}, 10)}};
  CHECK(trend_text(trend, CountBy::articles, {.width = 60}) ==
        "trend by year\n"
        "  1 canal   \u2584\u2588 \u2581  13 articles\n"
        "  2 strait  \u2581  \u2582  3 articles\n"
        "\n"
        "        1          2          all\n"
        "  2014  4  40.0 %  1  10.0 %   10\n"
        "  2015  8  80.0 %  0   0.0 %   10\n"
        "  2016  0   0.0 %  0   0.0 %   10\n"
        "  2017  1  10.0 %  2  20.0 %   10\n");
  CHECK(trend_text(trend, CountBy::articles, {.width = 60, .ascii = true}).find("  1 canal   =@ .  13 articles\n") !=
        std::string::npos);
}

TEST_CASE("a trend without any step says so", "[output]") {
  const Trend none{"month", {{.query = "x"}}};
  CHECK(trend_text(none, CountBy::stories, {}) == "trend by month, stories\n  none\n");
  const Trend undated{"month", {{.query = "x", .undated = 2}}};
  CHECK(trend_text(undated, CountBy::stories, {}) == "trend by month, stories\n  2 stories without a date so exact\n");
  const Trend two{"month", {{.query = "x"}, {.query = "y"}}};
  CHECK(trend_text(two, CountBy::articles, {}) == "trend by month\n  none\n");
}

TEST_CASE("bars and curves are ASCII where the locale is", "[output]") {
  const Facet facet{.field = "source", .values = {{"Ledger", 4}, {"Post", 1}}};
  CHECK(facet_text(facet, CountBy::articles, {.width = 24, .ascii = true}) ==
        "source\n  Ledger  4  ###########\n  Post    1  ###\n");
}

TEST_CASE("no line of a facet or trend is wider than the terminal", "[output]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return std::uniform_int_distribution<unsigned>(0, bound - 1)(random); };
  for (int round = 0; round < 300; ++round) {
    const TextStyle style{.width = 40 + below(100), .ascii = below(2) == 0};
    Facet facet{.field = "person", .salient = below(2) == 0};
    for (unsigned i = below(6); i > 0; --i) {
      const std::string name = (below(2) == 0 ? "Ann " : "\u6771\u4EAC ") + std::string(below(70), 'x');
      facet.values.push_back({name, below(1000), below(10000), double(below(20)), 11});
    }
    Trend trend{"year", {}};
    const unsigned steps = below(200);
    for (unsigned i = 1 + below(9); i > 0; --i) {
      std::vector<std::uint64_t> counts(steps);
      for (auto& count : counts) count = below(100000);
      trend.series.push_back(series(std::string(below(90), 'q'), counts, below(2) * 1000000));
    }
    for (const std::string& text :
         {facet_text(facet, CountBy::articles, style), trend_text(trend, CountBy::articles, style)}) {
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(style.width, line);
        REQUIRE(display_width(line) <= style.width);
      }
    }
  }
}
