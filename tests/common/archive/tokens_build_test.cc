#include "common/archive/tokens_build.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "tests/support/archives.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

/// Articles of words that test the analyzer, in any number of paragraphs and languages.
std::vector<Article> wild_articles(std::uint64_t seed, std::size_t count) {
  static const std::vector<std::string> pieces = {"Kim Jong-un",
                                                  "AT&T",
                                                  "the U.S.",
                                                  "foo_bar",
                                                  "example.com",
                                                  "Erdoğan'ın",
                                                  "Straße",
                                                  "東京都",
                                                  "สวัสดีครับ",
                                                  "1,250,000",
                                                  "don't",
                                                  "a-b",
                                                  "ab",
                                                  "state-of-the-art",
                                                  "мир",
                                                  "naïve",
                                                  "runs",
                                                  "running",
                                                  "\n\n",
                                                  "\n\n",
                                                  "--",
                                                  "\xEF\xBC\xA1",
                                                  "ﬁnal",
                                                  std::string(70, 'x'),
                                                  std::string(70, 'x') + "-y",
                                                  "z",
                                                  "",
                                                  "مرحبا"};
  static const std::vector<std::string> languages = {"en", "de", "", "ru", "xx"};
  std::mt19937_64 random(seed);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    Article article{.id = "id" + std::to_string(1000 + i)};
    const auto text = [&](std::size_t most) {
      std::string made;
      for (auto size = random() % most; size > 0; --size) made += detail::pick(random, pieces) + " ";
      return made;
    };
    if (random() % 4 != 0) article.title = text(8);
    article.body = text(1 + random() % 80);
    article.language = detail::pick(random, languages);
    articles.push_back(std::move(article));
  }
  return articles;
}

std::shared_ptr<const Tokens> build(const TempDir& folder, const std::vector<Article>& articles) {
  write_tables(folder / "shard", articles);
  build_tokens(Xapian::Database(folder / "shard"), folder / "tokens");
  return Tokens::open(folder / "tokens", static_cast<std::uint32_t>(articles.size()));
}

using Positions = std::map<std::string, std::set<std::uint32_t>, std::less<>>;

Positions analyzer_positions(Analyzer& analyzer, const Article& article) {
  Positions positions;
  const ArticleWords words = analyzer.article_words(article.title, article.body);
  for (const Word& word : words.title) positions[word.folded].insert(word.position);
  for (const Word& word : words.body) positions[word.folded].insert(word.position);
  return positions;
}

void check_article(const Tokens& tokens, Xapian::docid docid, const Positions& expected) {
  std::vector<std::uint32_t> found;
  for (WordNumber word = 1; word <= tokens.words(); ++word) {
    tokens.positions(docid, word, found);
    const auto at = expected.find(tokens.word(word));
    CAPTURE(docid, tokens.word(word));
    if (at == expected.end()) {
      CHECK(found.empty());
    } else {
      CHECK(found == std::vector<std::uint32_t>(at->second.begin(), at->second.end()));
    }
  }
  for (const auto& [word, positions] : expected) CHECK(tokens.find(word) != kNoWord);
}

}  // namespace

TEST_CASE("every word of every article stands where the analyzer says", "[archive]") {
  const TempDir folder;
  const auto seed = test_seed();
  CAPTURE(seed);
  const auto articles = wild_articles(seed, 60);
  const auto tokens = build(folder, articles);
  Analyzer analyzer;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    CAPTURE(articles[i].title, articles[i].body);
    check_article(*tokens, static_cast<Xapian::docid>(i + 1), analyzer_positions(analyzer, articles[i]));
  }
}

TEST_CASE("words that are too long keep their places, but not behind the last word of a part", "[archive]") {
  const std::string noise(70, 'x');
  std::string hundred;
  for (int i = 0; i < 120; ++i) hundred += noise + " ";
  const std::vector<std::pair<std::string, std::string>> texts = {
      {noise, "one"},
      {"one " + noise, "two"},
      {noise + " one", noise + " two " + noise + "\n\n" + noise + "\n\n" + noise + " " + noise + " three"},
      {"", noise},
      {"", ""},
      {hundred + "one", hundred + "two " + hundred + "three"},
      {"one", "\n\n \n\ntwo\n\n\n\n"}};
  std::vector<Article> articles;
  for (const auto& [title, body] : texts) {
    articles.push_back({.id = std::to_string(articles.size()), .title = title, .body = body, .language = "en"});
  }
  const TempDir folder;
  const auto tokens = build(folder, articles);
  Analyzer analyzer;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    check_article(*tokens, static_cast<Xapian::docid>(i + 1), analyzer_positions(analyzer, articles[i]));
  }
  const WordNumber one = tokens->find("one");
  const WordNumber two = tokens->find("two");
  CHECK(tokens->read(1) == ArticleTokens{.words = {one}, .title_words = 0, .sentences = {{1, true}}, .joined = {}});
  CHECK(tokens->read(2) ==
        ArticleTokens{.words = {one, two}, .title_words = 1, .sentences = {{1, true}}, .joined = {}});
  CHECK(tokens->read(3).words ==
        std::vector<WordNumber>{kNoWord, one, kNoWord, two, kNoWord, kNoWord, tokens->find("three")});
  CHECK(tokens->read(3).sentences == std::vector<ArticleTokens::Sentence>{{2, true}, {3, true}});
  CHECK(tokens->read(4).words.empty());
  CHECK(tokens->read(5) == ArticleTokens{});
  CHECK(tokens->read(7).sentences == std::vector<ArticleTokens::Sentence>{{1, true}});
}

TEST_CASE("the dictionary counts every word, joined ones too, and orders them by count and bytes", "[archive]") {
  const TempDir folder;
  const auto seed = test_seed();
  CAPTURE(seed);
  const auto articles = wild_articles(seed, 40);
  const auto tokens = build(folder, articles);
  Analyzer analyzer;
  std::map<std::string, std::uint64_t> counts;
  std::map<std::string, std::set<std::string>> stems;
  for (const Article& article : articles) {
    const ArticleWords words = analyzer.article_words(article.title, article.body);
    for (const auto* part : {&words.title, &words.body}) {
      for (const Word& word : *part) {
        ++counts[word.folded];
        stems[word.folded].insert(analyzer.stem(word.folded, article.language));
      }
    }
  }
  std::vector<std::pair<std::string, std::uint64_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  REQUIRE(tokens->words() == order.size());
  for (WordNumber word = 1; word <= tokens->words(); ++word) {
    const std::string& text = order[word - 1].first;
    CHECK(tokens->word(word) == text);
    const auto found = tokens->stems(word);
    CHECK(std::set<std::string>(found.begin(), found.end()) == stems[text]);
    CHECK(found.size() == stems[text].size());
    for (const auto stem : found) {
      const auto words = tokens->words_of_stem(stem);
      CHECK(std::is_sorted(words.begin(), words.end()));
      CHECK(std::binary_search(words.begin(), words.end(), word));
    }
  }
}

TEST_CASE("a buffer of words makes the same tokens as the words themselves", "[archive]") {
  Analyzer analyzer;
  std::map<std::string, WordNumber> numbers;
  const auto number = [&](std::string_view word) {
    return numbers.try_emplace(std::string(word), static_cast<WordNumber>(numbers.size() + 1)).first->second;
  };
  for (const Article& article : wild_articles(7, 40)) {
    const auto from_words = tokens_of(analyzer.article_words(article.title, article.body), number);
    WordBuffer buffer;
    const std::size_t title = analyzer.article_words(article.title, article.body, buffer);
    const auto from_buffer =
        tokens_of(buffer.entries, title, [&](const WordBuffer::Entry& entry) { return number(buffer.word(entry)); });
    CHECK(from_words == from_buffer);
  }
}

TEST_CASE("words out of order are our own mistake", "[archive]") {
  CHECK_THROWS_AS(ArticleTokensMaker().add_title(1, true, 1), Error);
  CHECK_THROWS_AS(ArticleTokensMaker().add_body(1, false, true, 1), Error);
  ArticleTokensMaker maker;
  maker.add_title(2, false, 1);
  CHECK_THROWS_AS(maker.add_title(2, false, 1), Error);
}

TEST_CASE("a shard without articles has tokens without words", "[archive]") {
  const TempDir folder;
  const auto tokens = build(folder, {});
  CHECK(tokens->words() == 0);
  CHECK(tokens->articles() == 0);
  CHECK(tokens->find("") == kNoWord);
  CHECK(tokens->words_of_stem("").empty());
}
