// to_utf8(): bytes of known and unknown charsets.
#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "common/text/charset.h"
#include "common/text/charset_labels.h"
#include "common/text/utf8.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace std::string_literals;

namespace {

std::string utf16(const std::u16string& text, bool little) {
  std::string out;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a byte order mark decides", "[text]") {
  struct Row {
    std::string bytes;
    const char* charset;
  };
  for (const Row& row :
       {Row{"\xEF\xBB\xBF"
            "Caf\xC3\xA9",
            "UTF-8"},
        Row{"\xFF\xFE"s + utf16(u"Café", true), "UTF-16LE"}, Row{"\xFE\xFF"s + utf16(u"Café", false), "UTF-16BE"},
        Row{"\xFF\xFE\0\0C\0\0\0a\0\0\0f\0\0\0\xE9\0\0\0"s, "UTF-32LE"}}) {
    INFO(row.charset);
    const DecodedText read = to_utf8(row.bytes, "windows-1251", "big5");
    CHECK(read.text == "Café");
    CHECK(read.charset == row.charset);
    CHECK(read.how == "BOM");
  }
}

TEST_CASE("valid UTF-8 is UTF-8 whatever is declared", "[text]") {
  const DecodedText read = to_utf8("Café in Straßburg", "iso-8859-1", "windows-1251");
  CHECK(read.text == "Café in Straßburg");
  CHECK(read.charset == "UTF-8");
  CHECK(read.how == "valid UTF-8");
  CHECK(to_utf8("plain", "shift_jis").how == "valid UTF-8");
}

TEST_CASE("a declared charset is read by the labels of the web", "[text]") {
  struct Row {
    const char* label;
    std::string bytes;
    const char* text;
    const char* charset;
  };
  const std::vector<Row> rows{
      {"iso-8859-1",
       "\x93"
       "Caf\xE9\x94 \x80 5",
       "“Café” € 5", "windows-1252"},
      {"US-ASCII", "na\xEFve \x96 so", "naïve – so", "windows-1252"},
      {" \"Latin1\" ",
       "\xFC"
       "ber",
       "über", "windows-1252"},
      {"text/html; charset=ISO-8859-15; x=y", "\xA4 5", "€ 5", "ISO-8859-15"},
      {"ISO-8859-2",
       "\xB3\xF3"
       "d\xBC",
       "łódź", "ISO-8859-2"},
      {"cp1250",
       "\xB3\xF3"
       "d\x9F",
       "łódź", "windows-1250"},
      {"windows-1251", "\xCC\xEE\xF1\xEA\xE2\xE0", "Москва", "windows-1251"},
      {"KOI8-R", "\xED\xCF\xD3\xCB\xD7\xC1", "Москва", "KOI8-R"},
      {"iso-8859-9",
       "\xDE"
       "i\xFE"
       "li",
       "Şişli", "windows-1254"},
      {"windows-1253", "\xC1\xE8\xDE\xED\xE1", "Αθήνα", "windows-1253"},
      {"windows-1255", "\xF9\xEC\xE5\xED", "שלום", "windows-1255"},
      {"windows-1256", "\xC3\xE5\xE1\xC7", "أهلا", "windows-1256"},
      {"tis-620", "\xE4\xB7\xC2", "ไทย", "windows-874"},
      {"gb2312", "\xB1\xB1\xBE\xA9", "北京", "GB18030"},
      {"GBK", "\xB1\xB1\xBE\xA9", "北京", "GB18030"},
      {"big5", "\xA5\x5F\xA8\xCA", "北京", "Big5"},
      {"Shift_JIS", "\x93\x8C\x8B\x9E\x87\x40", "東京①", "windows-31j"},
      {"EUC-JP", "\xC5\xEC\xB5\xFE", "東京", "EUC-JP"},
      {"euc-kr", "\xBC\xAD\xBF\xEF", "서울", "windows-949"},
      {"ks_c_5601-1987", "\xBC\xAD\xBF\xEF", "서울", "windows-949"},
  };
  for (const Row& row : rows) {
    INFO(row.label);
    const DecodedText outside = to_utf8(row.bytes, row.label);
    CHECK(outside.text == row.text);
    CHECK(outside.charset == row.charset);
    CHECK(outside.how == "declared");
    CHECK(to_utf8(row.bytes, {}, row.label).text == row.text);
  }
}

TEST_CASE("what is declared outside goes before what is declared inside", "[text]") {
  CHECK(to_utf8("\xCC\xEE\xF1\xEA\xE2\xE0", "windows-1251", "koi8-r").text == "Москва");
  CHECK(to_utf8("\xCC\xEE\xF1\xEA\xE2\xE0", "x-no-such-charset", "windows-1251").text == "Москва");
}

TEST_CASE("unknown labels name no charset", "[text]") {
  for (const char* label :
       {"", " ", "none", "utf-9", "x-user-defined", "ibm037", "scsu", "\xFF\xFE", "iso-8859-99",
        "charset=", "a label that is much longer than any label that anybody has ever declared anywhere"}) {
    INFO(label);
    CHECK(charset_by_label(label) == nullptr);
  }
}

TEST_CASE("a declaration that does not fit falls back to detection", "[text]") {
  const std::string korean =
      "\xBC\xAD\xBF\xEF\xBD\xC3\xB4\xC2 \xBF\xC0\xB4\xC3 \xBB\xF5 \xB1\xB3\xB7\xAE\xC0\xBB \xBF\xAD\xBE\xFA\xB4\xD9. ";
  const DecodedText read = to_utf8(repeat(korean, 10), "utf-8", "iso-2022-jp");
  CHECK(read.charset == "windows-949");
  CHECK(read.how == "detected");
  CHECK(read.text.starts_with("서울시는 오늘"));
}

TEST_CASE("without a declaration ICU detects", "[text]") {
  const std::string russian =
      "\xCC\xEE\xF1\xEA\xE2\xE0 \xE8 \xEE\xE1\xEB\xE0\xF1\xF2\xFC \xEF\xEE\xEB\xF3\xF7\xE8\xEB\xE8 "
      "\xED\xEE\xE2\xFB\xE9 "
      "\xEC\xEE\xF1\xF2 \xF7\xE5\xF0\xE5\xE7 \xF0\xE5\xEA\xF3. ";
  const std::string script = "<script>" + repeat("var a = 1;\n", 2000) + "</script>\n";
  for (const std::string& front : {""s, script}) {
    const DecodedText read = to_utf8(front + repeat(russian, 10));
    CHECK(read.charset == "windows-1251");
    CHECK(read.how == "detected");
    CHECK(read.text.find("Москва и область получили") != std::string::npos);
  }
}

TEST_CASE("nothing known is windows-1252", "[text]") {
  const DecodedText read = to_utf8("\xE9");
  CHECK(read.text == "é");
  CHECK(read.charset == "windows-1252");
}

TEST_CASE("UTF-8 with a little damage stays UTF-8", "[text]") {
  const std::string good = repeat("Über die Brücke fährt täglich die Fähre. ", 5);
  for (const std::string& damaged :
       {good + "\xE4", good + "caf\xE9 " + good, good.substr(0, good.size() - 30) + "\xC3"}) {
    const DecodedText read = to_utf8(damaged, "iso-8859-1");
    CHECK(read.charset == "UTF-8");
    CHECK(read.text.find("Brücke") != std::string::npos);
    CHECK(read.text.find("\uFFFD") != std::string::npos);
  }
}

TEST_CASE("a stray byte in ASCII is windows-1252 even if UTF-8 is declared", "[text]") {
  CHECK(to_utf8("It\x92s late", "utf-8", "utf-8").text == "It’s late");
}

TEST_CASE("UTF-16 without a mark is seen by its zeros", "[text]") {
  CHECK(to_utf8(utf16(u"<html><p>Café</p>", true)).text == "<html><p>Café</p>");
  CHECK(to_utf8(utf16(u"<html><p>Café</p>", false)).charset == "UTF-16BE");
  // A page that says UTF-16 in bytes of ASCII is lying.
  CHECK(to_utf8("<meta charset=utf-16>caf\xE9", "utf-16", "utf-16").text == "<meta charset=utf-16>café");
}

TEST_CASE("ISO-2022-JP is seen by its escapes", "[text]") {
  const DecodedText read = to_utf8("\x1B$BEl5~\x1B(B desu");
  CHECK(read.text == "東京 desu");
  CHECK(read.charset == "ISO-2022-JP");
}

TEST_CASE("marks go even behind zeros and one another", "[text]") {
  CHECK(to_utf8("\0\xEF\xBB\xBF"
                "caf\xC3\xA9"s)
            .text == "café");
  CHECK(to_utf8("\xEF\xBB\xBF\xEF\xBB\xBF"
                "a")
            .text == "a");
}

TEST_CASE("zeros go", "[text]") {
  CHECK(to_utf8("The coun\0cil met on Monday."s).text == "The council met on Monday.");
}

TEST_CASE("whatever comes in, valid UTF-8 without mark and zeros comes out", "[text]") {
  const unsigned long long seed = dateline::testing::test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const std::vector<std::string> labels{"",       "utf-8",       "gb2312",       "big5",  "shift_jis",
                                        "euc-kr", "iso-2022-jp", "windows-1255", "utf-16"};
  for (int round = 0; round < 1'500; ++round) {
    std::string bytes;
    const std::size_t length = random() % 200;
    const bool mostly_ascii = round % 2 == 0;
    for (std::size_t i = 0; i < length; ++i) {
      bytes += static_cast<char>(mostly_ascii && random() % 4 != 0 ? 'a' + static_cast<char>(random() % 26)
                                                                   : static_cast<char>(random()));
    }
    const DecodedText read = to_utf8(bytes, labels[random() % labels.size()], labels[random() % labels.size()]);
    REQUIRE(is_utf8(read.text));
    REQUIRE(read.text.find('\0') == std::string::npos);
    REQUIRE_FALSE(read.text.starts_with("\xEF\xBB\xBF"));
    REQUIRE_FALSE(read.charset.empty());
    REQUIRE_FALSE(read.how.empty());
  }
}
