// Every row of the tables earns its place: what it is for stays in the article without it.
#include <catch2/catch.hpp>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/phrase_table.h"
#include "indexer/cleaning/region_names.h"
#include "tests/indexer/cleaning/support.h"

namespace dateline {
namespace {

using test::clean_html_text;
using test::fate_of;
using test::page_with;

std::string article_with(std::string_view markup) {
  return page_with("<title>Bridge to close</title>",
                   "<article><h1>Bridge to close</h1>" + test::sample_story() + std::string(markup) +
                       "<p>The office will answer questions at the quay on Sunday from ten to noon.</p></article>");
}

Page html_page(std::string bytes) {
  Page page;
  page.bytes = std::move(bytes);
  page.form = PageForm::html;
  return page;
}

std::string dropped(Region region) { return "-" + std::string(reason_of(region)); }
std::string dropped(Phrase phrase) { return "-" + std::string(reason_of(phrase)); }

}  // namespace

TEST_CASE("every name of an element decides something that no other name decides", "[cleaning]") {
  const std::vector<RegionName>& names = region_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    INFO("'" << names[i].words << "'");
    CHECK_FALSE(names[i].group->reason.empty());
    for (std::size_t n = 0; n < names.size(); ++n) {
      if (n == i || names[i].words.find(names[n].words) == std::string_view::npos) continue;
      INFO("covered by '" << names[n].words << "'");
      CHECK(n > i);                               // else this one is never reached
      CHECK(names[n].region != names[i].region);  // else this one changes nothing
    }
    CHECK(region_named(" harbour " + std::string(trim(names[i].words)) + " quay ") == names[i].region);
  }
}

TEST_CASE("an element named as furniture leaves the article, and only by its name", "[cleaning]") {
  const std::string text = "The tug crews of the inner port voted on Friday for a new rota, their union said.";
  for (const RegionName& name : region_names()) {
    if (!is_furniture(name.region)) continue;
    INFO("'" << name.words << "'");
    // A teaser leads elsewhere; a paywall's name is only believed on what is no long text.
    const std::string link = name.region == Region::teaser ? "<a href='/tugs'>More</a>" : "";
    const auto page = [&](std::string_view marks) {
      return clean_html_text(
          article_with("<div class='" + std::string(marks) + "'><p>" + text + "</p>" + link + "</div>"));
    };
    CHECK(fate_of(page(trim(name.words)), text) == dropped(name.region));
    CHECK(fate_of(page("harbour"), text) == "+text");
  }
}

TEST_CASE("a short text is the article's lead, byline or date by the name of its element", "[cleaning]") {
  struct Row {
    Region region;
    const char* text;
    const char* named;
    const char* unnamed;
  };
  const Row rows[] = {
      {Region::lead, "Six weeks without a crossing", "+lead", "-before the first paragraph"},
      {Region::byline, "Ann Example", "-byline", "-before the first paragraph"},
      {Region::date, "Monday", "-date line", "-before the first paragraph"},
  };
  for (const Row& row : rows) {
    const auto page = [&](std::string_view marks) {
      return clean_html_text(page_with("<title>Bridge to close</title>",
                                       "<article><h1>Bridge to close</h1><div class='" + std::string(marks) + "'>" +
                                           row.text + "</div>" + test::sample_story() + "</article>"));
    };
    CHECK(fate_of(page("harbour"), row.text) == row.unnamed);
    for (const RegionName& name : region_names()) {
      if (name.region != row.region) continue;
      INFO("'" << name.words << "'");
      CHECK(fate_of(page(trim(name.words)), row.text) == row.named);
    }
  }
}

TEST_CASE("every printed phrase decides something that no other phrase decides", "[cleaning]") {
  const auto without = [](const PhraseRow& left_out, std::string_view text) {
    for (const PhraseRow& row : whole_phrases()) {
      if (&row != &left_out && match_key(row.key) == match_key(text)) return row.group->phrase;
    }
    for (const PhraseRow& row : phrase_openings()) {
      if (&row != &left_out && starts_with_nocase(text, row.key)) return row.group->phrase;
    }
    return Phrase::none;
  };
  for (const std::vector<PhraseRow>* rows : {&whole_phrases(), &phrase_openings()}) {
    for (const PhraseRow& row : *rows) {
      INFO("'" << row.key << "'");
      CHECK_FALSE(row.group->reason.empty());
      const std::string text = std::string(row.key) + (rows == &phrase_openings() ? "harbour and quay" : "");
      CHECK(phrase_of(text, shape_of(text)) == row.group->phrase);
      CHECK(without(row, text) != row.group->phrase);
    }
  }
}

TEST_CASE("a printed phrase leaves the article, a sentence that quotes it stays", "[cleaning]") {
  // The label of an advertisement makes furniture of its whole box, too.
  Rules no_boxes;
  no_boxes.leave_out(Rule::boxes);
  for (const PhraseRow& row : whole_phrases()) {
    INFO("'" << row.key << "'");
    const std::string line(row.key);
    const std::string sentence = "On the old sign, \"" + line + "\" is all that can be read today, the keeper said.";
    const CleanedPage page = clean_by(html_page(article_with("<p>" + line + "</p><p>" + sentence + "</p>")), no_boxes);
    CHECK(fate_of(page, line) == dropped(row.group->phrase));
    // What ends an article ends it for what stands behind.
    if (row.group->phrase != Phrase::comments && row.group->phrase != Phrase::tail_end &&
        row.group->phrase != Phrase::tail_list) {
      CHECK(fate_of(page, sentence) == "+text");
    }
    CHECK(fate_of(clean_html_text(article_with("<p>" + sentence + "</p>")), sentence) == "+text");
  }
  for (const PhraseRow& row : phrase_openings()) {
    INFO("'" << row.key << "'");
    const std::string opening(trim(row.key));
    const std::string line = opening + " the harbour and the quay";
    const std::string sentence = "The old sign says " + opening + " the harbour, the keeper said on Monday.";
    CHECK(fate_of(clean_by(html_page(article_with("<p>" + line + "</p>")), no_boxes), line) ==
          dropped(row.group->phrase));
    CHECK(fate_of(clean_html_text(article_with("<p>" + sentence + "</p>")), sentence) == "+text");
  }
}

}  // namespace dateline
