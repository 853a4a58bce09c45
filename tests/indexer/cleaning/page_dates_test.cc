#include <catch2/catch.hpp>
#include <string>

#include "indexer/cleaning/date_words.h"
#include "tests/indexer/cleaning/support.h"

using namespace dateline;
using test::clean_html_text;
using test::clean_lines;
using test::page_with;
using test::sample_story;

namespace {

struct Dates {
  std::string published;
  std::string modified;
};

std::string shown(const std::optional<Date>& date) { return date ? to_string(*date) : std::string(); }

Dates dates_of(const CleanedPage& page) {
  if (!page.article) return {"rejected: " + page.rejected, {}};
  return {shown(page.article->published), shown(page.article->modified)};
}

Dates of_page(std::string_view head, std::string_view above, std::string_view below = {}) {
  return dates_of(
      clean_html_text(page_with(head, "<main><h1>Old swing bridge closes for six weeks</h1>" + std::string(above) +
                                          sample_story() + "</main>" + std::string(below))));
}

}  // namespace

TEST_CASE("words before a date say what it is the date of", "[cleaning]") {
  struct Row {
    const char* text;
    DateLabel label;
  };
  const Row rows[] = {
      {"Last updated on November 19, 2025", DateLabel::updated},
      {"Stand: 22.04.2024", DateLabel::updated},
      {"Actualizado a las 15:10h", DateLabel::updated},
      {"最終更新 2024年5月1日", DateLabel::updated},
      {"Erschienen am: 13.10.2021", DateLabel::published},
      {"Publisert 05.08.2024", DateLabel::published},
      {"公開日：2025/01/31", DateLabel::published},
      {"Video verfügbar bis: 14.10.2020", DateLabel::other},
      {"Ann Example, born 28 January 1975", DateLabel::other},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    for (const DateLabel label : {DateLabel::updated, DateLabel::published, DateLabel::other}) {
      CHECK(says(row.text, label) == (label == row.label));
    }
  }
  CHECK_FALSE(says("Standing room only, 4 May 2021", DateLabel::updated));
}

TEST_CASE("printed dates are read where they are the article's", "[cleaning]") {
  struct Row {
    const char* what;
    std::string head;
    std::string above;
    std::string below;
    const char* published;
    const char* modified;
  };
  const std::string meta = "<meta property='article:published_time' content='2022-10-24T12:40:59Z'>";
  const Row rows[] = {
      {"a date that opens the text", "",
       "<p>29.11.2022 &ndash; The office had asked the town to wait, it said on "
       "Tuesday, and the town had waited.</p>",
       "", "2022-11-29", ""},
      {"a sentence that begins with a date", "",
       "<p>29 November 2022 was the day on which the office asked the town to "
       "wait, and the town waited.</p>",
       "", "", ""},
      {"a byline in a box of another name", "", "<div class='teaser-meta'><p>By Ann Example on 21 April 2020</p></div>",
       "", "2020-04-21", ""},
      {"a label on the line above", "<meta name='date' content='2021-10-15'>",
       "<div>Published:</div><div>13 October 2021</div>", "", "2021-10-13", ""},
      {"only a change", "", "", "<p>Last edited 10 November 2019</p>", "", "2019-11-10"},
      {"publication and change on a line", "", "<div>Published 4 March 2021, updated 9 March 2021</div>", "",
       "2021-03-04", "2021-03-09"},
      {"moved to a new system", meta, "<div>8 Oct 2022</div>", "", "2022-10-08", ""},
      {"a later one is a change", meta, "<div>8 Dec 2022</div>", "", "2022-10-24T12:40:59Z", ""},
      {"an older one among other stories", meta, "",
       "<ul class='related'><li><a href='/a'>A ship sails</a> 8 Oct 2022</li></ul>", "2022-10-24T12:40:59Z", ""},
      {"a closing day", "", "<div>Available until 14 October 2020</div>", "", "", ""},
      {"a caption", "", "<figure><figcaption>The bridge, 1 May 1911</figcaption></figure>", "", "", ""},
      {"absurd", "<meta property='article:published_time' content='9654-13-45T99:99:99Z'>", "", "", "", ""},
      {"absurd but well formed", "<meta property='article:published_time' content='1000-01-01'>", "", "", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const Dates dates = of_page(row.head, row.above, row.below);
    CHECK(dates.published == row.published);
    CHECK(dates.modified == row.modified);
  }
}

TEST_CASE("of lines, dates are read among the first paragraphs too, and a change is no publication", "[cleaning]") {
  const auto dates = [](const std::string& inside) {
    return dates_of(clean_lines(
        "Ledger\nOld swing bridge closes for six weeks\n\nThe old swing bridge over the Harwick canal will close for "
        "six weeks from Monday, the harbour office said.\n" +
        inside +
        "\nEngineers found worn bearings during a routine inspection in March, and the spare parts have now "
        "arrived.\n\n"
        "A small ferry will take pedestrians and bicycles across every ten minutes until the work is done.\n"));
  };
  CHECK(dates("Published: 01.07.2023, 11:16\n").published == "2023-07-01T11:16:00");
  CHECK(dates("Associated PressApril 28, 2023 GMT\n").published == "2023-04-28");
  CHECK(dates("Updated 1 July 2023\n").published.empty());
  CHECK(dates("Updated 1 July 2023\n").modified == "2023-07-01");
  CHECK(dates("Video available until 14 October 2020\n").published.empty());
}

TEST_CASE("midnight where the language is at home, written in UTC, is that day", "[cleaning]") {
  struct Row {
    const char* language;
    const char* declared;
    const char* published;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"de", "2022-11-06T23:00:00.000Z", "2022-11-07"},        // winter
           {"de", "2022-07-06T22:00:00Z", "2022-07-07"},            // summer
           {"de", "2022-07-06T23:00:00Z", "2022-07-06T23:00:00Z"},  // one o'clock
           {"de", "2022-11-06T23:00:01Z", "2022-11-06T23:00:01Z"},
           {"de", "2022-11-06T23:00:00+01:00", "2022-11-06T23:00:00+01:00"},
           {"ja", "2022-11-06T15:00:00Z", "2022-11-07"},
           {"hi", "2022-11-06T18:30:00Z", "2022-11-07"},
           {"en", "2022-11-06T23:00:00Z", "2022-11-06T23:00:00Z"},  // spoken in many zones
           {"", "2022-11-06T23:00:00Z", "2022-11-06T23:00:00Z"},
       }) {
    INFO(row.language << " " << row.declared);
    const CleanedPage page = clean_html_text(
        "<html lang='" + std::string(row.language) + "'><head><meta property='article:published_time' content='" +
        row.declared + "'></head><body><main><h1>Old swing bridge closes for six weeks</h1>" + sample_story() +
        "</main></body></html>");
    CHECK(dates_of(page).published == row.published);
  }
}

TEST_CASE("which number is the month is known by the page's other dates, its region and its host", "[cleaning]") {
  struct Row {
    const char* what;
    const char* language;
    const char* url;
    const char* other;
    const char* published;
  };
  const char* const com = "https://harbourledger.example/a";
  for (const Row& row : std::initializer_list<Row>{
           {"American by default", "en", com, "", "2025-02-12"},
           {"British by its tag", "en-GB", com, "", "2025-12-02"},
           {"British by its host", "en", "https://harbourledger.co.uk/a", "", "2025-12-02"},
           {"by its host, whatever the content system declares", "en-US", "https://harbourledger.in/a", "",
            "2025-12-02"},
           {"the page names the day in words elsewhere", "en", com, "December 02, 2025", "2025-12-02"},
           {"another day in words says nothing", "en", com, "December 11, 2025", "2025-02-12"},
           {"both are named", "en", com, "December 2, 2025 and February 12, 2025", "2025-02-12"},
       }) {
    INFO(row.what);
    const CleanedPage page =
        clean_html_text("<html lang='" + std::string(row.language) +
                            "'><body><main><h1>Old swing bridge closes for six weeks</h1><p><time "
                            "datetime='02-12-2025'>02-12-2025</time></p>" +
                            sample_story() + "</main><aside><p>" + row.other + "</p></aside></body></html>",
                        row.url);
    CHECK(dates_of(page).published == row.published);
  }
}
