// Pages made to hurt: nothing crashes, nothing takes more than a moment, and what text there is is not lost.
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "indexer/cleaning/attribute_guard.h"
#include "indexer/cleaning/html_parser.h"
#include "tests/indexer/cleaning/support.h"

namespace dateline {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

std::string distinct_attributes(std::size_t count) {
  std::string text = "<p ";
  for (std::size_t i = 0; i < count; ++i) text += "a" + std::to_string(i) + "=1 ";
  return text + ">The end of the tag.</p>";
}

}  // namespace

TEST_CASE("hostile pages are cleaned in linear time", "[cleaning]") {
  // Sizes that keep a debug build quick; anything quadratic in them would take minutes.
  const std::string story = test::sample_story();
  struct Row {
    const char* what;
    std::string bytes;
  };
  const Row rows[] = {
      {"nested blocks", repeated("<div>", 15'000) + story},
      {"nested tables", repeated("<table><tr><td>", 4'000) + story},
      {"unclosed inline elements", repeated("<b><i>", 15'000) + story},
      {"distinct attributes", distinct_attributes(15'000) + story},
      {"ampersands", story + repeated("&", 250'000)},
      {"opening brackets", story + repeated("<", 250'000)},
      {"unclosed quote", story + "<a href=\"" + repeated("x", 150'000)},
      {"unclosed comment", story + "<!--" + repeated("-", 150'000)},
      {"unclosed script", story + "<script>" + repeated("var a;", 25'000)},
      {"line breaks", story + repeated("<br>", 25'000)},
      {"paragraphs", repeated("<p>x", 15'000) + story},
      {"links", repeated("<a href=/x>x</a>", 15'000) + story},
      {"invalid UTF-8", story + repeated("\xff\xfe\x80 ", 25'000)},
      {"one long word", story + "<p>" + repeated("x", 250'000) + "</p>"},
      {"JSON-LD brackets",
       "<script type='application/ld+json'>" + repeated("{\"@graph\":[", 15'000) + "</script>" + story},
      {"printed tags", repeated("&lt;a href=&quot;", 15'000) + story},
  };
  for (const Row& row : rows) {
    for (const PageForm form : {PageForm::html, PageForm::page_text}) {
      INFO(row.what << (form == PageForm::html ? " as html" : " as text"));
      const auto begin = std::chrono::steady_clock::now();
      const CleanedPage page = test::clean_bytes(row.bytes, form);
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
      CHECK(took.count() < 20);
      CHECK(page.article.has_value() == page.rejected.empty());
    }
  }
}

TEST_CASE("text below any depth is found", "[cleaning]") {
  const CleanedPage page = test::clean_html_text(repeated("<div>", 100'000) + "<h1>Bridge</h1>" + test::sample_story());
  CHECK(test::all_blocks(page).find("freeofcharge.") != std::string::npos);
}

TEST_CASE("a tag with very many attributes loses the last of them, nothing else", "[cleaning]") {
  std::string markup = distinct_attributes(300);
  const std::size_t size = markup.size();
  CHECK(guard_attributes(markup) == 1);
  CHECK(markup.size() == size);
  CHECK(markup.find("a255=1") != std::string::npos);
  CHECK(markup.find("a256=1") == std::string::npos);
  CHECK(markup.ends_with(">The end of the tag.</p>"));
  std::string script = "<script>" + distinct_attributes(300) + "</script><p>x</p>";
  const std::string before = script;
  CHECK(guard_attributes(script) == 0);
  CHECK(script == before);
}

TEST_CASE("what the limits cut off is told", "[cleaning]") {
  CHECK(parse_html(repeated("<i>x</i>", 260'000)).cut);
  CHECK_FALSE(parse_html("<p>x</p>").cut);
  Page page;
  page.form = PageForm::html;
  page.bytes = "<h1>Bridge</h1>" + test::sample_story() + repeated(" ", std::size_t{9} << 20);
  const CleanedPage cleaned = clean(page);
  REQUIRE(cleaned.article);
  CHECK(test::has_evidence(*cleaned.article, "body", "first 8 MiB"));
}

TEST_CASE("random bytes and torn pages never crash", "[cleaning]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::string whole = test::page_with(
      "<title>Bridge</title><script "
      "type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Bridge\"}</script>",
      "<table><tr><td>a</td><td>b</td></tr></table><pre>\n\n x</pre><article><h1>Bridge</h1>" + test::sample_story() +
          "</article>");
  for (int round = 0; round < 200; ++round) {
    std::string torn = whole.substr(0, random() % whole.size());
    for (int i = 0; i < 20 && !torn.empty(); ++i) torn[random() % torn.size()] = static_cast<char>(random() % 256);
    for (const PageForm form : {PageForm::html, PageForm::page_text, PageForm::unknown}) {
      const CleanedPage page = test::clean_bytes(torn, form);
      CHECK(page.article.has_value() == page.rejected.empty());
    }
  }
}

TEST_CASE("bytes in another charset are read, and how is told", "[cleaning]") {
  struct Row {
    std::string head;
    const char* http;
    const char* charset;
  };
  const std::string story = "<h1>Caf\xE9 am Kanal</h1>" + test::sample_story();
  const Row rows[] = {
      {"<meta charset=iso-8859-1>", "", "windows-1252 (meta)"},
      {"<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>", "", "windows-1252 (meta)"},
      {"", "iso-8859-1", "windows-1252 (HTTP)"},
  };
  for (const Row& row : rows) {
    Page page;
    page.bytes = "<html><head>" + row.head + "</head><body>" + story;
    page.charset = row.http;
    page.form = PageForm::html;
    const CleanedPage cleaned = clean(page);
    CHECK(cleaned.charset == row.charset);
    REQUIRE(cleaned.article);
    CHECK(cleaned.article->title == "Caf\xC3\xA9 am Kanal");
  }
}

}  // namespace dateline
