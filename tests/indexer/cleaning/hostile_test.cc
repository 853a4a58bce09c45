// Pages made to hurt: nothing crashes, nothing takes more than a moment, and what text there is is not lost.
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "indexer/cleaning/html_parser.h"
#include "indexer/cleaning/html_slim.h"
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

TEST_CASE("hostile pages are cleaned in linear time, each to the outcome that it has", "[cleaning]") {
  // Sizes that keep a debug build quick; anything quadratic in them would take minutes.
  const std::string story = "<h1>Bridge</h1>" + test::sample_story();
  const std::string_view whole = "the sample story";
  struct Row {
    const char* what;
    std::string bytes;
    std::string_view outcome;  // why it is rejected, or whose text it is
  };
  std::string misnested;
  const char* const tags[] = {"<b>", "</i>", "<form>", "<table>", "</tr>", "<i>", "<td>", "</form>", "</p>", "<li>"};
  for (unsigned i = 0, n = 1; i < 20'000; ++i, n = n * 1'103'515'245 + 12'345) misnested += tags[(n >> 16U) % 10];
  const Row rows[] = {
      {"nested blocks", repeated("<div>", 15'000) + story, whole},
      {"nested tables", repeated("<table><tr><td>", 4'000) + story, whole},
      {"unclosed inline elements", repeated("<b><i>", 15'000) + story, whole},
      {"unclosed inline elements in paragraphs", story + repeated("<p><b><i>x", 5'000), whole},
      {"misnested tables, forms and inline elements", misnested + "</table></table></form><div>" + story, whole},
      {"nested iframes", repeated("<iframe>", 5'000) + repeated("</iframe>", 5'000) + story, whole},
      {"nested templates", repeated("<template>", 5'000) + "x" + repeated("</template>", 5'000) + story, whole},
      {"headings that are never closed", story + repeated("<h1>A boat of coal <b>and</b> grain. ", 8'000), whole},
      {"a heading of many elements", "<h1>" + repeated("<span class=kicker>x </span>", 10'000) + "</h1>" + story,
       whole},
      {"distinct attributes", distinct_attributes(15'000) + story, whole},
      {"equal attributes", "<p " + repeated("class=a ", 100'000) + ">x</p>" + story, whole},
      {"ampersands", story + repeated("&", 250'000), whole},
      {"opening brackets", story + repeated("<", 250'000), whole},
      {"unclosed quote", story + "<a href=\"" + repeated("x", 150'000), whole},
      {"unclosed comment", story + "<!--" + repeated("-", 150'000), whole},
      {"comments ends without comments", story + repeated("-->", 50'000), whole},
      {"unclosed script", story + "<script>" + repeated("var a;</", 25'000), whole},
      {"plain text to the end", "<plaintext>" + story, whole},
      {"line breaks", story + repeated("<br>", 25'000), whole},
      {"paragraphs", repeated("<p>x", 15'000) + "<div>" + story, whole},
      {"links", repeated("<a href=/x>x</a>", 15'000) + story, whole},
      {"options", "<select>" + repeated("<option>x", 20'000) + "</select>" + story, whole},
      {"zeros", repeated(std::string_view("\0", 1), 50'000) + story, whole},
      {"invalid UTF-8", story + repeated("\xff\xfe\x80 ", 25'000), whole},
      {"one long word", story + "<p>" + repeated("x", 1'000'000) + "</p>", whole},
      {"JSON-LD brackets",
       "<script type='application/ld+json'>" + repeated("{\"@graph\":[", 15'000) + "</script>" + story, whole},
      {"JSON-LD that names itself",
       "<script type='application/ld+json'>{\"@id\":\"#a\",\"@type\":\"NewsArticle\",\"headline\":\"Bridge\","
       "\"author\":{\"@id\":\"#a\"},\"mainEntity\":{\"@id\":\"#a\"}}</script>" +
           story,
       whole},
      {"broken JSON-LD", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":</script>" + story,
       whole},
      {"JSON-LD of 5 MB",
       "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" +
           repeated("word ", 1'000'000) + "\"}</script>" + story,
       whole},
      {"printed tags", repeated("&lt;a href=&quot;", 15'000) + story, whole},
      {"nothing but tags", repeated("<div></div>", 50'000), "no text"},
  };
  for (const Row& row : rows) {
    for (const PageForm form : {PageForm::html, PageForm::page_text}) {
      INFO(row.what << (form == PageForm::html ? " as html" : " as text"));
      const auto begin = std::chrono::steady_clock::now();
      const CleanedPage page = test::clean_bytes(row.bytes, form);
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
      CHECK(took.count() < 20);
      CHECK(page.article.has_value() == page.rejected.empty());
      if (form == PageForm::page_text) continue;
      const std::string outcome = page.article ? std::string(whole) : page.rejected;
      CHECK(outcome == row.outcome);
      if (page.article) CHECK(page.article->body.find("free of charge.") != std::string::npos);
    }
  }
}

TEST_CASE("text below any depth is found", "[cleaning]") {
  const CleanedPage page = test::clean_html_text(repeated("<div>", 100'000) + "<h1>Bridge</h1>" + test::sample_story());
  CHECK(test::all_blocks(page).find("freeofcharge.") != std::string::npos);
}

TEST_CASE("of markup the parser sees only what cleaning reads", "[cleaning]") {
  struct Row {
    const char* what;
    std::string markup;
    std::string slim;
  };
  const Row rows[] = {
      {"attributes nobody asks for", "<p data-x=\"a>b\" id=q onclick='x()' class=\"lead big\">x</p>",
       "<p id=q class=\"lead big\">x</p>"},
      {"a name twice counts once", "<p id=a id=b ID=c>x</p>", "<p id=a>x</p>"},
      {"any number of attributes", distinct_attributes(300), "<p>The end of the tag.</p>"},
      {"what hides, of a style", "<i style='color:red'>x</i><i style='Display: none'>y</i>",
       "<i>x</i><i style='Display: none'>y</i>"},
      {"scripts and styles", "a<script>if (a</b && '<p>')</script><STYLE>p{}</STYLE >b", "ab"},
      {"a script that does not end", "a<script>var a = '</p>';", "a"},
      {"comments, also odd ones", "a<!-- <p> -->b<!-->c<!--->d<!-- x --!>e<!-- -- >", "abcde"},
      {"declarations", "<!DOCTYPE html><?xml version='1.0'?>a<![CDATA[b]]>c", "ac"},
      {"white space, but not in <pre>", "a \n\t b<pre>c \n d</pre>e  f", "a b<pre>c \n d</pre>e f"},
      {"an element that closes itself", "<div class=a/b /><br/><a href=/x/>y</a>",
       "<div class=a/b /><br /><a href=/x/>y</a>"},
      {"no tags", "1 < 2 </ 3 <> <3 &lt;", "1 < 2 </ 3 <> <3 &lt;"},
      {"a quote that does not end", "a<p id='b>c", "a<p id='b>c>"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(slim_markup(row.markup).markup == row.slim);
  }
  const SlimMarkup slim = slim_markup(
      "<script type='text/javascript'>x</script><script id=j type=\" application/LD+json; charset=utf-8\">{}</script>");
  CHECK(slim.markup.empty());
  REQUIRE(slim.json_ld.size() == 1);
  CHECK(slim.json_ld.front() == "{}");
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

TEST_CASE("a charset that is declared wrongly, or not at all, is found out", "[cleaning]") {
  struct Row {
    const char* what;
    std::string_view bytes;  // of the second paragraph
    const char* declared;
    const char* charset;
    std::string_view text;
  };
  const Row rows[] = {
      {"UTF-8 declared as Latin-1",
       "Caf\xC3\xA9 am Kanal, \xC3\xBC"
       "ber das alle reden.",
       "iso-8859-1", "UTF-8 (valid UTF-8)", "Caf\xC3\xA9 am Kanal"},
      {"windows-1252 declared as UTF-8",
       "Caf\xE9 am Kanal, \xFC"
       "ber das alle reden, seit es er\xF6"
       "ffnet ist.",
       "utf-8", "windows-1252 (detected)", "Caf\xC3\xA9 am Kanal"},
      {"KOI8-R, declared",
       "\xF3\xD4\xC1\xD2\xD9\xCA \xCD\xCF\xD3\xD4 \xDA\xC1\xCB\xD2\xCF\xC0\xD4 \xCE\xC1 \xDB\xC5\xD3\xD4\xD8 "
       "\xCE\xC5\xC4\xC5\xCC\xD8.",
       "koi8-r", "KOI8-R (meta)", "\xD0\xA1\xD1\x82\xD0\xB0\xD1\x80\xD1\x8B\xD0\xB9 \xD0\xBC\xD0\xBE\xD1\x81\xD1\x82"},
      {"windows-1251, not declared",
       "\xD1\xF2\xE0\xF0\xFB\xE9 \xEC\xEE\xF1\xF2 \xF7\xE5\xF0\xE5\xE7 \xEA\xE0\xED\xE0\xEB "
       "\xE7\xE0\xEA\xF0\xEE\xFE\xF2 \xED\xE0 \xF8\xE5\xF1\xF2\xFC \xED\xE5\xE4\xE5\xEB\xFC "
       "\xF1 \xEF\xEE\xED\xE5\xE4\xE5\xEB\xFC\xED\xE8\xEA\xE0.",
       "", "windows-1251 (detected)",
       "\xD0\xA1\xD1\x82\xD0\xB0\xD1\x80\xD1\x8B\xD0\xB9 \xD0\xBC\xD0\xBE\xD1\x81\xD1\x82"},
      {"Shift_JIS, not declared",
       "\x89\x5E\x89\xCD\x82\xC9\x82\xA9\x82\xA9\x82\xE9\x8C\xC3\x82\xA2\x8B\xB4\x82\xF0\x98\x5A\x8F\x54\x8A\xD4\x95"
       "\xC2\x8D\xBD\x82\xB7\x82\xE9\x82\xC6\x94\xAD\x95\x5C\x82\xB5\x82\xBD\x81\x42",
       "", "windows-31j (detected)", "\xE9\x81\x8B\xE6\xB2\xB3\xE3\x81\xAB"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const std::string meta = *row.declared != '\0' ? "<meta charset=" + std::string(row.declared) + ">" : std::string();
    const CleanedPage page = test::clean_html_text("<html><head>" + meta + "</head><body><h1>Bridge</h1>" +
                                                   test::sample_story() + "<p>" + std::string(row.bytes) + "</p>");
    CHECK(page.charset == row.charset);
    REQUIRE(page.article);
    CHECK(page.article->body.find(row.text) != std::string::npos);
  }
}

TEST_CASE("UTF-16 is read with a mark and without, whatever is declared", "[cleaning]") {
  const std::string markup = "<html><head><meta charset=utf-8></head><body><h1>Bridge</h1>" + test::sample_story();
  for (const bool little : {true, false}) {
    for (const bool marked : {true, false}) {
      std::string bytes = !marked ? "" : little ? "\xFF\xFE" : "\xFE\xFF";
      for (const char c : markup) {
        if (!little) bytes += '\0';
        bytes += c;
        if (little) bytes += '\0';
      }
      INFO((little ? "little" : "big") << (marked ? " with a mark" : ""));
      const CleanedPage page = test::clean_html_text(bytes);
      CHECK(page.charset.starts_with(little ? "UTF-16LE" : "UTF-16BE"));
      REQUIRE(page.article);
      CHECK(page.article->title == "Bridge");
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
