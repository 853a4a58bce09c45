#include "common/archive/columns.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "common/archive/sealed.h"
#include "common/dates/dates.h"
#include "common/schema/fields.h"
#include "common/text/fold.h"
#include "tests/support/archives.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

Columns build(const std::vector<Article>& articles) {
  const TempDir folder;
  write_tables(folder / "shard", articles);
  return Columns::build(Xapian::Database(folder / "shard"));
}

std::int32_t number(std::chrono::local_days day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }

std::string problem_of(const std::string& file) {
  try {
    static_cast<void>(Columns::read(file));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::damaged);
    CHECK(error.context() == file);
    CHECK(error.hint().find("--repair") != std::string::npos);
    return error.what();
  }
  return {};
}

/// A payload with right header and checksum, as a hostile writer could make it.
std::string sealed(const std::string& payload, std::uint32_t version = 2) {
  return seal({.magic = "DLCOLUMN", .version = version, .hint = ""}, payload);
}

}  // namespace

TEST_CASE("columns say what the articles say", "[archive]") {
  const auto seed = test_seed();
  CAPTURE(seed);
  const auto articles = synthetic_articles(seed, 120);
  const Columns columns = build(articles);
  REQUIRE(columns.articles() == articles.size());
  for (Xapian::docid docid = 1; docid <= articles.size(); ++docid) {
    const Article& article = articles[docid - 1];
    CAPTURE(docid, article.id);
    if (article.published) {
      CHECK(columns.first_day(docid) == number(first_day(*article.published)));
      CHECK(columns.last_day(docid) == number(last_day(*article.published)));
      CHECK(columns.instant(docid) == instant(*article.published));
    } else {
      CHECK(columns.first_day(docid) == Columns::kUndated);
      CHECK(columns.last_day(docid) == Columns::kUndated);
    }
    for (const Field& each : fields()) {
      if (!each.facet) continue;
      const FacetColumn* column = columns.facet(each.name);
      REQUIRE(column != nullptr);
      std::set<std::string> values;
      for (const std::uint32_t id : column->of(docid)) values.insert(column->dictionary.at(id));
      const auto expected = values_of(article, each);
      CHECK(values == std::set<std::string>(expected.begin(), expected.end()));
    }
  }
}

TEST_CASE("document lengths are the sums of wdfs", "[archive]") {
  const auto articles = synthetic_articles(5, 20);
  const auto indexed = index_articles(articles);
  const Columns columns = build(articles);
  for (std::size_t i = 0; i < indexed.size(); ++i) {
    std::uint32_t sum = 0;
    for (const Posting& posting : indexed[i].postings) sum += posting.wdf;
    CHECK(columns.length(static_cast<Xapian::docid>(i + 1)) == sum);
  }
}

TEST_CASE("values are found by their folded form, all spellings of it", "[archive]") {
  auto articles = synthetic_articles(1, 3);
  articles[0].source = "Küstenbote";
  articles[1].source = "KUSTENBOTE";
  articles[2].source = ": odd";
  const Columns columns = build(articles);
  const FacetColumn& source = *columns.facet("source");
  CHECK(std::is_sorted(source.dictionary.begin(), source.dictionary.end()));
  const auto found = source.find(match_key("küstenbote"));
  REQUIRE(found.size() == 2);
  CHECK(source.dictionary[found[0]] == "KUSTENBOTE");
  CHECK(source.dictionary[found[1]] == "Küstenbote");
  CHECK(source.find("nobody").empty());
  CHECK(source.find(match_key(": odd")).size() == 1);
  CHECK(columns.facet("no such field") == nullptr);
}

TEST_CASE("a shard without articles has empty columns", "[archive]") {
  const TempDir folder;
  const Columns columns = build({});
  CHECK(columns.articles() == 0);
  columns.write(folder / "columns");
  CHECK(Columns::read(folder / "columns") == columns);
}

TEST_CASE("a coarse date spans its period", "[archive]") {
  auto articles = synthetic_articles(1, 2);
  articles[0].published = date_from_string("2023");
  articles[1].published = date_from_string("2024-02");
  const Columns columns = build(articles);
  using namespace std::chrono;
  CHECK(columns.first_day(1) == number(local_days(2023y / January / 1)));
  CHECK(columns.last_day(1) == number(local_days(2023y / December / 31)));
  CHECK(columns.first_day(2) == number(local_days(2024y / February / 1)));
  CHECK(columns.last_day(2) == number(local_days(2024y / February / 29)));
}

TEST_CASE("columns read back what was written, byte for byte the same again", "[archive]") {
  const TempDir folder;
  const Columns columns = build(synthetic_articles(2, 50));
  columns.write(folder / "columns");
  const Columns again = Columns::read(folder / "columns");
  CHECK(again == columns);
  CHECK(again.bytes() == columns.bytes());
  CHECK(again.facet("person")->keys == columns.facet("person")->keys);
}

TEST_CASE("a columns file that is missing, cut or changed is damaged", "[archive]") {
  const TempDir folder;
  const std::string file = folder / "columns";
  CHECK_FALSE(problem_of(file).empty());
  const std::string bytes = build(synthetic_articles(3, 6)).bytes();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x40);
    write_bytes(file, flipped);
    CAPTURE(i);
    CHECK_FALSE(problem_of(file).empty());
  }
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 9) {
    write_bytes(file, bytes.substr(0, size));
    CAPTURE(size);
    CHECK_FALSE(problem_of(file).empty());
  }
  write_bytes(file, bytes + "x");
  CHECK_FALSE(problem_of(file).empty());
  write_bytes(file, bytes);
  CHECK(problem_of(file).empty());
}

TEST_CASE("columns with a right checksum and wrong content are refused", "[archive]") {
  const TempDir folder;
  const std::string file = folder / "columns";
  const std::string good = build(synthetic_articles(4, 4)).bytes();
  const std::string payload = good.substr(32);
  write_bytes(file, sealed(payload));
  REQUIRE(problem_of(file).empty());

  SECTION("another version") {
    write_bytes(file, sealed(payload, 3));
    CHECK(problem_of(file).find("version 3") != std::string::npos);
  }
  SECTION("cut anywhere, and with any number changed") {
    for (std::size_t i = 0; i < payload.size(); ++i) {
      CAPTURE(i);
      write_bytes(file, sealed(payload.substr(0, i)));
      CHECK_FALSE(problem_of(file).empty());
      std::string wild = payload;
      wild[i] = static_cast<char>(0xff);
      write_bytes(file, sealed(wild));
      // Days, instants and letters may be any; what is left must be safe to walk.
      if (!problem_of(file).empty()) continue;
      const Columns columns = Columns::read(file);
      for (const Field& each : fields()) {
        const FacetColumn* column = columns.facet(each.name);
        if (column == nullptr) continue;
        for (Xapian::docid docid = 1; docid <= columns.articles(); ++docid) {
          for (const std::uint32_t id : column->of(docid)) CHECK(id < column->dictionary.size());
        }
      }
    }
  }
  SECTION("too long") {
    write_bytes(file, sealed(payload + "1234"));
    CHECK_FALSE(problem_of(file).empty());
  }
}

TEST_CASE("tables with gaps between docids make no columns", "[archive]") {
  const TempDir folder;
  {
    Xapian::WritableDatabase database(folder / "shard", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    Xapian::Document document;
    document.add_boolean_term("Qone");
    database.replace_document(3, document);
    database.commit();
  }
  try {
    static_cast<void>(Columns::build(Xapian::Database(folder / "shard")));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::damaged);
  }
}
