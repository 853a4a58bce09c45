// Articles that are not one column of paragraphs: parts, lists, pictures, live blogs, several stories on a page.
#include <catch2/catch.hpp>

#include "tests/indexer/cleaning/support.h"

namespace dateline {
namespace {

using test::clean_html_text;
using test::fate_of;
using test::page_with;
using test::sample_story;

const char* const kTitle = "Bridge to close for six weeks";

const char* const kTugs =
    "<p>The tug crews of the inner port voted on Friday for a new rota, which gives them two free days after each "
    "night shift.</p>"
    "<p>The union had asked for the change since the winter, when four crews worked through three storms without a "
    "break.</p>"
    "<p>\"It was high time,\" said Oren Blakely, a mate on one of the older boats, after the votes had been "
    "counted.</p>";
const char* const kMarket =
    "<p>The market hall gets a new roof after all, as the council found the missing third of the money in an old "
    "fund.</p>"
    "<p>Work begins after the harvest fair, and the stalls move to the cattle yard behind the station for one "
    "winter.</p>"
    "<p>The glass comes from a works in the north, and lets through less heat than the panes that stand there "
    "today.</p>";

std::string head(std::string_view title) {
  return "<title>" + std::string(title) + " | Harbour Ledger</title><meta property='og:title' content='" +
         std::string(title) + "'>";
}
std::string article(std::string_view headline, std::string_view text) {
  return "<article class='story'><h1>" + std::string(headline) + "</h1><p class='byline'>By Ann Example</p>" +
         std::string(text) + "</article>";
}

bool body_has(const CleanedPage& page, std::string_view text) {
  return page.article && page.article->body.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("parts of an article in containers of different names are taken in order", "[cleaning]") {
  const CleanedPage page = clean_html_text(page_with(
      head(kTitle), "<div><h1>" + std::string(kTitle) + "</h1><div class='part one'>" + sample_story() +
                        "</div><div class='banner'>Advertisement</div><div class='part two'><h2>The crews</h2>" +
                        kTugs + "</div><div class='chapter'>" + kMarket + "</div></div>"));
  REQUIRE(page.article);
  const std::string& body = page.article->body;
  CHECK(body.find("HARWICK") < body.find("The crews"));
  CHECK(body.find("The crews") < body.find("The tug crews"));
  CHECK(body.find("The tug crews") < body.find("The market hall"));
  CHECK(body.find("Advertisement") == std::string::npos);
}

TEST_CASE("a table that is the article is one paragraph with a line for each row", "[cleaning]") {
  std::string rows;
  for (const char* day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
    rows += "<tr><td>" + std::string(day) + "</td><td>00:12</td><td>12:40</td><td>4.1 m</td></tr>";
  const CleanedPage page = clean_html_text(page_with(
      head("Tide times for the canal ports"),
      "<div><h1>Tide times for the canal ports</h1><p>The harbour office gives the times of high water at the "
      "lock, in local time.</p><table>" +
          rows + "</table></div>"));
  CHECK(body_has(page, "Monday\t00:12\t12:40\t4.1 m\nTuesday\t"));
  CHECK(body_has(page, "Sunday\t00:12"));
}

TEST_CASE("a list that is the article stays", "[cleaning]") {
  std::string items;
  for (int i = 1; i <= 6; ++i)
    items +=
        "<li><b>Pier " + std::to_string(i) + ".</b> Boats leave it every ten minutes while the bridge is closed.</li>";
  const CleanedPage page =
      clean_html_text(page_with(head("Six piers of the new ferry"),
                                "<article><h1>Six piers of the new ferry</h1><ol>" + items + "</ol></article>"));
  CHECK(body_has(page, "Pier 1. Boats leave it"));
  CHECK(body_has(page, "Pier 6. Boats leave it"));
}

TEST_CASE("an article told in pictures has its captions as text, a picture in an article does not", "[cleaning]") {
  const auto figure = [](const std::string& text) {
    return "<figure><img src='b.jpg'><figcaption>" + text + "</figcaption></figure>";
  };
  std::string slides;
  for (int i = 1; i <= 6; ++i)
    slides +=
        figure("Boat number " + std::to_string(i) + " carried coal and grain for forty years, as its owner tells it.");
  const CleanedPage told = clean_html_text(
      page_with(head("Six boats of the canal"), "<article><h1>Six boats of the canal</h1>" + slides + "</article>"));
  CHECK(body_has(told, "Boat number 1 carried"));
  CHECK(body_has(told, "Boat number 6 carried"));
  const CleanedPage page =
      clean_html_text(page_with(head(kTitle), article(kTitle, sample_story() + slides + kTugs + kMarket)));
  CHECK_FALSE(body_has(page, "Boat number"));
}

TEST_CASE("the quote in an embedded post stays, its signature goes", "[cleaning]") {
  const CleanedPage page = clean_html_text(page_with(
      head(kTitle),
      article(kTitle, sample_story() +
                          "<blockquote class='post'><p>The ferry runs from seven in the morning. Bring your bicycle, "
                          "leave the car at home.</p>&mdash; Harbour Office (@harbouroffice) <a "
                          "href='https://social.example/1'>March 3, 2021</a></blockquote>" +
                          kTugs)));
  CHECK(body_has(page, "Bring your bicycle"));
  CHECK_FALSE(body_has(page, "@harbouroffice"));
}

TEST_CASE("a live blog is one article, its entries in order, and its newest entry is not its title", "[cleaning]") {
  const std::string title = "Bridge closing: live updates";
  const auto blog = [&](std::string_view tag, std::string_view heading, const std::string& headline) {
    std::string feed;
    const char* const heads[] = {"The last tram has crossed", "The barriers are down", "A crowd on the east bank"};
    const std::string texts[] = {kMarket, kTugs, sample_story()};
    for (int i = 0; i < 3; ++i) {
      feed += "<" + std::string(tag) + " class='entry'><time datetime='2021-03-08T15:00:00Z'>15:00</time><" +
              std::string(heading) + ">" + heads[i] + "</" + std::string(heading) + ">" + texts[i] +
              "<a href='#'>Share</a></" + std::string(tag) + ">";
    }
    return clean_html_text(page_with(head(title), headline + "<div class='feed'>" + feed + "</div>"));
  };
  const CleanedPage pages[] = {
      blog("div", "h2", "<h1>" + title + "</h1>"), blog("article", "h2", "<h1>" + title + "</h1>"),
      blog("article", "h1", "<h2>" + title + "</h2>"),  // the entries outrank the page's headline
  };
  for (const CleanedPage& page : pages) {
    REQUIRE(page.article);
    CHECK(page.article->title == title);
    CHECK(page.others.empty());
    const std::string& body = page.article->body;
    CHECK(body.starts_with("The last tram has crossed\n\nThe market hall"));
    CHECK(body.find("The barriers are down\n\nThe tug crews") < body.find("A crowd on the east bank\n\nHARWICK"));
    CHECK(body.find("15:00") == std::string::npos);
    CHECK(body.find("Share") == std::string::npos);
  }
}

TEST_CASE("several whole stories on a page are articles of their own, with ids that stay", "[cleaning]") {
  const std::string url = "https://harbourledger.example/bridge";
  const auto page_of = [&](const std::string& stories) {
    return clean_html_text(page_with(head(kTitle) + "<meta property='article:published_time' content='2021-03-08'>",
                                     "<main>" + stories + "</main>"),
                           url);
  };
  const std::string first = article(kTitle, sample_story());
  const std::string tugs = article("<a href='/tugs'>Tug crews vote for a new rota</a>", kTugs);
  const std::string market = article("Market hall gets its roof", kMarket);
  const CleanedPage page = page_of(first + "<div>Advertisement</div><div>" + tugs + "</div>" + market);
  REQUIRE(page.article);
  CHECK(page.article->title == kTitle);
  CHECK(page.article->id == url);
  CHECK(page.article->body.find("tug crews") == std::string::npos);
  REQUIRE(page.others.size() == 2);
  CHECK(page.others[0].title == "Tug crews vote for a new rota");
  CHECK(page.others[0].id == "https://harbourledger.example/tugs");
  CHECK(page.others[0].body.starts_with("The tug crews"));
  CHECK(page.others[0].byline == std::vector<std::string>{"Ann Example"});
  CHECK_FALSE(page.others[0].published);  // what the head of the page says is about the first story
  CHECK(page.others[1].title == "Market hall gets its roof");
  CHECK(page.others[1].id.starts_with(url + "#"));
  CHECK(page.others[1].digest == page.article->digest);
  std::vector<std::string> bodies(3);
  for (const CleanedBlock& block : page.blocks) {
    if (block.kept) bodies[block.story] += (bodies[block.story].empty() ? "" : "\n\n") + block.text;
  }
  CHECK(bodies == std::vector<std::string>{page.article->body, page.others[0].body, page.others[1].body});
  // Another story before it changes no id.
  const CleanedPage later = page_of(first + market);
  REQUIRE(later.others.size() == 1);
  CHECK(later.others[0].id == page.others[1].id);
}

TEST_CASE("teasers below a story are no stories of their own", "[cleaning]") {
  std::string teasers;
  for (int i = 0; i < 4; ++i)
    teasers += "<article><h1><a href='/" + std::to_string(i) +
               "'>Another headline of the day</a></h1><p>The result is expected before the weekend, the union "
               "said.</p></article>";
  const CleanedPage page =
      clean_html_text(page_with(head(kTitle), "<main>" + article(kTitle, sample_story()) + teasers + "</main>"));
  REQUIRE(page.article);
  CHECK(page.others.empty());
  CHECK_FALSE(body_has(page, "expected before the weekend"));
}

TEST_CASE("the call to subscribe that ends a cut article is not its last paragraph", "[cleaning]") {
  const char* offer =
      "To read the whole story, subscribe now. The first month costs one euro, and you can cancel at any time.";
  const CleanedPage page =
      clean_html_text(page_with(head(kTitle), article(kTitle, sample_story() + "<div><p>" + offer + "</p></div>")));
  CHECK(fate_of(page, offer) == "-paywall notice");
  const char* told = "A subscription of the new ferry is free for a month, and who does not read the small print pays.";
  const CleanedPage other =
      clean_html_text(page_with(head(kTitle), article(kTitle, "<p>" + std::string(told) + "</p>" + sample_story())));
  CHECK(body_has(other, told));
}

TEST_CASE("lists of teasers, lost pages and walls are rejected as what they are", "[cleaning]") {
  std::string teasers;
  for (int i = 0; i < 6; ++i)
    teasers += "<div><h2><a href='/" + std::to_string(i) + "'>The council votes on item number " + std::to_string(i) +
               "</a></h2><p>The result is expected before the weekend, the union said on Friday "
               "after a long meeting in the canteen.</p><span>March 3, 2021</span></div>";
  struct Row {
    std::string bytes;
    const char* why;
  };
  const Row rows[] = {
      {page_with("<title>Bridges | Harbour Ledger</title>", "<h1>Bridges</h1>" + teasers),
       "only teasers of other stories: a section front or tag page"},
      {page_with(
           "<title>Sorry</title>",
           "<h1>We cannot find that page</h1><p>The page you asked for does not exist any more, or the address has "
           "a mistake in it. You may use the search above, or begin at our front page.</p>"),
       "error page"},
      {page_with(head(kTitle),
                 "<article><h1>" + std::string(kTitle) +
                     "</h1><p>The old swing bridge closes.</p><div class='paywall'><p>This story is for "
                     "subscribers. Subscribe now to read on, the first month costs one euro.</p></div></article>"),
       "paywall: the page shows no text of the article"},
  };
  for (const Row& row : rows) {
    const CleanedPage page = clean_html_text(row.bytes);
    CHECK_FALSE(page.article);
    CHECK(page.rejected == row.why);
  }
}

TEST_CASE("several stories of a page text are cut where that is sure, and only there", "[cleaning]") {
  const auto story = [](const std::string& opening, const std::string& subject) {
    return opening + "The " + subject +
           " of the inner port will stay as it is for six weeks, the harbour office said.\n\n" +
           "Engineers had looked at the " + subject +
           " during a routine inspection in March, and they were content.\n\n" + "\"We know the " + subject +
           " well,\" said Maud Fenwick, who runs the office, \"and we like it a lot.\"\n\n";
  };
  const std::string first = "Old swing bridge stays open all summer\n\n";
  const std::string second = "Tug crews of the port keep their rota\n\n";
  struct Row {
    const char* what;
    std::string text;
    std::vector<std::string> others;
  };
  const std::string title = "Tug crews of the port keep their rota";
  const Row rows[] = {
      {"datelines", first + story("HARWICK (CPA) - ", "bridge") + second + story("LEITH (CPA) - ", "rota"), {title}},
      {"a line between and a byline",
       first + story("", "bridge") + "* * *\n\n" + second + "By Ann Example\n\n" + story("", "rota"),
       {title}},
      {"a line between and a date",
       first + story("", "bridge") + "-----\n\n" + second + "5 May 2021\n\n" + story("", "rota"),
       {title}},
      {"three",
       first + story("HARWICK - ", "bridge") + second + story("LEITH - ", "rota") +
           "Market hall gets a roof after all\n\n" + story("YORK - ", "hall"),
       {title, "Market hall gets a roof after all"}},
      {"a line between chapters", first + story("", "bridge") + "* * *\n\n" + story("", "rota"), {}},
      {"a line before a subheading", first + story("", "bridge") + "* * *\n\n" + second + story("", "rota"), {}},
      {"a subheading", first + story("HARWICK - ", "bridge") + second + story("", "rota"), {}},
      {"a dateline in the second part only", first + story("", "bridge") + second + story("LEITH - ", "rota"), {}},
      {"a teaser",
       first + story("HARWICK - ", "bridge") + second +
           "LEITH - The crews of the port voted for the rota that they know, their union said.\n\n",
       {}},
      {"other stories behind the tail",
       first + story("HARWICK - ", "bridge") + "Related Posts\n\n" + second + story("LEITH - ", "rota"),
       {}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const CleanedPage page = test::clean_bytes(row.text, PageForm::page_text, "https://harbourledger.example/day");
    REQUIRE(page.article);
    std::vector<std::string> others;
    for (const Article& other : page.others) others.push_back(other.title);
    CHECK(others == row.others);
    CHECK(page.article->title == "Old swing bridge stays open all summer");
    CHECK((row.others.empty() || page.article->body.find("rota") == std::string::npos));
    CHECK(test::all_blocks(page) == test::without_blanks(row.text));
    for (const Article& other : page.others) {
      CHECK(other.id.starts_with("https://harbourledger.example/day#"));
      CHECK(other.body.find("bridge") == std::string::npos);
      CHECK(other.digest == page.article->digest);
    }
  }
  std::string briefs;
  for (const char* place : {"HARWICK", "LEITH", "YORK", "HULL", "BATH", "DEAL", "RYDE", "WELLS"}) {
    briefs += "Harbour office of " + std::string(place) + " has news\n\n" + place +
              " (CPA) - The office of the port said on Monday that it has news for all who live in " + place + ".\n\n";
  }
  CHECK(test::clean_lines(briefs).others.empty());
  const CleanedPage page = test::clean_lines(rows[0].text);
  CHECK(page.others[0].agency == "CPA");
  CHECK(page.others[0].place == "LEITH");
  CHECK(test::has_evidence(page.others[0], "title", "line 9"));
}

TEST_CASE("an article in a template that a script unwraps is read, other templates are not", "[cleaning]") {
  const std::string head = "<main><h1>Old swing bridge closes</h1><p>5 May 2021</p>";
  const auto page = [&](const std::string& open) {
    return clean_html_text(page_with({}, head + open + test::sample_story() + "</script></div></main><p>End.</p>"));
  };
  const CleanedPage body = page("<div itemprop='articleBody'>\n <script type='text/template'>");
  REQUIRE(body.article);
  CHECK(body.article->body.find("worn bearings") != std::string::npos);
  CHECK_FALSE(page("<div class='consent'><script type='text/template'>").article);
  CHECK_FALSE(page("<div itemprop='articleBody'><p>Text</p><script type='text/template'>").article);
  CHECK_FALSE(page("<div itemprop='articleBody'><script type='text/javascript'>").article);
}

TEST_CASE("a text marked as one for subscribers is the article, a box that asks for subscribers is not", "[cleaning]") {
  const std::string text = "<p>Tug crews will tow the bridge to the yard on Sunday night, if the wind allows.</p>";
  const auto page = [&](const char* marks) {
    return clean_html_text(page_with({}, "<main><h1>Old swing bridge closes</h1>" + test::sample_story() +
                                             "<div class='" + marks + "'>" + text + "</div></main>"));
  };
  CHECK(page("asset-content subscriber-premium").article->body.find("Tug crews") != std::string::npos);
  CHECK(page("subscriber-preview").article->body.find("Tug crews") != std::string::npos);
  CHECK(page("subscriber-offers").article->body.find("Tug crews") == std::string::npos);
}

}  // namespace dateline
