// Title, byline, agency, place, dates, outlet: each from the best place, with its evidence.
#include <catch2/catch.hpp>

#include "indexer/cleaning/agency.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/dateline_place.h"
#include "indexer/cleaning/entities.h"
#include "indexer/cleaning/jsonld.h"
#include "indexer/cleaning/not_article.h"
#include "indexer/cleaning/published.h"
#include "indexer/cleaning/title.h"
#include "tests/indexer/cleaning/support.h"

namespace dateline {
namespace {

using Names = std::vector<std::string>;
using test::clean_html_text;
using test::page_with;
using test::sample_story;

Date day(const char* text) { return date_from_string(text).value(); }

std::string story_page(std::string_view head, std::string_view above = "") {
  return page_with(
      head, "<article><h1>Bridge to close for six weeks</h1>" + std::string(above) + sample_story() + "</article>");
}

}  // namespace

TEST_CASE("a byline gives its persons and nobody else", "[cleaning]") {
  const Names outlets = {"Harbour Ledger"};
  struct Row {
    const char* text;
    Names names;
    const char* agency;
  };
  const Row rows[] = {
      {"By Ann Example and Bob Sample, Science Correspondent", {"Ann Example", "Bob Sample"}, ""},
      {"BY ANN EXAMPLE", {"Ann Example"}, ""},
      {"By Ann Example, Bob Sample and Abby Byrne", {"Ann Example", "Bob Sample", "Abby Byrne"}, ""},
      {"Von Eva Muster, dpa", {"Eva Muster"}, "dpa"},
      {"Por María José de la Vega", {"María José de la Vega"}, ""},
      {"Par Élodie Martin | 12 mars 2020", {"Élodie Martin"}, ""},
      {"Posted on August 10, 2014 by Ann Example", {"Ann Example"}, ""},
      {"By Ann Example for Harbour Ledger", {"Ann Example"}, ""},
      {"By Ann Example in Berlin", {"Ann Example"}, ""},
      {"Harbour Ledger Staff", {}, ""},
      {"Harbour Ledger", {}, ""},
      {"Associated Press", {}, "AP"},
      {"By The Associated Press", {}, "AP"},
      {"Continental Press Agency", {}, "Continental Press Agency"},
      {"Continental Press Agency (CPA)", {}, "CPA"},
      {"3 hours ago", {}, ""},
      {"desk@ledger.example", {}, ""},
      {"https://ledger.example/ann", {}, ""},
      {"Redaktion", {}, ""},
      {"By Editorial Board", {}, ""},
      {"12 March 2020", {}, ""},
      {"", {}, ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Byline byline = read_byline(row.text, outlets, false);
    CHECK(byline.names == row.names);
    CHECK(byline.agency == row.agency);
  }
  CHECK(read_byline("Ulrike", outlets, true).names == Names{"Ulrike"});
  CHECK(read_byline("Ulrike", outlets, false).names.empty());
  CHECK(read_byline("2020年12月17日 来源：晚报 作者：沈喆 评论", outlets, false).names == Names{"沈喆"});
}

TEST_CASE("a dateline gives place and agency", "[cleaning]") {
  const std::string rest = "A European probe came down on the surface of a comet on Wednesday, engineers said.";
  struct Row {
    std::string opening;
    const char* place;
    const char* agency;
  };
  const Row rows[] = {
      {"DARMSTADT, Germany (CPA) - ", "DARMSTADT, Germany", "CPA"},
      {"WASHINGTON (AP) \xE2\x80\x94 ", "WASHINGTON", "AP"},
      {"Berlin (dpa) - ", "Berlin", "dpa"},
      {"NEW YORK, Nov. 12 (Reuters) - ", "NEW YORK", "Reuters"},
      {"(Reuters) - ", "", "Reuters"},
      {"GENEVA - ", "GENEVA", ""},
      {"PASADENA, Calif. \xE2\x80\x94 ", "PASADENA, Calif.", ""},
      {"Washington. ", "Washington", ""},
      {"COPIAP\xC3\x93, Chile.- ", "COPIAP\xC3\x93, Chile", ""},
      {"WASHINGTON (WXYZ) \xE2\x80\x94 ", "WASHINGTON", ""},  // a station
      {"HOUSTON, Texas (KTRK-TV) -- ", "HOUSTON, Texas", ""},
      {"NEW YORK (CBS) - ", "NEW YORK", ""},
      {"CHESTER (PA) - ", "CHESTER", ""},                    // a state
      {"ABU DHABI, 5th May (WAM) -- ", "ABU DHABI", "WAM"},  // letters of a station, and an agency
      {"KUWAIT (KUNA) -- ", "KUWAIT", "KUNA"},
      {"PYONGYANG (KCNA) -- ", "PYONGYANG", "KCNA"},
      {"It was a long way - ", "", ""},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.opening);
    const DatelinePlace found = read_dateline(row.opening + rest);
    CHECK(found.place == row.place);
    CHECK(found.agency == row.agency);
  }
  CHECK(
      read_dateline("Peace. That is what everybody in the valley wants after the long war, and peace is what they get.")
          .place.empty());
  CHECK(read_dateline("Ein Vorspann, der alles zusammenfasst, steht vor dem Text dieses Artikels.\n\nBerlin. " + rest)
            .place == "Berlin");
}

TEST_CASE("an agency is credited at the end or under a picture, not where it is quoted", "[cleaning]") {
  CHECK(closing_credit("The bridge is open again, the office said. (dpa)") == "dpa");
  CHECK(closing_credit("The bridge is open.\n\nReuters") == "Reuters");
  CHECK(closing_credit("The bridge is open, according to AP.").empty());
  CHECK(closing_credit("The bridge is open (and will stay so).").empty());
  CHECK(caption_credit("The bridge in spring. (Ivana Perl, pool photo via AP)") == "AP");
  CHECK(caption_credit("The bridge in spring.").empty());
}

TEST_CASE("capitals are an agency only where they can be", "[cleaning]") {
  struct Row {
    const char* name;
    const char* language;
    std::vector<std::string> byline;
    bool credible;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"PA", "en", {}, true},
           {"PA", "en", {"Ann Example"}, true},
           {"PA", "", {}, true},
           {"PA", "lt", {}, false},                               // it writes English
           {"PA", "en", {"Ann Example", "Paul Andrews"}, false},  // initials in place of a portrait
           {"PA", "", {"Povilas Aleksandravi\u010Dius"}, false},
           {"AP", "lt", {}, true},
           {"AP", "en", {"Ann Example"}, true},
           {"TT", "sv", {}, true},
           {"TT", "en", {}, false},
           {"KTRK", "en", {}, false},
           {"WXYZ", "", {}, false},
           {"KCNA", "en", {}, true},
           {"CPA", "en", {}, true},
           {"Reuters", "de", {"Ann Example"}, true},
       }) {
    INFO(row.name << " " << row.language);
    CHECK(is_credible_agency(row.name, row.language, row.byline) == row.credible);
  }
}

TEST_CASE("letters near a headline are an agency's by language and byline", "[cleaning]") {
  const auto page = [](const char* language, const char* line, const char* author) {
    return *clean_html_text("<html lang='" + std::string(language) +
                            "'><body><main><h1>Old swing bridge closes for six weeks</h1><p>By " + author + "</p><p>" +
                            line + "</p>" + test::sample_story() + "</main></body></html>")
                .article;
  };
  CHECK(page("en", "PA", "Ann Example").agency == "PA");
  CHECK(page("en", "PA", "Paul Andrews").agency.empty());
  CHECK(page("lt", "PA", "Ann Example").agency.empty());
  CHECK(page("en", "Reuters", "Ann Example").agency == "Reuters");
}

TEST_CASE("the agency that a first paragraph names as its source is credited, no other", "[cleaning]") {
  CHECK(attributed_agency("Letters were traded amid the war, according to AP. More follows.") == "AP");
  CHECK(attributed_agency("Die Br\u00FCcke ist zu, laut der Deutschen Presse-Agentur.") == "dpa");
  CHECK(attributed_agency("Die Br\u00FCcke ist zu, laut dpa.") == "dpa");
  CHECK(attributed_agency("Le pont est ferm\u00E9, selon l'Agence France-Presse.") == "AFP");
  CHECK(attributed_agency("El puente cierra, seg\u00FAn la agencia EFE, seis semanas.") == "EFE");
  CHECK(attributed_agency("The bridge is shut, according to the harbour office.").empty());
  CHECK(attributed_agency("The bridge is shut.\n\nIt will open soon, according to Reuters.").empty());
}

TEST_CASE("the headline wins over the titles that machines read", "[cleaning]") {
  TitleCandidates candidates;
  candidates.outlets = {"Harbour Ledger", "harbourledger.example"};
  candidates.h1 = {"Harbour Ledger", "Bridge to close for six weeks"};
  candidates.open_graph = "Harwick bridge closing: all you need to know - Harbour Ledger";
  candidates.element = "Harwick bridge closing: all you need to know | Local | Harbour Ledger";
  CHECK(choose_title(candidates).text == "Bridge to close for six weeks");
  candidates.h1 = {};
  CHECK(choose_title(candidates).text == "Harwick bridge closing: all you need to know");
}

TEST_CASE("only the outlet is cut off a title, never a colon's or dash's second half", "[cleaning]") {
  const Names outlets = {"Harbour Ledger", "harbourledger.example"};
  struct Row {
    const char* title;
    const char* left;
  };
  const Row rows[] = {
      {"Bridge to close - Harbour Ledger", "Bridge to close"},
      {"Bridge to close | The Harbour Ledger", "Bridge to close"},
      {"Harbour Ledger | Bridge to close", "Bridge to close"},
      {"Bridge to close - and a ferry comes", "Bridge to close - and a ferry comes"},
      {"Bridge: it will close", "Bridge: it will close"},
      {"Harbour Ledger", "Harbour Ledger"},
  };
  for (const Row& row : rows) CHECK(without_outlet(row.title, outlets) == row.left);
}

TEST_CASE("the date is the best that the page gives, and never one after it was fetched", "[cleaning]") {
  struct Row {
    const char* what;
    std::string head;
    std::string above;
    const char* url;
    const char* published;
    const char* from;
  };
  const std::string ld =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to close for six weeks","datePublished":"2021-03-05T10:00:00+01:00"}</script>)";
  const Row rows[] = {
      {"JSON-LD before meta", ld + "<meta property='article:published_time' content='2021-03-07T08:00:00Z'>", "", "",
       "2021-03-05T10:00:00+01:00", "JSON-LD"},
      {"meta", "<meta property='article:published_time' content='2021-03-07T08:00:00Z'>", "", "",
       "2021-03-07T08:00:00Z", "meta"},
      {"time element", "", "<div><time datetime='2021-03-06T07:30:00Z'>6 March</time></div>", "",
       "2021-03-06T07:30:00Z", "time element"},
      {"visible line", "", "<div class='date'>Published: 4 March 2021, 11:20 GMT</div>", "", "2021-03-04T11:20:00Z",
       "text near the headline"},
      {"address", "", "", "https://ledger.example/2021/03/02/bridge", "2021-03-02", "URL"},
      {"the more exact of two that agree", "<meta name='date' content='2021-03-04'>",
       "<div class='date'>4 March 2021, 11:20 GMT</div>", "", "2021-03-04T11:20:00Z", "text near the headline"},
      {"nothing", "", "", "https://ledger.example/story-20210302111", nullptr, ""},
      {"dates of related stories are not taken", "", "<aside><ul><li>A ship sails, 4 March 2021</li></ul></aside>", "",
       nullptr, ""},
      {"captions are not taken", "", "<figure><figcaption>The bridge on 1 May 1911.</figcaption></figure>", "", nullptr,
       ""},
      {"an update is not the publication", "", "<div class='date'>Updated: 9 March 2021, 10:00 GMT</div>", "", nullptr,
       ""},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const CleanedPage page = clean_html_text(story_page(row.head, row.above), row.url);
    REQUIRE(page.article);
    if (row.published == nullptr) {
      CHECK_FALSE(page.article->published);
      continue;
    }
    REQUIRE(page.article->published);
    CHECK(to_string(*page.article->published) == row.published);
    CHECK(test::has_evidence(*page.article, "published", row.from));
  }
  Page late;
  late.bytes = story_page(ld);
  late.form = PageForm::html;
  late.fetched = day("2021-03-01T00:00:00Z");
  const CleanedPage page = clean(late);
  REQUIRE(page.article);
  CHECK_FALSE(page.article->published);
  CHECK(test::has_evidence(*page.article, "published", "not taken"));
}

TEST_CASE("of agreeing dates the more exact one is chosen, midnight not being exact", "[cleaning]") {
  const std::vector<OfferedDate> offers = {{day("2021-03-05"), "a", 1},
                                           {day("2021-03-05T00:00:00Z"), "b", 1},
                                           {day("2021-03-05T09:30:00"), "c", 1},
                                           {day("2021-03-06T10:00:00"), "d", 1}};
  CHECK(choose_date("published", offers, std::nullopt).date == day("2021-03-05T09:30:00"));
  CHECK_FALSE(choose_date("published", {{day("1203-01-01"), "x", 1}}, std::nullopt).date);
}

TEST_CASE("JSON-LD is read in all its shapes", "[cleaning]") {
  struct Row {
    const char* what;
    const char* json;
    const char* headline;
    Names authors;
  };
  const Row rows[] = {
      {"plain",
       R"({"@type":"NewsArticle","headline":"A","author":{"@type":"Person","name":"Ann Example"}})",
       "A",
       {"Ann Example"}},
      {"graph with references",
       R"({"@graph":[{"@type":"Person","@id":"#p","name":"Ann Example"},{"@type":["Article"],"headline":"A","author":{"@id":"#p"}}]})",
       "A",
       {"Ann Example"}},
      {"list of lists",
       R"([[{"@type":"http://schema.org/BlogPosting","headline":"A","author":["Ann Example","Bob Sample"]}]])",
       "A",
       {"Ann Example", "Bob Sample"}},
      {"given and family name",
       R"({"@type":"Article","headline":"A","author":{"givenName":"Ann","familyName":"Example"}})",
       "A",
       {"Ann Example"}},
      {"raw line end and trailing comma", "{\"@type\":\"Article\",\"headline\":\"A\nB\",}", "A B", {}},
      {"comment round it", "<!-- {\"@type\":\"Article\",\"headline\":\"A\"} -->", "A", {}},
      {"entities", R"({"@type":"Article","headline":"Fish &amp; chips"})", "Fish & chips", {}},
      {"no article", R"({"@type":"WebSite","name":"Harbour Ledger"})", "", {}},
      {"broken beyond mending", R"({"@type":"Article","headline":)", "", {}},
      {"wrong types everywhere",
       R"({"@type":"Article","headline":7,"author":[1,null,{"name":{}}],"datePublished":[]})",
       "",
       {}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const JsonLdArticle article = read_json_ld({row.json});
    CHECK(article.headline == row.headline);
    Names names;
    for (const auto& author : article.authors) names.push_back(author.name);
    CHECK(names == row.authors);
  }
  CHECK(read_json_ld({std::string(100'000, '[')}).headline.empty());
}

TEST_CASE("printed markup is read as the text it stands for", "[cleaning]") {
  CHECK(strip_tags("<a href=\"\" class=\"tag\" title=\"\">North Korea</a> and a < b") == "North Korea and a < b");
  CHECK(strip_tags("one<br>two") == "one two");
  CHECK(strip_tags("<") == "<");
  CHECK(strip_tags("<a href=\"unclosed") == "<a href=\"unclosed");
  CHECK(decode_entities("Fish &amp; chips&nbsp;&#8217;&#x41;&bogus; &#0; &#1114112; &") ==
        "Fish & chips\xC2\xA0\xE2\x80\x99"
        "A&bogus; &#0; &#1114112; &");
}

TEST_CASE("the outlet of a copyright line is its name alone", "[cleaning]") {
  CHECK(copyright_outlet("Copyright 2018 Harbour Ledger. All Rights Reserved") == "Harbour Ledger");
  CHECK(copyright_outlet("\xC2\xA9 1998-2004 Northgate Courier Newspapers") == "Northgate Courier");
  CHECK(copyright_outlet("All contents copyright Harbour Ledger 2005 | Imprint") == "Harbour Ledger");
  CHECK(copyright_outlet("Nothing of the kind").empty());
}

TEST_CASE("fields of a page come from where the page declares them", "[cleaning]") {
  const CleanedPage page = clean_html_text(
      story_page("<meta property='og:site_name' content='Harbour Ledger'><link rel='canonical' href='/local/bridge'>"
                 "<meta property='article:section' content='Local'><meta property='article:tag' content='Bridges'>"
                 "<meta name='description' content='A bridge closes.'>",
                 "<p class='byline'>By <a rel='author' href='/ann'>Ann Example</a></p>"),
      "https://harbourledger.example/local/bridge?ref=mail");
  REQUIRE(page.article);
  const Article& article = *page.article;
  CHECK(article.source == "Harbour Ledger");
  CHECK(article.url == "https://harbourledger.example/local/bridge");
  CHECK(article.id == article.url);
  CHECK(article.section == "Local");
  CHECK(article.tags == Names{"Bridges"});
  CHECK(article.summary == "A bridge closes.");
  CHECK(article.byline == Names{"Ann Example"});
  CHECK(article.digest.size() == 32);
  CHECK(article.input == "test");
  for (const char* field : {"title", "body", "source", "byline", "url", "section", "summary", "place", "language"}) {
    INFO(field);
    CHECK(test::has_evidence(article, field, ""));
  }
}

TEST_CASE("a page without an address has no id of its own", "[cleaning]") {
  const CleanedPage page = clean_html_text(story_page(""));
  REQUIRE(page.article);
  CHECK(page.article->id.empty());
  CHECK(page.article->url.empty());
}

TEST_CASE("a paragraph about the author at the end is no part of the story", "[cleaning]") {
  const CleanedPage page = clean_html_text(
      page_with("", "<article><h1>Bridge to close</h1><p class='byline'>By Ann Example</p>" + sample_story() +
                        "<p>Ann Example writes about bridges and lives on a boat.</p></article>"));
  CHECK(test::fate_of(page, "Ann Example writes about bridges and lives on a boat.") == "-about the author");
}

}  // namespace dateline
