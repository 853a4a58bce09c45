// Names beside operators: "person:putin NEAR/10 letter" asks where an article mentions somebody, in full or for short.
#include <algorithm>
#include <catch2/catch.hpp>
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
using Ids = std::set<std::string>;

class World {
 public:
  World(const std::vector<Article>& articles, EntitySource source) {
    Indexer indexer(dir_.path() + "/a", {.entities = source});
    for (const Article& each : articles) indexer.add(each);
    indexer.publish();
  }
  [[nodiscard]] Ids found(const std::string& query, const std::string& aliases = {}) const {
    std::istringstream in(aliases);
    Searcher searcher(Archive::open(dir_.path() + "/a"), {read_aliases(in, "aliases.tsv")});
    Ids out;
    SearchRequest request{.query = query};
    request.collapse = false;
    request.mode = Mode::all;
    searcher.stream(request, [&](const Hit& hit) { return out.insert(hit.id).second; });
    return out;
  }
  [[nodiscard]] Answer answer(const std::string& query) const {
    Searcher searcher(Archive::open(dir_.path() + "/a"));
    return searcher.search({.query = query});
  }

 private:
  TempDir dir_;
};

Article article(const std::string& id, const std::string& body, std::vector<Entity> entities = {}) {
  Article out;
  out.id = id;
  out.language = "en";
  out.body = body;
  out.published = date_from_string("2023-05-01");
  out.entities = std::move(entities);
  return out;
}

// Names without spans: only the words of the text say where they stand.
Entity person(const std::string& name) { return {EntityKind::person, name, {}, {}, {}}; }
Entity organization(const std::string& name) { return {EntityKind::organization, name, {}, {}, {}}; }
Entity place(const std::string& name) { return {EntityKind::place, name, {}, {}, {}}; }

TEST_CASE("what the tagger found in full is found for short near a word", "[searcher][mentions]") {
  const World world(
      {article("short",
               "Russian President Vladimir Putin was in Moscow on Monday, said the Kremlin. The trip had been "
               "planned for weeks by his office. Later that day Mr. Putin wrote a letter to parliament."),
       article("other",
               "Sculptor Igor Putin showed his work in Paris. Visitors came from many towns. In the evening "
               "Putin wrote a letter to the mayor.")},
      EntitySource::tag);
  CHECK(world.found("person:\"Vladimir Putin\" NEAR/4 letter") == Ids{"short"});
  CHECK(world.found("person:\"Igor Putin\" NEAR/4 letter") == Ids{"other"});
  CHECK(world.found("person:putin NEAR/4 letter") == Ids{"other", "short"});
  CHECK(world.found("person:\"Vladimir Putin\" NEAR/1 letter").empty());
  CHECK(world.found("title:letter person:\"Vladimir Putin\" NEAR/4 letter").empty());
}

TEST_CASE("names beside operators are those of the articles that name them", "[searcher][mentions]") {
  struct Row {
    const char* query;
    Ids ids;
  };
  Article explained = article("board", "Harbour Safety Board (HSB) met. kelp",
                              {{EntityKind::organization, "Harbour Safety Board", {}, {{0, 20}, {22, 25}}, {}}});
  const World world(
      {std::move(explained), article("letters", "the HSB sent a letter", {organization("Harbour Safety Board")}),
       article("no board", "the HSB sent a letter"),
       article("full", "Ann Smith left. Then Smith wrote a letter", {person("Ann Smith")}),
       article("untagged", "Ann Smith wrote a letter"),
       article("two", "Ann Smith met Bob Smith. Then Smith wrote a letter", {person("Ann Smith"), person("Bob Smith")}),
       article("lone", "Smith wrote a letter", {person("Carl Smith")}),
       article("kim", "Kim Jong Un came. Kim wrote a letter", {person("Kim Jong Un")}),
       article("may", "Theresa May left", {person("Theresa May")}),
       article("us", "the U.S. sent a letter", {place("United States")}), article("pronoun", "let us send a letter"),
       article("firm", "Ann Smith left Smith Barney letter", {person("Ann Smith")})},
      EntitySource::given);
  const auto row = GENERATE(values<Row>({
      {"org:\"harbour safety board\" NEAR/3 letter", {"letters"}},
      {"org:hsb NEAR/3 letter", {"letters"}},
      {"org:hsb NEAR/3 met", {"board"}},
      {"person:\"Ann Smith\" NEAR/3 letter", {"firm", "full"}},  // "Smith Barney" looks like her
      {"person:\"Ann Smith\" NEAR/1 wrote", {"full"}},
      {"person:\"Carl Smith\" NEAR/3 letter", {"lone"}},
      {"person:smith NEAR/3 letter", {"firm", "full", "lone"}},
      {"person:\"Kim Jong-un\" NEAR/3 letter", {"kim"}},
      {"person:\"Theresa May\" NEAR/1 left", {"may"}},
      {"place:\"United States\" NEAR/3 letter", {"us"}},
      {"place:usa NEAR/3 letter", {"us"}},
      {"entity:hsb NEAR/3 letter", {"letters"}},
      {"letter NOT W/9 person:\"Ann Smith\"", {"kim", "letters", "lone", "no board", "pronoun", "untagged", "us"}},
      {"ATLEAST2(person:\"Ann Smith\")", {"firm", "full"}},
      {"person:\"Nobody Known\" NEAR/3 letter", {}},
      {"(person:\"Ann Smith\" OR org:hsb) NEAR/3 letter", {"firm", "full", "letters"}},
  }));
  CAPTURE(row.query);
  CHECK(world.found(row.query) == row.ids);
}

TEST_CASE("a surname that is a usual word is sought in full only", "[searcher][mentions]") {
  std::vector<Article> articles{article("may", "Theresa May left. He may write a letter", {person("Theresa May")}),
                                article("left", "Theresa May sent a letter", {person("Theresa May")})};
  CHECK(World(articles, EntitySource::given).found("person:\"Theresa May\" NEAR/3 letter") == Ids{"may", "left"});
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(i);
    articles.push_back(article("x" + number, "it may rain in street " + number + number));
  }
  CHECK(World(articles, EntitySource::given).found("person:\"Theresa May\" NEAR/3 letter") == Ids{"left"});
}

TEST_CASE("what is lit is the mention for short", "[searcher][mentions]") {
  const World world({article("full", "Ann Smith left. Then Smith wrote a letter", {person("Ann Smith")})},
                    EntitySource::given);
  const Answer answer = world.answer("person:\"Ann Smith\" PRE/3 letter");
  REQUIRE(answer.hits.size() == 1);
  REQUIRE(answer.hits[0].snippets.size() == 1);
  std::vector<std::string> lit;
  const Snippet& snippet = answer.hits[0].snippets[0];
  for (const Span mark : snippet.marks) lit.push_back(snippet.text.substr(mark.begin, mark.end - mark.begin));
  CHECK(lit == std::vector<std::string>{"Smith", "letter"});
}

TEST_CASE("a user's aliases say where somebody is mentioned, too", "[searcher][mentions]") {
  const World world({article("a", "PMC Wagner sent a letter", {organization("PMC Wagner")}),
                     article("b", "Wagner Group sent a letter", {organization("Wagner Group")})},
                    EntitySource::given);
  CHECK(world.found("org:\"Wagner Group\" NEAR/2 letter") == Ids{});
  CHECK(world.found("org:\"Wagner Group\" NEAR/3 letter") == Ids{"b"});
  CHECK(world.found("org:\"Wagner Group\" NEAR/3 letter", "Wagner Group\tPMC Wagner\n") == Ids{"a", "b"});
}

// --- against the stored mentions -------------------------------------------------------------------------------------

using Random = std::mt19937;

struct Named {
  EntityKind kind;
  std::vector<std::string> words;  // the first is the name in full
};
const std::vector<Named> kNames{{EntityKind::person, {"Ann Smith", "Smith"}},
                                {EntityKind::person, {"Bob Smith", "Smith"}},
                                {EntityKind::person, {"Kim Jong Un", "Kim"}},
                                {EntityKind::organization, {"Harbour Safety Board", "HSB"}},
                                {EntityKind::place, {"United Kingdom", "Britain"}}};

// An article whose entities have spans as a tagger sets them: a short form that two of its names share is nobody's.
Article random_article(Random& random, int number) {
  Article out = article("id" + std::to_string(number), "");
  std::vector<bool> named(kNames.size());
  for (std::size_t i = 0; i < kNames.size(); ++i) named[i] = random() % 2 == 0;
  std::vector<std::vector<Span>> spans(kNames.size());
  for (std::size_t words = 5 + random() % 25; words > 0; --words) {
    if (!out.body.empty()) out.body += ' ';
    const auto begin = static_cast<std::uint32_t>(out.body.size());
    if (random() % 3 != 0) {
      out.body += random() % 3 == 0 ? "letter" : random() % 5 == 0 ? "Mr. x" : "kelp";
      continue;
    }
    const Named& name = kNames[random() % kNames.size()];
    // Somebody of whom the article has no entity stands for short only: the surname in "Bob Smith" is Ann's otherwise.
    const bool in_full = random() % 2 == 0 && named[static_cast<std::size_t>(&name - kNames.data())];
    const std::string& text = name.words[in_full ? 0 : 1];
    out.body += text;
    std::vector<std::size_t> meant;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (named[i] && kNames[i].words[in_full ? 0 : 1] == text) meant.push_back(i);
    }
    if (meant.size() == 1) spans[meant[0]].push_back({begin, static_cast<std::uint32_t>(out.body.size())});
  }
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (named[i]) out.entities.push_back({kNames[i].kind, kNames[i].words[0], {}, spans[i], {}});
  }
  return out;
}

// The number of the word that stands at a byte.
std::size_t word_at(const std::string& text, std::size_t byte) {
  return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), ' '));
}

bool has_mention_near(const Article& in, const std::string& name, const std::string& word, std::size_t distance) {
  for (const Entity& entity : in.entities) {
    if (entity.name != name) continue;
    for (const Span span : entity.spans) {
      for (std::size_t at = in.body.find(word); at != std::string::npos; at = in.body.find(word, at + 1)) {
        const std::size_t there = word_at(in.body, at);
        const std::size_t begin = word_at(in.body, span.begin);
        const std::size_t end = word_at(in.body, span.end - 1);
        if (there < begin ? begin - there <= distance : there - end <= distance) return true;
      }
    }
  }
  return false;
}

TEST_CASE("names near words are what the stored mentions say", "[searcher][mentions]") {
  const auto seed = static_cast<unsigned>(testing::test_seed());
  CAPTURE(seed);
  Random random(seed);
  std::vector<Article> articles;
  for (int i = 0; i < 200; ++i) articles.push_back(random_article(random, i));
  articles.push_back(article("why", "Harbour Safety Board (HSB)",
                             {{EntityKind::organization, "Harbour Safety Board", {}, {{0, 20}, {22, 25}}, {}}}));
  const World world(articles, EntitySource::given);
  for (const Named& name : kNames) {
    for (const std::size_t distance : {std::size_t{1}, std::size_t{2}, std::size_t{5}}) {
      const std::string query =
          std::string(to_string(name.kind)) + ":\"" + name.words[0] + "\" NEAR/" + std::to_string(distance) + " letter";
      Ids expected;
      for (const Article& each : articles) {
        if (has_mention_near(each, name.words[0], "letter", distance)) expected.insert(each.id);
      }
      CAPTURE(query);
      CHECK_FALSE(expected.empty());
      CHECK(world.found(query) == expected);
    }
  }
}

}  // namespace
}  // namespace dateline
