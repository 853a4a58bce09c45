#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "common/archive/dense_code.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

/// Codes with what find_code() asks for around them: a byte before, sixteen behind.  The frame's bytes look like codes.
class Framed {
 public:
  Framed(const DenseCode& code, const std::vector<std::uint64_t>& ranks, char frame) : bytes_(1, frame) {
    for (const std::uint64_t rank : ranks) bytes_ += code.encode(rank).view();
    size_ = bytes_.size() - 1;
    bytes_.append(16, frame);
  }
  [[nodiscard]] std::string_view codes() const { return std::string_view(bytes_).substr(1, size_); }

 private:
  std::string bytes_;
  std::size_t size_ = 0;
};

std::vector<std::uint32_t> found(const DenseCode& code, std::string_view codes, std::uint64_t rank) {
  std::vector<std::uint32_t> places;
  find_code(code, codes, code.encode(rank).view(), [&](std::uint32_t place) { places.push_back(place); });
  return places;
}

std::vector<std::uint32_t> expected(const std::vector<std::uint64_t>& ranks, std::uint64_t rank) {
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    if (ranks[i] == rank) places.push_back(static_cast<std::uint32_t>(i));
  }
  return places;
}

std::uint64_t bytes_of(const DenseCode& code, const std::vector<std::uint64_t>& counts) {
  std::uint64_t bytes = 0;
  for (std::size_t rank = 0; rank < counts.size(); ++rank) bytes += counts[rank] * code.encode(rank).size;
  return bytes;
}

}  // namespace

TEST_CASE("a code is written in place as it is encoded", "[archive]") {
  for (const unsigned stoppers : {1U, 2U, 127U, 128U, 200U, 254U, 255U}) {
    const DenseCode code(stoppers, std::uint64_t{1} << 32);
    const std::uint64_t of_two = std::uint64_t{stoppers} * (257 - stoppers);
    std::vector<std::uint64_t> ranks{of_two - 1, of_two, of_two + 1, 0xFFFE, 0xFFFF, 0x10000, 0x10001};
    for (std::uint64_t rank = 0; rank < 1000; ++rank) ranks.push_back(rank);
    for (const std::uint64_t rank : ranks) {
      const DenseCode::Bytes wanted = code.encode(rank);
      if (wanted.size == DenseCode::kMaxBytes) continue;  // not all of such a code may be there
      CAPTURE(stoppers, rank);
      std::array<char, DenseCode::kMaxBytes> bytes{};
      const std::size_t size = code.write(rank, bytes.data());
      REQUIRE(std::string_view(bytes.data(), size) == wanted.view());
    }
  }
}

TEST_CASE("every rank has a code that reads back, short ones first, ended by its only end byte", "[archive]") {
  for (const unsigned stoppers : {1U, 2U, 100U, 128U, 201U, 254U, 255U}) {
    const DenseCode code(stoppers, 2000);
    CAPTURE(stoppers);
    std::size_t size = 1;
    for (std::uint64_t rank = 0; rank < 2000; ++rank) {
      const auto bytes = code.encode(rank);
      CAPTURE(rank);
      REQUIRE(bytes.size >= size);
      size = bytes.size;
      for (std::size_t i = 0; i < size; ++i) CHECK(code.ends(bytes.view()[i]) == (i + 1 == size));
      const char* at = bytes.view().data();
      std::uint64_t back = 0;
      REQUIRE(code.decode(at, bytes.view().data() + size, back));
      CHECK(back == rank);
      CHECK(at == bytes.view().data() + size);
    }
  }
}

TEST_CASE("the last ranks of a large dictionary read back", "[archive]") {
  const std::uint64_t ranks = std::uint64_t{1} << 32;
  const DenseCode code(128, ranks);
  REQUIRE(code.valid());
  for (const std::uint64_t rank : {ranks - 1, ranks - 2, ranks / 3}) {
    const auto bytes = code.encode(rank);
    const char* at = bytes.view().data();
    std::uint64_t back = 0;
    REQUIRE(code.decode(at, at + bytes.size, back));
    CHECK(back == rank);
  }
}

TEST_CASE("bytes that are no code are refused", "[archive]") {
  const DenseCode code(200, 300);
  const auto decodes = [&](const std::string& bytes) {
    const char* at = bytes.data();
    std::uint64_t rank = 0;
    return code.decode(at, bytes.data() + bytes.size(), rank);
  };
  CHECK_FALSE(decodes(""));
  CHECK_FALSE(decodes("\xC8"));
  CHECK(decodes(std::string(code.encode(299).view())));
  CHECK_FALSE(decodes(std::string(code.encode(300).view())));
  CHECK_FALSE(decodes(std::string(40, '\xFF') + "\x01"));
}

TEST_CASE("a code is valid only if it has eight bytes or fewer for every rank", "[archive]") {
  CHECK_FALSE(DenseCode(0, 1).valid());
  CHECK_FALSE(DenseCode(256, 1).valid());
  CHECK(DenseCode(255, 255 * 8).valid());
  CHECK_FALSE(DenseCode(255, 255 * 8 + 1).valid());
}

TEST_CASE("the chosen number of end bytes takes the fewest bytes of all", "[archive]") {
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const std::vector<std::size_t> sizes = {0, 1, 2, 127, 128, 254, 255, 256, 257, 3000};
  for (const std::size_t size : sizes) {
    for (const double slope : {0.0, 1.0, 2.0}) {
      std::vector<std::uint64_t> counts(size);
      for (std::size_t i = 0; i < size; ++i) {
        counts[i] = static_cast<std::uint64_t>(1e6 / std::pow(static_cast<double>(i + 1), slope)) + random() % 3;
      }
      std::sort(counts.rbegin(), counts.rend());
      const DenseCode best = DenseCode::best_for(counts);
      CAPTURE(size, slope, best.stoppers());
      REQUIRE(best.valid());
      CHECK(best.ranks() == size + 1);
      const std::uint64_t bytes = bytes_of(best, counts);
      for (unsigned stoppers = 1; stoppers <= 255; ++stoppers) {
        const DenseCode other(stoppers, size + 1);
        if (!other.valid()) continue;
        CHECK(bytes_of(other, counts) >= bytes);
        if (stoppers < best.stoppers()) CHECK(bytes_of(other, counts) > bytes);
      }
    }
  }
}

TEST_CASE("a word is found at all its places and nowhere else", "[archive]") {
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (const unsigned stoppers : {1U, 2U, 5U, 201U, 255U}) {
    const std::uint64_t words = stoppers == 255 ? 900 : 12 + stoppers * 2;
    const DenseCode code(stoppers, words);
    REQUIRE(code.valid());
    for (std::size_t size = 0; size < 70; ++size) {
      std::vector<std::uint64_t> ranks(size);
      for (std::uint64_t& rank : ranks) rank = random() % 3 == 0 ? random() % words : random() % 4 % words;
      for (const char frame : {'\0', '\x01', '\xFF'}) {
        const Framed framed(code, ranks, frame);
        for (std::uint64_t rank = 0; rank < words; rank += 1 + rank / 20) {
          CAPTURE(stoppers, size, int{frame}, rank);
          CHECK(found(code, framed.codes(), rank) == expected(ranks, rank));
        }
      }
    }
  }
}

TEST_CASE("a code's bytes inside a longer code are no hit", "[archive]") {
  const DenseCode code(2, 1'000'000);
  // With two end bytes most words are long, and the bytes of rank 0 end every second one.
  std::vector<std::uint64_t> ranks;
  for (std::uint64_t rank = 999; rank > 0; --rank) ranks.push_back(rank * rank);
  const Framed framed(code, ranks, '\0');
  for (std::uint64_t rank = 0; rank < 2000; ++rank) {
    CAPTURE(rank);
    CHECK(found(code, framed.codes(), rank) == expected(ranks, rank));
  }
}

TEST_CASE("one word a hundred thousand times is found a hundred thousand times", "[archive]") {
  const DenseCode code(201, 5000);
  for (const std::uint64_t rank : {std::uint64_t{0}, std::uint64_t{4000}}) {
    const std::vector<std::uint64_t> ranks(100'000, rank);
    const Framed framed(code, ranks, '\0');
    std::vector<std::uint32_t> all(ranks.size());
    std::iota(all.begin(), all.end(), 0U);
    CHECK(found(code, framed.codes(), rank) == all);
  }
}
