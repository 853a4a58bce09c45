#include "searcher/web/html.h"

#include <catch2/catch.hpp>

#include "common/text/markup.h"
#include "searcher/web/search_view.h"

namespace dateline {
namespace {

TEST_CASE("text stays text in markup", "[web]") {
  CHECK(escaped_markup("<a href=\"x\" title='y'>&amp;</a>") ==
        "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
  CHECK(escaped_markup(std::string("a\0b\x1B[31m\x7F", 9)) == "a\uFFFDb\uFFFD[31m\uFFFD");
  CHECK(escaped_markup("\xFFé\xEF\xBF\xBE") == "\uFFFDé\uFFFD");
}

TEST_CASE("marks are lit where they stand, and wrong ones harm nothing", "[web]") {
  CHECK(Html().marked("a <b> c", {{2, 5}}).take() == "a <mark>&lt;b&gt;</mark> c");
  CHECK(Html().marked("abc", {{1, 99}, {0, 2}}).take() == "a<mark>bc</mark><mark></mark>");
}

TEST_CASE("addresses keep the order of their parameters and encode all that is not plain", "[web]") {
  const Address state = Address("/").with("q", "a b").and_with("filter", "source:X&Y").and_with("filter", "lang:en");
  CHECK(state.text() == "/?q=a%20b&filter=source%3AX%26Y&filter=lang%3Aen");
  CHECK(state.without("filter", "lang:en").with("q", "").text() == "/?filter=source%3AX%26Y");
  CHECK(state.and_with("filter", "source:X&Y").parameters().size() == 3);
  CHECK(state.only({"q"}).at("/trends").text() == "/trends?q=a%20b");
  CHECK(state.value("filter") == "source:X&Y");
  CHECK(state.value("from").empty());
  CHECK(question_of(state.with("offset", "10").with("from", "2023"), "/api/export").text() ==
        "/api/export?q=a%20b&filter=source%3AX%26Y&filter=lang%3Aen&from=2023");
  CHECK(article_address("http://a/b?c").text() == "/article/http%3A%2F%2Fa%2Fb%3Fc");
}

TEST_CASE("nothing from an archive or a query becomes markup in a view", "[web]") {
  const std::string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1)' x='";
  Answer answer{.query = evil, .read_as = evil, .total = 2, .stories = 1};
  answer.complaints = {{{0, 8}, evil, evil}};
  answer.relaxations = {{evil, evil, 3}};
  answer.facets = {{.field = "person", .values = {{evil, 3}}}};
  Hit hit{.id = evil, .url = "javascript:alert(1)", .title = evil, .source = evil, .language = evil, .story = evil};
  hit.title_marks = {{0, 4}};
  hit.snippets = {{evil, {{3, 9}}, 0, 10}};
  hit.copies = 1;
  answer.hits = {hit};
  TrendSeries series{.query = evil, .points = {{evil, evil, evil, 1, 2}}};
  answer.trend = {"year", {series}};
  const std::string page =
      framed({.title = evil, .query = evil}, search_view(answer, Address("/").and_with("filter", evil), 0, 10));
  // Of ours there is one script, and no attribute that runs.
  CHECK(page.find("<script>") == std::string::npos);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(page.find("\" onmouseover") == std::string::npos);
  CHECK(page.find("javascript:") == std::string::npos);
}

}  // namespace
}  // namespace dateline
