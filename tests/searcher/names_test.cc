// Which names are one, seen from outside: facets, filters and lists over archives built as users build them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <dateline/indexer.h>
#include <dateline/searcher.h>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::TempDir;
using Strings = std::vector<std::string>;
using Counts = std::map<std::string, std::uint64_t>;

Entity person(const std::string& name) { return {EntityKind::person, name, {}, {}, {}}; }
Entity organization(const std::string& name) { return {EntityKind::organization, name, {}, {}, {}}; }
Entity place(const std::string& name, const std::string& country = {}) {
  return {EntityKind::place, name, country, {}, {}};
}

Article article(const std::string& id, const std::string& day, std::vector<Entity> entities) {
  Article out;
  out.id = id;
  out.language = "en";
  out.title = "Report " + id;
  out.body = "kelp " + id + id + " has its own words";
  if (!day.empty()) out.published = date_from_string(day);
  out.entities = std::move(entities);
  return out;
}

/// An article that explains letters: "Harbour Safety Board (HSB)".
Article explaining(const std::string& id, const std::string& name, const std::string& letters) {
  Article out = article(id, "2023-05-01", {});
  out.body = name + " (" + letters + ") met. kelp " + id + id;
  const auto end = static_cast<std::uint32_t>(name.size());
  const auto size = static_cast<std::uint32_t>(letters.size());
  out.entities = {{EntityKind::organization, name, {}, {{0, end}, {end + 2, end + 2 + size}}, {}}};
  return out;
}

std::vector<Alias> aliases(const std::string& text) {
  std::istringstream in(text);
  return read_aliases(in, "aliases.tsv");
}

class World {
 public:
  explicit World(const std::vector<Article>& articles, std::size_t runs = 1) {
    for (std::size_t run = 0; run < runs; ++run) {
      Indexer indexer(path(), {.entities = EntitySource::given});
      for (std::size_t i = run; i < articles.size(); i += runs) indexer.add(articles[i]);
      indexer.publish();
    }
  }
  [[nodiscard]] std::string path() const { return dir_.path() + "/a"; }

  Counts facet(const std::string& field, const std::vector<Alias>& names = {}) const {
    Searcher searcher(Archive::open(path()), {names});
    const Answer answer = searcher.search({.facets = {field}, .facet_limit = 0, .limit = 0});
    Counts out;
    for (const FacetValue& value : answer.facets[0].values) {
      out[value.value] = value.count;
    }
    return out;
  }

  std::set<std::string> found(const std::string& field, const std::string& value,
                              const std::vector<Alias>& names = {}) const {
    Searcher searcher(Archive::open(path()), {names});
    std::set<std::string> out;
    SearchRequest request{.filters = {{field, value, false}}};
    request.collapse = false;
    searcher.stream(request, [&](const Hit& hit) { return out.insert(hit.id).second; });
    return out;
  }

 private:
  TempDir dir_;
};

TEST_CASE("spellings of one name are one value, shown as most articles write it", "[searcher][names]") {
  const World world(
      {article("a", "2023-05-01", {person("Kim Jong-un"), place("U.S.", "US"), organization("Texaco Inc")}),
       article("b", "2023-05-02", {person("Kim Jong Un"), place("United States", "US")}),
       article("c", "2023-05-03", {person("Mr Kim Jong Un"), place("USA", "US"), organization("Texaco")})});
  CHECK(world.facet("person") == Counts{{"Kim Jong Un", 3}});
  CHECK(world.facet("place") == Counts{{"United States", 3}});
  CHECK(world.facet("organization") == Counts{{"Texaco", 2}});
  CHECK(world.found("place", "the U.S.").size() == 3);
  CHECK(world.found("country", "USA").size() == 3);
}

TEST_CASE("middle initials go if the archive knows no second person of the name", "[searcher][names]") {
  const World one(
      {article("a", "2023-05-01", {person("Donald J. Trump")}), article("b", "2023-05-02", {person("Donald Trump")})});
  CHECK(one.facet("person") == Counts{{"Donald Trump", 2}});
  const World two({article("a", "2023-05-01", {person("John A. Smith")}),
                   article("b", "2023-05-02", {person("John B. Smith")}),
                   article("c", "2023-05-02", {person("John Smith")})});
  CHECK(two.facet("person").size() == 3);
}

TEST_CASE("letters are the organization that articles explain them as, if they agree", "[searcher][names]") {
  std::vector<Article> articles{explaining("a", "Harbour Safety Board", "HSB"),
                                article("b", "2023-06-01", {organization("HSB")}),
                                article("c", "2023-06-02", {organization("Harbour Safety Board")})};
  const World agreed(articles);
  CHECK(agreed.facet("organization") == Counts{{"Harbour Safety Board", 3}});
  CHECK(agreed.found("organization", "HSB") == std::set<std::string>{"a", "b", "c"});
  articles.push_back(article("firm", "2023-06-03", {organization("HSB Ltd")}));
  CHECK(World(articles).facet("organization") == Counts{{"Harbour Safety Board", 3}, {"HSB Ltd", 1}});
  articles.pop_back();
  articles.push_back(explaining("d", "Hill Station Bank", "HSB"));
  const World contested(articles);
  CHECK(contested.facet("organization")["HSB"] == 1);
  CHECK(contested.found("organization", "HSB") == std::set<std::string>{"b"});
}

TEST_CASE("a lone surname is the one full name of the days around", "[searcher][names]") {
  const World world({article("full", "2023-05-10", {person("Sergei Shoigu")}),
                     article("near", "2023-05-11", {person("Shoigu")}),
                     article("week", "2023-05-16", {person("Shoigu")}),
                     article("far", "2023-05-18", {person("Shoigu")}),
                     article("undated", "", {person("Shoigu")}),
                     article("month", "2023-05", {person("Shoigu")}),
                     article("ann-early", "2023-06-24", {person("Ann Smith")}),
                     article("ann", "2023-07-01", {person("Ann Smith")}),
                     article("bob", "2023-07-03", {person("Bob Smith")}),
                     article("which", "2023-07-02", {person("Smith")}),
                     article("only-ann", "2023-06-25", {person("Smith")}),
                     article("kim", "2023-09-01", {person("Kim Jong Un")}),
                     article("mr", "2023-09-02", {person("Mr. Kim")}),
                     article("ben1", "2023-10-01", {person("Ben Wallace")}),
                     article("ben2", "2023-10-02", {person("Ben Wallace")}),
                     article("ben3", "2023-10-02", {person("Ben Wallace")}),
                     article("often", "2023-10-08", {person("Wallace")}),
                     article("town", "2023-11-01", {person("Jeff Warren")}),
                     article("mich", "2023-11-01", {person("Warren")}),
                     article("place", "2023-03-01", {place("Warren")})});
  CHECK(world.found("person", "Sergei Shoigu") == std::set<std::string>{"full", "near", "month"});
  CHECK(world.found("person", "Shoigu") == std::set<std::string>{"far", "undated", "week"});
  CHECK(world.found("person", "Ann Smith") == std::set<std::string>{"ann", "ann-early", "only-ann"});
  CHECK(world.found("person", "Smith") == std::set<std::string>{"which"});
  CHECK(world.facet("person") == Counts{{"Sergei Shoigu", 3},
                                        {"Shoigu", 3},
                                        {"Ann Smith", 3},
                                        {"Bob Smith", 1},
                                        {"Smith", 1},
                                        {"Kim Jong Un", 2},
                                        {"Ben Wallace", 4},
                                        {"Jeff Warren", 1},
                                        {"Warren", 1}});
  Searcher searcher(Archive::open(world.path()));
  const auto names = searcher.names("shoi");
  REQUIRE(names.size() == 2);
  CHECK(names[0].name == "Sergei Shoigu");
  REQUIRE(names[0].aliases.size() == 1);
  CHECK((names[0].aliases[0].name == "Shoigu" && names[0].aliases[0].articles == 2 &&
         names[0].aliases[0].from == "learnt"));
}

TEST_CASE("what is called like a person and is none lends its last word to nobody", "[searcher][names]") {
  const World world(
      {article("bank", "2023-05-10", {person("Morgan Stanley")}),
       article("firm", "2023-03-01", {organization("Morgan Stanley Inc")}),
       article("more", "2023-05-11", {person("Morgan Stanley")}), article("stanley", "2023-05-11", {person("Stanley")}),
       article("and", "2023-06-10", {person("Pratt & Whitney")}), article("whitney", "2023-06-11", {person("Whitney")}),
       article("fed", "2023-07-10", {person("Fed Chairman")}), article("chairman", "2023-07-11", {person("Chairman")}),
       article("shoigu", "2023-08-10", {person("Sergei Shoigu")}), article("lone", "2023-08-11", {person("Shoigu")})});
  CHECK(world.found("person", "Morgan Stanley") == std::set<std::string>{"bank", "more"});
  CHECK(world.found("person", "Stanley") == std::set<std::string>{"stanley"});
  CHECK(world.found("person", "Whitney") == std::set<std::string>{"whitney"});
  CHECK(world.found("person", "Chairman") == std::set<std::string>{"chairman"});
  CHECK(world.found("person", "Sergei Shoigu") == std::set<std::string>{"shoigu", "lone"});
}

TEST_CASE("a firm keeps its short name from persons, an office that is called by one does not", "[searcher][names]") {
  const World world({article("laing", "2023-05-10", {person("Martin Laing")}),
                     article("firm", "2023-03-01", {organization("Laing Properties")}),
                     article("which", "2023-05-11", {person("Laing")}),
                     article("carter", "2023-05-10", {person("Jimmy Carter")}),
                     article("office1", "2023-03-01", {organization("Carter Administration")}),
                     article("office2", "2023-03-02", {organization("Carter campaign")}),
                     article("he", "2023-05-11", {person("Carter")})});
  CHECK(world.found("person", "Martin Laing") == std::set<std::string>{"laing"});
  CHECK(world.found("person", "Jimmy Carter") == std::set<std::string>{"carter", "he"});
}

TEST_CASE("a surname that always stands for others is read as theirs", "[searcher][names]") {
  const World world(
      {article("full", "2023-05-10", {person("Sergei Shoigu")}), article("near", "2023-05-11", {person("Shoigu")})});
  CHECK(world.found("person", "Shoigu") == std::set<std::string>{"full", "near"});
}

TEST_CASE("a user's aliases act without indexing and are undone by leaving them away", "[searcher][names]") {
  const World world({article("a", "2023-05-01", {place("the States"), organization("PMC Wagner"), person("Read More")}),
                     article("b", "2023-05-02", {place("United States", "US"), organization("Wagner Group")}),
                     article("c", "2023-05-03", {place("Philae"), organization("Time Inc")}),
                     article("d", "2023-05-04", {organization("Time")})});
  const auto plain_places = world.facet("place");
  const auto mine = aliases(
      "America\tthe States\tplace\tUS\nAmerica\tUnited States\tplace\nWagner\tPMC Wagner\nWagner\tWagner Group\n"
      "\tRead More\nTime Inc\tTime Inc\n");
  CHECK(world.facet("place", mine) == Counts{{"America", 2}, {"Philae", 1}});
  CHECK(world.facet("organization", mine) == Counts{{"Wagner", 2}, {"Time Inc", 1}, {"Time", 1}});
  CHECK(world.facet("person", mine).empty());
  CHECK(world.found("person", "Read More", mine).empty());
  for (const char* name : {"America", "the States", "united states"}) {
    CAPTURE(name);
    CHECK(world.found("place", name, mine) == std::set<std::string>{"a", "b"});
  }
  CHECK(world.facet("country", mine) == Counts{{"US", 2}});
  CHECK(world.found("country", "US", mine) == std::set<std::string>{"a", "b"});
  CHECK(world.facet("place") == plain_places);
  CHECK(world.facet("country") == Counts{{"US", 1}});
  CHECK(world.facet("organization")["Time"] == 2);
}

TEST_CASE("names are listed by the beginning of any word of any of their forms", "[searcher][names]") {
  const World world({explaining("a", "Harbour Safety Board", "HSB"), article("b", "2023-06-01", {organization("HSB")}),
                     article("c", "2023-06-02", {person("Erdo\u011Fan"), place("Berlin", "DE")})});
  Searcher searcher(Archive::open(world.path()));
  const auto of = [&](const std::string& prefix) {
    Strings out;
    for (const ListedName& name : searcher.names(prefix)) out.push_back(name.name);
    return out;
  };
  CHECK(of("hsb") == Strings{"Harbour Safety Board"});
  CHECK(of("SAFE") == Strings{"Harbour Safety Board"});
  CHECK(of("erdogan") == Strings{"Erdo\u011Fan"});
  CHECK(of("rlin").empty());
  CHECK(of("").size() == 3);
  CHECK(searcher.names("", 1).size() == 1);
  const ListedName board = searcher.names("hsb")[0];
  CHECK((board.kind == EntityKind::organization && board.articles == 2));
  REQUIRE(board.aliases.size() == 1);
  CHECK((board.aliases[0].name == "HSB" && board.aliases[0].from == "learnt"));
}

TEST_CASE("who is mentioned with a name comes by how much it stands out, without the name itself",
          "[searcher][names]") {
  std::vector<Article> articles;
  for (int i = 0; i < 40; ++i) {
    std::vector<Entity> entities{place("London")};
    if (i < 10) entities.push_back(person("Ann Example"));
    if (i < 8) entities.push_back(person("Bob Sample"));
    if (i >= 8 && i < 30) entities.push_back(person("Cleo Other"));
    articles.push_back(article("x" + std::to_string(i), "2023-05-01", entities));
  }
  const World world(articles);
  Searcher searcher(Archive::open(world.path()));
  SearchRequest request;
  request.mentioned_with = "ann example";
  const Answer answer = searcher.search(request);
  CHECK(answer.total == 10);
  REQUIRE(answer.facets.size() == 3);
  REQUIRE(answer.facets[0].values.size() == 2);
  CHECK(answer.facets[0].values[0].value == "Bob Sample");
  CHECK((answer.facets[0].values[0].count == 8 && answer.facets[0].values[0].archive == 8));
  CHECK(answer.facets[0].values[1].value == "Cleo Other");
  CHECK(answer.facets[0].values[1].salience < 0);
  CHECK(answer.facets[2].values[0].value == "London");
}

TEST_CASE("who is asked for by a surname is not mentioned with himself", "[searcher][names]") {
  const World world({article("full", "2023-05-10", {person("Sergei Shoigu"), person("Ann Example")}),
                     article("near", "2023-05-11", {person("Shoigu"), person("Ann Example")})});
  Searcher searcher(Archive::open(world.path()));
  SearchRequest request;
  request.mentioned_with = "Shoigu";
  const Answer answer = searcher.search(request);
  CHECK(answer.total == 2);
  REQUIRE(answer.facets[0].values.size() == 1);
  CHECK(answer.facets[0].values[0].value == "Ann Example");
}

TEST_CASE("two reports of one event share their names in the facets", "[searcher][names][seeds]") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(DATELINE_SHARED_DIR) / "data" / "seeds";
  if (!fs::is_directory(folder)) {
    WARN("no seeds here: skipped");
    return;
  }
  const TempDir dir;
  {
    Indexer indexer(dir.path() + "/a");
    indexer.add_path(folder.string());
    indexer.publish();
  }
  Searcher searcher(Archive::open(dir.path() + "/a"));
  const Answer answer =
      searcher.search({.query = "munitions", .facets = {"person", "organization", "place"}, .facet_limit = 0});
  REQUIRE(answer.total == 2);
  const auto count = [&](std::size_t facet, const std::string& name) {
    std::uint64_t articles = 0;
    for (const FacetValue& value : answer.facets[facet].values) articles += value.value == name ? value.count : 0;
    return articles;
  };
  for (const char* name : {"John Kirby", "Kim Jong Un", "Sergei Shoigu"}) {
    CAPTURE(name);
    CHECK(count(0, name) == 2);
  }
  for (const char* name : {"National Security Council", "White House"}) {
    CAPTURE(name);
    CHECK(count(1, name) == 2);
  }
  for (const char* name : {"North Korea", "Russia", "Ukraine", "Iran"}) {
    CAPTURE(name);
    CHECK(count(2, name) == 2);
  }
  for (const char* agency : {"AP", "Associated Press"}) CHECK(count(1, agency) == 0);
}

// --- against each other ----------------------------------------------------------------------------------------------

using Random = std::mt19937;
const Strings kPersons{"Ann Smith",   "Smith",  "Bob Smith",       "Mr. Smith",    "Ann B. Smith", "Kim", "Kim Jong-un",
                       "Kim Jong Un", "Dr Kim", "Donald J. Trump", "Donald Trump", "Trump",        "???", "Read More"};
const Strings kOrganizations{"HSB",     "Harbour Safety Board", "Harbour Safety Board Inc", "U.N.", "UN", "Time",
                             "Time Inc"};
const Strings kPlaces{"U.S.", "US", "United States", "the States", "UK", "Britain", "Springfield", "Berlin"};

const std::string& any_of(Random& random, const Strings& values) { return values[random() % values.size()]; }

std::vector<Article> random_articles(Random& random) {
  std::vector<Article> out;
  for (int i = 0; i < 150; ++i) {
    const std::string day = "2023-0" + std::to_string(1 + random() % 3) + "-" + std::to_string(10 + random() % 18);
    const std::string when = random() % 12 == 0 ? "" : random() % 12 == 0 ? day.substr(0, 7) : day;
    Article each = random() % 15 == 0 ? explaining("id" + std::to_string(i), "Harbour Safety Board", "HSB")
                                      : article("id" + std::to_string(i), when, {});
    for (std::size_t n = random() % 3; n > 0; --n) each.entities.push_back(person(any_of(random, kPersons)));
    for (std::size_t n = random() % 3; n > 0; --n)
      each.entities.push_back(organization(any_of(random, kOrganizations)));
    for (std::size_t n = random() % 3; n > 0; --n) {
      each.entities.push_back(place(any_of(random, kPlaces), random() % 2 == 0 ? "US" : ""));
    }
    out.push_back(std::move(each));
  }
  return out;
}

std::vector<Alias> random_aliases(Random& random) {
  std::vector<Alias> out;
  const auto add = [&](const Strings& names, EntityKind kind) {
    std::set<std::string> used;
    for (std::size_t n = random() % 4; n > 0; --n) {
      Alias alias{any_of(random, names), any_of(random, names), kind, random() % 3 == 0 ? "FR" : "", 0};
      if (random() % 5 == 0) alias.preferred.clear();
      if (random() % 5 == 0) alias.preferred = "Quite Another";
      if (alias.alias != "???") out.push_back(alias);
    }
  };
  add(kPersons, EntityKind::person);
  add(kOrganizations, EntityKind::organization);
  add(kPlaces, EntityKind::place);
  return out;
}

TEST_CASE("with and without aliases a facet's count is what its value finds as a filter", "[searcher][names]") {
  const auto seed = static_cast<unsigned>(testing::test_seed());
  CAPTURE(seed);
  Random random(seed);
  const World world(random_articles(random), 3);
  std::size_t asked = 0;
  for (int round = 0; round < 12; ++round) {
    const std::vector<Alias> mine = round == 0 ? std::vector<Alias>{} : random_aliases(random);
    try {
      const Searcher checked(Archive::open(world.path()), {mine});
    } catch (const Error&) {
      continue;  // two rows about one name, or a circle
    }
    ++asked;
    for (const char* field : {"person", "organization", "place", "country"}) {
      std::set<std::string> different;
      for (const auto& [value, count] : world.facet(field, mine)) {
        std::string said;
        for (const Alias& each : mine) said += each.preferred + " <- " + each.alias + "; ";
        CAPTURE(round, field, value, said);
        CHECK(world.found(field, value, mine).size() == count);
      }
    }
  }
  CHECK(asked > 0);
}

TEST_CASE("what names are one does not depend on how the articles came into the archive", "[searcher][names]") {
  const auto seed = static_cast<unsigned>(testing::test_seed());
  CAPTURE(seed);
  Random random(seed);
  std::vector<Article> articles = random_articles(random);
  const World one(articles);
  std::shuffle(articles.begin(), articles.end(), random);
  const World other(articles, 4);
  for (const char* field : {"person", "organization", "place", "country"}) {
    CAPTURE(field);
    const Counts counts = one.facet(field);
    CHECK_FALSE(counts.empty());
    Counts folded, others;
    // Of forms that equally many articles have, any may be shown.
    for (const auto& [value, count] : counts) folded[std::to_string(one.found(field, value).size())] += count;
    for (const auto& [value, count] : other.facet(field))
      others[std::to_string(one.found(field, value).size())] += count;
    CHECK(folded == others);
  }
}

}  // namespace
}  // namespace dateline
