// Posting bytes against a plain reader of them.
#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "common/text/varint.h"
#include "searcher/matching/posting_decode.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

struct Plain {
  std::vector<Xapian::docid> docids;
  std::vector<std::uint32_t> wdfs;
  std::string bytes;
};

std::uint32_t up_to_bits(std::mt19937_64& random, unsigned most) {
  const unsigned bits = static_cast<unsigned>(random() % (most + 1));
  return static_cast<std::uint32_t>(random() & ((std::uint64_t{1} << bits) - 1));
}

Plain random_block(std::mt19937_64& random, bool begins_chunk, Xapian::docid before) {
  Plain plain;
  const std::size_t postings = 1 + random() % kBlockPostings;
  const unsigned gap_bits = static_cast<unsigned>(1 + random() % 18);
  const unsigned wdf_bits = random() % 4 == 0 ? 16 : 4;
  Xapian::docid docid = before;
  for (std::size_t i = 0; i < postings; ++i) {
    if (i > 0 || !begins_chunk) {
      const std::uint32_t gap = up_to_bits(random, gap_bits);
      append_varint(plain.bytes, gap);
      docid += gap + 1;
    }
    plain.docids.push_back(docid);
    plain.wdfs.push_back(up_to_bits(random, wdf_bits));
    append_varint(plain.bytes, plain.wdfs.back());
  }
  return plain;
}

TEST_CASE("decoding finds the postings that were written, whatever follows them", "[matching]") {
  std::mt19937_64 random(testing::test_seed());
  INFO("seed " << testing::test_seed());
  DecodedBlock block;
  for (int round = 0; round < 20000; ++round) {
    const bool begins_chunk = random() % 2 == 0;
    const auto before = static_cast<Xapian::docid>(1 + random() % 1000);
    const Plain plain = random_block(random, begins_chunk, before);
    std::string bytes = plain.bytes;
    for (std::size_t more = random() % 40; more > 0; --more) bytes.push_back(static_cast<char>(random()));
    // In memory of its own size, so that a sanitizer sees a step outside.
    const auto copy = std::make_unique<char[]>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.get());
    const auto postings = static_cast<std::uint32_t>(plain.docids.size());
    REQUIRE(decode_postings({copy.get(), bytes.size()}, before, begins_chunk, postings, block) == plain.bytes.size());
    REQUIRE(block.size == postings);
    REQUIRE(std::equal(plain.docids.begin(), plain.docids.end(), block.docids.begin()));
    REQUIRE(std::equal(plain.wdfs.begin(), plain.wdfs.end(), block.wdfs.begin()));
    for (std::size_t i = postings; i < DecodedBlock::kRoom; ++i) REQUIRE(block.docids[i] == ~Xapian::docid{0});
  }
}

TEST_CASE("bytes that end early are refused, and random ones do no harm", "[matching]") {
  std::mt19937_64 random(testing::test_seed());
  INFO("seed " << testing::test_seed());
  DecodedBlock block;
  for (int round = 0; round < 5000; ++round) {
    const bool begins_chunk = random() % 2 == 0;
    const Plain plain = random_block(random, begins_chunk, 1);
    const std::string cut = plain.bytes.substr(0, random() % plain.bytes.size());
    CHECK(decode_postings(cut, 1, begins_chunk, static_cast<std::uint32_t>(plain.docids.size()), block) == 0);
    std::string noise(1 + random() % 600, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    const std::size_t used = decode_postings(noise, static_cast<Xapian::docid>(random()), begins_chunk,
                                             static_cast<std::uint32_t>(random() % 140), block);
    CHECK(used <= noise.size());
  }
  CHECK(decode_postings("\x01\x01", 1, false, 0, block) == 0);
  CHECK(decode_postings(std::string(400, '\x01'), 1, false, kBlockPostings + 1, block) == 0);
  CHECK(decode_postings("\x01\x01", 0xFFFFFFFE, false, 1, block) == 0);
}

}  // namespace
}  // namespace dateline
