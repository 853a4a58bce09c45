#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "common/text/utf8.h"
#include "searcher/output/answer_json.h"
#include "searcher/output/answer_text.h"
#include "searcher/output/csv.h"

namespace {

using namespace dateline;

Hit hit_with(std::vector<Context> contexts) {
  Hit hit;
  hit.rank = 2;
  hit.id = "a1";
  hit.title = "=Canal";
  hit.contexts = std::move(contexts);
  return hit;
}

TEST_CASE("matches of a concordance stand under each other, whatever surrounds them", "[output]") {
  const std::vector<Context> contexts{
      {.left = "a ship in the", .match = "canal", .right = "for six days", .span = {}},
      {.left = "", .match = "Suez Canal", .right = "", .span = {}},
      {.left = std::string(300, 'x'), .match = "strait", .right = std::string(300, 'y'), .span = {}},
      {.left = "\u6F22\u5B57\u6F22\u5B57\u6F22\u5B57\u6F22\u5B57\u6F22\u5B57\u6F22\u5B57\u6F22\u5B57\u6F22\u5B57",
       .match = "canal",
       .right = "\x1B[31m\nred",
       .span = {}}};
  std::istringstream lines(concordance_text(contexts, 4, {.width = 60}));
  std::vector<std::size_t> begins;
  std::size_t at = 0;
  for (std::string line; std::getline(lines, line); ++at) {
    CHECK(display_width(line) <= 60);
    CHECK(line.find('\x1B') == std::string::npos);
    const std::size_t match = line.find(contexts[at].match);
    REQUIRE(match != std::string::npos);
    begins.push_back(display_width(std::string_view(line).substr(0, match)));
  }
  REQUIRE(begins.size() == contexts.size());
  for (const std::size_t begin : begins) CHECK(begin == begins.front());
}

TEST_CASE("a concordance has a row a match, safe for spreadsheets", "[output]") {
  const Hit hit = hit_with({{.left = "=1+1", .match = "canal", .right = "a \"b\", c", .in_title = true, .span = {}},
                            {.left = "x", .match = "canal", .right = "-y", .span = {3, 8}}});
  CHECK(context_csv(hit) ==
        "2,a1,'=Canal,,,title,'=1+1,canal,\"a \"\"b\"\", c\"\r\n2,a1,'=Canal,,,body,x,canal,'-y\r\n");
  const std::string lines = context_lines(hit);
  CHECK(lines.find("\"in_title\":true,\"left\":\"=1+1\"") != std::string::npos);
  CHECK(lines.find("\"span\":[3,8]") != std::string::npos);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
}

TEST_CASE("a score is shown as the sum of its parts", "[output]") {
  Hit hit = hit_with({});
  hit.score = 2.5;
  hit.parts = {{.part = "stem", .text = "canal", .times = 3, .score = 2.75},
               {.part = "close", .text = "suez canal", .times = 0, .score = .5},
               {.part = "age", .text = "", .times = 0, .score = -.75}};
  const std::string text = hit_text(hit, {.width = 200});
  CHECK(text.find("score 2.500 = 2.750 stem canal (3 times) + 0.500 close suez canal - 0.750 age") !=
        std::string::npos);
  const std::string json = hit_json(hit);
  CHECK(json.find("\"parts\":[{\"part\":\"stem\",\"text\":\"canal\",\"times\":3,\"score\":2.75}") != std::string::npos);
}

}  // namespace
