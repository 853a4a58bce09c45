// What is told of a query that finds nothing, or not what was meant; and sentences, all the way from the text.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include <dateline/indexer.h>
#include <dateline/searcher.h>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::TempDir;

Article article(const std::string& id, const std::string& title, const std::string& body) {
  Article out;
  out.id = id;
  out.title = title;
  out.body = body;
  out.language = "en";
  out.published = date_from_string(id);
  return out;
}

struct World {
  TempDir dir;
  World() {
    publish({article("2019-01-01", "Kremlin talks", "Moscow hosted a summit. Envoys of the Kremlin met Mr. Kim there."),
             article("2019-01-02", "Storm", "The storm hit the harbour! \"No ferry sailed,\" he said. Ships waited.")});
    publish({article("2020-02-01", "Kremlin again", "The Kremlin said nothing of the harbour. A word of the world."),
             article("2020-02-02", "\u00C9lys\u00E9e", "The \u00C9lys\u00E9e spoke.\n\nThe harbour did not.")});
  }
  void publish(const std::vector<Article>& articles) const {
    Indexer indexer(dir.path() + "/a");
    for (const Article& each : articles) indexer.add(each);
    indexer.publish();
  }
  [[nodiscard]] Answer ask(const std::string& query, Mode mode = Mode::all) const {
    Searcher searcher(Archive::open(dir.path() + "/a"),
                      {.aliases = {}, .saved_queries = {{"talks", "summit OR talks", 2}}});
    SearchRequest request;
    request.query = query;
    request.mode = mode;
    return searcher.search(request);
  }
};

const World& world() {
  static const World instance;
  return instance;
}

struct Row {
  const char* query;
  std::uint64_t total;
};

struct Word {
  const char* query;
  const char* suggestion;
};

}  // namespace

TEST_CASE("W/S is one sentence, W/P one paragraph", "[searcher]") {
  const Row rows[] = {
      {"moscow W/S summit", 1},     {"summit W/S envoys", 0},
      {"summit W/P envoys", 1},     {"kremlin W/S kim", 1},
      {"ferry W/S sailed", 1},      {"ferry W/S said", 1},
      {"harbour W/S ferry", 0},     {"ferry W/S ships", 0},
      {"spoke W/S harbour", 0},     {"spoke W/P harbour", 0},
      {"harbour NOT W/S storm", 2}, {"harbour NOT W/S said", 2},
      {"kremlin W/S again", 1},     {"(storm OR word) W/S (harbour OR world)", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const Answer answer = world().ask(row.query);
    CHECK(answer.total == row.total);
    CHECK(answer.complaints.empty());
  }
}

TEST_CASE("a word that no article has is complained of, with the archive's word that is nearest", "[searcher]") {
  const Word rows[] = {
      {"kremln", "kremlin"},
      {"title:kremlni", "title:kremlin"},
      {"gremlin", "kremlin"},  // another first letter
      {"harbuor storm", "harbour"},
      {"wrld", "world"},
      {"\"the wrold\"", "\"the world\""},
      {"storm -summti", "summit"},
      {"kremln^2", "kremlin^2"},
      {"zzzzzzzz", ""},
      {"qx", ""},
      {"12345", ""},
  };
  for (const Word& row : rows) {
    const std::string query = row.query;
    CAPTURE(query);
    const Answer answer = world().ask(query);
    REQUIRE(answer.complaints.size() == 1);
    const Complaint& complaint = answer.complaints.front();
    CHECK(complaint.message.starts_with("no article has the word \""));
    CHECK(complaint.suggestion == row.suggestion);
    CHECK(complaint.span.begin < complaint.span.end);
    CHECK(complaint.span.end <= query.size());
  }
  CHECK(world().ask("kremlins").complaints.empty());  // its stem is there
  CHECK(world().ask("xq*").complaints.front().message == "no article has a word like \"xq*\"");
}

TEST_CASE("an empty answer tells what would find articles, and how many", "[searcher]") {
  const auto told = [](const std::string& query) {
    std::string out;
    const Answer answer = world().ask(query);
    CHECK(answer.total == 0);
    for (const Relaxation& each : answer.relaxations) {
      out += (out.empty() ? "" : "; ") + each.change + ": " + std::to_string(each.total);
      CHECK(world().ask(each.query).total == each.total);
    }
    return out;
  };
  CHECK(told("kremlin W/6 harbour date:2019") == "without date:2019: 1; without (kremlin NEAR/6 harbour): 2");
  CHECK(told("moscow W/1 envoys") == "without NEAR/1: 1");
  CHECK(told("kremlin storm") == "without kremlin: 1; without storm: 2; any of the words: 3");
  CHECK(told("\"summit moscow\"") == "without quotes: 1");
  CHECK(told("title:harbour") == "anywhere, not only in the title: 3");
  CHECK(told("kremlin kremln") == "without kremln: 2; any of the words: 2");
  CHECK(told("nowhere") == "");
  CHECK(world().ask("kremlin").relaxations.empty());
}

TEST_CASE("a saved query is asked as part of another", "[searcher]") {
  const Answer answer = world().ask("query:talks kremlin");
  CHECK(answer.read_as == "(summit OR talks) kremlin");
  CHECK(answer.total == 1);
  CHECK(answer.complaints.empty());
}

TEST_CASE("a professional search is answered", "[searcher]") {
  Searcher searcher(Archive::open(world().dir.path() + "/a"));
  SearchRequest request;
  request.query = "HEADLINE(kremlin) and harbo! w/s (nothing or something) and date aft 2019";
  request.dialect = Dialect::nexis;
  const Answer answer = searcher.search(request);
  CHECK(answer.total == 1);
  CHECK(answer.read_as == "title:kremlin (harbo* W/S (nothing OR something)) date:2020..");
}

}  // namespace dateline
