// Another headline, notes on corrections, who may read: what a page says beside its story.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "indexer/cleaning/access.h"
#include "indexer/cleaning/corrections.h"
#include "indexer/cleaning/title.h"
#include "tests/indexer/cleaning/support.h"

using namespace dateline;
using test::clean_html_text;
using test::clean_lines;
using test::has_evidence;
using test::page_with;
using test::sample_story;

namespace {

using Strings = std::vector<std::string>;

const std::string kTitle = "Old swing bridge closes for six weeks";

CleanedPage page_of(std::string_view head, std::string_view above = {}, std::string_view below = {}) {
  return clean_html_text(page_with(
      head, "<main><h1>" + kTitle + "</h1>" + std::string(above) + sample_story() + std::string(below) + "</main>"));
}

std::string alternative(std::string_view head) {
  const CleanedPage page = page_of(head);
  return page.article ? page.article->alternative_title : "rejected: " + page.rejected;
}

std::string lines_of_story() {
  std::string lines;
  for (const char* paragraph :
       {"The old swing bridge over the Harwick canal will close for six weeks from Monday, the harbour office said.",
        "Engineers found worn bearings during a routine inspection in March, and the spare parts have now arrived.",
        "\"We know that the detour is long,\" said Maud Fenwick, who runs the office, \"but the bridge is old.\"",
        "A small ferry will take pedestrians and bicycles across every ten minutes until the work is done."}) {
    lines += std::string(paragraph) + "\n\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("a headline for search engines or for sharing is the alternative title", "[cleaning]") {
  const std::string graph = "Harwick canal: bridge shut until the bearings are new";
  struct Row {
    const char* what;
    std::string head;
    std::string expected;
  };
  const auto og = [](const std::string& text) { return "<meta property='og:title' content='" + text + "'>"; };
  const Row rows[] = {
      {"og:title says it otherwise", og(graph), graph},
      {"without the outlet's name",
       "<meta property='og:site_name' content='Harbour Ledger'>" + og(graph + " | Harbour Ledger"), graph},
      {"the title itself", og(kTitle), ""},
      {"the title and the outlet", "<title>" + kTitle + " - Harbour Ledger</title>", ""},
      {"the title, cut", og("Old swing bridge closes for"), ""},
      {"the title, and more", og(kTitle + ", office says"), ""},
      {"one word less", og("Old bridge closes for six weeks"), ""},
      {"nothing that the text tells", og("Ten recipes with rhubarb for your summer"), ""},
      {"too short to be a headline", og("Harwick bridge"), ""},
      {"a summary",
       og("The old swing bridge over the Harwick canal closes, since engineers found worn bearings in it."), ""},
      {"JSON-LD's own field comes first",
       R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":")" + kTitle +
           R"(","alternativeHeadline":"Harwick ferry instead of the bridge"}</script>)" + og(graph),
       "Harwick ferry instead of the bridge"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(alternative(row.head) == row.expected);
  }
  CHECK(has_evidence(*page_of(og(graph)).article, "alternative_title", "og:title"));
}

TEST_CASE("a second headline that a page text prints twice is the alternative title", "[cleaning]") {
  const std::string second = "Swing bridge of Harwick shut while bearings are made";
  const auto page = [&](const std::string& between) {
    return *clean_lines(kTitle + "\n\n" + between + "\n" + lines_of_story() + "Related Posts\n").article;
  };
  const Article twice = page("Article: " + second + "\n\n" + second + "\n");
  CHECK(twice.title == kTitle);
  CHECK(twice.alternative_title == second);
  CHECK(has_evidence(twice, "alternative_title", "line 5"));
  CHECK(page(second + "\n").alternative_title.empty());
  CHECK(page("Continue to the main page of the bridge\nContinue to the main page of the bridge\n").alternative_title ==
        "");
}

TEST_CASE("notes on corrections are known in many languages, and sentences that begin alike are not", "[cleaning]") {
  for (const char* note : {"Correction: The bridge was built in 1901, not in 1911.",
                           "CORRECTION (March 5): A caption named the wrong canal.",
                           "Correction added Nov. 18, 2019: The caption originally named the wrong canal.",
                           "Clarification: The office runs one bridge of three.",
                           "An earlier version of this article misspelled the name of the engineer.",
                           "This article was amended on 5 May 2021. The bridge is older than we said.",
                           "Editor's note: This story was updated at 5:45 p.m. to include details from the office.",
                           "Korrektur: In dem Text stand zunächst ein falsches Jahr.",
                           "In einer früheren Version dieses Artikels stand ein falsches Jahr.",
                           "Rectificatif : le pont date de 1901.",
                           "Fe de errores: el puente es de 1901.",
                           "Una versión anterior de este artículo daba otro año.",
                           "Errata corrige: il ponte è del 1901.",
                           "Erramos: a ponte é de 1901.",
                           "Rectificatie: de brug is uit 1901.",
                           "Rättelse: Bron är från 1901.",
                           "Rettelse: Broen er fra 1901.",
                           "Oikaisu: Silta on vuodelta 1901.",
                           "Sprostowanie: most jest z 1901 roku.",
                           "Düzeltme: Köprü 1901 yılında yapıldı.",
                           "Уточнение: мост построен в 1901 году.",
                           "【訂正】橋が造られた年を改めました。",
                           "追記 2019/4/14：題名の一部を修正しました。",
                           "更正：桥建于1901年，不是1911年。",
                           "정정: 다리는 1901년에 지어졌습니다."}) {
    INFO(note);
    CHECK(is_correction(note));
  }
  for (const char* text : {"Correction officers walked out of the jail on Monday, their union said.",
                           "Corrections chief: We will hire fifty people this year.",
                           "The correction was long overdue: shares fell by a tenth on Monday.",
                           "Clarification of the rules is what the council asked for on Monday.",
                           "Earlier versions of the bridge were made of wood.",
                           "This article of the law was amended in 2019 by parliament.",
                           "Korrektur gelesen wird hier nie: Das merkt man.", "Correction:", ""}) {
    INFO(text);
    CHECK_FALSE(is_correction(text));
  }
}

TEST_CASE("every row of the corrections' table opens a note", "[cleaning]") {
  for (const CorrectionWords& row : correction_words()) {
    CHECK_FALSE(row.reason.empty());
    for (std::string_view rest = row.openings; !rest.empty();) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      const std::string note = std::string(rest.substr(0, bar)) + (row.label ? ": 1901 1911" : " 1901 1911");
      INFO(note);
      CHECK(is_correction(note));
      CHECK(word_key(rest.substr(0, bar)) == rest.substr(0, bar));  // folded, or it would never fit
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
}

TEST_CASE("a correction is noted, and stays where the page prints it", "[cleaning]") {
  const std::string note = "Correction: The bridge was built in 1901, not in 1911.";
  const CleanedPage inside = page_of({}, {}, "<p>" + note + "</p>");
  REQUIRE(inside.article);
  CHECK(inside.article->corrections == Strings{note});
  CHECK(inside.article->body.ends_with(note));
  CHECK(has_evidence(*inside.article, "corrections", "in the text"));

  const CleanedPage beside = page_of({}, {}, "</main><div class='meta'><span>" + note + "</span></div>");
  REQUIRE(beside.article);
  CHECK(beside.article->corrections == Strings{note});
  CHECK(beside.article->body.find("1911") == std::string::npos);
  CHECK(has_evidence(*beside.article, "corrections", "beside the text"));

  CHECK(page_of({}, {}, "</main><div class='comments'><p>" + note + "</p></div>").article->corrections.empty());
  CHECK(page_of({}).article->corrections.empty());

  const CleanedPage text = clean_lines(kTitle + "\n\n" + lines_of_story() + note + "\n\nRelated Posts\n");
  REQUIRE(text.article);
  CHECK(text.article->corrections == Strings{note});
  CHECK(has_evidence(*text.article, "corrections", "line 11"));
}

TEST_CASE("who may read is what the page declares, else what it prints at its text", "[cleaning]") {
  const auto json = [](const char* value) {
    return R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"H","isAccessibleForFree":)" +
           std::string(value) + "}</script>";
  };
  struct Row {
    const char* what;
    std::string head;
    std::string below;
    Access access;
    const char* from;
  };
  const std::string notice = "<div class='box'><p>Subscribe to continue reading.</p></div>";
  const Row rows[] = {
      {"JSON-LD", json("false"), "", Access::paywalled, "JSON-LD"},
      {"JSON-LD as text", json("\"False\""), "", Access::paywalled, "JSON-LD"},
      {"schema.org's address", json("\"http://schema.org/True\""), "", Access::free, "JSON-LD"},
      {"neither", json("\"perhaps\""), "", Access::unknown, ""},
      {"Open Graph", "<meta property='article:content_tier' content='locked'>", "", Access::paywalled, "content_tier"},
      {"free by Open Graph", "<meta property='article:content_tier' content='free'>", "", Access::free, "content_tier"},
      {"metered is neither", "<meta property='article:content_tier' content='metered'>", "", Access::unknown, ""},
      {"declared before printed", json("true"), notice, Access::free, "JSON-LD"},
      {"a notice", "", notice, Access::paywalled, "notice"},
      {"a call to subscribe is no notice", "", "<div><p>Subscribe now.</p></div>", Access::unknown, ""},
      {"the notice of another story", "",
       "<div class='related-stories'><h3><a href='/t'>Tug crews</a></h3>" + notice + "</div>", Access::unknown, ""},
      {"nothing", "", "", Access::unknown, ""},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const CleanedPage page = page_of(row.head, {}, row.below);
    REQUIRE(page.article);
    CHECK(page.article->access == row.access);
    CHECK(has_evidence(*page.article, "access", row.from) == (row.access != Access::unknown));
    CHECK(page.article->body.find("Subscribe") == std::string::npos);
  }
  const CleanedPage text =
      clean_lines(kTitle + "\n\n" + lines_of_story() + "This article is for subscribers only.\n\nRelated Posts\n");
  REQUIRE(text.article);
  CHECK(text.article->access == Access::paywalled);
  CHECK(has_evidence(*text.article, "access", "line 11"));
}

TEST_CASE("every row of the payers' table is a notice of its own", "[cleaning]") {
  for (const PayerPhrases& row : payer_phrases()) {
    CHECK_FALSE(row.reason.empty());
    for (std::string_view rest = row.phrases; !rest.empty();) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      const std::string phrase(rest.substr(0, bar));
      INFO(phrase);
      CHECK(is_for_payers(phrase));
      CHECK(word_key(phrase) == phrase);
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
  CHECK_FALSE(is_for_payers("Subscribe now and get a free bag."));
  CHECK_FALSE(is_for_payers("The council reserved the bridge for subscribers of the ferry line, who had paid for it."));
}
