// A writer killed at any moment: readers see the revision before or the new one, whole; the next run sweeps.
#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <thread>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "tests/support/publishing.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

constexpr std::size_t kArticles = 4;  // a revision adds so many

std::string prefix_of(std::uint64_t revision) { return "r" + std::to_string(revision); }

/// Publishes the next revision: its articles, and the first article of the revision before hidden.
void publish_next(Publisher& publisher) {
  const std::uint64_t next = publisher.revision() + 1;
  Publication publication{.shards = {write_new_shard(publisher, synthetic_articles(next, kArticles, prefix_of(next)))},
                          .removed = {}};
  if (next > 1) publication.removed[std::to_string(next - 1) + "-1"].add(1);
  publisher.publish(publication);
}

/// The revision holds as many articles as it should; those of its last shards can be read, later ones cannot.
void check_whole(const std::string& path, std::uint64_t revision) {
  const auto archive = Archive::open(path);
  REQUIRE(archive->revision() == revision);
  CHECK(archive->stats().articles == revision * kArticles - (revision - 1));
  // Looking into every shard for every article would take longer than all the publishing.
  const std::uint64_t first = revision > 2 ? revision - 2 : 1;
  for (std::uint64_t each = first; each <= revision; ++each) {
    const auto articles = synthetic_articles(each, kArticles, prefix_of(each));
    for (std::size_t i = 0; i < articles.size(); ++i) {
      const bool hidden = i == 0 && each < revision;
      CHECK(archive->article(articles[i].id).has_value() == !hidden);
    }
  }
  const auto next = synthetic_articles(revision + 1, 1, prefix_of(revision + 1));
  CHECK_FALSE(archive->article(next[0].id).has_value());
}

void check_swept_by_next_run(const std::string& path) {
  { const Publisher publisher(path, {.analyzer = Analyzer::fingerprint()}); }
  for (const VerifyFinding& finding : verify(path)) FAIL_CHECK(finding.file << ": " << finding.problem);
}

void kill_child_at(const std::string& path, std::string_view step) {
  const int child = start_child([&] {
    Publisher publisher(path, {.analyzer = Analyzer::fingerprint(), .on_step = [&](std::string_view reached) {
                                 if (reached == step) ::raise(SIGKILL);
                               }});
    publish_next(publisher);
  });
  CHECK(wait_for_child(child).signal == SIGKILL);
}

}  // namespace

TEST_CASE("a writer killed at any step leaves the old revision or the new one", "[faults]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  {
    Publisher publisher(path, {.analyzer = Analyzer::fingerprint()});
    publish_next(publisher);
  }
  std::uint64_t revision = 1;
  bool renamed = false;
  for (const std::string_view step : kPublishSteps) {
    CAPTURE(step, revision);
    renamed = renamed || step == "manifest renamed";
    kill_child_at(path, step);
    if (renamed) ++revision;
    check_whole(path, revision);
    check_swept_by_next_run(path);
    check_whole(path, revision);
  }
  REQUIRE(renamed);
}

TEST_CASE("a first run killed at any step leaves no archive or revision 1", "[faults]") {
  bool renamed = false;
  for (const std::string_view step : kPublishSteps) {
    CAPTURE(step);
    const TempDir folder;
    const std::string path = folder / "archive";
    renamed = renamed || step == "manifest renamed";
    kill_child_at(path, step);
    if (renamed) {
      check_whole(path, 1);
    } else {
      try {
        static_cast<void>(Archive::open(path));
        FAIL("an archive without a manifest opened");
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::not_found);
      }
    }
    {
      Publisher publisher(path, {.analyzer = Analyzer::fingerprint()});
      publish_next(publisher);
    }
    check_whole(path, renamed ? 2 : 1);
    check_swept_by_next_run(path);
  }
}

TEST_CASE("a writer killed at random moments loses nothing that it had acknowledged", "[faults]") {
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const TempDir folder;
  const std::string path = folder / "archive";
  const std::string acknowledged = folder / "acknowledged";
  for (int round = 0; round < 15; ++round) {
    CAPTURE(round);
    const int child = start_child([&] {
      Publisher publisher(path, {.analyzer = Analyzer::fingerprint()});
      while (publisher.revision() < 40) {
        publish_next(publisher);
        write_bytes(acknowledged + ".next", std::to_string(publisher.revision()));
        std::filesystem::rename(acknowledged + ".next", acknowledged);
      }
    });
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 40000));
    ::kill(child, SIGKILL);
    static_cast<void>(wait_for_child(child));
    const std::uint64_t promised = std::filesystem::exists(acknowledged) ? std::stoull(read_bytes(acknowledged)) : 0;
    if (!std::filesystem::exists(path + "/dateline.json")) {
      CHECK(promised == 0);
      continue;
    }
    const std::uint64_t revision = Archive::open(path)->revision();
    CHECK(revision >= promised);
    check_whole(path, revision);
    check_swept_by_next_run(path);
  }
}
