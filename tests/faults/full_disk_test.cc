// A disk that fills up, at any point of a run: Error(io), the old revision as it was, nothing left behind.
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <functional>
#include <set>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "tests/support/publishing.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

std::string contents(const std::string& folder) {
  std::set<std::string> lines;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    lines.insert(entry.path().string() + (entry.is_regular_file() ? "\n" + read_bytes(entry.path().string()) : ""));
  }
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

/// One run that adds a shard.  "published", or the error's code and text.
std::string try_to_publish(const std::string& path, const std::vector<Article>& articles) {
  try {
    Publisher publisher(path, {.analyzer = "test"});
    publisher.publish({.shards = {write_new_shard(publisher, articles)}, .removed = {}});
    return "published";
  } catch (const Error& error) {
    return std::string(error_name(error.code())) + ": " + error.what();
  }
}

/// The same, but the disk fills up to `room` only when the shard is written: hidden rows, stub and manifest are what is
/// left to write.
std::string try_to_publish_late(const std::string& path, const std::vector<Article>& articles,
                                const std::function<void()>& fill_disk) {
  try {
    Publisher publisher(path, {.analyzer = "test"});
    Publication publication{.shards = {write_new_shard(publisher, articles)}, .removed = {}};
    publication.removed["1-1"].add(2);
    fill_disk();
    publisher.publish(publication);
    return "published";
  } catch (const Error& error) {
    return std::string(error_name(error.code())) + ": " + error.what();
  }
}

/// Mounts a small file system that only this process sees; it goes with the process.  Empty, or why it cannot be.
std::string mount_small(const std::string& at, const char* size) {
  if (::unshare(CLONE_NEWNS) != 0) return std::string("unshare: ") + std::strerror(errno);
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return std::strerror(errno);
  const std::string options = std::string("size=") + size;
  if (::mount("tmpfs", at.c_str(), "tmpfs", 0, options.c_str()) != 0)
    return std::string("mount: ") + std::strerror(errno);
  return {};
}

/// Leaves `room` bytes free.
void fill(const std::string& file, std::uintmax_t room) {
  std::filesystem::remove(file);
  const auto available = std::filesystem::space(std::filesystem::path(file).parent_path()).available;
  if (available > room) write_bytes(file, std::string(static_cast<std::size_t>(available - room), 'x'));
}

/// What is wrong with the outcome of one try, if anything.
std::string judge(const std::string& outcome, const std::string& path, const std::string& before) {
  const bool failed = outcome.starts_with("io: ");
  if (!failed && outcome != "published") return "it ended with " + outcome;
  if (failed && contents(path) != before) return "a failed run changed the archive";
  for (const VerifyFinding& finding : verify(path)) return finding.file + ": " + finding.problem;
  return {};
}

/// Every amount of room from nothing to enough stops a run at another place, in `places` at least.  Empty, or what went
/// wrong.
std::string try_every_room(const std::string& path, int places,
                           const std::function<std::string(std::uintmax_t room)>& run) {
  int failed = 0;
  while (true) {
    const std::uintmax_t room = std::uintmax_t{4096} * static_cast<std::uintmax_t>(failed);
    const std::string before = contents(path);
    const std::string outcome = run(room);
    if (const auto wrong = judge(outcome, path, before); !wrong.empty()) {
      return "with " + std::to_string(room) + " bytes free: " + wrong;
    }
    if (outcome == "published") break;
    if (!Archive::open(path)->article(synthetic_articles(1, 5)[0].id)) return "an old article is gone";
    ++failed;
  }
  return failed >= places ? "" : "only " + std::to_string(failed) + " amounts of room were too little";
}

std::string run_on_small_disk(const std::string& at) {
  if (const std::string refused = mount_small(at, "1m"); !refused.empty()) return "skipped: " + refused;
  const std::string path = at + "/archive";
  const std::string filler = at + "/filler";
  publish_articles(path, synthetic_articles(1, 5));
  const auto more = synthetic_articles(2, 20, "b");
  const auto early = try_every_room(path, 4, [&](std::uintmax_t room) {
    fill(filler, room);
    return try_to_publish(path, more);
  });
  if (!early.empty()) return "before the shard: " + early;
  std::filesystem::remove(filler);
  const auto yet_more = synthetic_articles(3, 8, "c");
  const auto late = try_every_room(path, 3, [&](std::uintmax_t room) {
    const auto outcome = try_to_publish_late(path, yet_more, [&] { fill(filler, room); });
    std::filesystem::remove(filler);
    return outcome;
  });
  return late.empty() ? "as it should be" : "after the shard: " + late;
}

}  // namespace

TEST_CASE("a full disk is an io error, and the old revision stays", "[faults]") {
  if (::geteuid() != 0) {
    WARN("skipped: mounting a small file system needs root");
    return;
  }
  const TempDir folder;
  const ChildEnd end = run_in_child([&] { return run_on_small_disk(folder.path()); });
  CHECK(end.signal == 0);
  CHECK(end.status == 0);
  if (end.said.starts_with("skipped")) {
    WARN(end.said);
  } else {
    CHECK(end.said == "as it should be");
  }
}

TEST_CASE("a file that may not grow is an io error, and the old revision stays", "[faults]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  const std::string before = contents(path);
  const auto more = synthetic_articles(2, 20, "b");
  for (const rlim_t bytes : {0U, 200U, 9000U, 17000U}) {
    CAPTURE(bytes);
    const ChildEnd end = run_in_child([&] {
      ::signal(SIGXFSZ, SIG_IGN);  // then writing fails with EFBIG
      const rlimit limit{.rlim_cur = bytes, .rlim_max = RLIM_INFINITY};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      return try_to_publish(path, more);
    });
    CHECK(end.signal == 0);
    CHECK(end.said.starts_with("io: "));
    CHECK(contents(path) == before);
  }
  CHECK(try_to_publish(path, more) == "published");
  CHECK(verify(path).empty());
}
