#include "indexer/glass/encodings.h"

#include <array>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <dateline/error.h>

#include "common/archive/glass_keys.h"
#include "indexer/glass/positions.h"
#include "indexer/glass/termlist.h"
#include "tests/indexer/glass/families.h"
#include "tests/indexer/glass/table_reader.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::glass;
using namespace dateline::testing;
using namespace std::string_literals;

namespace {

std::string hex(const std::string& bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += kDigits[static_cast<unsigned char>(byte) >> 4];
    text += kDigits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

template <typename... Arguments>
std::string hex_of(void (*append)(std::string&, Arguments...), std::type_identity_t<Arguments>... arguments) {
  std::string bytes;
  append(bytes, arguments...);
  return hex(bytes);
}

/// The positions' code read back, by its description and not by our writer's steps.
class PositionDecoder {
 public:
  explicit PositionDecoder(const std::string& tag) : tag_(tag) {}

  std::vector<std::uint32_t> decode() {
    const std::uint64_t last = take_varint(tag_, at_);
    if (at_ == tag_.size()) return {static_cast<std::uint32_t>(last)};
    const std::uint64_t first = code(last);
    const std::uint64_t count = code(last - first) + 2;
    positions_.resize(count);
    positions_.front() = static_cast<std::uint32_t>(first);
    positions_.back() = static_cast<std::uint32_t>(last);
    fill(0, count - 1);
    REQUIRE((bit_ + 7) / 8 + at_ == tag_.size());
    return positions_;
  }

 private:
  std::uint64_t bits(unsigned count) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < count; ++i, ++bit_) {
      value |= (number_at(tag_, at_ + bit_ / 8, 1) >> (bit_ % 8) & 1) << i;
    }
    return value;
  }
  std::uint64_t code(std::uint64_t range) {
    if (range == 1) return 0;
    unsigned width = 0;
    while ((std::uint64_t{1} << width) < range) ++width;
    const std::uint64_t spare = (std::uint64_t{1} << width) - range;
    const std::uint64_t middle = (range - spare) / 2;
    std::uint64_t value = bits(width - 1);
    if (spare != 0 && value >= middle && value < middle + spare) return value;
    if (bits(1) == 0) return value;
    value += std::uint64_t{1} << (width - 1);
    return spare == 0 ? value : value - (std::uint64_t{1} << (width - 1)) + middle + spare;
  }
  void fill(std::uint64_t from, std::uint64_t to) {
    if (to - from < 2) return;
    const std::uint64_t middle = from + (to - from) / 2;
    const std::uint64_t offset = code(positions_[to] - positions_[from] - (to - from) + 1);
    positions_[middle] = static_cast<std::uint32_t>(positions_[from] + offset + (middle - from));
    fill(from, middle);
    fill(middle, to);
  }

  const std::string& tag_;
  std::size_t at_ = 0;
  std::uint64_t bit_ = 0;
  std::vector<std::uint32_t> positions_;
};

}  // namespace

TEST_CASE("numbers have the bytes that glass gives them", "[glass]") {
  struct Row {
    std::uint64_t number;
    const char* bytes;
  };
  for (const Row& row : {Row{0, "00"}, Row{127, "7f"}, Row{128, "8001"}, Row{16383, "ff7f"}, Row{16384, "808001"},
                         Row{4294967295U, "ffffffff0f"}, Row{18446744073709551615U, "ffffffffffffffffff01"}}) {
    CHECK(hex_of(append_varint, row.number) == row.bytes);
  }
  for (const Row& row :
       {Row{1, "0001"}, Row{32767, "7fff"}, Row{32768, "808000"}, Row{4194303, "bfffff"}, Row{4194304, "c0400000"},
        Row{536870911, "dfffffff"}, Row{536870912, "e020000000"}, Row{4294967295U, "e0ffffffff"}}) {
    CHECK(hex_of(append_docid, static_cast<Xapian::docid>(row.number)) == row.bytes);
  }
  for (const Row& row :
       {Row{0, ""}, Row{1, "01"}, Row{255, "ff"}, Row{256, "0001"}, Row{300, "2c01"}, Row{4294967294U, "feffffff"}}) {
    CHECK(hex_of(append_slot, static_cast<Xapian::valueno>(row.number)) == row.bytes);
  }
}

TEST_CASE("keys of docids sort like the docids and never begin with FF", "[glass]") {
  std::string before;
  for (std::uint64_t docid = 1; docid < (std::uint64_t{1} << 32); docid += 1 + docid / 37) {
    std::string key;
    append_docid(key, static_cast<Xapian::docid>(docid));
    REQUIRE(before < key);
    REQUIRE(key[0] != '\xFF');
    before = key;
  }
}

TEST_CASE("a zero byte of a term is two bytes of its key", "[glass]") {
  CHECK(hex_of(append_escaped_key, "") == "");
  CHECK(hex_of(append_escaped_key, "abc") == "616263");
  CHECK(hex_of(append_escaped_key, "\0"s) == "00ff");
  CHECK(hex_of(append_escaped_key, "a\0\0b\0"s) == "6100ff00ff6200ff");
}

TEST_CASE("positions are coded as the format says", "[glass]") {
  struct Row {
    std::vector<std::uint32_t> positions;
    const char* bytes;
  };
  for (const Row& row :
       {Row{{0}, "00"}, Row{{300}, "ac02"}, Row{{2, 5, 9}, "098a"}, Row{{0, 1}, "01"}, Row{{0, 1, 2, 3}, "0308"}}) {
    CHECK(hex_of(append_positions, row.positions) == row.bytes);
  }
}

TEST_CASE("coded positions can be read back", "[glass]") {
  const unsigned long long seed = test_seed();
  INFO("DATELINE_TEST_SEED=" << seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 3000; ++round) {
    const std::uint64_t below = std::uint64_t{1} << (1 + random() % 32);
    const auto positions = dateline::testing::detail::random_positions(random, 1 + random() % 60, below);
    std::string tag;
    append_positions(tag, positions);
    if (tag == "\x01") continue;  // Xapian has one code for 0 and 1 together and for 1 alone
    REQUIRE(PositionDecoder(tag).decode() == positions);
  }
}

TEST_CASE("positions that do not ascend are refused", "[glass]") {
  std::string tag;
  for (const std::vector<std::uint32_t>& positions :
       {std::vector<std::uint32_t>{}, {1, 1}, {2, 1}, {1, 5, 5, 9}, {4294967295U, 0}}) {
    CHECK_THROWS_AS(append_positions(tag, positions), Error);
  }
}

TEST_CASE("a termlist shares a byte between wdf and common start where that fits", "[glass]") {
  const std::vector<GlassTerm> terms = {{"Q7", 0}, {"cat", 1}, {"dog", 3}};
  CHECK(hex_of(append_termlist, 4U, terms) ==
        "0403"
        "02513700"
        "0603636174"
        "1003646f67");
  // The term before has 3 bytes: (wdf + 1) * 4 + 3 is 255 for wdf 62, and too much for 63.
  const std::vector<GlassTerm> shared = {{"abc", 1}, {"abcd", 62}};
  CHECK(hex_of(append_termlist, 63U, shared) ==
        "3f02"
        "0361626301"
        "ff0164");
  const std::vector<GlassTerm> apart = {{"abc", 1}, {"abcd", 63}};
  CHECK(hex_of(append_termlist, 64U, apart) ==
        "4002"
        "0361626301"
        "0301643f");
  CHECK(hex_of(append_termlist, 0U, {}) == "");
}

TEST_CASE("a termlist refuses terms that no reader could read", "[glass]") {
  const std::string longest(245, 'x');
  const std::string too_long(246, 'x');
  std::string tag;
  append_termlist(tag, 1, std::vector<GlassTerm>{{longest, 1}});
  for (const std::vector<GlassTerm>& terms : {std::vector<GlassTerm>{{"", 1}},
                                              {{too_long, 1}},
                                              {{"a", 1}, {"a", 1}},
                                              {{"b", 1}, {"a", 1}},
                                              {{"a", 1}, {"", 1}}}) {
    CHECK_THROWS_AS(append_termlist(tag, 1, terms), Error);
  }
}

TEST_CASE("slots of a document are gaps and must ascend", "[glass]") {
  CHECK(hex_of(append_slots, std::vector<Xapian::valueno>{0}) == "00");
  CHECK(hex_of(append_slots, std::vector<Xapian::valueno>{0, 1, 128, 300}) == "00007eab01");
  std::string tag;
  CHECK_THROWS_AS(append_slots(tag, std::vector<Xapian::valueno>{1, 1}), Error);
  CHECK_THROWS_AS(append_slots(tag, std::vector<Xapian::valueno>{2, 1}), Error);
}

TEST_CASE("data is deflated only where that makes it smaller", "[glass]") {
  std::mt19937_64 random(1);
  TagDeflater deflater;
  std::string out;
  for (std::size_t bytes = 0; bytes < 300; ++bytes) {
    const std::string same(bytes, 'a');
    const bool deflated = deflater.deflate(same, out);
    if (bytes <= 18) CHECK_FALSE(deflated);
    if (bytes >= 60) CHECK(deflated);  // in between libdeflate does not try
    CHECK((deflated ? inflate(out) : out) == same);
    if (deflated) CHECK(out.size() < bytes);
    const std::string noise = dateline::testing::detail::random_bytes(random, bytes);
    CHECK_FALSE(deflater.deflate(noise, out));
    CHECK(out == noise);
  }
  TagDeflater moved = std::move(deflater);
  CHECK(moved.deflate(std::string(3 << 20, 'b'), out));
  CHECK(inflate(out) == std::string(3 << 20, 'b'));
  CHECK(inflate_tag(out) == std::string(3 << 20, 'b'));
}

TEST_CASE("what was deflated is inflated, and other bytes are refused", "[glass]") {
  std::mt19937_64 random(2);
  TagDeflater deflater;
  std::string out;
  for (std::size_t bytes = 60; bytes < 100000; bytes += 1 + bytes / 3) {
    const std::string data = std::string(bytes, 'a') + dateline::testing::detail::random_bytes(random, bytes / 8);
    REQUIRE(deflater.deflate(data, out));
    CHECK((inflate_tag(out) == data));
    CHECK_THROWS_AS(inflate_tag(out.substr(0, out.size() - 1)), Error);
  }
  CHECK_THROWS_AS(inflate_tag(""), Error);
  CHECK_THROWS_AS(inflate_tag("\xFF\xFF\xFF"), Error);
}
