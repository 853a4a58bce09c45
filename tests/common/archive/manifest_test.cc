#include "common/archive/manifest.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include <dateline/error.h>
#include <xxhash.h>

#include "common/archive/run_records.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using dateline::testing::TempDir;
using dateline::testing::write_bytes;

namespace {

const std::string kSum32(32, 'a');

Manifest sample() {
  Manifest manifest{.revision = 7, .uuid = "u-1", .analyzer = "dateline 1 \"icu\"", .interop = true};
  manifest.shards.push_back({.name = "3-1",
                             .articles = 2,
                             .first_day = "2023-08-30",
                             .last_day = "2023-08-31",
                             .files = {{"columns", 312, kSum32}, {"iamglass", 110, kSum32}}});
  manifest.shards.push_back({.name = "7-1", .articles = 1, .first_day = "", .last_day = "", .files = {}});
  manifest.removed = "removed-7";
  manifest.removed_sum = {"removed-7", 85, kSum32};
  manifest.retired = {"shards/1-1", "removed-6"};
  manifest.runs.push_back({.revision = 7,
                           .published = "2026-11-22T17:44:29Z",
                           .read = 9,
                           .added = 1,
                           .updated = 2,
                           .unchanged = 3,
                           .rejected = 3,
                           .deleted = 4,
                           .reasons = {{"consent wall", 3}},
                           .rejected_inputs = {{"pages/\"a\".html", "consent wall"}}});
  return manifest;
}

std::string runs_of(const Manifest& manifest) {
  std::string out;
  JsonWriter json(out);
  write_runs(json, manifest.runs);
  return out;
}

ErrorCode code_of(const std::string& json) {
  try {
    static_cast<void>(parse_manifest(json, "dateline.json"));
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    CHECK(error.context() == "dateline.json");
    return error.code();
  }
  FAIL("no error for " << json);
  return ErrorCode::internal;
}

/// The text with its last key, the checksum, made right again after a change.
std::string resummed(std::string json) {
  const auto at = json.rfind(",\"sum\":\"");
  json.erase(at);
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(XXH3_64bits(json.data(), json.size())));
  return json + ",\"sum\":\"" + hex + "\"}\n";
}

std::string with(const std::string& from, const std::string& to) {
  std::string json = manifest_json(sample());
  const auto at = json.find(from);
  REQUIRE(at != std::string::npos);
  return resummed(json.replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("a manifest reads back what was written", "[archive]") {
  const Manifest before = sample();
  const Manifest after = parse_manifest(manifest_json(before), "dateline.json");
  CHECK(after.format == kArchiveFormat);
  CHECK(after.revision == before.revision);
  CHECK(after.uuid == before.uuid);
  CHECK(after.analyzer == before.analyzer);
  CHECK(after.interop);
  REQUIRE(after.shards.size() == 2);
  CHECK(after.shards[0].name == "3-1");
  CHECK(after.shards[0].articles == 2);
  CHECK(after.shards[0].last_day == "2023-08-31");
  CHECK(after.shards[0].files == before.shards[0].files);
  CHECK(after.shards[1].first_day.empty());
  CHECK(after.removed_sum == before.removed_sum);
  CHECK(after.removed == "removed-7");
  CHECK(after.retired == before.retired);
  CHECK(runs_of(after) == runs_of(before));
}

TEST_CASE("a manifest without a word of its runs is one of older times", "[archive]") {
  Manifest old = sample();
  old.runs.clear();
  const std::string json = manifest_json(old);
  CHECK(json.find("runs") == std::string::npos);
  CHECK(parse_manifest(json, "dateline.json").runs.empty());
}

TEST_CASE("a manifest of a newer format says so, whatever else it holds", "[archive]") {
  CHECK(code_of(with("\"format\":1", "\"format\":2")) == ErrorCode::newer_format);
  CHECK(code_of(R"({"format":99,"something":"else"})") == ErrorCode::newer_format);
}

TEST_CASE("a manifest that is not one is damaged", "[archive]") {
  const std::vector<std::string> texts = {
      "",
      "{",
      "[]",
      "null",
      "{}",
      "plain words",
      std::string("\0\0\0\0", 4),
      R"({"format":"1"})",
      R"({"format":0})",
      R"({"format":-1})",
      std::string(100000, '['),
      with("\"revision\"", "\"version\""),
      with("\"uuid\"", "\"uid\""),
      with("\"interop\":true", "\"interop\":1"),
      with("\"shards\":[", "\"shard\":["),
      with("\"retired\":[", "\"tired\":["),
      with("\"articles\":2", "\"articles\":-2"),
      with("\"articles\":2", "\"articles\":4294967295"),
      with("\"size\":312", "\"size\":\"312\""),
      with("\"name\":\"3-1\"", "\"name\":\"../1\""),
      with("\"name\":\"3-1\"", "\"name\":\"\""),
      with("\"name\":\"iamglass\"", "\"name\":\"/etc/passwd\""),
      with("\"name\":\"iamglass\"", "\"name\":\"a\\u0000b\""),
      with("shards/1-1", "shards/../../x"),
      with("removed-6", "elsewhere/removed-6"),
      with("\"read\":9", "\"read\":\"9\""),
      with("\"reasons\"", "\"grounds\""),
      with(kSum32, "abc"),
  };
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 200));
    CHECK(code_of(text) == ErrorCode::damaged);
  }
}

TEST_CASE("a manifest with any byte changed or cut off is not believed", "[archive]") {
  const std::string json = manifest_json(sample());
  for (std::size_t i = 0; i < json.size(); ++i) {
    CAPTURE(i);
    std::string flipped = json;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    const ErrorCode code = code_of(flipped);
    CHECK((code == ErrorCode::damaged || code == ErrorCode::newer_format));
    CHECK(code_of(json.substr(0, i)) == ErrorCode::damaged);
  }
}

TEST_CASE("a folder without a manifest is told apart from an archive that lost it", "[archive]") {
  const TempDir folder;
  const auto read = [](const std::string& path) {
    try {
      static_cast<void>(read_manifest(path));
    } catch (const Error& error) {
      CHECK_FALSE(error.hint().empty());
      return error.code();
    }
    return ErrorCode::internal;
  };
  CHECK(read(folder / "nothing") == ErrorCode::not_found);
  CHECK(read(folder.path()) == ErrorCode::not_found);
  write_bytes(folder / "XAPIANDB", "auto somewhere/else\n");
  CHECK(read(folder.path()) == ErrorCode::not_found);
  std::filesystem::create_directory(folder / "shards");
  CHECK(read(folder.path()) == ErrorCode::damaged);
  write_bytes(folder / "a_file", "x");
  CHECK(read(folder / "a_file") == ErrorCode::not_found);
}

TEST_CASE("the stub lists every shard, and opens without any", "[archive]") {
  CHECK(stub_text(sample()) == "auto shards/3-1\nauto shards/7-1\n");
  CHECK(stub_text(Manifest{}) == "inmemory\n");
}
