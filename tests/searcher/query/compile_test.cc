#include "searcher/query/compile.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "common/schema/fields.h"
#include "common/text/fold.h"
#include "searcher/query/expand.h"
#include "searcher/query/parser.h"
#include "searcher/query/patterns.h"
#include "searcher/query/print.h"
#include "searcher/query/terms.h"
#include "tests/support/publishing.h"

namespace {

using namespace dateline;
using namespace std::chrono_literals;

constexpr std::chrono::local_days kToday{2020y / 5 / 17};

Article article(std::string id, std::string title, std::string body) {
  Article out;
  out.id = std::move(id);
  out.title = std::move(title);
  out.body = std::move(body);
  out.language = "en";
  return out;
}

std::vector<Article> handmade_articles() {
  std::vector<Article> articles;
  articles.push_back(
      article("kim", "Kim Jong-un meets envoys", "North Korea said that munitions were sold.\n\nTalks end."));
  articles.push_back(
      article("att", "AT&T co-operates", "The co-operation of AT&T with Erdo\u011Fan ended in Korea's north."));
  articles.push_back(
      article("coop", "Cooperation in the U.S.", "Workers of the world, a world of work; the world's workers."));
  Article german = article("de", "Die H\u00E4user am Hafen", "Die Boote liegen still. Munition fehlt.");
  german.language = "de";
  german.source = "K\u00FCstenbote";
  german.url = "https://www.news.kueste.example/a";
  german.published = Date{.day = std::chrono::local_days{2019y / 3 / 1}, .precision = Precision::month};
  german.entities = {{.kind = EntityKind::place, .name = "Hamburg", .country = "DE", .spans = {}, .title_spans = {}}};
  articles.push_back(german);
  Article host = article("host", "Ferry", "Late.");
  host.url = "https://kueste.example/b";
  host.published = Date{.day = std::chrono::local_days{2019y / 1 / 1}, .precision = Precision::year};
  host.source = "Recep Erdo\u011Fan Post";
  articles.push_back(host);
  std::sort(articles.begin(), articles.end(), testing::in_archive_order);
  return articles;
}

/// An archive of several shards with dates of every precision, opened.
struct World {
  World() {
    publish(testing::synthetic_articles(7, 60, "one"));
    publish(handmade_articles());
    publish(testing::synthetic_articles(8, 60, "two"));
    archive = ArchiveSnapshot::open(folder / "archive");
    database = archive->open_all();
    for (std::size_t shard = 0; shard < archive->shards().size(); ++shard) shards.push_back(archive->open_shard(shard));
    tokens = std::make_shared<const ShardTokens>(*archive, shards);
    names = std::make_unique<NameTable>(*archive, shards, std::vector<Alias>{});
  }

  void publish(const std::vector<Article>& some) {
    testing::publish_articles(folder / "archive", some);
    articles.insert(articles.end(), some.begin(), some.end());
  }

  testing::TempDir folder;
  std::vector<Article> articles;
  std::unique_ptr<ArchiveSnapshot> archive;
  Xapian::Database database;
  std::vector<Xapian::Database> shards;
  std::shared_ptr<const ShardTokens> tokens;
  std::unique_ptr<NameTable> names;
  Analyzer analyzer;
};

World& world() {
  static World instance;
  return instance;
}

using Ids = std::set<std::string>;

struct Found {
  Ids ids;
  std::vector<Complaint> complaints;
};

Ids matches(const Xapian::Query& query) {
  Xapian::Enquire enquire(world().database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(0, world().database.get_doccount());
  Ids ids;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    ids.insert(article_from_json(hit.get_document().get_data()).id);
  }
  return ids;
}

Found find(const Node& root) {
  Found found;
  World& here = world();
  CompileContext context{
      *here.archive,   *here.names, here.database, here.analyzer, query_languages(root, main_languages(*here.archive)),
      found.complaints};
  Stopwatch stopwatch(std::nullopt, nullptr);
  found.ids = matches(match_query(compile(root, context).meaning, here.tokens, stopwatch));
  return found;
}

Found find(std::string_view query) { return find(parse_query(query, {.today = kToday}).root); }

// What a node means, said once more without any index.
class Model {
 public:
  Model(const Article& article, const QueryLanguages& languages)
      : article_(article), languages_(languages), words_(world().analyzer.article_words(article.title, article.body)) {}

  bool holds(const Node& node) const {
    const auto holds_child = [&](const Node& child) { return holds(child); };
    switch (node.kind) {
      case NodeKind::everything:
        return true;
      case NodeKind::word:
        return holds_word(node);
      case NodeKind::phrase:
        return holds_side_by_side(phrase_words(node.text, world().analyzer), node.field == "title");
      case NodeKind::wildcard:
        return any_word(node, [&](const Word& word) { return Pattern(node.text).matches(word.folded); });
      case NodeKind::fuzzy:
        return holds_word(node) || any_word(node, [&](const Word& word) {
                 const std::u32string wanted = characters_of(fold_case(node.text));
                 const std::u32string here = characters_of(word.folded);
                 return here.front() == wanted.front() && within_edits(wanted, here, node.number);
               });
      case NodeKind::field:
        return holds_value(node);
      case NodeKind::date_range:
        return holds_date(node.days);
      case NodeKind::all_of:
        return std::all_of(node.children.begin(), node.children.end(), holds_child);
      case NodeKind::any_of:
        return std::any_of(node.children.begin(), node.children.end(), holds_child);
      case NodeKind::not_:
        return !holds(node.children.front());
      default:
        break;  // operators between words: position_matcher_test.cc
    }
    return false;
  }

 private:
  template <typename Test>
  bool any_word(const Node& node, const Test& test) const {
    return std::any_of(words_.title.begin(), words_.title.end(), test) ||
           (node.field.empty() && std::any_of(words_.body.begin(), words_.body.end(), test));
  }

  bool holds_word(const Node& node) const {
    for (const WordForm& form : word_forms(node.text, world().analyzer, languages_.list).alternatives) {
      if (form.exact.size() > 1) {
        if (holds_side_by_side(form.exact, node.field == "title")) return true;
        continue;
      }
      const bool found = any_word(node, [&](const Word& word) {
        const std::string stem = world().analyzer.stem(word.folded, article_.language);
        return std::binary_search(form.stems.begin(), form.stems.end(), stem) ||
               (languages_.others && word.folded == form.exact.front());
      });
      if (found) return true;
    }
    return false;
  }

  bool holds_side_by_side(const std::vector<std::string>& wanted, bool title) const {
    std::set<std::pair<std::uint32_t, std::string>> at;
    for (const Word& word : words_.title) at.insert({word.position, word.folded});
    if (!title) {
      for (const Word& word : words_.body) at.insert({word.position, word.folded});
    }
    return std::any_of(at.begin(), at.end(), [&](const auto& start) {
      for (std::uint32_t i = 0; i < wanted.size(); ++i) {
        if (!at.contains({start.first + i, wanted[i]})) return false;
      }
      return true;
    });
  }

  bool holds_value(const Node& node) const {
    const Field& asked = field(node.field);
    for (const std::string& value : values_of(article_, asked)) {
      if (asked.facet ? match_key(value) == match_key(node.text) : value == node.text) return true;
    }
    return false;
  }

  bool holds_date(const DayRange& range) const {
    if (range.undated) return !article_.published;
    if (!article_.published) return false;
    return (!range.first || last_day(*article_.published) >= *range.first) &&
           (!range.last || first_day(*article_.published) <= *range.last);
  }

  const Article& article_;
  const QueryLanguages& languages_;
  ArticleWords words_;
};

Ids modelled(const Node& root) {
  Ids ids;
  const QueryLanguages languages = query_languages(root, main_languages(*world().archive));
  for (const Article& each : world().articles) {
    if (Model(each, languages).holds(root)) ids.insert(each.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("words, phrases and prefixes find what they mean", "[query]") {
  struct Row {
    const char* query;
    Ids ids;
  };
  const Row rows[] = {
      {"munition", {"kim", "de"}},
      {"munitions sold", {"kim"}},
      {"Jong-un", {"kim"}},
      {"jongun", {"kim"}},
      {"\"jong un\"", {"kim"}},
      {"AT&T", {"att"}},
      {"att", {"att"}},
      {"cooperation", {"att", "coop"}},
      {"co-operation", {"att", "coop"}},
      {"US", {"coop"}},
      {"U.S.", {"coop"}},
      {"\"north korea\"", {"kim"}},
      {"north korea", {"kim", "att"}},
      {"\"sold talks\"", {}},
      {"\"envoys north\"", {}},
      {"\"cooperation\"", {"att", "coop"}},
      {"Erdogan", {"att"}},
      {"haus lang:de", {"de"}},
      {"h\u00E4user", {"de"}},
      {"workers world", {"coop"}},
      {"munit*", {"kim", "de"}},
      {"title:kor*", {}},
      {"title:coop*", {"att", "coop"}},
      {"title:jong-un", {"kim"}},
      {"title:korea", {}},
      {"title:\"envoys meets\"", {}},
      {"title:\"meets envoys\"", {"kim"}},
      {"korea -title:kim", {"att"}},
      {"korea NOT munitions", {"att"}},
      {"*unitio*", {"kim", "de"}},
      {"m?nition", {"de"}},
      {"mun?tions", {"kim"}},
      {"munitoin~2", {"de"}},
      {"monitions~1", {"kim"}},
      {"\"north kor*\"", {"kim"}},
      {"\"*th korea\"", {"kim"}},
      {"\"korea north\"~0", {"kim", "att"}},
      {"\"korea ended north\"~0", {}},
      {"\"korea's ended north\"~1", {"att"}},
      {"\"korea ended in north\"", {}},
      {"\"ended north korea\"~1", {"att"}},
      {"kim NEAR/1 jong", {"kim"}},
      {"kim NEAR/1 un", {}},
      {"un PRE/1 meeting", {"kim"}},
      {"meeting PRE/1 un", {}},
      {"korea NEAR/3 munition", {"kim"}},
      {"(munition OR \"the north\") W/3 (korea OR sale)", {"kim"}},
      {"korea NOT W/4 munition", {"att"}},
      {"world NOT W/9 working", {}},
      {"envoys W/P munitions", {}},
      {"north W/P sold", {"kim"}},
      {"ATLEAST3(world)", {"coop"}},
      {"ATLEAST4(world)", {}},
      {"ATLEAST2(worker)", {"coop"}},
      {"ATLEAST2(\"the world\")", {"coop"}},
      {"ATLEAST3(\"the world\")", {}},
      {"lead:munition", {"kim", "de"}},
      {"body:kim", {}},
      {"hlead:kim", {"kim"}},
      {"title:(kim NEAR/4 envoy)", {"kim"}},
      {"title:kim W/9 title:munition", {}},
      {"place:hamburg W/3 boote", {}},
      {"=munition", {"de"}},
      {"entity:hamburg", {"de"}},
      {"h\u00E4user W/3 hafen", {"de"}},
      {"haus W/3 hafen lang:de", {"de"}},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    const Found found = find(row.query);
    CHECK(found.ids == row.ids);
    CHECK(found.complaints.empty());
  }
  CHECK(find("*").ids.size() == world().articles.size());
  CHECK(find("-korea").ids.size() == world().articles.size() - 2);
}

TEST_CASE("filter values are found by any usual spelling", "[query]") {
  struct Row {
    const char* query;
    Ids ids;
  };
  const Row rows[] = {
      {"id:kim", {"kim"}},
      {"source:\"recep erdogan post\"", {"host"}},
      {"lang:de", {"de"}},
      {"lang:de-AT", {"de"}},
      {"country:Germany", {"de"}},
      {"country:Deutschland", {"de"}},
      {"country:de", {"de"}},
      {"place:HAMBURG", {"de"}},
      {"site:kueste.example", {"de", "host"}},
      {"host:news.kueste.example", {"de"}},
      {"host:https://www.kueste.example/x", {"de", "host"}},
      {"host:ste.example id:host", {}},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(find(row.query).ids == row.ids);
  }
}

TEST_CASE("a part of a name stands for the names that hold it, and the reading is told", "[query]") {
  const Found found = find("person:lindqvist");
  CHECK_FALSE(found.ids.empty());
  CHECK(found.ids == find("person:\"mara lindqvist\"").ids);
  REQUIRE(found.complaints.size() == 1);
  CHECK(found.complaints[0].message == "no person is called just \"lindqvist\": read as Mara Lindqvist");
  CHECK(found.complaints[0].suggestion == "person:\"Mara Lindqvist\"");
  CHECK(find("section:loc").ids.empty());  // only names are taken so
}

TEST_CASE("a value that no article has matches nothing and is complained of", "[query]") {
  struct Row {
    const char* query;
    const char* message;
    const char* suggestion;
  };
  const Row rows[] = {
      {"source:\"Harbor Ledger\"", "no source is called \"Harbor Ledger\"", "source:\"Harbour Ledger\""},
      {"person:lindqvest", "no person is called \"lindqvest\"", ""},
      {"section:lokal", "no section is called \"lokal\"", "section:local"},
      {"place:qqqqqq", "no place is called \"qqqqqq\"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    const Found found = find(row.query);
    CHECK(found.ids.empty());
    REQUIRE(found.complaints.size() == 1);
    CHECK(found.complaints[0].message == row.message);
    CHECK(found.complaints[0].suggestion == row.suggestion);
    CHECK(found.complaints[0].span == Span{0, static_cast<std::uint32_t>(std::string_view(row.query).size())});
  }
  CHECK(find("ferry OR source:nobody").ids == find("ferry").ids);
}

TEST_CASE("the dates of a query find what a calendar says", "[query]") {
  for (const char* query : {"date:none", "date:2019", "date:2019-03", "date:2019-03-15", "date:2019-11..2020-02",
                            "after:2020", "before:2019-06-01", "date:1990", "date:..1990", "date:2100..", "-date:2019",
                            "date:0999..2019-02", "date:2019-01-31..2019-03-01 OR date:none"}) {
    INFO(query);
    const Node root = parse_query(query, {.today = kToday}).root;
    CHECK(find(root).ids == modelled(root));
  }
  CHECK(find("date:2019-03-15").ids.contains("de"));
  CHECK(find("date:2019-07-01").ids.contains("host"));
  CHECK_FALSE(find("date:2019-04-01..2019-04-02").ids.contains("de"));
}

TEST_CASE("patterns and similar spellings stand for the words of all shards, and for no more than allowed", "[query]") {
  using Strings = std::vector<std::string>;
  World& here = world();
  Expander expander(*here.archive, here.database);
  CHECK(expander.matching("Munit*").words == Strings{"munition", "munitions"});
  CHECK(expander.matching("*nitions").words == Strings{"munitions"});
  CHECK(expander.matching("caf?").words == Strings{"caf\u00E9"});
  CHECK(expander.matching("qqqq*").words.empty());
  CHECK(expander.similar("Munitoin", 2).words == Strings{"munition"});
  CHECK(expander.similar("munitions", 1).words == Strings{"munition", "munitions"});
  CHECK(expander.similar("unitions", 1).words.empty());  // the first letter is as typed
  CHECK(expander.similar("cafe", 1).words == Strings{"caf\u00E9", "came"});
}

TEST_CASE("a pattern for too many words is read as a plain word, with a complaint", "[query]") {
  testing::TempDir folder;
  std::vector<Article> many;
  std::string body;
  for (int i = 0; i < 2500; ++i) body += "word" + std::to_string(i) + "x ";
  many.push_back(article("many", "Word", body + "and a word."));
  testing::write_small_archive(folder / "archive", {many});
  const auto archive = ArchiveSnapshot::open(folder / "archive");
  const Xapian::Database database = archive->open_all();
  Expander expander(*archive, database);
  for (const char* pattern : {"word*", "*ord*", "w*d*x"}) CHECK(expander.matching(pattern).refused());
  CHECK(expander.matching("word1*x").words.size() == 1111);
  // What one query stands for is counted over all of its words.
  std::size_t refused = 0;
  for (int i = 0; i < 30; ++i) {
    const std::string stars(static_cast<std::size_t>(i), '*');
    if (expander.matching("word1" + stars + "*x").refused()) ++refused;
  }
  CHECK(refused > 5);
  Expander many_looks(*archive, database);
  for (int i = 0; i < 10; ++i) CHECK_FALSE(many_looks.matching("*q" + std::to_string(i)).refused());
  CHECK(many_looks.matching("*qq").refused());
  CHECK_FALSE(many_looks.matching("*q1").refused());  // as before
  std::vector<Complaint> complaints;
  Analyzer analyzer;
  const std::vector<Xapian::Database> shards{archive->open_shard(0)};
  NameTable names(*archive, shards, {});
  CompileContext context{*archive, names, database, analyzer, {{"en"}, false}, complaints};
  const Meaning meaning = compile(parse_query("word*", {}).root, context).meaning;
  CHECK(to_string(meaning.text) == "word");
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].message == "more than 2,000 words match \"word*\": read as plain words");
}

TEST_CASE("a word with nothing to search for does not empty the answer", "[query]") {
  Node root = group(NodeKind::all_of, {leaf(NodeKind::word, "korea"), leaf(NodeKind::word, "\u2605")});
  const Found found = find(root);
  CHECK(found.ids == find("korea").ids);
  CHECK(found.complaints.size() == 1);
}

TEST_CASE("compiled queries match exactly what their trees mean", "[query]") {
  static const char* const leaves[] = {"ferry",
                                       "harbours",
                                       "\"the ferry\"",
                                       "pi*",
                                       "title:storm",
                                       "caf\u00E9",
                                       "cafe",
                                       "source:\"Valley Dispatch\"",
                                       "person:\"Ida Brandt\"",
                                       "section:sport",
                                       "date:2019-08",
                                       "date:2020..",
                                       "date:none",
                                       "tag:ferry",
                                       "\"Tom\u00E1s Oyelaran\"",
                                       "author:\"yusuf adler\"",
                                       "date:..2019-12-24",
                                       "title:\"storm ferry\"",
                                       "Jong-un",
                                       "*",
                                       "title:br*",
                                       "place:troms\u00F8",
                                       "munition",
                                       "*er",
                                       "f?rry",
                                       "feryr~2",
                                       "title:brige~1"};
  const auto seed = testing::test_seed();
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  const auto below = [&](std::size_t bound) { return testing::detail::below(random, bound); };
  for (int round = 0; round < 80; ++round) {
    std::string query;
    for (std::size_t left = 1 + below(5); left > 0; --left) {
      const std::size_t brackets = below(4);
      if (below(4) == 0) query += "-";
      if (brackets == 0) query += "(";
      query += leaves[below(std::size(leaves))];
      if (brackets == 0) query += std::string(below(2) == 0 ? " OR " : " ") + leaves[below(std::size(leaves))] + ")";
      if (left > 1) query += below(3) == 0 ? " OR " : " ";
    }
    INFO(query);
    const Node root = parse_query(query, {.today = kToday}).root;
    REQUIRE(find(root).ids == modelled(root));
  }
}

TEST_CASE("the languages of a query are those it asks for, else those the archive holds", "[query]") {
  const auto languages = [](std::string_view query) {
    return query_languages(parse_query(query, {}).root, main_languages(*world().archive));
  };
  CHECK(languages("kim").list.front() == "en");
  CHECK(languages("kim lang:de").list == std::vector<std::string>{"de"});
  CHECK(languages("kim lang:(de OR fr)").list == std::vector<std::string>{"de", "fr"});
  // One German article of 125 is less than a hundredth.
  CHECK(languages("kim -lang:de").list == std::vector<std::string>{"en"});
  CHECK(languages("kim").others);
  CHECK_FALSE(languages("lang:en").others);
}

TEST_CASE("the ranking holds the measured parts, in terms and groups of words", "[query]") {
  World& here = world();
  std::vector<Complaint> complaints;
  CompileContext context{*here.archive, *here.names, here.database, here.analyzer, {{"en"}, false}, complaints};
  const auto number = [](double value) {
    std::ostringstream out;
    out << value;
    return out.str();
  };
  const auto planned = [&](std::string_view query) {
    const RankingPlan plan = ranking_plan(parse_query(query, {}).root, context);
    std::vector<std::string> parts;
    for (const RankingPlan::Term& each : plan.terms) parts.push_back(number(each.weight) + " " + each.term);
    for (const RankingPlan::Group& each : plan.groups) {
      std::string text = number(each.weight) + (each.window == 0 ? " phrase" : " near " + std::to_string(each.window));
      for (const std::string& word : each.words) text += " " + word;
      parts.push_back(text);
    }
    std::sort(parts.begin(), parts.end());
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
    return all;
  };
  CHECK(planned("ferries strike") ==
        "0.1 near 8 ferries strike, 0.2 ZSferri, 0.2 ZSstrike, 0.3 ferries, 0.3 strike, 1 Zferri, 1 Zstrike");
  CHECK(planned("\"north korea\"") ==
        "0.1 near 8 north korea, 0.2 ZSkorea, 0.2 ZSnorth, 0.3 korea, 0.3 north, 1 Zkorea, 1 Znorth, "
        "1 phrase north korea");
  CHECK(planned("kim -putin source:a date:2023 wor*") == "0.2 ZSkim, 0.3 kim, 1 Zkim");
  CHECK(planned("title:ferries") == "1 ZSferri");
  CHECK(planned("source:a -b").empty());
  CHECK(planned("*").empty());
  // Boosts multiply, a word that stands there again adds.
  CHECK(planned("kim^2") == "0.4 ZSkim, 0.6 kim, 2 Zkim");
  CHECK(planned("kim kim^0.5") == "0.3 ZSkim, 0.45 kim, 1.5 Zkim");
  CHECK(planned("kim^0").empty());
  CHECK(planned("kim NOT NEAR/3 putin") == "0.2 ZSkim, 0.3 kim, 1 Zkim");
  CHECK(planned("ATLEAST2(kim)") == "0.2 ZSkim, 0.3 kim, 1 Zkim");
  CHECK(planned("\"kim wor*\"") == "0.2 ZSkim, 0.3 kim, 1 Zkim");
  CHECK(planned("munitions~1") == "0.1 munition, 0.1 munitions, 0.2 ZSmunit, 0.3 munitions, 1 Zmunit");
  // Common words go where enough others are left.
  const auto has = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  CHECK_FALSE(has(planned("what did the president say about munitions from korea"), " Zthe,"));
  CHECK_FALSE(has(planned("the ferry strike"), " Zthe"));
  CHECK(has(planned("who is in the cabinet"), " Zthe"));
  CHECK(has(planned("to be or not to be"), "2 Zbe"));
  CHECK(has(planned("AT&T"), "1 phrase at t"));
  CHECK(has(planned("AT&T"), "Zatt"));
}
