#include "indexer/inverting/distinct_words.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "common/analysis/analyzer.h"
#include "common/archive/tokens_build.h"
#include "indexer/inverting/string_hash.h"

namespace dateline {
namespace {

struct Made {
  DistinctWords words;
  ArticleTokens tokens;
};

Made make(DistinctWordsMaker& maker, const std::string& title, const std::string& body) {
  Analyzer analyzer;
  WordBuffer buffer;
  const std::size_t in_title = analyzer.article_words(title, body, buffer);
  Made made;
  maker.make(buffer, in_title, made.words, made.tokens);
  return made;
}

std::vector<std::string> texts_of(const DistinctWords& words) {
  std::vector<std::string> texts;
  for (const DistinctWords::Entry& entry : words.entries) texts.emplace_back(words.word(entry));
  return texts;
}

TEST_CASE("words are numbered by their first appearance, the title's first", "[inverting]") {
  DistinctWordsMaker maker;
  const Made made = make(maker, "Ice and ice", "Kim Jong-un saw ice.\n\nAnd Kim.");
  CHECK(texts_of(made.words) == std::vector<std::string>{"ice", "and", "kim", "jong", "jongun", "un", "saw"});
  CHECK(made.words.in_title == 2);
  CHECK(made.tokens.words == std::vector<WordNumber>{1, 2, 1, 3, 4, 6, 7, 1, 2, 3});
  CHECK(made.tokens.joined == std::vector<ArticleTokens::Joined>{{4, 5}});
  CHECK(made.tokens.title_words == 3);
  CHECK(made.tokens.sentences == std::vector<ArticleTokens::Sentence>{{5, true}, {2, true}});
  for (const auto& entry : made.words.entries) CHECK(entry.hash == string_hash(made.words.word(entry)));
}

TEST_CASE("an article without words has none", "[inverting]") {
  DistinctWordsMaker maker;
  static_cast<void>(make(maker, "not", "empty"));
  const Made made = make(maker, "", " - ");
  CHECK(made.words.entries.empty());
  CHECK(made.words.bytes.empty());
  CHECK(made.words.in_title == 0);
  CHECK(made.tokens == ArticleTokens{});
}

// Of every length, from few letters, so that words differ in one byte only.
std::string random_text(std::mt19937_64& random) {
  std::string text;
  for (std::size_t words = random() % 300; words > 0; --words) {
    const std::size_t size = 1 + random() % (random() % 8 == 0 ? 70 : 12);
    std::string word(size, 'a');
    word[random() % size] = static_cast<char>('a' + random() % 4);
    text += word + (random() % 30 == 0 ? "\n\n" : random() % 10 == 0 ? "-" : " ");
  }
  return text;
}

TEST_CASE("numbers are those that a map would give", "[inverting]") {
  const auto seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  DistinctWordsMaker maker;
  Analyzer analyzer;
  for (int round = 0; round < 200; ++round) {
    const std::string title = random_text(random).substr(0, random() % 60);
    const std::string body = random_text(random);
    const Made made = make(maker, title, body);
    std::map<std::string, WordNumber> numbers;
    const ArticleTokens wanted = tokens_of(analyzer.article_words(title, body), [&](const std::string& word) {
      return numbers.try_emplace(word, static_cast<WordNumber>(numbers.size() + 1)).first->second;
    });
    REQUIRE(made.tokens == wanted);
    REQUIRE(made.words.entries.size() == numbers.size());
    for (const auto& [word, number] : numbers) REQUIRE(made.words.word(made.words.entries[number - 1]) == word);
  }
}

}  // namespace
}  // namespace dateline
