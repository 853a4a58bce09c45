// JSON-LD as pages should not write it: huge, endless, broken.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "indexer/cleaning/jsonld.h"
#include "tests/indexer/cleaning/support.h"

using namespace dateline;
using test::clean_html_text;
using test::page_with;
using test::sample_story;

namespace {

const std::string kArticle =
    R"({"@type":"NewsArticle","headline":"Old swing bridge closes","datePublished":"2021-03-05T10:00:00+01:00","author":{"@id":"#ann"}})";

}  // namespace

TEST_CASE("JSON-LD of five megabytes is read within its limits", "[cleaning]") {
  std::string graph = R"({"@graph":[)" + kArticle;
  while (graph.size() < (std::size_t{5} << 20))
    graph += R"(,{"@type":"Thing","@id":"#x","name":"n","item":[1,2,{"a":"b"}]})";
  graph += "]}";
  const auto begin = std::chrono::steady_clock::now();
  const JsonLdArticle article = read_json_ld({graph});
  CHECK(article.headline == "Old swing bridge closes");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{2});
}

TEST_CASE("objects that refer to each other in a circle end", "[cleaning]") {
  const JsonLdArticle article = read_json_ld(
      {R"({"@graph":[)" + kArticle +
           R"(,{"@id":"#ann","@type":"Person","name":"Ann Example","worksFor":{"@id":"#org"}},)"
           R"({"@id":"#org","@type":"Organization","name":"Ledger","member":{"@id":"#ann"},"mainEntity":{"@id":"#org"}}]})",
       R"({"@id":"#self","@type":"NewsArticle","author":{"@id":"#self"},"mainEntityOfPage":{"@id":"#self"}})"});
  CHECK(article.headline == "Old swing bridge closes");
  REQUIRE(article.authors.size() == 1);
  CHECK(article.authors[0].name == "Ann Example");
}

TEST_CASE("broken JSON-LD costs its page nothing but itself", "[cleaning]") {
  std::string deep(100'000, '[');
  for (const std::string& broken :
       {std::string("{"), std::string("}{"), std::string("\xFF\xFE{\"@type\":\"NewsArticle\""),
        kArticle.substr(0, kArticle.size() / 2), "<!--" + kArticle.substr(1), deep, std::string(1000, '\\'),
        std::string("{\"@type\":[[[[]]]],\"author\":[[[[[[{}]]]]]]}")}) {
    INFO(broken.substr(0, 60));
    const CleanedPage page =
        clean_html_text(page_with("<script type='application/ld+json'>" + broken + "</script>",
                                  "<main><h1>Old swing bridge closes</h1><time datetime='2021-03-06'>6 March</time>" +
                                      sample_story() + "</main>"));
    REQUIRE(page.article);
    CHECK(page.article->title == "Old swing bridge closes");
    REQUIRE(page.article->published);
    CHECK(to_string(*page.article->published) == "2021-03-06");
  }
}
