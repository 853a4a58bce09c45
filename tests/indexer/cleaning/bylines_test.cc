#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/meta_line.h"
#include "tests/indexer/cleaning/support.h"

using namespace dateline;
using test::clean_html_text;
using test::clean_lines;
using test::page_with;
using test::sample_story;

using Names = std::vector<std::string>;

namespace {

Names byline_of(std::string_view head, std::string_view above, std::string_view below = {}) {
  const CleanedPage page =
      clean_html_text(page_with(head, "<main><h1>Old swing bridge closes for six weeks</h1>" + std::string(above) +
                                          sample_story() + "</main>" + std::string(below)));
  return page.article ? page.article->byline : Names{"rejected: " + page.rejected};
}

}  // namespace

TEST_CASE("words round a name are no part of it, in any of the languages known", "[cleaning]") {
  struct Row {
    const char* text;
    Names names;
  };
  const Row rows[] = {
      {"By Ann Example and Bob Sample", {"Ann Example", "Bob Sample"}},
      {"byAnn Example", {"Ann Example"}},
      {"By Ann Example Senior Science Reporter", {"Ann Example"}},
      {"Text: Von Eva Muster", {"Eva Muster"}},
      {"Von Eva Muster am 12. Mai 2021", {"Eva Muster"}},
      {"Par Camille Exemple avec Luc Modèle", {"Camille Exemple", "Luc Modèle"}},
      {"Publié le 16 avril 2019", {}},
      {"Por Ana Ejemplo y Luis Muestra", {"Ana Ejemplo", "Luis Muestra"}},
      {"A cura di Anna Esempio", {"Anna Esempio"}},
      {"Skrevet af Mette Eksempel", {"Mette Eksempel"}},
      {"Geschreven door Jan Voorbeeld", {"Jan Voorbeeld"}},
      {"Автор: Анна Примерова", {"Анна Примерова"}},
      {"2020年12月17日 作者：沈喆", {"沈喆"}},
      {"By JANE EXAMPLE JAN. 13, 2017", {"Jane Example"}},
      {"Network-Expert Bob Sample", {"Bob Sample"}},
      {"Written By", {}},
      {"The Ledger editors", {}},
      {"LEDGER REGIONAL", {}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read_byline(row.text, {"Ledger", "ledger.example"}, false).names == row.names);
  }
}

TEST_CASE("a line of nothing but names, times, roles and outlets names its writers", "[cleaning]") {
  const Names outlets = {"Harbour Ledger"};
  struct Row {
    const char* text;
    Names names;
  };
  const Row rows[] = {
      {"Ann Example / HARBOUR LEDGER / Sep 2, 2024, 17:07", {"Ann Example"}},
      {"27. Januar 2026 • Eva Muster • 3 Minuten", {"Eva Muster"}},
      {"Ann Example5 hours ago", {"Ann Example"}},
      {"Ann ExampleTravel News Reporter", {"Ann Example"}},
      {"04.02.2022 | 13:10 Uhr | Eva Muster", {"Eva Muster"}},
      {"Ann Example", {}},                             // a name alone says nothing of what it is there for
      {"Ann Example opened the bridge, 2024", {}},     // a sentence
      {"Living Healthy | Wellness | 2 May 2024", {}},  // sections
      {"Protests 2022", {}},
      {"公開日：2025/01/31 更新日：2025/01/31", {}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read_meta_line(row.text, outlets, "de") == row.names);
  }
}

TEST_CASE("authors are found where pages mark or print them", "[cleaning]") {
  struct Row {
    const char* what;
    std::string head;
    std::string above;
    std::string below;
    Names names;
  };
  const Row rows[] = {
      {"a link to a writer's page", "", "<p><a href='/authors/ann-example'>Ann Example</a></p>", "", {"Ann Example"}},
      {"a link to somebody else's page", "", "<p><a href='/people/ann-example'>Ann Example</a></p>", "", {}},
      {"an aside between headline and text", "", "<aside class='post-author'>Ann Example</aside>", "", {"Ann Example"}},
      {"given name and surname are one name",
       "",
       "<div class='author'><span class='given-names'>Ann B.</span> <span class='surname'>Example</span></div>",
       "",
       {"Ann B. Example"}},
      {"a line with the date", "", "<div>04.02.2022 | 13:10 | Ann Example</div>", "", {"Ann Example"}},
      {"in bold right before the text", "", "<p><b>Ann Example/Bob Sample</b></p>", "", {"Ann Example", "Bob Sample"}},
      {"below the text",
       "",
       "",
       "<div>Posted by <a rel='author' href='#'>Ann Example</a> at 18:52</div>",
       {"Ann Example"}},
      {"a labelled twitter card",
       "<meta name='twitter:label1' content='Verfasst von'><meta name='twitter:data1' content='Eva Muster'>",
       "",
       "",
       {"Eva Muster"}},
      {"a card of something else",
       "<meta name='twitter:label1' content='Price'><meta name='twitter:data1' content='Eva Muster'>",
       "",
       "",
       {}},
      {"who is named behind the first paragraph made something else",
       "",
       "<p>By Ann Example</p>",
       "<h2>Quay by Bob Sample</h2>",
       {"Ann Example"}},
      {"a section beside the date is nobody", "", "<div>City Hall</div><div>4 March 2021</div>", "", {}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(byline_of(row.head, row.above, row.below) == row.names);
  }
}

TEST_CASE("of lines, bylines are read behind a lead too, photo credits are not", "[cleaning]") {
  const auto names = [](const std::string& head) {
    const CleanedPage page = clean_lines(
        "Ledger\nOld swing bridge closes for six weeks\n\n" + head +
        "\nThe old swing bridge over the Harwick canal will close for six weeks from Monday, the harbour office "
        "said.\n\n"
        "Engineers found worn bearings during a routine inspection in March, and the spare parts have now arrived.\n\n"
        "A small ferry will take pedestrians and bicycles across every ten minutes until the work is done.\n");
    return page.article ? page.article->byline : Names{"rejected: " + page.rejected};
  };
  CHECK(names("By Ann Example\n12 May 2021\n") == Names{"Ann Example"});
  CHECK(names("The work on the canal begins on Monday, and nobody knows when it will end.\nBy Ann Example\n") ==
        Names{"Ann Example"});
  CHECK(names("Ann Example\n12 May 2021\n") == Names{"Ann Example"});
  CHECK(names("12 May 2021 • Ann Example • 3 minutes\n") == Names{"Ann Example"});
  CHECK(names("Ann Example/REUTERS\n").empty());
}
