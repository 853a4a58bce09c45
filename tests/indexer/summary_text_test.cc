#include "indexer/summary_text.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

using Counted = std::vector<std::pair<std::string, std::uint64_t>>;

TEST_CASE("rejections are counted by reason, wherever in the input it was", "[indexer]") {
  RejectionCounts counts;
  for (int line = 1; line <= 3; ++line) {
    counts.add("line " + std::to_string(line) + ", byte " + std::to_string(line * 90) + ": no object");
  }
  counts.add("element 7, byte 12: no object");
  counts.add("consent wall");
  counts.add("longer than 64 MiB");
  counts.add("line of thought, byte 3: kept");
  CHECK(
      counts.most_frequent(8) ==
      Counted{{"no object", 4}, {"consent wall", 1}, {"line of thought, byte 3: kept", 1}, {"longer than 64 MiB", 1}});
  CHECK(counts.most_frequent(4).size() == 4);
  CHECK(counts.most_frequent(3) == Counted{{"no object", 4}, {"consent wall", 1}, {"other reasons", 2}});
}

TEST_CASE("any number of reasons takes bounded room, and none is lost from the count", "[indexer]") {
  RejectionCounts counts;
  for (int i = 0; i < 20'000; ++i) counts.add("keys: " + std::to_string(i));
  const auto rows = counts.most_frequent(8);
  REQUIRE(rows.size() == 8);
  CHECK(rows.back() == std::pair<std::string, std::uint64_t>{"other reasons", 19'993});
}

TEST_CASE("a reason is shown in one safe line", "[indexer]") {
  RejectionCounts counts;
  counts.add("a\x1b[31m\nb" + std::string(500, 'x'));
  const std::string reason = counts.most_frequent(1).front().first;
  CHECK(reason.starts_with("a\uFFFD[31m b"));
  CHECK(reason.size() < 110);
}

IndexSummary sums_of(std::uint64_t added, std::uint64_t unchanged) {
  return {.read = added + unchanged,
          .added = added,
          .unchanged = unchanged,
          .bytes = 1'234'567,
          .revision = 7,
          .articles = 2345,
          .shards = 2,
          .archive_bytes = 5'000'000};
}

TEST_CASE("a summary has a row for each count that is not nothing", "[indexer]") {
  IndexSummary sums = sums_of(1200, 34);
  sums.rejected = 3;
  sums.deleted = 2;
  sums.merged_shards = 9;
  RejectionCounts counts;
  for (int i = 0; i < 3; ++i) counts.add(i == 0 ? "empty" : "a script");
  CHECK(summary_text(sums, counts, 10) ==
        "read      1,234 inputs, 1.2 MB in 10.0 s (123/s, 0.1 MB/s)\n"
        "added     1,200\n"
        "unchanged    34\n"
        "deleted       2\n"
        "rejected      3\n"
        "              2 a script\n"
        "              1 empty\n"
        "merged        9 shards\n"
        "archive   2,345 articles in 2 shards, 5.0 MB (2,132 bytes an article), revision 7\n");
}

TEST_CASE("where nothing happened one line says so", "[indexer]") {
  CHECK(summary_text(sums_of(0, 34), {}, 0.25) == "34 inputs in 0.2 s, all unchanged; revision 7\n");
  CHECK(summary_text(sums_of(0, 1), {}, 0) == "1 input in 0.0 s, all unchanged; revision 7\n");
  CHECK(summary_text(sums_of(0, 0), {}, 0) == "nothing changed; revision 7\n");
}

TEST_CASE("a run too short to measure has no rates, an empty archive no weight an article", "[indexer]") {
  IndexSummary sums{.deleted = 1, .revision = 2};
  CHECK(summary_text(sums, {}, 0) == "deleted   1\narchive   0 articles in 0 shards, 0 bytes, revision 2\n");
  CHECK(summary_text(sums_of(1, 0), {}, 0.01).starts_with("read          1 input, 1.2 MB in 0.0 s\n"));
}

}  // namespace
}  // namespace dateline
