// What an archive remembers of the runs that made it.
#include "indexer/rejections.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <string>

#include "common/archive/manifest.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::TempDir;

constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'700'000'000)};  // 2023-11-14T22:13:20Z

IndexerOptions options_at(std::chrono::sys_seconds now) {
  IndexerOptions options;
  options.clock = [now] { return std::chrono::system_clock::time_point(now); };
  return options;
}

// A line that is an article, and some that are none.
std::string lines(int good, int bad, int first = 0) {
  std::string out;
  for (int i = 0; i < good; ++i) {
    const std::string number = std::to_string(first + i);
    out += R"({"id":"a)" + number + R"(","title":"Ferry )" + number + R"(","text":"The ferry left at )" + number + "." +
           "\"}\n";
  }
  for (int i = 0; i < bad; ++i) out += i % 2 == 0 ? "{\n" : "{\"colour\":\"red\"}\n";
  return out;
}

IndexSummary run(const TempDir& dir, const std::string& text, IndexerOptions options = options_at(kNow)) {
  std::ofstream(dir / "in.jsonl") << text;
  Indexer indexer(dir / "archive", std::move(options));
  indexer.add_path(dir / "in.jsonl");
  indexer.publish();
  return indexer.summary();
}

std::vector<RunRecord> runs_of(const TempDir& dir) { return Archive::open(dir / "archive")->stats().runs; }

TEST_CASE("an archive remembers what a run read, and what it rejected and why", "[indexer]") {
  const TempDir dir;
  const IndexSummary sums = run(dir, lines(3, 30));
  const std::vector<RunRecord> runs = runs_of(dir);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].revision == sums.revision);
  CHECK(runs[0].published == "2023-11-14T22:13:20Z");
  CHECK(runs[0].read == 33);
  CHECK(runs[0].added == 3);
  CHECK(runs[0].rejected == 30);
  std::uint64_t counted = 0;
  for (const RunRecord::Reason& each : runs[0].reasons) counted += each.inputs;
  CHECK(counted == 30);
  CHECK(runs[0].reasons.size() == 2);
  REQUIRE(runs[0].rejected_inputs.size() == 20);
  CHECK(runs[0].rejected_inputs.back().input.ends_with("in.jsonl:33"));
  CHECK_FALSE(runs[0].rejected_inputs.back().reason.empty());
}

TEST_CASE("a run that publishes often is one run", "[indexer]") {
  const TempDir dir;
  IndexerOptions options = options_at(kNow);
  options.commit_every = 2;
  options.threads = 2;
  const IndexSummary sums = run(dir, lines(9, 1), options);
  CHECK(sums.revision > 3);
  const std::vector<RunRecord> runs = runs_of(dir);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].added == 9);
  CHECK(runs[0].revision <= sums.revision);
}

TEST_CASE("runs are remembered through merges, purges and rebuilds, and the oldest forgotten", "[indexer]") {
  const TempDir dir;
  for (int i = 0; i < 23; ++i) run(dir, lines(1, i == 22 ? 1 : 0, i), options_at(kNow + std::chrono::hours(i)));
  const auto newest = [&] {
    const std::vector<RunRecord> runs = runs_of(dir);
    REQUIRE(runs.size() == kKeptRuns);
    CHECK(runs.front().published == "2023-11-15T01:13:20Z");
    CHECK(runs.back().rejected == 1);
    return runs.back().revision;
  };
  const std::uint64_t revision = newest();
  merge(dir / "archive", MergeExtent::all);
  CHECK(newest() == revision);
  CHECK(runs_of(dir).back().rejected_inputs.size() == 1);
  purge(dir / "archive", {"a3"});
  CHECK(newest() == revision);
  // An input may be named as the article is.
  CHECK(runs_of(dir).back().rejected_inputs.empty());
  rebuild(dir / "archive");
  CHECK(newest() == revision);
  snapshot_archive(dir / "archive", dir / "copy");
  CHECK(Archive::open(dir / "copy")->stats().runs.size() == kKeptRuns);
}

TEST_CASE("a run that changes nothing publishes nothing and leaves no record", "[indexer]") {
  const TempDir dir;
  run(dir, lines(1, 0));
  run(dir, lines(1, 5));
  CHECK(runs_of(dir).size() == 1);
}

TEST_CASE("what is remembered of a run stays small, whatever was read", "[indexer]") {
  RunNotes notes;
  for (int i = 0; i < 1000; ++i) {
    notes.add({.input = std::string(5000, 'x') + "\x1b[31m",
               .outcome = Outcome::rejected,
               .id = {},
               .reason = "reason " + std::to_string(i) + std::string(5000, 'y')});
  }
  notes.add({.input = "good", .outcome = Outcome::added, .id = "a", .reason = {}});
  const RunRecord record = notes.record({}, std::chrono::system_clock::time_point(kNow));
  CHECK(record.reasons.size() == 8);
  CHECK(record.reasons.back().reason == "other reasons");
  CHECK(record.rejected_inputs.size() == 20);
  for (const RunRecord::RejectedInput& each : record.rejected_inputs) {
    CHECK(each.input.size() < 220);
    CHECK(each.reason.size() < 120);
    CHECK(each.input.find('\x1b') == std::string::npos);
  }
}

}  // namespace
}  // namespace dateline
