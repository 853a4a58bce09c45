// Every route over a small archive, without sockets.
#include <simdjson.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "searcher/matching/holdings.h"
#include "searcher/server/asked.h"
#include "searcher/server/openapi.h"
#include "searcher/server/route.h"
#include "searcher/web/address.h"
#include "tests/support/archives.h"

namespace dateline {
namespace {

using testing::TempDir;

std::vector<Article> made() {
  std::vector<Article> articles = testing::synthetic_articles(7, 60);
  articles[0].id = "http://a.example/x?y=z#1";
  articles[0].url = articles[0].id;
  articles[0].title = "Bridge {opens} & \"closes\"";
  articles[0].source = "Harbour Ledger";
  articles[1].id = "notes.txt";
  std::sort(articles.begin(), articles.end(), testing::in_archive_order);
  return articles;
}

class Served {
 public:
  Served() {
    testing::write_small_archive(dir_ / "archive", {made()});
    searcher_.emplace(Archive::open(dir_ / "archive"));
  }
  HttpResponse get(const std::string& target, const std::string& if_none_match = {}) {
    return answer({.method = "GET", .target = target, .if_none_match = if_none_match}, *searcher_,
                  std::chrono::steady_clock::now() + std::chrono::seconds(60), cancel_);
  }
  simdjson::dom::element json(const std::string& target, int status = 200) {
    response_ = get(target);
    INFO(target << " " << response_.body);
    REQUIRE(response_.status == status);
    return parser_.parse(response_.body);
  }
  std::string streamed(const std::string& target) {
    const HttpResponse response = get(target);
    REQUIRE(response.stream);
    std::string out;
    response.stream([&](std::string piece) {
      out += piece;
      return true;
    });
    return out;
  }

 private:
  TempDir dir_;
  std::optional<Searcher> searcher_;
  std::atomic<bool> cancel_ = false;
  HttpResponse response_;
  simdjson::dom::parser parser_;
};

TEST_CASE("pages of hits follow one another by cursor and hold each hit once", "[server]") {
  Served served;
  std::set<std::string> seen;
  std::string cursor;
  std::uint64_t total = 0;
  do {
    const auto page = served.json("/api/search?collapse=0&limit=7" + (cursor.empty() ? "" : "&cursor=" + cursor));
    total = std::uint64_t(page["total"]);
    for (const auto hit : simdjson::dom::array(page["hits"])) {
      CHECK(seen.insert(std::string(std::string_view(hit["id"]))).second);
    }
    std::string_view next;
    cursor = page["next"].get(next) == simdjson::SUCCESS ? std::string(next) : "";
  } while (!cursor.empty());
  CHECK(total == 60);
  CHECK(seen.size() == 60);
}

TEST_CASE("a cursor says if the archive has changed since, and one of another form is refused", "[server]") {
  Served served;
  CHECK(bool(served.json("/api/search?cursor=r999o5")["archive_changed"]));
  for (const char* cursor : {"", "5", "r1", "o5", "r1o", "r1o-5", "r1o5x", "r99999999999999999999999o1"}) {
    CAPTURE(cursor);
    CHECK(served.get(std::string("/api/search?cursor=") + cursor).status == 400);
  }
  CHECK(served.get("/api/search?cursor=r1o5&offset=5").status == 400);
}

TEST_CASE("an article comes by its id in four forms", "[server]") {
  Served served;
  const std::string id = percent_encoded("http://a.example/x?y=z#1");
  CHECK(std::string_view(served.json("/api/article/" + id)["title"]) == "Bridge {opens} & \"closes\"");
  CHECK(served.get("/api/article/" + id + ".txt").body.find("Bridge {opens}") != std::string::npos);
  CHECK(served.get("/api/article/" + id + "?format=txt").type == "text/plain; charset=utf-8");
  const std::string bib = served.get("/api/article/" + id + ".bib").body;
  CHECK(bib.find("title = {{Bridge \\{opens\\} \\& \"closes\"}}") != std::string::npos);
  CHECK(bib.find("journal = {Harbour Ledger}") != std::string::npos);
  const auto csl = served.json("/api/article/" + id + ".csl.json");
  CHECK(std::string_view(csl.at(0)["type"]) == "article-newspaper");
  CHECK(std::string_view(csl.at(0)["URL"]) == "http://a.example/x?y=z#1");
  // An id that ends as a form does is an id.
  CHECK(std::string_view(served.json("/api/article/notes.txt")["id"]) == "notes.txt");
  const auto missing = served.json("/api/article/nobody", 404);
  CHECK(std::string_view(missing["code"]) == "not_found");
}

TEST_CASE("an export holds every match and ends with their number", "[server]") {
  Served served;
  const std::string lines = served.streamed("/api/export");
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 61);
  CHECK(lines.find("{\"format\":1,\"end\":true,\"rows\":60,\"total\":60,") != std::string::npos);
  const std::string rows = served.streamed("/api/export?format=csv");
  CHECK(rows.ends_with("end,60 rows\r\n"));
}

TEST_CASE("an export ends when nobody reads", "[server]") {
  Served served;
  const HttpResponse response = served.get("/api/export");
  int pieces = 0;
  response.stream([&](const std::string&) {
    ++pieces;
    return false;
  });
  CHECK(pieces == 1);
}

TEST_CASE("an entity's page counts what its filter finds", "[server]") {
  Served served;
  const auto entity = served.json("/api/entity?name=Mara%20Lindqvist&kind=person");
  const std::uint64_t articles = entity["answer"]["total"];
  CHECK(articles > 0);
  CHECK(std::uint64_t(served.json("/api/search?limit=0&filter=person:Mara%20Lindqvist")["total"]) == articles);
  CHECK(served.get("/api/entity?name=Nobody").status == 404);
  CHECK(served.get("/api/entity").status == 400);
}

TEST_CASE("holdings count each article once, in all or in one source", "[server]") {
  Served served;
  const auto all = served.json("/api/holdings");
  std::uint64_t sum = 0;
  for (const auto source : simdjson::dom::array(all["sources"])) sum += std::uint64_t(source["articles"]);
  CHECK(sum == 60);
  const auto one = served.json("/api/holdings?source=Harbour%20Ledger");
  const auto source = one["sources"].at(0);
  std::uint64_t dated = 0;
  for (const auto day : simdjson::dom::array(source["by_day"])) dated += std::uint64_t(day.at(1));
  CHECK(dated + std::uint64_t(source["undated"]) == std::uint64_t(source["articles"]));
  CHECK(served.get("/api/holdings?source=Nobody").status == 404);
}

TEST_CASE("gaps lie between days with articles", "[server]") {
  SourceHoldings source;
  for (const std::int32_t day : {10, 11, 12, 13, 40, 41, 50}) source.by_day[day] = 1;
  CHECK(usual_distance(source) == 1);
  const std::vector<MissingDays> found = gaps(source, 0);
  REQUIRE(found.size() == 2);
  CHECK((found[0].first_day == 14 && found[0].last_day == 39));
  CHECK((found[1].first_day == 42 && found[1].last_day == 49));
  CHECK(gaps(source, 9).size() == 1);
  CHECK(gaps({}, 0).empty());
}

TEST_CASE("other routes answer in their form", "[server]") {
  Served served;
  CHECK(served.get("/api/feed?q=harbour").body.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "));
  CHECK(served.get("/api/trends?q=harbour&compare=ferry&trend=year&format=csv").body.starts_with("query,bucket,"));
  CHECK(served.json("/api/trends?q=harbour")["trend"]["series"].at(0)["points"].is_array());
  CHECK(served.get("/api/facets?facet=source&format=csv").body.starts_with("facet,value,count"));
  CHECK(served.get("/api/facets").status == 400);
  CHECK(std::uint64_t(served.json("/api/archive")["articles"]) == 60);
  CHECK(std::string_view(served.json("/api/suggest?prefix=mar")["names"].at(0)["name"]) == "Mara Lindqvist");
  CHECK(served.get("/api/story/0000000000000000").status == 404);
}

TEST_CASE("what the reader has is not sent again", "[server]") {
  Served served;
  const HttpResponse first = served.get("/api/search?q=harbour");
  REQUIRE_FALSE(first.etag.empty());
  CHECK(served.get("/api/search?q=harbour", first.etag).status == 304);
  CHECK(served.get("/api/search?q=harbour", "W/\"x\", " + first.etag).status == 304);
  CHECK(served.get("/api/search?q=harbour", "\"x\"").status == 200);
}

TEST_CASE("a wrong request is a problem that says what and where", "[server]") {
  Served served;
  struct Row {
    std::string target;
    int status;
    std::string context;
  };
  const std::vector<Row> rows = {
      {"/nothing", 404, ""},
      {"/api/", 404, ""},
      {"/api/search?limit=1001", 400, "limit"},
      {"/api/search?filter=source", 400, "filter"},
      {"/api/search?facet=nope", 400, ""},
      {"/api/search?strict=1&q=%22open", 400, "query, bytes 0 to 1"},
      {"/api/search?q=%FF", 400, "query"},
      {"/../etc/passwd", 404, ""},
      {"/%2e%2e/%2e%2e/etc/passwd", 404, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target);
    if (!row.target.starts_with("/api/")) {  // for people
      const HttpResponse page = served.get(row.target);
      CHECK(page.status == row.status);
      CHECK(page.type == "text/html; charset=utf-8");
      continue;
    }
    const auto found = served.json(row.target, row.status);
    CHECK(std::int64_t(found["status"]) == row.status);
    std::string_view context;
    if (found["context"].get(context) != simdjson::SUCCESS) context = {};
    if (!row.context.empty()) CHECK(context == row.context);
  }
}

TEST_CASE("the OpenAPI document has every route and parameter", "[server]") {
  simdjson::dom::parser parser;
  const std::string text = openapi_document();
  const simdjson::dom::element document = parser.parse(text);
  for (const Route& route : routes()) {
    CAPTURE(route.path);
    const auto parameters = simdjson::dom::array(document["paths"].at_key(route.path)["get"]["parameters"]);
    const auto braces = static_cast<std::size_t>(std::count(route.path.begin(), route.path.end(), '{'));
    CHECK(parameters.size() == route.parameters.size() + braces);
  }
}

}  // namespace
}  // namespace dateline
