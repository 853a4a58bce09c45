#include "indexer/inverting/posting_lists.h"

#include <dateline/error.h>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <utility>

namespace dateline {
namespace {

using Postings = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Postings read(const PostingLists& lists, std::uint32_t list) {
  std::string bytes = "forgotten";
  lists.collect(list, bytes);
  std::vector<SourcePosting> read;
  read_postings(bytes, read);
  Postings postings;
  for (const SourcePosting& posting : read) postings.emplace_back(posting.row, posting.wdf);
  return postings;
}

TEST_CASE("a list without postings is empty", "[inverting]") {
  PostingLists lists(2);
  lists.add(1, 0, 3);
  CHECK(lists.empty(0));
  CHECK_FALSE(lists.empty(1));
  CHECK(read(lists, 1) == Postings{{0, 3}});
}

TEST_CASE("a row that comes again adds to its wdf", "[inverting]") {
  PostingLists lists(1);
  lists.add(0, 5, 1);
  lists.add(0, 5, 200);
  lists.add(0, 6, 0);
  lists.add(0, 1'000'000, 70'000);
  lists.add(0, 1'000'000, 1);
  CHECK(read(lists, 0) == Postings{{5, 201}, {6, 0}, {1'000'000, 70'001}});
}

TEST_CASE("bytes that end inside a posting are refused", "[inverting]") {
  std::vector<SourcePosting> postings;
  CHECK_THROWS_AS(read_postings(std::string_view("\x01", 1), postings), Error);
  CHECK_THROWS_AS(read_postings("\x01\x80", postings), Error);
  CHECK_NOTHROW(read_postings("", postings));
  CHECK(postings.empty());
}

TEST_CASE("lists that grow side by side are those that maps would hold", "[inverting]") {
  const auto seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  constexpr std::uint32_t kLists = 300;
  PostingLists lists(kLists);
  std::vector<std::map<std::uint32_t, std::uint32_t>> model(kLists);
  std::uint32_t row = 0;
  for (int i = 0; i < 200'000; ++i) {
    if (random() % 20 == 0) row += 1 + static_cast<std::uint32_t>(random() % (random() % 50 == 0 ? 100'000 : 3));
    // A few lists get most of the postings.
    const auto list = static_cast<std::uint32_t>(random() % (1 + random() % kLists));
    const auto wdf = static_cast<std::uint32_t>(random() % (random() % 10 == 0 ? 1000 : 3));
    lists.prefetch(list);
    lists.prefetch_end(list);
    lists.add(list, row, wdf);
    model[list][row] += wdf;
  }
  for (std::uint32_t list = 0; list < kLists; ++list) {
    REQUIRE(lists.empty(list) == model[list].empty());
    if (!model[list].empty()) REQUIRE(read(lists, list) == Postings(model[list].begin(), model[list].end()));
  }
}

}  // namespace
}  // namespace dateline
