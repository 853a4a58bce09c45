#include "indexer/building/publisher.h"
#include "indexer/building/article_cursor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "indexer/building/layout.h"
#include "tests/support/publishing.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

const PublisherOptions kOptions{.analyzer = "test analyzer"};

ErrorCode code_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("no error");
  return ErrorCode::internal;
}

Roaring rows(std::initializer_list<std::uint32_t> list) {
  Roaring bitmap;
  for (const std::uint32_t docid : list) bitmap.add(docid);
  return bitmap;
}

/// Everything in a folder, relative to it; files with their bytes.
std::set<std::string> tree(const std::string& folder, bool with_bytes = false) {
  std::set<std::string> entries;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::string line = std::filesystem::relative(entry.path(), folder).string();
    if (with_bytes && entry.is_regular_file()) line += "\n" + read_bytes(entry.path().string());
    entries.insert(line);
  }
  return entries;
}

void check_clean(const std::string& archive) {
  for (const VerifyFinding& finding : verify(archive)) FAIL_CHECK(finding.file << ": " << finding.problem);
}

}  // namespace

TEST_CASE("a published shard is an archive that opens, verifies and lists its days", "[building]") {
  const TempDir folder;
  auto articles = synthetic_articles(1, 20);
  publish_articles(folder / "archive", articles);
  check_clean(folder / "archive");
  const auto archive = Archive::open(folder / "archive");
  CHECK(archive->revision() == 1);
  for (const Article& article : articles) CHECK(archive->article(article.id) == article);
  const ArchiveStats stats = archive->stats();
  REQUIRE(stats.shards.size() == 1);
  CHECK(stats.shards[0].name == "1-1");
  CHECK(stats.shards[0].first_day.size() == 10);
  CHECK(stats.shards[0].first_day <= stats.shards[0].last_day);
  CHECK(tree(folder / "archive").count("shards/1-1/flintlock") == 0);
  CHECK(read_bytes(folder / "archive/XAPIANDB") == "auto shards/1-1\n");
}

TEST_CASE("a publisher shows the current revision, none for a new archive", "[building]") {
  const TempDir folder;
  Publisher publisher(folder / "archive", kOptions);
  CHECK(publisher.snapshot() == nullptr);
  CHECK(publisher.revision() == 0);
  publisher.publish({.shards = {write_new_shard(publisher, synthetic_articles(1, 5))}, .removed = {}});
  REQUIRE(publisher.snapshot() != nullptr);
  CHECK(publisher.snapshot()->articles() == 5);
  CHECK(publisher.snapshot()->manifest().analyzer == "test analyzer");
  publisher.publish({.shards = {write_new_shard(publisher, synthetic_articles(2, 3, "b"))}, .removed = {}});
  CHECK(publisher.snapshot()->articles() == 8);
  CHECK(publisher.revision() == 2);
}

TEST_CASE("the uuid and the settings of an archive stay", "[building]") {
  const TempDir folder;
  publish_articles(folder / "archive", synthetic_articles(1, 2));
  const Manifest first = read_manifest(folder / "archive");
  CHECK(first.uuid.size() == 36);
  {
    Publisher publisher(folder / "archive", {.analyzer = "another"});
    CHECK_FALSE(publisher.interop());
    publisher.publish({});
  }
  const Manifest second = read_manifest(folder / "archive");
  CHECK(second.revision == 2);
  CHECK(second.uuid == first.uuid);
  CHECK(second.analyzer == first.analyzer);
  CHECK(second.interop == first.interop);
  publish_articles(folder / "other", synthetic_articles(1, 2));
  CHECK(read_manifest(folder / "other").uuid != first.uuid);
}

TEST_CASE("interop is fixed when an archive is made", "[building]") {
  const TempDir folder;
  for (const bool interop : {false, true}) {
    CAPTURE(interop);
    const std::string path = folder / (interop ? "with" : "without");
    {
      Publisher publisher(path, {.analyzer = "test", .interop = interop});
      CHECK(publisher.interop() == interop);
      publisher.publish({});
    }
    const auto before = tree(path, true);
    try {
      const Publisher publisher(path, {.interop = !interop});
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::usage);
      CHECK(std::string(error.what()).find("interop") != std::string::npos);
      CHECK_FALSE(error.hint().empty());
    }
    CHECK(tree(path, true) == before);
    for (const std::optional<bool> same : {std::optional<bool>(), std::optional(interop)}) {
      const Publisher publisher(path, {.interop = same});
      CHECK(publisher.interop() == interop);
    }
  }
}

TEST_CASE("removed rows are hidden, add up over revisions, and end with their shard", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  const auto articles = synthetic_articles(1, 4);
  publish_articles(path, articles);
  publish_articles(path, synthetic_articles(2, 3, "b"), {{"1-1", rows({1})}});
  publish_articles(path, {}, {{"1-1", rows({1, 3})}});
  check_clean(path);
  auto archive = Archive::open(path);
  CHECK(archive->stats().articles == 5);
  CHECK(archive->stats().hidden == 2);
  CHECK_FALSE(archive->article(articles[0].id).has_value());
  CHECK(archive->article(articles[1].id).has_value());
  CHECK_FALSE(archive->article(articles[2].id).has_value());
  CHECK(read_manifest(path).removed == "removed-3");

  publish_articles(path, {}, {{"1-1", rows({2, 4})}});
  check_clean(path);
  archive = Archive::open(path);
  CHECK(archive->stats().articles == 3);
  CHECK(archive->stats().hidden == 0);
  CHECK(archive->stats().shards.size() == 1);
  CHECK(read_manifest(path).removed.empty());
  CHECK(std::filesystem::exists(path + "/shards/1-1"));

  publish_articles(path, {});
  CHECK_FALSE(std::filesystem::exists(path + "/shards/1-1"));
  CHECK_FALSE(std::filesystem::exists(path + "/removed-3"));
  check_clean(path);
}

TEST_CASE("a revision that hides nothing more keeps its removed file", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 4));
  publish_articles(path, {}, {{"1-1", rows({2})}});
  publish_articles(path, synthetic_articles(2, 4, "b"));
  CHECK(read_manifest(path).removed == "removed-2");
  CHECK(Archive::open(path)->stats().hidden == 1);
  check_clean(path);
}

TEST_CASE("rows that a later shard of the same run replaced are hidden from the start", "[building]") {
  const TempDir folder;
  Publisher publisher(folder / "archive", kOptions);
  NewShard first = write_new_shard(publisher, synthetic_articles(1, 3, "a"));
  NewShard second = write_new_shard(publisher, synthetic_articles(2, 3, "b"));
  NewShard third = write_new_shard(publisher, synthetic_articles(3, 2, "c"));
  const NewShard empty = write_new_shard(publisher, std::vector<Article>{});
  first.removed = rows({2});
  third.removed = rows({1, 2});
  publisher.publish({.shards = {first, second, third, empty}, .removed = {}});
  const auto* snapshot = publisher.snapshot();
  REQUIRE(snapshot->shards().size() == 2);
  CHECK(snapshot->shards()[0].removed == rows({2}));
  CHECK(snapshot->shards()[1].info.name == "1-2");
  CHECK(snapshot->articles() == 5);
  check_clean(folder / "archive");
}

TEST_CASE("hiding what is not there is a mistake that changes nothing", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 3));
  const auto before = tree(path, true);
  {
    Publisher publisher(path, kOptions);
    CHECK(code_of([&] { publisher.publish({.shards = {}, .removed = {{"1-1", rows({4})}}}); }) == ErrorCode::internal);
    CHECK(code_of([&] { publisher.publish({.shards = {}, .removed = {{"1-1", rows({0})}}}); }) == ErrorCode::internal);
    CHECK(code_of([&] { publisher.publish({.shards = {}, .removed = {{"9-1", rows({1})}}}); }) == ErrorCode::internal);
  }
  CHECK(tree(path, true) == before);
}

TEST_CASE("a publisher that goes without publishing leaves nothing behind", "[building]") {
  const TempDir folder;
  SECTION("no archive where there was none") {
    { const Publisher publisher(folder / "archive", kOptions); }
    CHECK_FALSE(std::filesystem::exists(folder / "archive"));
    {
      Publisher publisher(folder / "archive", kOptions);
      static_cast<void>(write_new_shard(publisher, synthetic_articles(1, 3)));
    }
    CHECK_FALSE(std::filesystem::exists(folder / "archive"));
  }
  SECTION("an empty folder stays, and stays empty") {
    std::filesystem::create_directory(folder / "archive");
    {
      Publisher publisher(folder / "archive", kOptions);
      static_cast<void>(write_new_shard(publisher, synthetic_articles(1, 3)));
    }
    CHECK(tree(folder / "archive").empty());
  }
  SECTION("an archive stays as it was") {
    publish_articles(folder / "archive", synthetic_articles(1, 3));
    const auto before = tree(folder / "archive", true);
    {
      Publisher publisher(folder / "archive", kOptions);
      static_cast<void>(write_new_shard(publisher, synthetic_articles(2, 3, "b")));
    }
    CHECK(tree(folder / "archive", true) == before);
  }
}

TEST_CASE("a publish that fails at any step leaves the archive as it was, or published", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 4));
  const auto second = synthetic_articles(2, 4, "b");
  const auto renamed = std::find(kPublishSteps.begin(), kPublishSteps.end(), "manifest renamed");
  REQUIRE(renamed != kPublishSteps.end());
  for (auto failing = kPublishSteps.begin(); failing != renamed; ++failing) {
    CAPTURE(*failing);
    const auto before = tree(path, true);
    {
      Publisher publisher(path, {.analyzer = "", .on_step = [&](std::string_view step) {
                                   if (step == *failing) throw Error(ErrorCode::io, "as if the disk were full");
                                 }});
      const Publication publication{.shards = {write_new_shard(publisher, second)}, .removed = {{"1-1", rows({1})}}};
      CHECK(code_of([&] { publisher.publish(publication); }) == ErrorCode::io);
      CHECK(tree(path, true) == before);
      CHECK(publisher.revision() == 1);
    }
    CHECK(tree(path, true) == before);
  }
  for (auto failing = renamed; failing != kPublishSteps.end(); ++failing) {
    CAPTURE(*failing);
    const std::uint64_t revision = read_manifest(path).revision;
    bool fail = true;
    Publisher publisher(path, {.analyzer = "", .on_step = [&](std::string_view step) {
                                 if (fail && step == *failing) throw Error(ErrorCode::io, "a device error");
                               }});
    const std::string prefix = std::to_string(revision);
    const Publication publication{.shards = {write_new_shard(publisher, synthetic_articles(9, 2, prefix))},
                                  .removed = {}};
    CHECK(code_of([&] { publisher.publish(publication); }) == ErrorCode::io);
    CHECK(publisher.revision() == revision + 1);
    CHECK(Archive::open(path)->revision() == revision + 1);
    fail = false;
    publisher.publish({});
    CHECK(publisher.revision() == revision + 2);
    check_clean(path);
  }
}

TEST_CASE("a folder that is no archive is left alone, and the error names what is there", "[building]") {
  const TempDir folder;
  const std::vector<std::string> entries = {"notes.txt", "shards/mine", "shards/2-1", "dateline.json.bak", "removed-x"};
  for (const std::string& entry : entries) {
    CAPTURE(entry);
    const std::string path = folder / ("at-" + std::to_string(&entry - entries.data()));
    std::filesystem::create_directories(path + "/shards");
    write_bytes(path + "/" + entry, "mine");
    const auto before = tree(path, true);
    try {
      const Publisher publisher(path, kOptions);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::cannot_create);
      CHECK(std::string(error.what()).find(entry) != std::string::npos);
    }
    CHECK(tree(path, true) == before);
  }
  write_bytes(folder / "file", "x");
  CHECK(code_of([&] { Publisher(folder / "file", kOptions); }) == ErrorCode::cannot_create);
  CHECK(code_of([&] { Publisher(folder / "no/parent", kOptions); }) == ErrorCode::cannot_create);
}

TEST_CASE("an archive that lost its manifest is not taken for an empty folder", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 3));
  std::filesystem::remove(path + "/dateline.json");
  const auto before = tree(path, true);
  CHECK(code_of([&] { Publisher(path, kOptions); }) == ErrorCode::damaged);
  CHECK(tree(path, true) == before);
}

TEST_CASE("what a killed first run left is no obstacle", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  std::filesystem::create_directories(path + "/shards/.new-1");
  std::filesystem::create_directories(path + "/shards/1-1");
  for (const char* name : {"LOCK", "dateline.json.new", "XAPIANDB.new", "removed-1", "shards/1-1/iamglass"}) {
    write_bytes(path + "/" + name, "left");
  }
  publish_articles(path, synthetic_articles(1, 3));
  check_clean(path);
  CHECK(Archive::open(path)->stats().articles == 3);
}

TEST_CASE("files of others inside an archive are kept, and verify tells of them", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 3));
  std::filesystem::create_directory(path + "/shards/mine");
  write_bytes(path + "/notes.txt", "mine");
  publish_articles(path, synthetic_articles(2, 3, "b"));
  publish_articles(path, {});
  CHECK(std::filesystem::exists(path + "/shards/mine"));
  CHECK(std::filesystem::exists(path + "/notes.txt"));
  std::set<std::string> told;
  for (const VerifyFinding& finding : verify(path)) told.insert(finding.file);
  CHECK(told == std::set<std::string>{"notes.txt", "shards/mine"});
}

TEST_CASE("two writers: the second is told that the archive is locked", "[building]") {
  const TempDir folder;
  const Publisher first(folder / "archive", kOptions);
  CHECK(code_of([&] { Publisher(folder / "archive", kOptions); }) == ErrorCode::locked);
  CHECK(std::filesystem::exists(folder / "archive"));
}

TEST_CASE("a stale or missing stub is made again by the next run", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 3));
  for (const char* text : {"auto shards/0-0\n", ""}) {
    write_bytes(path + "/XAPIANDB", text);
    REQUIRE(verify(path).size() == 1);
    CHECK(verify(path)[0].file == "XAPIANDB");
    CHECK_FALSE(verify(path)[0].damage);
    { const Publisher publisher(path, kOptions); }
    check_clean(path);
  }
}

TEST_CASE("articles come undated first, then by day, a coarse date at the start of its period", "[building]") {
  const auto article = [](const char* id, const char* date) {
    Article result{.id = id};
    if (*date != '\0') result.published = date_from_string(date);
    return result;
  };
  const std::vector<Article> ordered = {
      article("z", ""),
      article("b", "2022-12-31T23:00:00"),
      article("a", "2023"),
      article("b", "2023-01"),
      article("c", "2023-01-01"),
      article("d", "2023-01-01"),
      article("a", "2023-01-01T00:00:01"),
      // The same local day; an earlier instant because its zone is ahead.
      article("y", "2023-01-02T08:00:00+09:00"),
      article("x", "2023-01-02T01:00:00+01:00"),
      article("w", "2023-01-03"),
  };
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (std::size_t j = 0; j < ordered.size(); ++j) {
      CAPTURE(i, j);
      CHECK(comes_before(ordered[i], ordered[j]) == (i < j));
      CHECK(in_archive_order(ordered[i], ordered[j]) == (i < j));
    }
  }
}

TEST_CASE("what a shard writer wrote is what the article said", "[building]") {
  const TempDir folder;
  const auto articles = synthetic_articles(6, 30);
  const auto indexed = index_articles(articles);
  write_shard(folder / "shard", articles);
  const Xapian::Database database(folder / "shard");
  REQUIRE(database.get_doccount() == indexed.size());
  CHECK(database.get_lastdocid() == indexed.size());
  for (Xapian::docid docid = 1; docid <= indexed.size(); ++docid) {
    const IndexedArticle& article = indexed[docid - 1];
    CAPTURE(docid);
    CHECK(database.get_document(docid).get_data() == article.data);
    for (const auto& [slot, value] : article.values) CHECK(database.get_document(docid).get_value(slot) == value);
    std::size_t next = 0;
    for (auto term = database.termlist_begin(docid); term != database.termlist_end(docid); ++term, ++next) {
      REQUIRE(next < article.postings.size());
      const Posting& posting = article.postings[next];
      CHECK(*term == posting.term);
      CHECK(term.get_wdf() == posting.wdf);
      const std::vector<std::uint32_t> positions(term.positionlist_begin(), term.positionlist_end());
      CHECK(positions == posting.positions);
    }
    CHECK(next == article.postings.size());
  }
  CHECK(Xapian::Database::check(folder / "shard") == 0);
}
