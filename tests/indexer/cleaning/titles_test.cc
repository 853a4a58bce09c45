#include <catch2/catch.hpp>
#include <string>

#include "indexer/cleaning/address_words.h"
#include "tests/indexer/cleaning/support.h"

using namespace dateline;
using test::clean_bytes;
using test::clean_html_text;
using test::page_with;
using test::sample_story;

namespace {

std::string title_of(std::string_view head, std::string_view above) {
  const CleanedPage page = clean_html_text(page_with(head, "<main>" + std::string(above) + sample_story() + "</main>"));
  return page.article ? page.article->title : "rejected: " + page.rejected;
}

}  // namespace

TEST_CASE("the printed headline is the title, whatever element it stands in", "[cleaning]") {
  const std::string graph = "<meta property='og:title' content='Old swing bridge closes for six weeks'>";
  const std::string seo =
      "<title>Harwick bridge: dates, detours, ferries</title>"
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Harwick bridge: dates, detours, "
      "ferries\"}</script>";
  struct Row {
    const char* what;
    std::string head;
    std::string above;
    const char* title;
  };
  const Row rows[] = {
      {"a title for machines hides in the breadcrumb's h1", seo + graph,
       "<div class='breadcrumb'><a href='/'>Home</a><h1>Harwick bridge: dates, detours, ferries</h1></div>"
       "<h2>Old swing bridge closes for six weeks</h2>",
       "Old swing bridge closes for six weeks"},
      {"a kicker is an element of its own", "<title>Harbour: Old swing bridge closes | Ledger</title>",
       "<h1><span class='kicker'>Harbour</span> <span>Old swing bridge closes for six weeks</span></h1>",
       "Old swing bridge closes for six weeks"},
      {"a kicker that the page declares as part of the title stays",
       "<meta property='og:title' content='Harbour: Old swing bridge closes'>",
       "<h1><span class='kicker'>Harbour:</span> <span>Old swing bridge closes</span></h1>",
       "Harbour: Old swing bridge closes"},
      {"the part of an h1 that is marked up as headline", graph,
       "<h1><span>Open Quay</span><br><span itemprop='headline'>Old swing bridge closes for six weeks</span></h1>",
       "Old swing bridge closes for six weeks"},
      {"the part of a title that is printed as a line",
       "<title>Old swing bridge closes for six weeks | District | All about Harwick</title>",
       "<div>Old swing bridge closes for six weeks</div>", "Old swing bridge closes for six weeks"},
      {"printed with its kicker in front of a colon only in og:title",
       "<meta property='og:title' content='After the inspection: Old swing bridge closes for six weeks'>",
       "<h2>Old swing bridge closes for six weeks</h2>", "Old swing bridge closes for six weeks"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(title_of(row.head, row.above) == row.title);
  }
}

TEST_CASE("what holds half of the page is no furniture, whatever its name", "[cleaning]") {
  const CleanedPage page = clean_html_text(
      "<html lang='en'><body class='single has-sidebar breadcrumb-on'><div class='page no-sidebar'><h1>Old swing "
      "bridge "
      "closes</h1>" +
      sample_story() + "</div></body></html>");
  REQUIRE(page.article);
  CHECK(page.article->title == "Old swing bridge closes");
}

TEST_CASE("an address says what its headline says", "[cleaning]") {
  const AddressWords words("https://ledger.example/local/2023/old-swing-bridge-closes-for-six-weeks_1234.html?x=1");
  CHECK(words.agreement("Old swing bridge closes for six weeks") == 1);
  CHECK(words.agreement("Old swing bridge closes") > 0.5);
  CHECK(words.agreement("Ferry fares rise in the new year") == 0);
  CHECK(AddressWords("https://ledger.example/stra%C3%9Fe-am-fluss-gesperrt").agreement("Straße am Fluss gesperrt") ==
        1);
  CHECK(AddressWords("https://ledger.example/koelner-bruecke-faellt").agreement("Kölner Brücke fällt") == 1);
  for (const char* mute : {"", "ledger.example", "https://ledger.example/", "https://ledger.example/stories/3376705/",
                           "https://ledger.example/%", "/%zz%4"}) {
    CHECK(AddressWords(mute).agreement("Old swing bridge closes") == 0);
  }
}

TEST_CASE("of lines the one that the address spells out is the title", "[cleaning]") {
  const std::string story =
      "The old swing bridge over the Harwick canal will close for six weeks from Monday, the harbour office said.\n\n"
      "Engineers found worn bearings during a routine inspection in March, and the spare parts have now arrived.\n\n"
      "A small ferry will take pedestrians and bicycles across every ten minutes until the work is done.\n";
  const std::string lines =
      "Ledger\nFive things about the Harwick canal bridge\n\nQuay closed: what now for Harwick\n"
      "The harbour office and its bridge over the canal\n12 May 2023\n\n" +
      story;
  const auto title = [&](const char* url) {
    const CleanedPage page = clean_bytes(lines, PageForm::page_text, url);
    return page.article ? page.article->title : std::string();
  };
  CHECK(title("https://ledger.example/quay-closed-what-now-for-harwick") == "Quay closed: what now for Harwick");
  CHECK(title("https://ledger.example/five-things-about-the-harwick-canal-bridge") ==
        "Five things about the Harwick canal bridge");
}
