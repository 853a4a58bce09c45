#include "common/text/mojibake.h"

#include <catch2/catch.hpp>
#include <random>

#include "common/text/charset.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// UTF-8 read as windows-1252.
std::string spoilt(std::string_view text) {
  std::string marked(text);
  for (int i = 0; i < 20; ++i) marked += '\xE9';  // no UTF-8 any more
  std::string read = to_utf8(marked, "windows-1252").text;
  read.resize(read.size() - 40);
  return read;
}

}  // namespace

TEST_CASE("UTF-8 that was read as windows-1252 is mended", "[mojibake]") {
  const char* const texts[] = {
      "The keeper\xE2\x80\x99s house, \xE2\x80\x9Cold and dry\xE2\x80\x9D",
      "caf\xC3\xA9 s\xC3\xBC\xC3\x9F",
      "\xD0\x9C\xD0\xBE\xD1\x81\xD1\x82",
      "100\xC2\xA0\xE2\x82\xAC a day",
  };
  for (const char* text : texts) {
    INFO(text);
    const std::string bad = spoilt(text);
    REQUIRE(bad != text);
    CHECK(mend_mojibake(bad) == std::string(text));
    CHECK(mend_mojibake("first\n" + bad + "\nlast") == "first\n" + std::string(text) + "\nlast");
  }
}

TEST_CASE("text that is right, or not surely wrong, stays", "[mojibake]") {
  const char* const texts[] = {
      "",
      "plain",
      "caf\xC3\xA9 au lait",                                  // right as it is
      "AMANH\xC3\x83\xE2\x80\x9D e IRM\xC3\x83\xE2\x80\x9D",  // capitals before closing quotes
      "one \xC3\x83\xC2\xA9 only",                            // might be meant
      "\xC3\x83\xC2\xA9 \xC3\x83\xC2\xBC and caf\xC3\xA9",    // one letter is right
      "\xC3\x83\xC2\xA9 \xC3\x83\xC2\xBC \xD0\x9C\xD0\xBE",   // Cyrillic is right
      "\xC3\xA2\xE2\x82\xAC",                                 // cut in the middle
  };
  for (const char* text : texts) {
    INFO(text);
    CHECK_FALSE(mend_mojibake(text));
  }
}

TEST_CASE("mending any text gives UTF-8", "[mojibake]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i)
      append_utf8(text, static_cast<char32_t>(0x20 + random() % (random() % 2 == 0 ? 0x100 : 0x2100)));
    if (const auto mended = mend_mojibake(text)) CHECK(is_utf8(*mended));
  }
}

}  // namespace dateline
