#include "searcher/server/current_archive.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/archives.h"

namespace dateline {
namespace {

using testing::TempDir;
using testing::write_bytes;

void make_archive(const std::string& path) {
  std::vector<Article> articles = testing::synthetic_articles(3, 5);
  std::sort(articles.begin(), articles.end(), testing::in_archive_order);
  testing::write_small_archive(path, {articles});
}

TEST_CASE("a user's files are read anew when they change, and what is wrong with them is told", "[server]") {
  const TempDir dir;
  make_archive(dir / "archive");
  write_bytes(dir / "names.tsv", "Mara L\tMara Lindqvist\n");
  CurrentArchive current(dir / "archive", {.aliases = dir / "names.tsv"});
  const auto first = current.get();
  CHECK(first->options.aliases.size() == 1);
  current.refresh();
  CHECK(current.get() == first);

  write_bytes(dir / "names.tsv", "Mara L\tMara Lindqvist\nIda B\tIda Brandt\n");
  current.refresh();
  const auto second = current.get();
  CHECK(second->options.aliases.size() == 2);
  CHECK(second->archive == first->archive);
  CHECK(second->tag != first->tag);
  CHECK(current.problem().empty());

  for (const char* wrong : {"one column\n", "A\tB\nC\tB\n"}) {
    CAPTURE(wrong);
    write_bytes(dir / "names.tsv", wrong);
    current.refresh();
    CHECK(current.get() == second);
    CHECK(current.problem().find("names.tsv") != std::string::npos);
  }
  std::filesystem::remove(dir / "names.tsv");
  current.refresh();
  CHECK(current.get() == second);
  CHECK_FALSE(current.problem().empty());
  write_bytes(dir / "names.tsv", "");
  current.refresh();
  CHECK(current.get()->options.aliases.empty());
  CHECK(current.problem().empty());
}

TEST_CASE("a server does not start with files that cannot be read", "[server]") {
  const TempDir dir;
  make_archive(dir / "archive");
  CHECK_THROWS_AS(CurrentArchive(dir / "archive", {.aliases = dir / "nothing"}), Error);
  write_bytes(dir / "my.queries", "no sign of equality");
  CHECK_THROWS_AS(CurrentArchive(dir / "archive", {.saved_queries = dir / "my.queries"}), Error);
}

}  // namespace
}  // namespace dateline
