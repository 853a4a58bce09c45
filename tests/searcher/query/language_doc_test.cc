// The tables of docs/query-language.md: each row that shows an example is read, printed and compared.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace {

using namespace dateline;
using namespace std::chrono_literals;
using Row = std::map<std::string, std::string>;  // by the name of the column

constexpr std::chrono::local_days kToday{2024y / 5 / 17};

std::vector<std::string> cells_of(std::string line) {
  // A bar that is meant is escaped.
  for (std::size_t at = line.find("\\|"); at != std::string::npos; at = line.find("\\|", at))
    line.replace(at, 2, "\x01");
  std::vector<std::string> cells;
  std::istringstream in(line.substr(1));
  for (std::string cell; std::getline(in, cell, '|');) cells.emplace_back(trim(cell));
  return cells;
}

std::string in_code(std::string_view cell) {
  return cell.size() > 1 && cell.front() == '`' && cell.back() == '`' ? std::string(cell.substr(1, cell.size() - 2))
                                                                      : std::string(cell);
}

std::vector<Row> rows_of(const std::string& file) {
  std::ifstream in(file);
  REQUIRE(in);
  std::vector<Row> rows;
  std::vector<std::string> names;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("| ")) {
      names.clear();
    } else if (names.empty()) {
      names = cells_of(line);
    } else if (!line.starts_with("| ---")) {
      const std::vector<std::string> cells = cells_of(line);
      REQUIRE(cells.size() == names.size());
      Row row;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        row[names[i].starts_with("read as") ? "read as" : names[i]] = in_code(cells[i]);
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

TEST_CASE("every example of the language's description is read as it says", "[query]") {
  std::size_t read = 0, complained = 0;
  for (const Row& row : rows_of(DATELINE_SOURCE_DIR "/docs/query-language.md")) {
    if (!row.contains("read as")) continue;
    const bool wrong = row.contains("query");
    const std::string& example = row.at(wrong ? "query" : "example");
    INFO(example);
    const ParsedQuery parsed = parse_query(example, {.today = kToday});
    CHECK(print_query(parsed.root) == row.at("read as"));
    // What is read as it is written is printed so that it reads the same.
    CHECK(same_tree(parse_query(row.at("read as"), {.today = kToday}).root, parsed.root));
    if (wrong) {
      REQUIRE_FALSE(parsed.complaints.empty());
      INFO(parsed.complaints.front().message);
      CHECK(parsed.complaints.front().message.find(row.at("because")) != std::string::npos);
      ++complained;
    } else {
      CHECK(parsed.complaints.empty());
      ++read;
    }
  }
  CHECK(read > 50);
  CHECK(complained > 25);
}

}  // namespace
