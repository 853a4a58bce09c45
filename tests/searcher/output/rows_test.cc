// Forms for other programs that hold a row a hit or a count.
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <string>

#include "searcher/output/answer_json.h"
#include "searcher/output/csv.h"
#include "searcher/output/trec.h"

namespace {

using namespace dateline;
using namespace std::chrono_literals;

Trend example_trend() {
  return {"year",
          {{.query = "=cmd|' /C calc'!A0",
            .matches = 3,
            .points = {{"2022", "2022-01-01", "2022-12-31", 0, 0}, {"2023", "2023-01-01", "2023-12-31", 2, 8}},
            .undated = 1}}};
}

}  // namespace

TEST_CASE("CSV follows RFC 4180 and does not run formulas", "[output]") {
  CHECK(csv_header() == "rank,score,id,url,title,source,published,language,story,snippet\r\n");
  Hit hit;
  hit.rank = 1;
  hit.score = 12.5;
  hit.id = hit.url = "https://ledger.example/ferry";
  hit.title = "Ferry strike ends";
  hit.source = "Harbour Ledger";
  hit.language = "en";
  hit.published = Date{.day = std::chrono::local_days{2023y / 8 / 31}};
  hit.story = "00ff";
  hit.snippets = {{.text = "The ferry \"Aurora\" sails.\n\nAgain."}};
  CHECK(csv_row(hit) ==
        "1,12.5,https://ledger.example/ferry,https://ledger.example/ferry,Ferry strike ends,Harbour Ledger,2023-08-31,"
        "en,00ff,\"The ferry \"\"Aurora\"\" sails. Again.\"\r\n");
  hit = {};
  hit.title = "=HYPERLINK(\"http://evil.example\",\"x\")";
  hit.source = "+1";
  hit.id = "-x";
  hit.story = "\t@y";
  hit.snippets = {{.text = "one"}, {.text = "two, three"}};
  const std::string row =
      "0,0,'-x,,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",'+1,,,'@y,\"one \u2026 two, three\"\r\n";
  CHECK(csv_row(hit) == row);
  CHECK(batch_csv_header() == "query," + csv_header());
  CHECK(batch_csv_row("@q,1", hit) == "\"'@q,1\"," + row);
}

TEST_CASE("escape sequences do not reach a terminal through CSV or ids", "[output]") {
  Hit hit;
  hit.id = "a\x1b[2Jb\u009Bc\x07";
  hit.title = hit.id;
  for (const std::string& out : {csv_row(hit), id_row(hit, true), batch_csv_row(hit.id, hit),
                                 facet_csv({.field = "person", .values = {{hit.id, 1}}})}) {
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(out.find('\x07') == std::string::npos);
    CHECK(out.find("\u009B") == std::string::npos);
  }
  CHECK(id_row(hit) == hit.id + "\n");  // into a pipe an id goes as it is
}

TEST_CASE("counts are tables with a header", "[output]") {
  CHECK(facet_csv_header() == "facet,value,count,archive,lift,salience\r\n");
  CHECK(facet_csv({.field = "source", .values = {{"-Ledger", 12}, {"A, B", 3}}}) ==
        "source,'-Ledger,12,,,\r\nsource,\"A, B\",3,,,\r\n");
  const Facet salient{.field = "person", .salient = true, .values = {{"Ann", 4, 5, 2.5, 17.25}}};
  CHECK(facet_csv(salient) == "person,Ann,4,5,2.5,17.25\r\n");
  CHECK(facet_lines(salient) ==
        "{\"format\":1,\"facet\":\"person\",\"salient\":true,\"value\":\"Ann\",\"count\":4,\"archive\":5,\"lift\":2.5,"
        "\"salience\":17.25}\n");
  CHECK(trend_csv(example_trend()) ==
        "query,bucket,first_day,last_day,count,total,share\r\n"
        "'=cmd|' /C calc'!A0,2022,2022-01-01,2022-12-31,0,0,\r\n"
        "'=cmd|' /C calc'!A0,2023,2023-01-01,2023-12-31,2,8,0.25\r\n"
        "'=cmd|' /C calc'!A0,undated,,,1,,\r\n");
  CHECK(trend_lines(example_trend()).substr(0, 130) ==
        "{\"format\":1,\"query\":\"=cmd|' /C calc'!A0\",\"bucket\":\"2022\",\"first_day\":\"2022-01-01\",\"last_day\":"
        "\"2022-12-31\",\"count\":0,\"total\":0}\n{\"f");
}

TEST_CASE("an id is one line", "[output]") {
  Hit hit;
  hit.id = "a\nb\rc";
  CHECK(id_row(hit) == "a b c\n");
}

TEST_CASE("a TREC run has six columns whatever ids hold, and its scores keep the order of the ranks", "[output]") {
  TrecRun run("q 7");
  Hit hit;
  hit.id = "a b\tc%\u00E9\u2028\u3000";
  hit.rank = 1;
  hit.score = 12.5;
  CHECK(run.line(hit) == "q%207 Q0 a%20b%09c%\u00E9%E2%80%A8%E3%80%80 1 12.5 dateline\n");
  float last = std::numeric_limits<float>::infinity();
  TrecRun scores("q");
  // Ties, differences that 32 bits do not hold, and hits that nothing ranks.
  for (const double score : {20.0, 20.0, 20.0 - 1e-12, 3.0, 0.0, 0.0, 0.0}) {
    ++hit.rank;
    hit.score = score;
    std::istringstream line(scores.line(hit));
    std::string id, q0, article, rank, number, tag, more;
    line >> id >> q0 >> article >> rank >> number >> tag;
    CHECK_FALSE(line >> more);
    const float printed = std::strtof(number.c_str(), nullptr);
    CHECK(printed < last);
    last = printed;
  }
}
