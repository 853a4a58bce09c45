#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::TempDir;

Article article(const std::string& id, const std::string& body, const std::string& day = "2023-08-31") {
  Article out;
  out.id = id;
  out.input = "input of " + id;
  out.title = "Title of " + id;
  out.body = body;
  out.language = "en";
  out.published = date_from_string(day);
  return out;
}

void publish(const std::string& path, const std::vector<Article>& articles, IndexSummary* sums = nullptr) {
  Indexer indexer(path);
  for (const Article& each : articles) indexer.add(each);
  indexer.publish();
  if (sums != nullptr) *sums = indexer.summary();
}

std::string body_of(const std::string& path, const std::string& id) {
  const auto found = Archive::open(path)->article(id);
  return found ? found->body : "(none)";
}

TEST_CASE("articles are added, updated, left alone and erased by id", "[indexer]") {
  const TempDir dir;
  const std::string path = dir.path() + "/a";
  IndexSummary sums;
  publish(path, {article("1", "One."), article("2", "Two.")}, &sums);
  CHECK(sums.added == 2);
  CHECK(sums.revision == 1);

  publish(path, {article("1", "One."), article("2", "Two, corrected."), article("3", "Three.")}, &sums);
  CHECK(sums.unchanged == 1);
  CHECK(sums.updated == 1);
  CHECK(sums.added == 1);
  CHECK(body_of(path, "2") == "Two, corrected.");
  CHECK(Archive::open(path)->stats().articles == 3);
  CHECK(Archive::open(path)->stats().hidden == 1);

  Indexer indexer(path);
  CHECK(indexer.erase("2"));
  CHECK_FALSE(indexer.erase("2"));
  CHECK_FALSE(indexer.erase("no such"));
  CHECK(body_of(path, "2") == "Two, corrected.");  // readers see it until the publish
  indexer.publish();
  CHECK(body_of(path, "2") == "(none)");
  CHECK(verify(path).empty());
}

TEST_CASE("a second run over the same input publishes nothing", "[indexer]") {
  const TempDir dir;
  const std::string path = dir.path() + "/a";
  publish(path, {article("1", "One."), article("2", "Two.")});
  const auto before = std::filesystem::last_write_time(path + "/dateline.json");
  IndexSummary sums;
  publish(path, {article("1", "One."), article("2", "Two.")}, &sums);
  CHECK(sums.unchanged == 2);
  CHECK(sums.revision == 1);
  CHECK(std::filesystem::last_write_time(path + "/dateline.json") == before);
}

TEST_CASE("an id twice in one run is one article, and the run can be repeated", "[indexer]") {
  const TempDir dir;
  const std::string path = dir.path() + "/a";
  const std::vector<Article> twice{article("1", "First text."), article("1", "Second text."), article("2", "Two.")};
  IndexSummary sums;
  publish(path, twice, &sums);
  CHECK(sums.read == 3);
  CHECK(sums.added == 2);
  CHECK(sums.unchanged == 1);
  CHECK(body_of(path, "1") == "Second text.");
  publish(path, twice, &sums);
  CHECK(sums.added + sums.updated == 0);
  CHECK(sums.revision == 1);
}

TEST_CASE("the latest fetched capture wins in any order of reading", "[indexer]") {
  const auto capture = [](const char* fetched, const char* body) {
    Article out = article("1", body);
    out.fetched = date_from_string(fetched);
    return out;
  };
  const Article old = capture("2023-09-01T10:00:00Z", "Old.");
  const Article fresh = capture("2023-09-02T10:00:00Z", "Fresh.");
  for (const auto& order : {std::vector{old, fresh}, std::vector{fresh, old}}) {
    const TempDir dir;
    publish(dir.path() + "/one", order);
    CHECK(body_of(dir.path() + "/one", "1") == "Fresh.");
    for (const Article& each : order) publish(dir.path() + "/two", {each});
    CHECK(body_of(dir.path() + "/two", "1") == "Fresh.");
  }
}

TEST_CASE("an indexer that is dropped leaves the archive as it was", "[indexer]") {
  const TempDir dir;
  const std::string path = dir.path() + "/a";
  publish(path, {article("1", "One.")});
  {
    Indexer indexer(path);
    indexer.add(article("2", "Two."));
    indexer.erase("1");
  }
  CHECK(body_of(path, "1") == "One.");
  CHECK(Archive::open(path)->stats().articles == 1);
  CHECK(verify(path).empty());
  { Indexer never(dir.path() + "/b"); }
  CHECK_FALSE(std::filesystem::exists(dir.path() + "/b/dateline.json"));
}

TEST_CASE("a small memory budget makes one shard of the same articles", "[indexer]") {
  const TempDir dir;
  const std::string path = dir.path() + "/a";
  Indexer indexer(path, {.memory_bytes = 5000});
  for (int i = 0; i < 20; ++i) indexer.add(article(std::to_string(i), "Body number " + std::to_string(i)));
  indexer.add(article("3", "Changed after its shard was written."));
  CHECK(indexer.erase("4"));
  indexer.publish();
  const ArchiveStats stats = Archive::open(path)->stats();
  CHECK(stats.shards.size() == 1);
  CHECK(stats.articles == 19);
  CHECK(body_of(path, "3") == "Changed after its shard was written.");
  CHECK(body_of(path, "4") == "(none)");
  CHECK(verify(path).empty());
}

TEST_CASE("copies share a story whenever they arrive", "[indexer]") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "word" + std::to_string(i * 7 % 61) + " ";
  const Article first = article("first", text, "2023-08-30");
  const Article copy = article("copy", text + "and a credit", "2023-08-31");
  Article other = article("other", "Nothing of the kind was said here about any of those things at all.");
  const TempDir dir;
  publish(dir.path() + "/one", {first, copy, other});
  publish(dir.path() + "/two", {copy, other});
  publish(dir.path() + "/two", {first});  // the earliest member comes last
  for (const char* name : {"/one", "/two"}) {
    const auto archive = Archive::open(dir.path() + name);
    CHECK(archive->article("first")->story == archive->article("copy")->story);
    CHECK(archive->article("first")->story != archive->article("other")->story);
    CHECK(archive->stats().articles == 3);
  }
}

TEST_CASE("every input is reported once, with its outcome", "[indexer]") {
  const TempDir dir;
  std::filesystem::create_directory(dir.path() + "/in");
  const auto write = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(dir.path() + "/in/" + name, std::ios::binary) << bytes;
  };
  write("a.jsonl",
        "{\"id\":\"1\",\"title\":\"T\",\"body\":\"Text.\",\"published\":\"soon\"}\nnot json\n{\"id\":\"2\"}\n");
  write("b.bin", std::string("\x89PNG\r\n\x1a\n\0\0\0", 11));
  write("c.txt", "");
  std::vector<InputReport> rows;
  Indexer indexer(dir.path() + "/a", {.on_input = [&](const InputReport& row) { rows.push_back(row); }});
  indexer.add_path(dir.path() + "/in");
  indexer.publish();
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].input == dir.path() + "/in/a.jsonl:1");
  CHECK(rows[0].outcome == Outcome::added);
  CHECK_THAT(rows[0].reason, Catch::Contains("published"));
  CHECK(rows[1].input == dir.path() + "/in/a.jsonl:2");
  CHECK(rows[1].outcome == Outcome::rejected);
  CHECK_THAT(rows[1].reason, Catch::Contains("not JSON"));
  CHECK_THAT(rows[2].reason, Catch::Contains("without text or title"));
  CHECK(rows[3].input == dir.path() + "/in/b.bin");
  CHECK(rows[4].reason.find("empty") != std::string::npos);
  CHECK(indexer.summary().read == 5);
  CHECK(indexer.summary().rejected == 4);
}

TEST_CASE("cancelling stops a run and publishes nothing", "[indexer]") {
  const TempDir dir;
  std::atomic<bool> cancel{false};
  Indexer indexer(dir.path() + "/a", {.cancel = &cancel});
  indexer.add(article("1", "One."));
  cancel = true;
  try {
    indexer.publish();
    FAIL("not cancelled");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::interrupted);
  }
  CHECK_FALSE(std::filesystem::exists(dir.path() + "/a/dateline.json"));
}

}  // namespace
}  // namespace dateline
