// utf8, language, json: one table each.
#include <simdjson.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "common/text/edit_distance.h"
#include "common/text/first_bytes.h"
#include "common/text/json.h"
#include "common/text/language.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

TEST_CASE("ill-formed UTF-8 is seen and mended", "[text]") {
  struct Row {
    std::string in;
    bool valid;
    std::string mended;
  };
  const Row row = GENERATE(values<Row>({
      {"plain", true, "plain"},
      {"é漢😀", true, "é漢😀"},
      {"a\xff"
       "b",
       false, "a\uFFFDb"},
      {"\xc0\xaf", false, "\uFFFD\uFFFD"},            // overlong
      {"\xed\xa0\x80", false, "\uFFFD\uFFFD\uFFFD"},  // surrogate
      {"cut \xe6\xbc", false, "cut \uFFFD"},
      {"", true, ""},
  }));
  CHECK(is_utf8(row.in) == row.valid);
  CHECK(to_valid_utf8(row.in) == row.mended);
}

TEST_CASE("mending any bytes gives valid UTF-8 and leaves valid text alone", "[text]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 20; i > 0; --i) bytes += static_cast<char>(random() % 256);
    const std::string mended = to_valid_utf8(bytes);
    REQUIRE(is_utf8(mended));
    REQUIRE((is_utf8(bytes) ? mended == bytes : true));
    for (std::size_t pos = 0; pos <= bytes.size() + 1; ++pos) {
      REQUIRE(utf8_prefix(mended, pos).size() <= pos);
      REQUIRE(is_utf8(utf8_prefix(mended, pos)));
    }
  }
}

TEST_CASE("width on a terminal counts wide characters twice and marks not at all", "[text]") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("北朝鮮") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("") == 0);
}

TEST_CASE("blanks of all kinds become one", "[text]") {
  CHECK(squeeze_blanks("  a\u00A0\u3000b\n\tc ") == "a b c");
  CHECK(squeeze_blanks("") == "");
  CHECK(trim(" \t x y \n") == "x y");
}

TEST_CASE("a language is told from its text", "[text]") {
  struct Row {
    const char* text;
    const char* declared;
    const char* language;
  };
  const Row row = GENERATE(values<Row>({
      {"The council met on Tuesday to decide about the new bridge over the river.", "", "en"},
      {"Der Stadtrat traf sich am Dienstag, um über die neue Brücke zu entscheiden.", "", "de"},
      {"El ayuntamiento se reunió el martes para decidir sobre el nuevo puente del río.", "en", "es"},
      {"市议会星期二开会，决定是否在河上修建一座新的桥梁。", "", "zh"},
      {"اجتمع المجلس يوم الثلاثاء لاتخاذ قرار بشأن الجسر الجديد فوق النهر.", "", "ar"},
      {"Городской совет собрался во вторник, чтобы решить вопрос о новом мосте.", "", "ru"},
      {"ok", "fr-CA", "fr"},
      {"12345 67890 12345 67890", "", ""},
  }));
  CAPTURE(row.text);
  CHECK(detect_language(row.text, row.declared) == row.language);
}

TEST_CASE("a language is known to have capitals or not", "[text]") {
  for (const char* language : {"en", "ru", "el", "vi", "hy", "", "xx", "??"}) CHECK(has_capitals(language));
  for (const char* language : {"zh", "zh-Hant", "ja", "ko", "ar", "he", "hi", "th", "ka"})
    CHECK_FALSE(has_capitals(language));
}

TEST_CASE("language tags are brought to one form", "[text]") {
  CHECK(normal_language("en-GB") == "en");
  CHECK(normal_language("EN_us.UTF-8") == "en");
  CHECK(normal_language("zh-TW") == "zh-Hant");
  CHECK(normal_language("zh_Hant_HK") == "zh-Hant");
  CHECK(normal_language("zh-CN") == "zh");
  CHECK(normal_language("iw") == "he");
  CHECK(normal_language("nn") == "nb");
  CHECK(normal_language("english") == "");
  CHECK(normal_language("") == "");
}

TEST_CASE("what the JSON writer writes a JSON parser reads back", "[text]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  simdjson::dom::parser parser;
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) text += static_cast<char>(random() % 256);
    const double number = static_cast<double>(random()) / 1000.0;
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("text").value(text).key("list").begin_array().value(number).value(true).value(-5);
    json.value(std::numeric_limits<std::uint64_t>::max()).value(std::numeric_limits<double>::infinity()).end_array();
    json.field_if("empty", "").key("names").value(std::vector<std::string>{"a", text}).end_object();
    const auto read = parser.parse(out);
    REQUIRE(read.error() == simdjson::SUCCESS);
    CHECK(std::string_view(read["text"]) == to_valid_utf8(text));
    CHECK(double(read["list"].at(0)) == number);
    CHECK(std::uint64_t(read["list"].at(3)) == std::numeric_limits<std::uint64_t>::max());
    CHECK(read["list"].at(4).is_null());
    CHECK(read["empty"].error() == simdjson::NO_SUCH_FIELD);
    CHECK(std::string_view(read["names"].at(1)) == to_valid_utf8(text));
  }
}

TEST_CASE("every byte that JSON escapes is escaped, wherever it stands", "[text]") {
  // Eight bytes are looked at together: each place of them, before and behind.
  for (int byte = 0; byte < 0x80; ++byte) {
    for (std::size_t at = 0; at < 20; ++at) {
      CAPTURE(byte, at);
      std::string text(20, 'x');
      text[at] = static_cast<char>(byte);
      std::string out;
      JsonWriter(out).value(text);
      const bool is_escaped = byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
      REQUIRE((out != "\"" + text + "\"") == is_escaped);
      simdjson::dom::parser parser;
      std::string_view read;
      REQUIRE(parser.parse(out).get(read) == simdjson::SUCCESS);
      REQUIRE(read == text);
    }
  }
}

TEST_CASE("texts are sorted by their bytes", "[text]") {
  const std::vector<std::string> texts{"b", "", "aaaaaaaab", "aaaaaaaa", "\xC3\xA9", "aaaaaaaaa", std::string("a\0", 2),
                                       "a", "Z"};
  std::vector<std::string> sorted;
  for (const std::uint32_t i : sorted_by_bytes(static_cast<std::uint32_t>(texts.size()),
                                               [&](std::uint32_t at) { return std::string_view(texts[at]); })) {
    sorted.push_back(texts[i]);
  }
  std::vector<std::string> wanted = texts;
  std::sort(wanted.begin(), wanted.end());
  CHECK(sorted == wanted);
}

TEST_CASE("edit distance is exact up to its limit", "[text]") {
  CHECK(edit_distance("harbor", "harbour", 3) == 1);
  CHECK(edit_distance("", "abc", 3) == 3);
  CHECK(edit_distance("abc", "", 2) == 3);
  CHECK(edit_distance("kitten", "sitting", 5) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("same", "same", 0) == 0);
}

}  // namespace
}  // namespace dateline
