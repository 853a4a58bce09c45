// The options of a search over HTTP: each does what it does in a SearchRequest.
#include <catch2/catch.hpp>
#include <string>

#include "searcher/output/words.h"
#include "tests/searcher/server/served.h"

namespace dateline {
namespace {

using testing::ServedArchive;

std::uint64_t total(simdjson::dom::element answer) { return std::uint64_t(answer["total"]); }

TEST_CASE("a query may be written in another language, or in none", "[server]") {
  ServedArchive served;
  const std::uint64_t both = total(served.json("/api/search?q=harbour+ferry"));
  CHECK(total(served.json("/api/search?dialect=nexis&q=harbour+AND+ferry")) == both);
  CHECK(std::string_view(served.json("/api/search?dialect=nexis&q=harbour+W%2F5+ferry")["query"]["read_as"]).size() >
        0);
  const auto plain = served.json("/api/search?plain=1&q=%22harbour+(ferry%3F");
  CHECK(simdjson::dom::array(plain["query"]["complaints"]).size() == 0);
  CHECK(total(served.json("/api/search?mode=all&plain=1&q=(harbour)")) ==
        total(served.json("/api/search?mode=all&q=harbour")));
}

TEST_CASE("age, weights and expansion change how hits are ranked", "[server]") {
  ServedArchive served;
  const auto score = [&](const std::string& more) {
    return double(served.json("/api/search?q=harbour&limit=1" + more)["hits"].at(0)["score"]);
  };
  const double plain = score("");
  CHECK(score("&recency=30d") <= plain);
  CHECK(score("&weight=exact%3D5") > plain);
  CHECK(simdjson::dom::array(served.json("/api/search?q=harbour&expand=3")["query"]["added"]).size() == 3);
  for (const char* wrong : {"recency=d", "recency=30", "weight=title", "weight=lead%3D1", "weight=title%3D11"}) {
    CAPTURE(wrong);
    const auto problem = served.json(std::string("/api/search?q=a&") + wrong, 400);
    CHECK(std::string(wrong).starts_with(std::string(std::string_view(problem["context"]))));
  }
}

TEST_CASE("articles like one share its words and are not of its story", "[server]") {
  ServedArchive served;
  const auto answer = served.json("/api/search?similar=notes.txt&similar_words=5&limit=1000&collapse=0");
  CHECK(simdjson::dom::array(answer["query"]["added"]).size() <= 5);
  CHECK(total(answer) > 0);
  for (const auto hit : simdjson::dom::array(answer["hits"])) CHECK(std::string_view(hit["id"]) != "notes.txt");
  CHECK(served.get("/api/search?similar=nobody").status == 404);
}

TEST_CASE("a score is explained by parts that add up to it", "[server]") {
  ServedArchive served;
  for (const auto hit : simdjson::dom::array(served.json("/api/search?q=harbour+ferry&explain=1")["hits"])) {
    double sum = 0;
    for (const auto part : simdjson::dom::array(hit["parts"])) sum += double(part["score"]);
    CHECK(sum == Approx(double(hit["score"])).epsilon(1e-12));
  }
}

TEST_CASE("a concordance takes the place of snippets, in answers and exports", "[server]") {
  ServedArchive served;
  std::size_t contexts = 0;
  for (const auto hit :
       simdjson::dom::array(served.json("/api/search?q=harbour&kwic=3&limit=1000&collapse=0")["hits"])) {
    CHECK(simdjson::dom::array(hit["snippets"]).size() == 0);
    contexts += simdjson::dom::array(hit["contexts"]).size();
  }
  CHECK(contexts > 0);
  const std::string lines = served.streamed("/api/export?q=harbour&kwic=3");
  CHECK(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) == contexts + 1);
  CHECK(lines.find("\"rows\":" + std::to_string(contexts) + ",") != std::string::npos);
  const std::string rows = served.streamed("/api/export?q=harbour&kwic=3&format=csv");
  CHECK(rows.starts_with("rank,id,title,source,published,in,left,match,right\r\n"));
  CHECK(rows.ends_with("end," + std::to_string(contexts) + " rows\r\n"));
}

TEST_CASE("an answer without articles says what would find some", "[server]") {
  ServedArchive served;
  const std::string none = "/api/search?mode=all&q=harbour+date%3A1990";
  const auto relaxed = served.json(none);
  CHECK(total(relaxed) == 0);
  const auto first = relaxed["relaxations"].at(0);
  const std::string query{std::string_view(first["query"])};
  const std::uint64_t promised = std::uint64_t(first["total"]);
  CHECK(promised > 0);
  CHECK(total(served.json("/api/search?mode=all&q=" + percent_encoded(query))) == promised);
  CHECK(served.json(none + "&relaxations=0")["relaxations"].error() == simdjson::NO_SUCH_FIELD);
}

TEST_CASE("who is mentioned with whom", "[server]") {
  ServedArchive served;
  const auto answer = served.json("/api/facets?mentioned_with=Mara+Lindqvist");
  CHECK(answer["salient"]["person"].is_object());
  const std::uint64_t articles = total(answer);
  CHECK(total(served.json("/api/search?limit=0&filter=person:Mara+Lindqvist")) == articles);
}

TEST_CASE("a server's own aliases and saved queries are taken", "[server]") {
  const SearcherOptions options{.aliases = {{.preferred = "M. Lindqvist", .alias = "Mara Lindqvist"}},
                                .saved_queries = {{.name = "boats", .query = "harbour OR ferry"}}};
  ServedArchive served(testing::served_articles(), options);
  ServedArchive without;
  CHECK(total(served.json("/api/search?limit=0&q=query%3Aboats")) ==
        total(without.json("/api/search?limit=0&q=harbour+OR+ferry")));
  CHECK(total(served.json("/api/search?limit=0&filter=person:M.+Lindqvist")) ==
        total(without.json("/api/search?limit=0&filter=person:Mara+Lindqvist")));
  CHECK(std::string_view(served.json("/api/suggest?prefix=lindq")["names"].at(0)["name"]) == "M. Lindqvist");
}

}  // namespace
}  // namespace dateline
