// find_dates(): dates in running text.
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "tests/support/temp_dir.h"

using namespace dateline;

namespace {

// "2023-08-31 <31 August 2023>; ..."
std::string found(std::string_view text, std::string_view language = "en") {
  std::string out;
  for (const FoundDate& each : find_dates(text, language)) {
    if (!out.empty()) out += "; ";
    out +=
        to_string(each.date) + " <" + std::string(text.substr(each.span.begin, each.span.end - each.span.begin)) + ">";
  }
  return out;
}

}  // namespace

TEST_CASE("dates in text are found with what belongs to them", "[dates]") {
  struct Row {
    const char* text;
    const char* expected;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"The vote of 31 August 2023 was close.", "2023-08-31 <31 August 2023>"},
           {"It fell on Thursday, August 31, 2023, in rain.", "2023-08-31 <Thursday, August 31, 2023>"},
           {"By Ann Lee | 31 Aug 2023 12:45 BST | World", "2023-08-31T12:45:00+01:00 <31 Aug 2023 12:45 BST>"},
           {"12:45, 31 August 2023 - Updated 1 September 2023",
            "2023-08-31T12:45:00 <12:45, 31 August 2023>; 2023-09-01 <1 September 2023>"},
           {"Between 28 and 31 August 2023 or on 2023-09-02.", "2023-08-31 <31 August 2023>; 2023-09-02 <2023-09-02>"},
           {"31 August 2023\n12:45 Train late", "2023-08-31 <31 August 2023>"},
           {"On 31 August 2023. 12 people", "2023-08-31 <31 August 2023>"},
           {"On 31 August 2023, 12.45 million people", "2023-08-31 <31 August 2023>"},
           {"on 31 August 2023, 45:12 was the score", "2023-08-31 <31 August 2023>"},
           {"2022. 31 August 2023", "2023-08-31 <31 August 2023>"},
           {"August 31, 2022. August 31, 2023", "2022-08-31 <August 31, 2022>; 2023-08-31 <August 31, 2023>"},
       }) {
    INFO(row.text);
    CHECK(found(row.text) == row.expected);
  }
}

TEST_CASE("other languages and scripts in text", "[dates]") {
  CHECK(found("Wie am 31. August 2023 um 12.45 Uhr gemeldet", "de") ==
        "2023-08-31T12:45:00 <31. August 2023 um 12.45 Uhr>");
  CHECK(found("北京时间2023年8月31日下午3时20分，会议", "zh") == "2023-08-31T15:20:00 <2023年8月31日下午3时20分>");
  CHECK(found("وقع الحادث في ٣١ أغسطس ٢٠٢٣ قرب", "ar") == "2023-08-31 <٣١ أغسطس ٢٠٢٣>");
  CHECK(found("31 августа 2023 года в 12:45 произошло", "ru") == "2023-08-31T12:45:00 <31 августа 2023 года в 12:45>");
  CHECK(found("A 2023. augusztus 31-i ülés", "hu") == "2023-08-31 <2023. augusztus 31>");
  CHECK(found("이 사건은 2023년 8월 31일에", "ko") == "2023-08-31 <2023년 8월 31일>");
}

TEST_CASE("what is less or other than a day is not found", "[dates]") {
  for (const char* text :
       {"In August 2023 the town", "since 2023", "version 1.31.08.2023", "10.31.08.2023.4", "31 February 2023",
        "32 August 2023", "call 2023-555-1234", "id 20230831", "at /2023/08/31/story",
        "in 2022. May 5 people were hurt", "pages 12-31-2023-45", "a 31/08/23 deal", "5 May", "12:45", "£31.08.2023.11",
        "A31/08/2023", "2023/24/25", "2023-13-31", "$2023 12 31"}) {
    INFO(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("an ambiguous numeric date in text follows the language", "[dates]") {
  CHECK(found("On 03/04/2021 it rained", "en") == "2021-03-04 <03/04/2021>");
  CHECK(found("On 03/04/2021 it rained", "en-GB") == "2021-04-03 <03/04/2021>");
  CHECK(found("El 03/04/2021 llovió", "es") == "2021-04-03 <03/04/2021>");
}

TEST_CASE("dates do not overlap, are in order and lie at character bounds, whatever the text", "[dates]") {
  const unsigned long long seed = dateline::testing::test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const std::vector<std::string> pieces{
      "31",  " ",      "August", ".",  ",",      "2023", "-",   "/",          "12:45",     "é",  "年",
      "月",  "日",     "8",      "\n", "T",      "+07",  "GMT", "(",          ")",         "de", "٣١",
      "Mai", "\u00a0", "ส.ค.",   "二", "〇",     "pm",   "Uhr", "\xFF",       "1402",      "オ", "20230831",
      "th",  "st",     "م",      "年", "\u200f", "a.m.", "Thu", "2023-08-31", "31.08.2023"};
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    const std::size_t length = random() % 40;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    INFO(text);
    std::size_t last = 0;
    for (const FoundDate& each : find_dates(text, round % 2 == 0 ? "" : "en")) {
      REQUIRE(each.span.begin >= last);
      REQUIRE(each.span.begin < each.span.end);
      REQUIRE(each.span.end <= text.size());
      if (is_utf8(text)) {
        REQUIRE(character_start(text, each.span.begin) == each.span.begin);
        REQUIRE((each.span.end == text.size() || character_start(text, each.span.end) == each.span.end));
      }
      REQUIRE(each.date.precision >= Precision::day);
      REQUIRE(each.date.time < std::chrono::hours{24});
      last = each.span.end;
    }
    (void)parse_date(text);
  }
}

TEST_CASE("a date is found wherever it stands in a long text", "[dates]") {
  // Long texts are read in pieces; no cut may lose or halve a date.
  const std::string date = "31 August 2023, 12:45 pm GMT+7";
  const std::string word = "lorem ";
  for (const std::size_t place :
       {0UL, 60'000UL, 65'000UL, 65'010UL, 65'500UL, 65'536UL, 70'000UL, 131'000UL, 131'072UL}) {
    INFO(place);
    std::string text;
    while (text.size() < place) text += word;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += date + " ";
    for (int i = 0; i < 20'000; ++i) text += word;
    const auto dates = find_dates(text, "en");
    REQUIRE(dates.size() == 1);
    CHECK(dates[0].span == Span{begin, begin + static_cast<std::uint32_t>(date.size())});
  }
  // Every 30 bytes a date, through several pieces.
  std::string many;
  for (int i = 0; i < 20'000; ++i)
    many += "x " + std::string(static_cast<std::size_t>(i % 7), '.') + " 31 August 2023 ";
  CHECK(find_dates(many, "en").size() == 20'000);
}

TEST_CASE("hostile texts are read in linear time", "[dates]") {
  // A quadratic scan of these would take minutes, not a moment.
  for (const std::string unit :
       {"9", "2023 ", "٣", "年", "31 August ", "12:45 2023 ", " ", ".", "2023-", "a.b.c 2023 "}) {
    std::string text;
    while (text.size() < 400'000) text += unit;
    INFO(unit);
    CHECK(find_dates(text, "en").size() < text.size());
  }
}
