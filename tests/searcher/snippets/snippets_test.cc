#include "searcher/snippets/snippets.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/matching/meaning.h"
#include "searcher/query/compile.h"
#include "searcher/query/parser.h"
#include "tests/support/archives.h"

namespace {

using namespace dateline;

Article article(std::string title, std::string body, std::string language = "en") {
  Article out;
  out.title = std::move(title);
  out.body = std::move(body);
  out.language = std::move(language);
  return out;
}

// The text with its marks in brackets.
std::string lit(std::string_view text, const std::vector<Span>& marks) {
  std::string out;
  std::size_t pos = 0;
  for (const Span mark : marks) {
    out += std::string(text.substr(pos, mark.begin - pos)) + '[';
    out += std::string(text.substr(mark.begin, mark.end - mark.begin)) + ']';
    pos = mark.end;
  }
  return out + std::string(text.substr(pos));
}

/// Articles in an archive, each asked alone: an article that does not match has no witnesses.
class Asked {
 public:
  explicit Asked(std::vector<Article> articles) : articles_(std::move(articles)) {
    testing::write_small_archive(folder_ / "archive", {articles_});
    archive_ = ArchiveSnapshot::open(folder_ / "archive");
    databases_.push_back(archive_->open_shard(0));
    tokens_ = std::make_unique<ShardTokens>(*archive_, databases_);
    names_ = std::make_unique<NameTable>(*archive_, databases_, std::vector<Alias>{});
  }

  HitExcerpts excerpts(std::size_t index, std::string_view query, const SnippetOptions& options = {}) {
    std::vector<Complaint> complaints;
    CompileContext context{*archive_, *names_, databases_.front(), analyzer_, {{"en", "de"}, false}, complaints};
    const CompiledQuery compiled = compile(parse_query(query, {}).root, context);
    WitnessFinder finder(compiled.meaning, tokens_->of(databases_.front()), databases_.front());
    const std::vector<Witness> witnesses = finder.of(static_cast<Xapian::docid>(index + 1));
    return hit_excerpts(articles_[index], witnesses, compiled.units, analyzer_, options);
  }
  [[nodiscard]] const Article& at(std::size_t index) const { return articles_[index]; }

 private:
  testing::TempDir folder_;
  std::vector<Article> articles_;
  std::unique_ptr<ArchiveSnapshot> archive_;
  std::vector<Xapian::Database> databases_;
  std::unique_ptr<ShardTokens> tokens_;
  std::unique_ptr<NameTable> names_;
  Analyzer analyzer_;
};

std::string first_lit(const Article& from, std::string_view query, const SnippetOptions& options = {}) {
  const auto snippets = Asked({from}).excerpts(0, query, options).snippets;
  return snippets.empty() ? "" : lit(snippets.front().text, snippets.front().marks);
}

void check_sound(const Article& from, const std::vector<Snippet>& snippets) {
  std::uint32_t end = 0;
  for (const Snippet& snippet : snippets) {
    REQUIRE(is_utf8(snippet.text));
    REQUIRE(snippet.begin <= snippet.end);
    REQUIRE(snippet.begin >= end);
    REQUIRE(snippet.end <= from.body.size());
    end = snippet.end;
    std::string_view text = snippet.text;
    const std::string inside = from.body.substr(snippet.begin, snippet.end - snippet.begin);
    const std::size_t at = text.find(inside);
    REQUIRE(at != std::string_view::npos);
    REQUIRE((text.substr(0, at).empty() || text.substr(0, at) == "\u2026"));
    REQUIRE((text.substr(at + inside.size()).empty() || text.substr(at + inside.size()) == "\u2026"));
    std::uint32_t last = 0;
    for (const Span mark : snippet.marks) {
      REQUIRE(mark.begin >= last);
      REQUIRE(mark.begin < mark.end);
      REQUIRE(mark.end <= text.size());
      REQUIRE(character_start(text, mark.begin) == mark.begin);
      REQUIRE(character_start(text, mark.end) == mark.end);
      last = mark.end;
    }
  }
}

}  // namespace

TEST_CASE("words are lit where they make the article match, and nowhere else", "[snippets]") {
  struct Row {
    const char* query;
    const char* body;
    const char* lit;
  };
  const Row rows[] = {
      {"munition", "Munitions were sold.", "[Munitions] were sold."},
      {"munitions -sold", "Munitions were sold.", "[Munitions] were sold."},
      {"wor*", "Workers of the world work.", "[Workers] of the [world] [work]."},
      {"\"north korea\"", "North Korea and the north of Korea.", "[North Korea] and the north of Korea."},
      {"\"north korea\" korea", "North Korea and the north of Korea.", "[North Korea] and the north of [Korea]."},
      {"\"sold\"", "He sold, she sells.", "He [sold], she sells."},
      {"Jong-un", "Kim Jong-un and Kim Jong Un.", "Kim [Jong-un] and Kim [Jong Un]."},
      {"jongun", "Kim Jong-un met him.", "Kim [Jong-un] met him."},
      {"AT&T", "AT&T and ATT rose; at T they fell.", "[AT&T] and [ATT] rose; [at T] they fell."},
      {"co-operation", "Cooperation or co-operation.", "[Cooperation] or [co-operation]."},
      {"title:harbour", "The harbour is closed.", "The harbour is closed."},
      {"source:harbour", "The harbour is closed.", "The harbour is closed."},
      {"(a OR ferry) -harbour", "The harbour ferry is late.", "The harbour [ferry] is late."},
      {"erdogan", "Erdo\u011Fan spoke.", "[Erdo\u011Fan] spoke."},
      {"\"talks kim\"", "They held talks. Kim left.", "They held [talks. Kim] left."},
      {"\"talks kim\"", "They held talks.\n\nKim left.", "They held talks.\n\nKim left."},
      {"\"new new york\"", "New, new York.", "[New, new York]."},
      {"ferry NEAR/3 harbour", "A ferry left. The harbour and its ferry rest.",
       "A [ferry] left. The [harbour] and its [ferry] rest."},
      {"harbour PRE/3 ferry", "A ferry left. The harbour and its ferry rest.",
       "A ferry left. The [harbour] and its [ferry] rest."},
      {"\"harbour ferry\"~2", "The harbour and its ferry rest, in the harbour.",
       "The [harbour] and its [ferry] rest, in the harbour."},
      {"ferry NOT W/1 late", "A late ferry and a ferry.", "A late ferry and a [ferry]."},
      {"ATLEAST2(ferry)", "A ferry and ferries.", "A [ferry] and [ferries]."},
      {"(rain AND snow) OR ferry", "The ferry in the rain.", "The [ferry] in the rain."},
      {"(source:nobody AND rain) OR ferry", "The ferry in the rain.", "The [ferry] in the rain."},
      {"ferry -(rain snow)", "The ferry in the rain.", "The [ferry] in the rain."},
      {"f?rr* rian~2", "The ferry in the rain.", "The [ferry] in the [rain]."},
      {"\"the f?rr*\"", "The ferry in the rain.", "[The ferry] in the rain."},
      {"(jongun OR kim) W/2 met", "Kim Jong-un met him.", "Kim [Jong-un] [met] him."},
      {"lead:ferry", "The ferry.", "The [ferry]."},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(first_lit(article("", row.body), row.query) == row.lit);
  }
}

TEST_CASE("a word is stemmed in the language of the article", "[snippets]") {
  Asked german({article("", "Die H\u00E4user am Hafen.", "de")});
  const auto snippets = german.excerpts(0, "haus h\u00E4usern").snippets;
  REQUIRE(snippets.size() == 1);
  CHECK(lit(snippets[0].text, snippets[0].marks) == "Die [H\u00E4user] am Hafen.");
}

TEST_CASE("words of a zone are lit in that zone alone", "[snippets]") {
  Asked asked({article("Harbour closed, ferries late", "The harbour ferry waits.")});
  const auto shown = [&](std::string_view query) {
    const HitExcerpts excerpts = asked.excerpts(0, query);
    return lit(asked.at(0).title, excerpts.title_marks) + " | " +
           lit(excerpts.snippets.at(0).text, excerpts.snippets.at(0).marks);
  };
  CHECK(shown("title:harbour ferry") == "[Harbour] closed, [ferries] late | The harbour [ferry] waits.");
  CHECK(shown("body:harbour ferry") == "Harbour closed, [ferries] late | The [harbour] [ferry] waits.");
  CHECK(shown("title:(harbour NEAR/2 ferries)") == "[Harbour] closed, [ferries] late | The harbour ferry waits.");
}

TEST_CASE("snippets are the sentences that hold most of the query, in the order of the text", "[snippets]") {
  const Article from = article(
      "",
      "The port opened in spring. A ferry came in summer.\n\nNothing happened for a while, as people said again and "
      "again in the town. The weather was fine. Then a strike stopped the ferry in the port. Much was written about "
      "it in the papers of the coast, which had little else to tell. The strike ended.");
  CHECK(first_lit(from, "ferry port strike", {.count = 1, .bytes = 60}) ==
        "Then a [strike] stopped the [ferry] in the [port].");
  Asked asked({from, article("t", "")});
  const auto two = asked.excerpts(0, "ferry port strike spring", {.count = 2, .bytes = 60}).snippets;
  REQUIRE(two.size() == 2);
  CHECK(lit(two[0].text, two[0].marks) == "The [port] opened in [spring]. A [ferry] came in summer.");
  CHECK(lit(two[1].text, two[1].marks) == "Then a [strike] stopped the [ferry] in the [port].");
  CHECK(asked.excerpts(0, "ferry", {.count = 0}).snippets.empty());
  CHECK(asked.excerpts(1, "ferry").snippets.empty());
}

TEST_CASE("an article without a match in its body shows its first sentences", "[snippets]") {
  const Article from =
      article("Ferry", "The port opened. It rained. A band played for hours on the square at the sea.");
  CHECK(first_lit(from, "ferry", {.count = 2, .bytes = 40}) == "The port opened. It rained.");
  CHECK(first_lit(from, "", {.count = 2, .bytes = 40}) == "The port opened. It rained.");
}

TEST_CASE("a long sentence is cut between words around its marks", "[snippets]") {
  std::string body = "It began";
  for (int i = 0; i < 60; ++i) body += " and went on";
  body += " until the ferry came";
  for (int i = 0; i < 60; ++i) body += " and stayed there";
  const std::string text = first_lit(article("", body + "."), "ferry", {.count = 2, .bytes = 60});
  CHECK(text == "\u2026went on until the [ferry] came and stayed there and stayed\u2026");
  const std::string start = first_lit(article("Absent", body + "."), "absent", {.count = 2, .bytes = 60});
  CHECK(start == "It began and went on and went on and went on and went on and\u2026");
}

TEST_CASE("text without blanks is cut at characters", "[snippets]") {
  std::string signs;
  for (int i = 0; i < 200; ++i) signs += "\u2605";
  const Article from = article("x", signs);
  const auto snippets = Asked({from}).excerpts(0, "x", {.count = 1, .bytes = 50}).snippets;
  REQUIRE(snippets.size() == 1);
  check_sound(from, snippets);
  CHECK(snippets[0].text.size() < 60);
}

TEST_CASE("every snippet of every text is sound, and shows a match if there is one", "[snippets]") {
  static const char* const pieces[] = {"ferry",
                                       "port",
                                       "strike ",
                                       " ",
                                       ". ",
                                       ".\n\n",
                                       ", ",
                                       "Jong-un",
                                       "AT&T ",
                                       "caf\u00E9",
                                       "\u6771\u4EAC",
                                       "\u2026",
                                       "the ",
                                       "and on ",
                                       "U.S. ",
                                       "\n",
                                       "\U0001F6A2",
                                       "a-b-c ",
                                       "\u201Cport strike\u201D ",
                                       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                                       " ferry port ",
                                       "Erdo\u011Fan's "};
  static const char* const queries[] = {
      "ferry",        "ferry port strike",      "\"port strike\"", "str* \"ferry port\"",
      "Jong-un AT&T", "\u6771\u4EAC caf\u00E9", "a-b-c U.S.",      "title:ferry"};
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return std::uniform_int_distribution<unsigned>(0, bound - 1)(random); };
  std::vector<Article> articles;
  for (int round = 0; round < 700; ++round) {
    std::string body;
    for (unsigned left = below(120); left > 0; --left) body += pieces[below(std::size(pieces))];
    articles.push_back(article("ferry", body));
    articles.back().id = std::to_string(round);
  }
  Asked asked(articles);
  std::size_t matching = 0;
  for (std::size_t round = 0; round < articles.size(); ++round) {
    const char* query = queries[below(std::size(queries))];
    const SnippetOptions options{.count = below(4), .bytes = 20 + below(200)};
    INFO(query << " in " << articles[round].body);
    const HitExcerpts excerpts = asked.excerpts(round, query, options);
    check_sound(articles[round], excerpts.snippets);
    REQUIRE(excerpts.snippets.size() <= options.count);
    // Contexts ask for all of the text, snippets for a part: what is shown is the same.
    SnippetOptions all = options;
    all.context_words = 1;
    const auto from_all = asked.excerpts(round, query, all).snippets;
    REQUIRE(from_all.size() == excerpts.snippets.size());
    for (std::size_t i = 0; i < from_all.size(); ++i) {
      REQUIRE(from_all[i].text == excerpts.snippets[i].text);
      REQUIRE(from_all[i].begin == excerpts.snippets[i].begin);
      REQUIRE(from_all[i].marks == excerpts.snippets[i].marks);
    }
    // One snippet is as good as all of the text at telling whether anything is lit.
    const auto whole = asked.excerpts(round, query, {.count = 1, .bytes = 1 << 20}).snippets;
    const auto any_lit = [](const std::vector<Snippet>& snippets) {
      return std::any_of(snippets.begin(), snippets.end(), [](const Snippet& each) { return !each.marks.empty(); });
    };
    if (options.count > 0) REQUIRE(any_lit(excerpts.snippets) == any_lit(whole));
    if (any_lit(whole)) ++matching;
  }
  CHECK(matching > 100);
}
