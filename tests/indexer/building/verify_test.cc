#include <catch2/catch.hpp>
#include <filesystem>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "indexer/building/child_check.h"
#include "indexer/building/repair.h"
#include "tests/support/publishing.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

ErrorCode code_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("no error");
  return ErrorCode::internal;
}

Roaring row(std::uint32_t docid) {
  Roaring bitmap;
  bitmap.add(docid);
  return bitmap;
}

/// Puts the sum of a changed file into the manifest, as if we had written it wrong ourselves.
void bless(const std::string& archive, const std::string& file) {
  Manifest manifest = read_manifest(archive);
  for (FileSum& sum : manifest.shards[0].files) {
    if (sum.name == file) sum = *file_sum(archive + "/shards/" + manifest.shards[0].name, file);
  }
  write_bytes(archive + "/dateline.json", manifest_json(manifest));
}

}  // namespace

TEST_CASE("what is no archive cannot be verified or repaired", "[building]") {
  const TempDir folder;
  for (const std::string& path : {folder / "nothing", folder.path()}) {
    CHECK(code_of([&] { static_cast<void>(verify(path)); }) == ErrorCode::not_found);
    CHECK(code_of([&] { repair(path); }) == ErrorCode::not_found);
  }
  CHECK(folder_entries(folder.path()).empty());
}

TEST_CASE("columns that differ from the tables are found although their checksum is right", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  write_tables(folder / "other", synthetic_articles(2, 5));
  Columns::build(Xapian::Database(folder / "other")).write(path + "/shards/1-1/columns");
  bless(path, "columns");
  const auto findings = verify(path);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].file == "shards/1-1/columns");
  CHECK(findings[0].hint.find("--repair") != std::string::npos);
  repair(path);
  CHECK(verify(path).empty());
  CHECK(read_manifest(path).revision == 2);
}

TEST_CASE("tables that Xapian finds wrong are reported although their checksums are right", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 40));
  std::string bytes = read_bytes(path + "/shards/1-1/postlist.glass");
  for (std::size_t at = 300; at < bytes.size(); at += 900) bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  write_bytes(path + "/shards/1-1/postlist.glass", bytes);
  bless(path, "postlist.glass");
  const auto findings = verify(path);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].file == "shards/1-1");
  CHECK(findings[0].problem.find("Xapian's check") != std::string::npos);
}

TEST_CASE("Xapian's check runs apart and says what it found", "[building]") {
  const TempDir folder;
  write_tables(folder / "shard", synthetic_articles(1, 5));
  CHECK_FALSE(check_tables_in_child(folder / "shard", 0).has_value());
  CHECK(check_tables_in_child(folder / "nothing", 0).has_value());
}

TEST_CASE("a whole archive is not changed by a repair", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  publish_articles(path, synthetic_articles(2, 5, "b"), {{"1-1", row(2)}});
  repair(path);
  CHECK(read_manifest(path).revision == 2);
  CHECK(verify(path).empty());
}

TEST_CASE("lost columns and stub are made again, byte for byte", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  publish_articles(path, synthetic_articles(2, 5, "b"), {{"1-1", row(2)}});
  const std::string columns = read_bytes(path + "/shards/1-1/columns");
  for (const char* file : {"shards/1-1/columns", "shards/2-1/columns", "XAPIANDB"}) {
    std::filesystem::remove(path + "/" + file);
  }
  CHECK(verify(path).size() == 3);
  repair(path);
  CHECK(verify(path).empty());
  CHECK(read_bytes(path + "/shards/1-1/columns") == columns);
  CHECK(Archive::open(path)->stats().articles == 9);
}

TEST_CASE("columns that the manifest lost are listed again", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  Manifest manifest = read_manifest(path);
  std::erase_if(manifest.shards[0].files, [](const FileSum& file) { return file.name == "columns"; });
  write_bytes(path + "/dateline.json", manifest_json(manifest));
  CHECK(verify(path).size() >= 1);
  repair(path);
  CHECK(verify(path).empty());
  CHECK(read_manifest(path).revision == 2);
}

TEST_CASE("a repair does not build on damaged tables, and needs the lock", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  {
    const Publisher publisher(path, {});
    CHECK(code_of([&] { repair(path); }) == ErrorCode::locked);
  }
  std::string bytes = read_bytes(path + "/shards/1-1/postlist.glass");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_bytes(path + "/shards/1-1/postlist.glass", bytes);
  std::filesystem::remove(path + "/shards/1-1/columns");
  CHECK(code_of([&] { repair(path); }) == ErrorCode::damaged);
  CHECK_FALSE(std::filesystem::exists(path + "/shards/1-1/columns"));
}
