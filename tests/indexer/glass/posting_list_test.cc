#include "indexer/glass/posting_list.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <dateline/error.h>

#include "indexer/glass/table_writer.h"
#include "tests/indexer/glass/table_reader.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::glass;
using namespace dateline::testing;

namespace {

using Postings = std::vector<std::pair<Xapian::docid, Xapian::termcount>>;

/// Reads the chunks back and checks their headers.
Postings read_back(const PostingList& list, PostingList::Counts counts) {
  Postings postings;
  for (std::size_t chunk = 0; chunk < list.chunks(); ++chunk) {
    const std::string tag(list.tag(chunk));
    std::size_t at = 0;
    std::uint64_t docid = list.first_docid(chunk);
    if (chunk == 0) {
      const bool shown = counts == PostingList::Counts::shown;
      REQUIRE(take_varint(tag, at) == (shown ? list.documents() : 0));
      REQUIRE(take_varint(tag, at) == (shown ? list.wdf_sum() : 0));
      REQUIRE(take_varint(tag, at) == docid - 1);
    }
    REQUIRE(tag[at++] == (chunk + 1 == list.chunks() ? '1' : '0'));
    const std::uint64_t last = docid + take_varint(tag, at);
    REQUIRE(tag.substr(at) == list.body(chunk));
    postings.emplace_back(docid, take_varint(tag, at));
    while (at < tag.size()) {
      docid += take_varint(tag, at) + 1;
      postings.emplace_back(docid, take_varint(tag, at));
    }
    REQUIRE(docid == last);
  }
  return postings;
}

void require_kept(PostingList& list, std::size_t key_bytes, const Postings& postings) {
  list.start(key_bytes);
  std::uint64_t sum = 0;
  for (const auto& [docid, wdf] : postings) {
    list.add(docid, wdf);
    sum += wdf;
  }
  list.end(PostingList::Counts::shown);
  REQUIRE(list.documents() == postings.size());
  REQUIRE(list.wdf_sum() == sum);
  REQUIRE(read_back(list, PostingList::Counts::shown) == postings);
  for (std::size_t chunk = 0; chunk < list.chunks(); ++chunk) {
    const std::size_t longest_key = key_bytes + (chunk == 0 ? 0 : 1 + kMostDocidKey);
    REQUIRE(TableWriter::tag_in_one_item(longest_key, list.tag(chunk).size()));
  }
}

}  // namespace

TEST_CASE("every chunk of a posting list is one item, whatever the key and the list's length", "[glass]") {
  PostingList list;
  for (const std::size_t key_bytes : {1U, 9U, 10U, 11U, 100U, 248U, 249U}) {
    // Two bytes a posting: all sizes around one chunk and two.
    for (std::uint32_t count = 870; count < 2010; count += count == 1050 ? 700 : 1) {
      Postings postings;
      for (std::uint32_t docid = 1; docid <= count; ++docid) postings.emplace_back(docid, docid == 1 ? 128 : 1);
      require_kept(list, key_bytes, postings);
    }
  }
}

TEST_CASE("a posting list keeps postings of every size", "[glass]") {
  const unsigned long long seed = test_seed();
  INFO("DATELINE_TEST_SEED=" << seed);
  std::mt19937_64 random(seed);
  PostingList list;
  for (int round = 0; round < 300; ++round) {
    Postings postings;
    std::uint64_t docid = 0;
    const std::uint64_t gap_bits = random() % 32;
    const std::uint64_t wdf_bits = random() % 33;
    for (std::size_t count = random() % 6000; count > 0; --count) {
      docid += 1 + (random() & ((std::uint64_t{1} << gap_bits) - 1));
      if (docid >= std::uint64_t{1} << 32) break;
      postings.emplace_back(static_cast<Xapian::docid>(docid),
                            static_cast<Xapian::termcount>(random() & ((std::uint64_t{1} << wdf_bits) - 1)));
    }
    require_kept(list, 1 + random() % 249, postings);
  }
}

TEST_CASE("a posting list with the largest header is one item still", "[glass]") {
  PostingList list;
  Postings postings;
  for (Xapian::docid docid = 4294967295U - 3000; docid != 0; ++docid) postings.emplace_back(docid, 4294967295U);
  require_kept(list, 249, postings);
  require_kept(list, 1, postings);
}

TEST_CASE("the first chunk of document lengths counts nothing", "[glass]") {
  PostingList list;
  list.start(2);
  for (Xapian::docid docid = 1; docid < 5000; ++docid) list.add(docid, docid % 7);
  list.end(PostingList::Counts::zero);
  CHECK(read_back(list, PostingList::Counts::zero).size() == 4999);
}

TEST_CASE("a posting list refuses docids that do not ascend", "[glass]") {
  PostingList list;
  list.start(3);
  CHECK_THROWS_AS(list.add(0, 1), Error);
  list.add(5, 1);
  CHECK_THROWS_AS(list.add(5, 1), Error);
  CHECK_THROWS_AS(list.add(4, 1), Error);
  CHECK_THROWS_AS(list.add(0, 1), Error);
  list.add(6, 1);
  list.end(PostingList::Counts::shown);
  CHECK(list.documents() == 2);
}

TEST_CASE("a posting list without postings has no chunk", "[glass]") {
  PostingList list;
  list.start(3);
  list.add(1, 1);
  list.start(3);
  list.end(PostingList::Counts::shown);
  CHECK(list.chunks() == 0);
  CHECK(list.documents() == 0);
}
