#include "indexer/building/snapshot_copy.h"

#include <signal.h>
#include <sys/stat.h>

#include <thread>

#include "indexer/building/merging.h"
#include "indexer/building/repair.h"
#include "tests/indexer/building/building_support.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

/// An archive with two shards and a hidden row.
std::string make_archive(const TempDir& folder) {
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 6, "a"));
  publish_articles(path, synthetic_articles(2, 4, "b"), {{"1-1", bitmap({2})}});
  return path;
}

ino_t inode(const std::string& file) {
  struct stat info {};
  REQUIRE(::stat(file.c_str(), &info) == 0);
  return info.st_ino;
}

}  // namespace

TEST_CASE("a snapshot is an archive of its own that shares its files", "[building]") {
  const TempDir folder;
  const std::string path = make_archive(folder);
  const ArticleModel model = content_of(path);
  const auto before = entries_of(path);
  const std::string target = folder / "backup";
  SECTION("in a new folder") {}
  SECTION("in an empty one") { std::filesystem::create_directory(target); }
  SECTION("named with a slash") { snapshot_archive(path + "/", target + "/"); }
  if (!std::filesystem::exists(target + "/dateline.json")) snapshot_archive(path, target);
  CHECK(entries_of(path) == before);
  check_verified(target);
  CHECK(content_of(target) == model);
  CHECK(Archive::open(target)->stats().hidden == 1);
  CHECK(Archive::open(target)->stats().uuid == Archive::open(path)->stats().uuid);
  for (const char* file : {"/shards/1-1/docdata.glass", "/shards/2-1/tokens", "/removed-2"}) {
    CHECK(inode(target + file) == inode(path + file));
  }

  // Each goes its own way.
  publish_articles(target, synthetic_articles(3, 3, "c"), {{"2-1", bitmap({1})}});
  merge(target, MergeExtent::all);
  repair(target);
  CHECK(entries_of(path) == before);
  CHECK(content_of(target).size() == model.size() + 2);
  const auto kept = entries_of(target);
  publish_articles(path, {}, {{"1-1", bitmap({1, 3})}});
  merge(path, MergeExtent::all);
  publish_articles(path, {});
  CHECK(entries_of(target) == kept);
  check_verified(path);
  check_verified(target);
}

TEST_CASE("a snapshot on another file system is a copy", "[building]") {
  const TempDir folder;
  const std::string path = make_archive(folder);
  // Wherever the system has its own temporary files, if that is somewhere else.
  const auto elsewhere = std::filesystem::temp_directory_path() / std::filesystem::path(folder.path()).filename();
  if (std::filesystem::exists(elsewhere) || !std::filesystem::create_directory(elsewhere)) {
    WARN("skipped: there is one file system only");
    return;
  }
  const std::string target = (elsewhere / "backup").string();
  snapshot_archive(path, target);
  check_verified(target);
  CHECK(content_of(target) == content_of(path));
  std::filesystem::remove_all(elsewhere);
}

TEST_CASE("retired shards are not part of a snapshot", "[building]") {
  const TempDir folder;
  const std::string path = make_archive(folder);
  merge(path, MergeExtent::all);
  REQUIRE(std::filesystem::exists(path + "/shards/1-1"));
  snapshot_archive(path, folder / "backup");
  CHECK_FALSE(std::filesystem::exists(folder / "backup/shards/1-1"));
  CHECK(read_manifest(folder / "backup").retired.empty());
  check_verified(folder / "backup");
}

TEST_CASE("an archive without articles can be snapshot too", "[building]") {
  const TempDir folder;
  { Publisher(folder / "archive", kRealAnalyzer).publish({}); }
  snapshot_archive(folder / "archive", folder / "backup");
  check_verified(folder / "backup");
  CHECK(content_of(folder / "backup").empty());
}

TEST_CASE("a target that is not empty, or lies in the archive, is refused and left alone", "[building]") {
  const TempDir folder;
  const std::string path = make_archive(folder);
  std::filesystem::create_directory(folder / "full");
  write_bytes(folder / "full/notes.txt", "mine");
  snapshot_archive(path, folder / "other");
  const auto before = entries_of(folder.path());
  const std::vector<std::pair<std::string, ErrorCode>> targets = {
      {folder / "full", ErrorCode::cannot_create},      {folder / "full/notes.txt", ErrorCode::cannot_create},
      {folder / "other", ErrorCode::cannot_create},     {path, ErrorCode::usage},
      {path + "/shards/copy", ErrorCode::usage},        {path + "/../archive/copy", ErrorCode::usage},
      {folder / "no/parent", ErrorCode::cannot_create},
  };
  for (const auto& [target, code] : targets) {
    CAPTURE(target);
    CHECK(error_of([&] { snapshot_archive(path, target); }).code() == code);
    CHECK(entries_of(folder.path()) == before);
  }
  CHECK(error_of([&] { snapshot_archive(folder / "full", folder / "new"); }).code() == ErrorCode::not_found);
  CHECK(entries_of(folder.path()) == before);
}

TEST_CASE("a snapshot that fails or is interrupted leaves nothing behind", "[building]") {
  const TempDir folder;
  const std::string path = make_archive(folder);
  const auto before = entries_of(folder.path());
  const std::string target = folder / "backup";
  const std::atomic<bool> cancelled = true;
  CHECK(error_of([&] { snapshot_archive(path, target, &cancelled); }).code() == ErrorCode::interrupted);
  CHECK(entries_of(folder.path()) == before);
  for (const std::string_view step : kSnapshotSteps) {
    CAPTURE(step);
    if (step == "manifest renamed") break;
    const auto fail = [&](std::string_view reached) {
      if (reached == step) throw Error(ErrorCode::io, "as if the disk were full");
    };
    CHECK(error_of([&] { copy_snapshot(path, target, nullptr, fail); }).code() == ErrorCode::io);
    CHECK(entries_of(folder.path()) == before);
  }
  std::filesystem::remove(path + "/shards/2-1/docdata.glass");
  const auto damaged = entries_of(folder.path());
  CHECK(error_of([&] { snapshot_archive(path, target); }).code() == ErrorCode::damaged);
  CHECK(entries_of(folder.path()) == damaged);
}

TEST_CASE("a snapshot killed at any step is no archive, or a whole one", "[building]") {
  bool renamed = false;
  for (const std::string_view step : kSnapshotSteps) {
    CAPTURE(step);
    renamed = renamed || step == "manifest renamed";
    const TempDir folder;
    const std::string path = make_archive(folder);
    const auto before = entries_of(path);
    const std::string target = folder / "backup";
    const int child = start_child([&] {
      copy_snapshot(path, target, nullptr, [&](std::string_view reached) {
        if (reached == step) ::raise(SIGKILL);
      });
    });
    CHECK(wait_for_child(child).signal == SIGKILL);
    CHECK(entries_of(path) == before);
    if (renamed) {
      CHECK(content_of(target) == content_of(path));
      { const Publisher publisher(target, {}); }  // makes the stub if need be
      check_verified(target);
    } else {
      CHECK(error_of([&] { static_cast<void>(Archive::open(target)); }).code() == ErrorCode::not_found);
    }
    if (step == "target made" || step == "files linked") {
      snapshot_archive(path, target);
      check_verified(target);
    }
  }
}

TEST_CASE("snapshots beside a busy writer are whole, each a revision that was published", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  // Each revision replaces all articles, so that shards vanish all the time.
  const auto publish_next = [](Publisher& publisher) {
    Publication publication{
        .shards = {write_new_shard(publisher, synthetic_articles(publisher.revision() + 1, 3, "same"))}, .removed = {}};
    if (const ArchiveSnapshot* current = publisher.snapshot()) {
      for (const ShardView& shard : current->shards()) {
        publication.removed[shard.info.name].addRange(1, std::uint64_t{shard.info.articles} + 1);
      }
    }
    publisher.publish(publication);
  };
  {
    Publisher publisher(path, kRealAnalyzer);
    publish_next(publisher);
  }
  std::atomic<bool> done = false;
  std::thread writer([&] {
    Publisher publisher(path, kRealAnalyzer);
    while (publisher.revision() < 60) publish_next(publisher);
    done = true;
  });
  int taken = 0;
  for (; !done || taken == 0; ++taken) {
    const std::string target = folder / ("backup-" + std::to_string(taken));
    snapshot_archive(path, target);
    const std::uint64_t revision = read_manifest(target).revision;
    if (taken % 8 == 0) check_verified(target);
    CHECK(content_of(target) == model_of(synthetic_articles(revision, 3, "same")));
    std::filesystem::remove_all(target);
  }
  writer.join();
  CHECK(taken > 0);
}
