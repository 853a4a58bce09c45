// Lists of queries and what a batch says of them.
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "searcher/command/batch_report.h"
#include "searcher/command/query_list.h"
#include "searcher/request/plain_query.h"

namespace dateline {
namespace {

TEST_CASE("a list of queries is read line by line, and bad lines are told", "[command]") {
  std::istringstream in(
      "\xEF\xBB\xBFq1\tcanal ship\r\n"
      "\n"
      "q2\tperson:\"Ann\tB\"\n"
      "no tab here\n"
      "\tno id\n"
      "q1\tagain\n"
      "q3\t\n"
      "q4\tlast");
  QueryList list(in);
  std::vector<ListedQuery> rows;
  for (ListedQuery row; list.next(row);) rows.push_back(row);
  struct Row {
    std::size_t line;
    std::string id, query;
    bool good;
  };
  const std::vector<Row> expected{{1, "q1", "canal ship", true}, {3, "q2", "person:\"Ann\tB\"", true},
                                  {4, "no tab here", "", false}, {5, "", "", false},
                                  {6, "q1", "again", false},     {7, "q3", "", true},
                                  {8, "q4", "last", true}};
  REQUIRE(rows.size() == expected.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i, rows[i].problem);
    CHECK(rows[i].line == expected[i].line);
    CHECK(rows[i].id == expected[i].id);
    CHECK(rows[i].query == expected[i].query);
    CHECK(rows[i].problem.empty() == expected[i].good);
  }
}

TEST_CASE("a plain question keeps its words and loses the signs of the query language", "[command]") {
  const std::vector<std::vector<std::string>> rows{
      {"What became of the U.S.-Cuba talks?", "What became of the U.S. Cuba talks "},
      {"black OR white AND not (NOT) NEAR/3", "black or white and not  not  near 3"},
      {"\u201Cquoted\u201D +x -y w*ld~2 a^3 =B title:z", " quoted   x  y w ld 2 a 3  B title z"},
      {"ORDER Android NOTE Kim's AT&T", "ORDER Android NOTE Kim's AT&T"},
      {"", ""}};
  for (const auto& row : rows) CHECK(plain_query(row[0]) == row[1]);
}

TEST_CASE("a batch ends with its time, what it did not find and what it could not ask", "[command]") {
  BatchReport report;
  CHECK(report.all_answered());
  CHECK_FALSE(report.found_something());
  CHECK(report.text(0) == "0 queries in 0.00 s\n");
  Answer answer;
  answer.total = 5;
  answer.took_ms = 18.204;
  report.answered("q1", answer, 5);
  answer.took_ms = 210.4;
  answer.fell_back = true;
  report.answered("q\x1b[2J", answer, 5);
  answer = {};
  answer.took_ms = 1;
  for (int i = 3; i < 25; ++i) report.answered("q" + std::to_string(i), answer, 0);
  CHECK(report.all_answered());
  report.failed("q9");
  CHECK_FALSE(report.all_answered());
  CHECK(report.found_something());
  const std::string text = report.text(1.239);
  CHECK(text.find("24 queries in 1.24 s: median 1.00 ms, slowest 210.40 ms (q\uFFFD[2J)\n") == 0);
  CHECK(text.find("22 found nothing: q3, q4, ") != std::string::npos);
  CHECK(text.find(
            " and 2 more\n1 had no article with all words and took any of them: q\uFFFD[2J\n1 not answered: q9\n") !=
        std::string::npos);
}

}  // namespace
}  // namespace dateline
