// Pages with markup: what is body, what is furniture, and what each complaint of a user taught us.
#include <catch2/catch.hpp>
#include <random>

#include "tests/indexer/cleaning/support.h"

namespace dateline {
namespace {

using test::clean_html_text;
using test::fate_of;
using test::page_with;
using test::sample_story;

const char* const kFirst =
    "HARWICK - The old swing bridge over the Harwick canal will close for six weeks from Monday, the harbour office "
    "said.";

bool body_has(const CleanedPage& page, std::string_view text) {
  return page.article && page.article->body.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("paragraphs survive as paragraphs and the title is no part of the body", "[cleaning]") {
  const CleanedPage page =
      clean_html_text(page_with("<title>Bridge to close for six weeks</title>",
                                "<h1>Bridge to close for six weeks</h1><div>" + sample_story() + "</div>"));
  REQUIRE(page.article);
  CHECK(page.article->title == "Bridge to close for six weeks");
  CHECK(page.article->body.starts_with(kFirst));
  CHECK(test::kept_blocks(page) == page.article->body);
  CHECK(fate_of(page, "Bridge to close for six weeks") == "-the title");
  CHECK(page.article->place == "HARWICK");
  CHECK(page.article->language == "en");
}

TEST_CASE("what stands round a story is dropped, and the reason is told in words", "[cleaning]") {
  struct Row {
    const char* what;
    std::string markup;
    const char* text;
    const char* reason;
  };
  const Row rows[] = {
      {"navigation", "<nav><a href='/a'>World</a></nav>", "World", "-navigation"},
      {"comments",
       "<div id='comments'><p>I walked over that bridge every day of my life, and I will miss it a lot.</p></div>",
       "I walked over that bridge every day of my life, and I will miss it a lot.", "-comments"},
      {"caption", "<figure><img src='b.jpg'><figcaption>The bridge in 1911, seen from the east.</figcaption></figure>",
       "The bridge in 1911, seen from the east.", "-caption or gallery"},
      {"picture with a line of text",
       "<div class='x'><img src='b.jpg'><div>The bridge in 1911, seen from the east.</div></div>",
       "The bridge in 1911, seen from the east.", "-caption or gallery"},
      {"consent",
       "<div class='cookie-layer'><p>We use cookies to make the site better, and our partners do so too.</p></div>",
       "We use cookies to make the site better, and our partners do so too.", "-consent notice"},
      {"unnamed consent",
       "<div><p>We and our 12 partners store cookies on your device and ask for your consent to do so.</p></div>",
       "We and our 12 partners store cookies on your device and ask for your consent to do so.", "-consent notice"},
      {"related",
       "<div class='related-stories'><p>Another story about ships that sailed, with a whole sentence in it.</p></div>",
       "Another story about ships that sailed, with a whole sentence in it.", "-related or popular stories"},
      {"newsletter", "<div><p>Five stories from the quays every morning, chosen by us.</p><input type='email'></div>",
       "Five stories from the quays every morning, chosen by us.", "-newsletter or subscription box"},
      {"promoted",
       "<div><span>Promoted</span><p>Is your roof ready for the winter? Ask our trusted roofers today.</p></div>",
       "Is your roof ready for the winter? Ask our trusted roofers today.", "-advertisement"},
      {"button", "<button>Print</button>", "Print", "-form"},
      {"furniture phrase", "<div>Advertisement</div>", "Advertisement", "-advertisement"},
      {"hidden", "<p style='display: none'>You have one free story left this month, dear reader.</p>",
       "You have one free story left this month, dear reader.", "-not shown on the page"},
      {"footer", "<footer><p>The Ledger is printed on Quay Street by people who care for ink.</p></footer>",
       "The Ledger is printed on Quay Street by people who care for ink.", "-footer"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const CleanedPage page = clean_html_text(
        page_with("<title>Bridge to close</title>",
                  "<article><h1>Bridge to close</h1>" + sample_story() + row.markup +
                      "<p>The office will answer questions at the quay on Sunday from ten to noon.</p></article>"));
    CHECK(fate_of(page, row.text) == row.reason);
    CHECK(body_has(page, "at the quay on Sunday"));
    CHECK(body_has(page, "HARWICK - The old swing bridge"));
  }
}

TEST_CASE("a lead in a container of its own belongs to the body", "[cleaning]") {
  const char* lead =
      "The harbour office closes the bridge earlier than planned, and nobody on the east side is glad of it.";
  for (const std::string markup : {"<h2>", "<div class='standfirst'>", "<div><p>"}) {
    const CleanedPage page = clean_html_text(page_with(
        "<title>Bridge to close</title>", "<div><div><h1>Bridge to close</h1></div><div>" + markup + lead +
                                              "</div></h2></div></div><div class='text'>" + sample_story() + "</div>"));
    INFO(markup);
    CHECK(body_has(page, lead));
  }
}

TEST_CASE("an article in sibling sections is taken whole", "[cleaning]") {
  const std::string section = "<section class='css-1'>" + sample_story() + "</section>";
  const CleanedPage page = clean_html_text(
      page_with("", "<div><h1>Bridge to close</h1>" + section +
                        "<aside>Advertisement</aside><section class='css-1'><p>The second part begins here, "
                        "and it tells what the ferrymen make of the plan for the summer months.</p></section></div>"));
  CHECK(body_has(page, "HARWICK"));
  CHECK(body_has(page, "what the ferrymen make"));
}

TEST_CASE("lists, subheadings and data tables inside an article stay", "[cleaning]") {
  const CleanedPage page = clean_html_text(page_with(
      "",
      "<article><h1>Bridge to close</h1>" + sample_story() +
          "<h2>What it costs</h2><p>The bill has three parts:</p><ul><li>New bearings</li><li>A hired ferry</li></ul>"
          "<table><tr><th>Item</th><th>Cost</th></tr><tr><td>Bearings</td><td>40,000</td></tr></table>"
          "<p>The council has set the money aside since the spring of last year, it said.</p></article>"));
  CHECK(fate_of(page, "What it costs") == "+subheading");
  CHECK(body_has(page, "New bearings\n\nA hired ferry"));
  CHECK(body_has(page, "Item\tCost\nBearings\t40,000"));
}

TEST_CASE("words are never glued", "[cleaning]") {
  const CleanedPage page =
      clean_html_text(page_with("", "<article><h1>Bridge to close</h1>" + sample_story() +
                                        "<p>One line<br>and the next, told by <a href='/x'>Maud</a><span "
                                        "class='r'>Fenwick</span> in the har<b>bour</b> office.</p></article>"));
  CHECK(body_has(page, "One line and the next, told by Maud Fenwick in the harbour office."));
}

TEST_CASE("scripts, styles, templates and the like are not text", "[cleaning]") {
  const CleanedPage page =
      clean_html_text(page_with("<style>p{color:red}</style>",
                                "<script>var a = '<p>not this one</p>';</script><noscript><p>Please turn on scripts, "
                                "the page needs them.</p></noscript>"
                                "<template><p>Template text that nobody sees.</p></template><svg><title>An "
                                "icon</title></svg><article><h1>Bridge</h1>" +
                                    sample_story() + "</article>"));
  const std::string all = test::all_blocks(page);
  for (const char* word : {"notthisone", "turnonscripts", "Templatetext", "Anicon", "color"})
    CHECK(all.find(word) == std::string::npos);
}

TEST_CASE("an empty line inside a block parts paragraphs", "[cleaning]") {
  const CleanedPage page =
      clean_html_text(page_with("",
                                "<h1>Bridge to close</h1><div>The bridge closes on Monday for six weeks, the harbour "
                                "office said today.<br><br>A ferry takes people "
                                "across the water until the work is done, free of charge.</div>"));
  CHECK(body_has(page, "said today.\n\nA ferry"));
}

TEST_CASE("text that only the page's JSON-LD holds is used, and marked as not shown", "[cleaning]") {
  std::string story;
  for (int i = 0; i < 8; ++i)
    story += "Paragraph " + std::to_string(i) + " tells how the bridge over the canal was built and paid for.\\n";
  const CleanedPage page = clean_html_text(page_with(
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to close","articleBody":")" +
          story + R"("}</script>)",
      "<h1>Bridge to close</h1><p>Please wait while the story loads, it takes a moment.</p>"));
  REQUIRE(page.article);
  CHECK(page.article->body.starts_with("Paragraph 0"));
  CHECK(test::kept_blocks(page) == page.article->body);
  CHECK(test::has_evidence(*page.article, "body", "JSON-LD"));
}

TEST_CASE("a page that is no article is rejected and says why", "[cleaning]") {
  std::string front = "<h1>World news</h1>";
  for (int i = 0; i < 40; ++i)
    front += "<div><h3><a href='/" + std::to_string(i) + "'>Harbour office names its bridge keeper number " +
             std::to_string(i) + "</a></h3></div>";
  struct Row {
    std::string bytes;
    const char* why;
  };
  const Row rows[] = {
      {"", "no text"},
      {page_with("<title>x</title>", ""), "no text"},
      {page_with(
           "<title>Page not found</title>",
           "<h1>Page not found</h1><p>The page that you asked for has moved or never was here, so try the search.</p>"),
       "error page"},
      {page_with("<title>World</title>", front), "almost only links: a section front"},
      {page_with("",
                 "<div class='consent'><p>We and our 300 partners use cookies to store personal data. You may refuse "
                 "your consent at any time.</p></div>"),
       "consent wall"},
      {page_with("<title>Tides</title>", "<h1>Tides</h1><p>High water at the quay is at noon today.</p>"),
       "too little text to be an article"},
      {std::string("\x00\x01\x02\x03\xff\xfe\x04\x05\x06\x07\x0e\x0f\x10\x11\x12", 15), "not text"},
  };
  for (const Row& row : rows) {
    const CleanedPage page = clean_html_text(row.bytes);
    CHECK_FALSE(page.article);
    CHECK(page.rejected == row.why);
  }
}

TEST_CASE("kept and dropped blocks together are the visible text of the page", "[cleaning]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::string_view tags[] = {"div", "p",  "span",    "b", "table",   "tr",         "td",   "ul",
                                   "li",  "h2", "section", "a", "article", "blockquote", "aside"};
  for (int round = 0; round < 150; ++round) {
    std::string markup;
    std::string visible;
    std::vector<std::string_view> open;
    for (int i = 0; i < 120; ++i) {
      switch (random() % 4) {
        case 0:
          open.push_back(tags[random() % std::size(tags)]);
          markup += "<" + std::string(open.back()) + (random() % 5 == 0 ? " class='related'" : "") + ">";
          break;
        case 1:
          if (open.empty()) break;
          markup += "</" + std::string(open.back()) + ">";
          open.pop_back();
          break;
        case 2:
          markup += random() % 3 == 0 ? "<br>" : "\n";
          break;
        default: {
          const std::string text = "Word" + std::to_string(i) + " of the harbour office, said in a sentence. ";
          markup += text;
          visible += test::without_blanks(text);
        }
      }
    }
    const CleanedPage page = clean_html_text(page_with("", markup));
    CHECK(test::all_blocks(page) == visible);
    if (page.article) CHECK(test::kept_blocks(page) == page.article->body);
  }
}

}  // namespace dateline
