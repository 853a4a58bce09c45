#include "searcher/request/request_words.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "searcher/request/user_files.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

TEST_CASE("a filter is parted at its first colon", "[request]") {
  const Filter filter = read_filter("url:http://a.example/", true);
  CHECK(filter.field == "url");
  CHECK(filter.value == "http://a.example/");
  CHECK(filter.exclude);
  for (const char* wrong : {"", "source", ":Ledger", "source:"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(read_filter(wrong, false), Error);
  }
}

TEST_CASE("the files of a user are read or told to be missing", "[request]") {
  const testing::TempDir dir;
  std::ofstream(dir / "aliases.tsv") << "Wagner Group\tPMC Wagner\n";
  std::ofstream(dir / "my.queries") << "floods = flood*\n";
  CHECK(read_user_files({}).aliases.empty());
  const SearcherOptions both = read_user_files({.aliases = dir / "aliases.tsv", .saved_queries = dir / "my.queries"});
  REQUIRE(both.aliases.size() == 1);
  CHECK(both.aliases[0].preferred == "Wagner Group");
  REQUIRE(both.saved_queries.size() == 1);
  CHECK(both.saved_queries[0].query == "flood*");
  for (const std::string& path : {dir / "nothing", std::string("."), std::string()}) {
    CAPTURE(path);
    CHECK_THROWS_AS(read_user_files({.aliases = path}), Error);
    CHECK_THROWS_AS(read_user_files({.saved_queries = path}), Error);
  }
}

}  // namespace
}  // namespace dateline
