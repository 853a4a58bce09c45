#include "searcher/server/lost_pages.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "common/archive/mapped_file.h"
#include "searcher/server/current_archive.h"
#include "tests/support/archives.h"

namespace dateline {
namespace {

using testing::TempDir;

const auto kPage = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));

/// A file of three pages, mapped, of which one is left.
MappedFile cut_short(const std::string& path) {
  std::ofstream(path) << std::string(3 * kPage, 'x');
  auto mapped = MappedFile::if_exists(path);
  REQUIRE(mapped);
  std::filesystem::resize_file(path, kPage);
  return *std::move(mapped);
}

char byte_at(const MappedFile& file, std::size_t at) {
  const volatile char* const byte = file.bytes().data() + at;  // read now, and each time
  return *byte;
}

TEST_CASE("a page of a mapped file that was cut short holds zeros, and is counted once", "[server]") {
  survive_lost_pages();
  TempDir dir;
  const MappedFile file = cut_short(dir / "file");
  const std::uint64_t before = lost_pages();
  CHECK(byte_at(file, kPage - 1) == 'x');
  CHECK(lost_pages() == before);
  CHECK(byte_at(file, 2 * kPage + 7) == 0);
  CHECK(byte_at(file, 2 * kPage) == 0);
  CHECK(lost_pages() == before + 1);
  CHECK(byte_at(file, kPage) == 0);
  CHECK(lost_pages() == before + 2);
}

TEST_CASE("an archive of which pages were lost is opened anew, and prepared before it is served", "[server]") {
  survive_lost_pages();
  TempDir dir;
  std::vector<Article> articles = testing::synthetic_articles(3, 5);
  std::sort(articles.begin(), articles.end(), testing::in_archive_order);
  testing::write_small_archive(dir / "archive", {articles});
  CurrentArchive current(dir / "archive");
  const auto first = current.get();
  std::size_t prepared = 0;
  const auto prepare = [&](const std::shared_ptr<const Served>& next) {
    CHECK(current.get() == first);
    CHECK(next->is_whole());
    ++prepared;
  };
  current.refresh(prepare);
  CHECK(prepared == 0);
  CHECK(first->is_whole());

  CHECK(byte_at(cut_short(dir / "file"), kPage) == 0);
  CHECK_FALSE(first->is_whole());
  current.refresh(prepare);
  CHECK(prepared == 1);
  CHECK(current.get()->is_whole());
  CHECK(current.get()->tag == first->tag);
}

}  // namespace
}  // namespace dateline
