// Position expressions over the token streams against brute force over the words of the articles: which match, where,
// and which words are told to have made them match.
#include "searcher/matching/position_matcher.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/schema/document.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/positional_source.h"
#include "tests/support/archives.h"

namespace dateline {
namespace {

using testing::TempDir;
using Kind = PositionExpr::Kind;
using Random = std::mt19937_64;
using Set = std::set<Interval>;

// Words with several stems by language, joined words and their parts, words that share stems.
const std::vector<std::string> kTexts{"ferry",       "ferries", "ferried", "boote",       "boot", "boots",
                                      "Kim Jong-un", "jongun",  "jong",    "un",          "AT&T", "att",
                                      "co-op",       "coop",    "haus",    "h\u00E4user", "a",    "the",
                                      "storm",       "to be",   "nation",  "national"};
const std::vector<std::string> kLanguages{"en", "de", "fr", ""};

std::size_t below(Random& random, std::size_t bound) { return static_cast<std::size_t>(random() % bound); }

std::string run_of_words(Random& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += (i > 0 ? " " : "") + kTexts[below(random, kTexts.size())];
    const std::size_t end = below(random, 12);
    if (end < 2) text += end == 0 ? "." : "! He";
  }
  return text;
}

Article random_article(Random& random, const std::string& id) {
  Article article;
  article.id = id;
  article.language = kLanguages[below(random, kLanguages.size())];
  article.title = run_of_words(random, below(random, 5));
  for (std::size_t left = below(random, 4); left > 0; --left) {
    article.body += (article.body.empty() ? "" : "\n\n") + run_of_words(random, below(random, left == 1 ? 50 : 9));
  }
  return article;
}

/// An article as the analyzer cuts it.
struct Text {
  std::string language;
  std::multimap<std::uint32_t, Word> at;
  std::uint32_t title_end = 0;
  std::uint32_t lead_end = 0;       // position of the last word of the lead
  std::vector<Interval> parts;      // title and paragraphs
  std::vector<Interval> sentences;  // the title is one
};

Text text_of(const Article& article, Analyzer& analyzer) {
  Text text{.language = article.language, .at = {}, .parts = {}, .sentences = {}};
  const ArticleWords words = analyzer.article_words(article.title, article.body);
  const auto add = [&](const Word& word) {
    text.at.emplace(word.position, word);
    if (word.joined) return;
    if (text.parts.empty() || word.position > text.parts.back().end + 1)
      text.parts.push_back({word.position, word.position});
    text.parts.back().end = word.position;
    const bool title = text.sentences.size() == 1 && text.sentences.front().begin == 1 && word.position < kParagraphGap;
    if (text.sentences.empty() || (word.begins_sentence && !title))
      text.sentences.push_back({word.position, word.position});
    text.sentences.back().end = word.position;
  };
  for (const Word& word : words.title) add(word);
  if (!text.at.empty()) text.title_end = text.at.rbegin()->first;
  std::size_t plain = 0;
  for (const Word& word : words.body) {
    add(word);
    if (!word.joined && ++plain <= kLeadWords) text.lead_end = word.position;
  }
  return text;
}

/// The meaning of an expression, without any index.
class Model {
 public:
  Model(const Text& text, Analyzer& analyzer) : text_(text), analyzer_(analyzer) {}

  Set of(const PositionExpr& expr) const {
    switch (expr.kind) {
      case Kind::words:
        return in_zone(expr, words(expr));
      case Kind::phrase:
        return in_zone(expr, phrase(expr));
      case Kind::window:
        return in_zone(expr, window(expr));
      case Kind::any_of: {
        Set all;
        for (const PositionExpr& child : expr.children) all.merge(of(child));
        return all;
      }
      case Kind::at_least: {
        const Set all = of(expr.children[0]);
        return most_apart(all) >= expr.number ? all : Set{};
      }
      case Kind::not_near: {
        Set kept;
        for (const Interval a : of(expr.children[0])) {
          bool close = false;
          for (const Interval b : of(expr.children[1]))
            close = close || touches(a, b) || follows(expr, a, b) || follows(expr, b, a) || share(expr, a, b);
          if (!close) kept.insert(a);
        }
        return kept;
      }
      default:
        return pairs(expr);
    }
  }

  bool is_word(const PositionExpr& expr, const Word& word) const {
    const auto has = [](const std::vector<std::string>& list, const std::string& text) {
      return std::find(list.begin(), list.end(), text) != list.end();
    };
    return has(expr.exact, word.folded) || has(expr.stems, analyzer_.stem(word.folded, text_.language));
  }

  bool follows(const PositionExpr& expr, Interval a, Interval b) const {
    if (b.begin <= a.end) return false;
    if (expr.reach == Reach::words) return b.begin - a.end <= expr.number;
    const std::vector<Interval>& stretches = stretches_of(expr);
    return std::any_of(stretches.begin(), stretches.end(), [&](Interval part) {
      return part.begin <= a.begin && a.end <= part.end && part.begin <= b.begin && b.end <= part.end;
    });
  }

  Set positions(const PositionExpr& word) const {
    Set out;
    for (const auto& [position, each] : text_.at) {
      if (is_word(word, each)) out.insert({position, position});
    }
    return out;
  }

 private:
  const std::vector<Interval>& stretches_of(const PositionExpr& expr) const {
    return expr.reach == Reach::sentence ? text_.sentences : text_.parts;
  }

  static bool touches(Interval a, Interval b) { return a.begin <= b.end && b.begin <= a.end; }

  // For NOT W/S: any part of both in one stretch, from the first of `a` to the last.
  bool share(const PositionExpr& expr, Interval a, Interval b) const {
    if (expr.reach == Reach::words) return false;
    Interval around = a;
    for (const Interval part : stretches_of(expr)) {
      if (touches(part, {a.begin, a.begin})) around.begin = part.begin;
      if (touches(part, {a.end, a.end})) around.end = part.end;
    }
    return touches(around, b);
  }

  Set words(const PositionExpr& expr) const { return positions(expr); }

  Set phrase(const PositionExpr& expr) const {
    Set out;
    for (const Interval start : positions(expr.children[0])) {
      bool whole = true;
      for (std::uint32_t i = 1; i < expr.children.size(); ++i) {
        whole = whole && positions(expr.children[i]).contains({start.begin + i, start.begin + i});
      }
      if (whole) out.insert({start.begin, start.begin + static_cast<std::uint32_t>(expr.children.size()) - 1});
    }
    return out;
  }

  Set window(const PositionExpr& expr) const {
    Set all;
    std::vector<std::uint32_t> chosen;
    choose(expr, chosen, all);
    return shortest(all);
  }

  void choose(const PositionExpr& expr, std::vector<std::uint32_t>& chosen, Set& out) const {
    if (!chosen.empty()) {
      const auto [first, last] = std::minmax_element(chosen.begin(), chosen.end());
      if (*last - *first >= expr.number) return;
      if (chosen.size() == expr.children.size()) {
        out.insert({*first, *last});
        return;
      }
    }
    for (const Interval each : positions(expr.children[chosen.size()])) {
      if (std::find(chosen.begin(), chosen.end(), each.begin) != chosen.end()) continue;
      chosen.push_back(each.begin);
      choose(expr, chosen, out);
      chosen.pop_back();
    }
  }

  Set pairs(const PositionExpr& expr) const {
    Set hulls;
    for (const Interval a : of(expr.children[0])) {
      for (const Interval b : of(expr.children[1])) {
        if (follows(expr, a, b)) hulls.insert({a.begin, b.end});
        if (expr.kind == Kind::near && follows(expr, b, a)) hulls.insert({b.begin, a.end});
      }
    }
    return shortest(hulls);
  }

  static Set shortest(const Set& all) {
    Set out;
    for (const Interval each : all) {
      if (std::none_of(all.begin(), all.end(), [&](Interval other) {
            return other != each && other.begin >= each.begin && other.end <= each.end;
          })) {
        out.insert(each);
      }
    }
    return out;
  }

  // The largest number of intervals that do not touch: the one that ends first, and so on.
  static std::size_t most_apart(Set left) {
    std::size_t count = 0;
    while (!left.empty()) {
      const Interval first =
          *std::min_element(left.begin(), left.end(), [](Interval a, Interval b) { return a.end < b.end; });
      std::erase_if(left, [&](Interval each) { return each.begin <= first.end; });
      ++count;
    }
    return count;
  }

  Set in_zone(const PositionExpr& expr, Set all) const {
    std::erase_if(all, [&](Interval each) {
      const bool title = each.end <= text_.title_end;
      const bool body = each.begin > text_.title_end;
      const bool lead = body && each.end <= text_.lead_end;
      switch (expr.zone) {
        case TextZone::anywhere:
          return false;
        case TextZone::title:
          return !title;
        case TextZone::body:
          return !body;
        case TextZone::lead:
          return !lead;
        case TextZone::hlead:
          return !title && !lead;
      }
      return true;
    });
    return all;
  }

  const Text& text_;
  Analyzer& analyzer_;
};

/// Which words and phrases take part, said once more from the top.
class LitModel {
 public:
  LitModel(const Model& model, const Text& text) : model_(model), text_(text) {}

  void light(const PositionExpr& expr, const Set& chosen) {
    switch (expr.kind) {
      case Kind::words:
        for (const Interval each : chosen) add(expr.unit, each, expr);
        break;
      case Kind::phrase:
        for (const Interval each : chosen) add(expr.unit, each, expr.children.back());
        break;
      case Kind::window:
        for (const PositionExpr& word : expr.children) {
          for (const Interval place : model_.positions(word)) {
            const bool inside = std::any_of(chosen.begin(), chosen.end(), [&](Interval each) {
              return each.begin <= place.begin && place.end <= each.end;
            });
            if (inside) add(expr.unit, place, word);
          }
        }
        break;
      case Kind::any_of:
        for (const PositionExpr& child : expr.children) {
          Set theirs = model_.of(child);
          std::erase_if(theirs, [&](Interval each) { return !chosen.contains(each); });
          light(child, theirs);
        }
        break;
      case Kind::not_near:
      case Kind::at_least:
        light(expr.children[0], chosen);
        break;
      default:
        light_pairs(expr, chosen);
    }
  }

  std::set<Witness> out;

 private:
  void light_pairs(const PositionExpr& expr, const Set& chosen) {
    Set firsts, seconds;
    for (const Interval a : model_.of(expr.children[0])) {
      for (const Interval b : model_.of(expr.children[1])) {
        const bool forth = model_.follows(expr, a, b) && chosen.contains({a.begin, b.end});
        const bool back = expr.kind == Kind::near && model_.follows(expr, b, a) && chosen.contains({b.begin, a.end});
        if (!forth && !back) continue;
        firsts.insert(a);
        seconds.insert(b);
      }
    }
    light(expr.children[0], firsts);
    light(expr.children[1], seconds);
  }

  void add(std::size_t unit, Interval at, const PositionExpr& last_word) {
    const auto [begin, end] = text_.at.equal_range(at.end);
    const bool plain = std::any_of(
        begin, end, [&](const auto& each) { return !each.second.joined && model_.is_word(last_word, each.second); });
    out.insert({at, unit, !plain});
  }

  const Model& model_;
  const Text& text_;
};

using Shards = std::array<std::vector<Article>, 3>;

/// Articles in an archive of three shards, and as the analyzer cuts them.
struct World {
  World(Shards articles, unsigned long long seed) : random(seed), shards(std::move(articles)) {
    for (auto& shard : shards) std::sort(shard.begin(), shard.end(), testing::in_archive_order);
    testing::write_small_archive(folder / "archive", {shards[0], shards[1], shards[2]});
    snapshot = ArchiveSnapshot::open(folder / "archive");
    for (std::size_t shard = 0; shard < 3; ++shard) {
      databases.push_back(snapshot->open_shard(shard));
      for (const Article& each : shards[shard]) texts[shard].push_back(text_of(each, analyzer));
    }
    all = snapshot->open_all();
    tokens = std::make_shared<const ShardTokens>(*snapshot, databases);
  }

  Random random;
  Analyzer analyzer;
  TempDir folder;
  Shards shards;
  std::array<std::vector<Text>, 3> texts;
  std::unique_ptr<ArchiveSnapshot> snapshot;
  std::vector<Xapian::Database> databases;
  Xapian::Database all;
  std::shared_ptr<const ShardTokens> tokens;
  Stopwatch stopwatch{std::nullopt, nullptr};
};

Shards random_articles(unsigned long long seed) {
  Random random(seed);
  Shards shards;
  for (std::size_t shard = 0; shard < 3; ++shard) {
    for (std::size_t i = 0; i < 60; ++i) {
      shards[shard].push_back(random_article(random, "a" + std::to_string(1000 * shard + i)));
    }
  }
  return shards;
}

// Real news in several languages, where the machine has it.
Shards real_articles(std::size_t most_of_a_file) {
  Shards shards;
  for (const char* file :
       {"reuters21578/reuters21578.jsonl.zst", "gnad-de/gnad-de.jsonl.zst", "ntrex-news/ntrex-news.jsonl.zst"}) {
    const std::string path = std::string(DATELINE_SHARED_DIR) + "/data/" + file;
    if (!std::filesystem::exists(path)) continue;
    FILE* const lines = popen(("zstd -dcq '" + path + "'").c_str(), "r");
    REQUIRE(lines != nullptr);
    char* line = nullptr;
    std::size_t room = 0;
    std::size_t taken = 0;
    while (taken < most_of_a_file && getline(&line, &room, lines) > 0) {
      Article article = article_from_json(line);
      article.id = std::string(file) + "#" + std::to_string(++taken);
      shards[taken % 3].push_back(std::move(article));
    }
    std::free(line);
    pclose(lines);
  }
  return shards;
}

/// Expressions of every kind.
class Exprs {
 public:
  explicit Exprs(World& here) : here_(here), random_(here.random) {
    // Words that stand together somewhere, so that much is found.
    while (words_.empty()) {
      const std::vector<Text>& texts = here.texts[below(random_, 3)];
      const Text& text = texts[below(random_, texts.size())];
      const std::size_t from = below(random_, text.at.size() + 1);
      for (auto at = text.at.begin(); at != text.at.end(); ++at) {
        const auto index = static_cast<std::size_t>(std::distance(text.at.begin(), at));
        if (index >= from && index < from + 12) words_.push_back(at->second.folded);
      }
    }
  }

  PositionExpr any(std::size_t depth) {
    if (depth == 0 || below(random_, 4) == 0) return leaf();
    PositionExpr expr;
    const Kind kinds[] = {Kind::near, Kind::near, Kind::before, Kind::not_near, Kind::any_of, Kind::at_least};
    expr.kind = kinds[below(random_, 6)];
    expr.number = static_cast<std::uint32_t>(1 + below(random_, expr.kind == Kind::at_least ? 3 : 9));
    if (expr.kind == Kind::near || expr.kind == Kind::not_near) {
      expr.reach = static_cast<Reach>(std::min<std::size_t>(below(random_, 6), 2));
      if (below(random_, 2) == 0) expr.reach = Reach::words;
    }
    const std::size_t children = expr.kind == Kind::at_least ? 1
                                 : expr.kind == Kind::any_of ? 1 + below(random_, 3)
                                                             : 2;
    for (std::size_t i = 0; i < children; ++i) expr.children.push_back(any(depth - 1));
    return expr;
  }

 private:
  const std::string& folded_word() { return words_[below(random_, words_.size())]; }

  PositionExpr word() {
    PositionExpr expr;
    expr.kind = Kind::words;
    for (std::size_t left = below(random_, 5) == 0 ? 9 : 1; left > 0; --left) expr.exact.push_back(folded_word());
    return expr;
  }

  PositionExpr leaf() {
    PositionExpr expr;
    switch (below(random_, 4)) {
      case 0:
      case 1: {
        expr = word();
        if (below(random_, 2) == 0) {
          const std::string typed = folded_word();
          for (const std::string& language : kLanguages) expr.stems.push_back(here_.analyzer.stem(typed, language));
          std::sort(expr.stems.begin(), expr.stems.end());
          if (below(random_, 2) == 0) expr.exact.clear();
        }
        break;
      }
      default:
        expr.kind = below(random_, 2) == 0 ? Kind::phrase : Kind::window;
        for (std::size_t left = 2 + below(random_, 2); left > 0; --left) expr.children.push_back(word());
        expr.number = static_cast<std::uint32_t>(expr.children.size() + below(random_, 5));
    }
    if (below(random_, 4) == 0) expr.zone = static_cast<TextZone>(below(random_, 5));
    expr.unit = units_++;
    return expr;
  }

  World& here_;
  Random& random_;
  std::vector<std::string> words_;
  std::size_t units_ = 0;
};

using Rows = std::set<std::pair<std::size_t, Xapian::docid>>;

Rows rows_found(World& here, const Xapian::Query& query) {
  Xapian::Enquire enquire(here.all);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, here.all.get_doccount());
  Rows rows;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    const RowRef row = row_of_combined(*hit, 3);
    rows.insert({row.shard, row.docid});
  }
  return rows;
}

// Returns how many of the rounds found something.
std::size_t compare(World& here, int rounds) {
  std::size_t matches = 0;
  for (int round = 0; round < rounds; ++round) {
    const PositionExpr expr = Exprs(here).any(below(here.random, 4));
    INFO("seed " << testing::test_seed() << ": " << to_string(expr));
    Rows expected;
    for (std::size_t shard = 0; shard < 3; ++shard) {
      PositionMatcher matcher(expr, here.tokens->of(here.databases[shard]));
      for (Xapian::docid docid = 1; docid <= here.texts[shard].size(); ++docid) {
        const Text& text = here.texts[shard][docid - 1];
        const Model model(text, here.analyzer);
        const Set intervals = model.of(expr);
        if (!intervals.empty()) expected.insert({shard, docid});
        if (!matcher.possible()) REQUIRE(intervals.empty());
        INFO(here.shards[shard][docid - 1].title << " | " << here.shards[shard][docid - 1].body);
        const Intervals found = matcher.match(docid);
        REQUIRE(found == Intervals(intervals.begin(), intervals.end()));
        LitModel lit(model, text);
        lit.light(expr, intervals);
        REQUIRE(matcher.witnesses() == std::vector<Witness>(lit.out.begin(), lit.out.end()));
        if (!intervals.empty()) REQUIRE_FALSE(lit.out.empty());
      }
    }
    REQUIRE(rows_found(here, positional_query(expr, here.tokens, here.stopwatch)) == expected);
    REQUIRE(rows_found(here, position_filter(expr, here.tokens, here.stopwatch)) == expected);
    if (!expected.empty()) ++matches;
  }
  return matches;
}

}  // namespace

TEST_CASE("expressions find the articles, the places and the witnesses that brute force finds", "[matching]") {
  World here(random_articles(testing::test_seed()), testing::test_seed());
  CHECK(compare(here, 400) > 150);
}

TEST_CASE("they do so over real articles", "[matching][.long]") {
  Shards articles = real_articles(600);
  if (articles[0].empty()) {
    WARN("left out: there is no folder with news beside the checkout");
    return;
  }
  World here(std::move(articles), testing::test_seed());
  CHECK(compare(here, 250) > 100);
}

TEST_CASE("the description of an expression names its words", "[matching]") {
  PositionExpr word;
  word.kind = Kind::words;
  word.exact = {"kim"};
  word.stems = {"munit"};
  PositionExpr near;
  near.kind = Kind::near;
  near.number = 5;
  near.children = {word, word};
  near.children[1].zone = TextZone::lead;
  CHECK(to_string(near) == "near 5 (kim|munit+, kim|munit+ in lead)");
  CHECK(to_string(PositionExpr{}) == "any ()");
}

}  // namespace dateline
