#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include <dateline/aliases.h>
#include <dateline/error.h>

#include "searcher/names/alias_map.h"

namespace dateline {
namespace {

std::vector<Alias> read(const std::string& text) {
  std::istringstream in(text);
  return read_aliases(in, "aliases.tsv");
}

TEST_CASE("an alias file is rows of two to four columns", "[names]") {
  const auto rows = read(
      "\xEF\xBB\xBF# mine\r\n\r\nUnited States\tthe States\tplace\tUS\r\n Wagner Group \tPMC Wagner\n\tRead "
      "More\tperson\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0] == Alias{"United States", "the States", EntityKind::place, "US", 3});
  CHECK(rows[1] == Alias{"Wagner Group", "PMC Wagner", std::nullopt, "", 4});
  CHECK(rows[2] == Alias{"", "Read More", EntityKind::person, "", 5});
  CHECK(read("").empty());
  CHECK(read("A\tB\tplace\tGermany")[0].country == "DE");
}

TEST_CASE("the last line needs no end, and lines may end as on other systems", "[names]") {
  CHECK(read("A\tB") == read("A\tB\n"));
  CHECK(read("A\tB\r\nC\tD\r\n") == read("A\tB\nC\tD"));
  const std::string longest = "A\t" + std::string(64 * 1024 - 2, 'b');
  REQUIRE(read(longest + "\nC\tD").size() == 2);
  CHECK(read(longest).front().alias.size() == 64 * 1024 - 2);
}

struct Wrong {
  std::string text;
  const char* told;
};

TEST_CASE("what is wrong with an alias file is told with its lines", "[names]") {
  using namespace std::string_literals;
  const auto wrong = GENERATE(values<Wrong>({
      {"a\tb\n" + std::string(10'000'000, 'x') + "\nc\td\n", "aliases.tsv, line 2: a line of more than 65536 bytes"},
      {std::string(65'537, '\t'), "aliases.tsv, line 1: a line of more than 65536 bytes"},
      {"a\tb\nc\td\xFF\n", "aliases.tsv, line 2: bytes that are no UTF-8"},
      {"# \xC3\n", "aliases.tsv, line 1: bytes that are no UTF-8"},
      {"\xFF\xFE\x41\x00\x09\x00"s, "aliases.tsv, line 1: bytes that are no UTF-8"},
      {"a\tb\0c\n"s, "aliases.tsv, line 1: byte 4 is a control character"},
      {"a\tb\rc\td\r"s, "aliases.tsv, line 1: byte 4 is a control character"},
      {"# x\nalone\n", "aliases.tsv, line 2: 1 column"},
      {"a\tb\tplace\tUS\tmore\n", "aliases.tsv, line 1: 5 columns"},
      {"a\t\tplace\n", "aliases.tsv, line 1: there is no alias"},
      {"a\tb\tthing\n", "aliases.tsv, line 1: 'thing' is no kind"},
      {"a\tb\tplace\tAtlantis\n", "aliases.tsv, line 1: 'Atlantis' is no country"},
      {"a\t!!!\n", "aliases.tsv, line 1: '!!!' has no letter or digit"},
      {"a\tb\n\nc\tB\n", "aliases.tsv, line 3: 'B' stands in line 1 already, for another name"},
      {"a\tb\na\tb\n", "aliases.tsv, line 2: 'b' stands in line 1 already"},
      {"a\tb\nb\ta\n", "aliases.tsv, line 1: "},
      {"a\tx\nb\ta\nc\tb\na\tc\n", "aliases.tsv, line "},
  }));
  CAPTURE(wrong.text.substr(0, 100));
  try {
    (void)read(wrong.text);
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::bad_data);
    CHECK(std::string(error.what()).starts_with(wrong.told));
  }
}

TEST_CASE("a circle of aliases names the lines that are in it", "[names]") {
  try {
    (void)read("x\tp\nb\ta\tperson\nc\tb\tperson\na\tc\tperson\n");
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "aliases.tsv, line 2: 'b' stands for itself by way of line 3, 4");
  }
}

TEST_CASE("aliases of aliases end at the last name, however long the chain", "[names]") {
  std::string text = "End\tname0\n";
  for (int i = 1; i <= 20'000; ++i) text += "name" + std::to_string(i - 1) + "\tname" + std::to_string(i) + "\n";
  const AliasMap map(read(text));
  for (const char* name : {"name0", "name1", "name777", "name20000"}) {
    const AliasMap::Rule* rule = map.of(NameKind::place, name);
    REQUIRE(rule != nullptr);
    CHECK((rule->key == "end" && rule->preferred == "End"));
  }
  CHECK(map.of(NameKind::place, "end") == nullptr);
}

TEST_CASE("a row of one kind goes before a row of all kinds", "[names]") {
  const AliasMap map(read("Jordan River\tJordan\nMichael Jordan\tJordan\tperson\n"));
  CHECK(map.of(NameKind::person, "jordan")->preferred == "Michael Jordan");
  CHECK(map.of(NameKind::place, "jordan")->preferred == "Jordan River");
}

}  // namespace
}  // namespace dateline
