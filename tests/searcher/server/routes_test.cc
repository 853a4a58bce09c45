// Every route over a small archive, without sockets.
#include <simdjson.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "searcher/output/words.h"
#include "searcher/server/asked.h"
#include "searcher/server/openapi.h"
#include "searcher/server/route.h"
#include "tests/searcher/server/served.h"

namespace dateline {
namespace {

using testing::ServedArchive;

TEST_CASE("pages of hits follow one another by cursor and hold each hit once", "[server]") {
  ServedArchive served;
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
  ServedArchive served;
  CHECK(bool(served.json("/api/search?cursor=r999o5")["archive_changed"]));
  for (const char* cursor : {"", "5", "r1", "o5", "r1o", "r1o-5", "r1o5x", "r99999999999999999999999o1"}) {
    CAPTURE(cursor);
    CHECK(served.get(std::string("/api/search?cursor=") + cursor).status == 400);
  }
  CHECK(served.get("/api/search?cursor=r1o5&offset=5").status == 400);
}

TEST_CASE("an article comes by its id in four forms", "[server]") {
  ServedArchive served;
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
  ServedArchive served;
  const std::string lines = served.streamed("/api/export");
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 61);
  CHECK(lines.find("{\"format\":1,\"end\":true,\"rows\":60,\"total\":60,") != std::string::npos);
  const std::string rows = served.streamed("/api/export?format=csv");
  CHECK(rows.ends_with("end,60 rows\r\n"));
}

TEST_CASE("an export ends when nobody reads", "[server]") {
  ServedArchive served;
  const HttpResponse response = served.get("/api/export");
  int pieces = 0;
  response.stream([&](const std::string&) {
    ++pieces;
    return false;
  });
  CHECK(pieces == 1);
}

TEST_CASE("an entity's page counts what its filter finds", "[server]") {
  ServedArchive served;
  const auto entity = served.json("/api/entity?name=Mara%20Lindqvist&kind=person");
  const std::uint64_t articles = entity["answer"]["total"];
  CHECK(articles > 0);
  CHECK(std::uint64_t(served.json("/api/search?limit=0&filter=person:Mara%20Lindqvist")["total"]) == articles);
  CHECK(served.get("/api/entity?name=Nobody").status == 404);
  CHECK(served.get("/api/entity").status == 400);
}

TEST_CASE("holdings count each article once, in all or in one source", "[server]") {
  ServedArchive served;
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

TEST_CASE("other routes answer in their form", "[server]") {
  ServedArchive served;
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
  ServedArchive served;
  const HttpResponse first = served.get("/api/search?q=harbour");
  REQUIRE_FALSE(first.etag.empty());
  CHECK(served.get("/api/search?q=harbour", first.etag).status == 304);
  CHECK(served.get("/api/search?q=harbour", "W/\"x\", " + first.etag).status == 304);
  CHECK(served.get("/api/search?q=harbour", "\"x\"").status == 200);
}

TEST_CASE("a wrong request is a problem that says what and where", "[server]") {
  ServedArchive served;
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
