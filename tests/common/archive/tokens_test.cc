#include "common/archive/tokens.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include <dateline/error.h>

#include "common/analysis/analyzer.h"
#include "common/archive/files.h"
#include "common/archive/sealed.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

/// A dictionary whose texts it owns: words by number, each with its stems.
class Dictionary {
 public:
  explicit Dictionary(std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) add("w" + std::to_string(i), size - i, {"s" + std::to_string(i / 3)});
    sort();
  }
  void add(std::string word, std::uint64_t count, std::vector<std::string> stems) {
    owned_.push_back({std::move(word), count, std::move(stems)});
  }
  void sort() {
    words_.clear();
    for (auto& each : owned_) {
      std::sort(each.stems.begin(), each.stems.end());
      words_.push_back({each.word, each.count, {each.stems.begin(), each.stems.end()}});
    }
    sort_dictionary(words_);
  }
  [[nodiscard]] const std::vector<DictionaryWord>& words() const { return words_; }

 private:
  struct Owned {
    std::string word;
    std::uint64_t count = 0;
    std::vector<std::string> stems;
  };
  std::vector<Owned> owned_;
  std::vector<DictionaryWord> words_;
};

void write(const std::string& file, const Dictionary& dictionary, const std::vector<ArticleTokens>& articles) {
  TokensWriter writer(file, dictionary.words());
  for (const ArticleTokens& article : articles) writer.add(article);
  writer.finish();
}

std::shared_ptr<const Tokens> open(const std::string& file, std::size_t articles) {
  return Tokens::open(file, static_cast<std::uint32_t>(articles));
}

ArticleTokens random_article(std::mt19937_64& random, std::uint32_t words) {
  ArticleTokens article;
  const auto part = [&](std::uint32_t most) {
    const auto size = static_cast<std::uint32_t>(random() % (most + 1));
    for (std::uint32_t i = 0; i < size; ++i) {
      // Few words often, all of them sometimes, and now and then one that is too long.
      const auto bound = random() % 2 == 0 ? std::min<std::uint32_t>(words, 4) : words;
      article.words.push_back(words == 0 || random() % 20 == 0 ? kNoWord
                                                               : static_cast<WordNumber>(1 + random() % bound));
    }
    return size;
  };
  article.title_words = part(random() % 3 == 0 ? 0 : 9);
  for (auto paragraphs = random() % 4; paragraphs > 0; --paragraphs) {
    const auto begin = article.sentences.size();
    for (auto sentences = random() % 4; sentences > 0; --sentences) {
      if (const auto size = part(random() % 9 == 0 ? 90 : 30)) article.sentences.push_back({size, false});
    }
    if (article.sentences.size() > begin) article.sentences.back().ends_paragraph = true;
  }
  for (std::uint32_t place = 0; place < article.words.size() && words > 0; ++place) {
    if (random() % 9 == 0) article.joined.push_back({place, static_cast<WordNumber>(1 + random() % words)});
  }
  return article;
}

/// Positions by word, worked out word by word from what the header says.
std::map<WordNumber, std::set<std::uint32_t>> model_positions(const ArticleTokens& article) {
  std::vector<std::uint32_t> by_place;
  std::uint32_t position = 0;
  for (std::uint32_t i = 0; i < article.title_words; ++i) by_place.push_back(++position);
  bool paragraph_begins = true;
  for (const auto& sentence : article.sentences) {
    if (paragraph_begins) position += kParagraphGap - 1;
    for (std::uint32_t i = 0; i < sentence.words; ++i) by_place.push_back(++position);
    paragraph_begins = sentence.ends_paragraph;
  }
  std::map<WordNumber, std::set<std::uint32_t>> positions;
  for (std::size_t place = 0; place < by_place.size(); ++place) {
    positions[article.words[place]].insert(by_place[place]);
  }
  for (const auto& joined : article.joined) positions[joined.word].insert(by_place[joined.place]);
  positions.erase(kNoWord);
  return positions;
}

void check_positions(const Tokens& tokens, Xapian::docid docid, const ArticleTokens& article) {
  const auto model = model_positions(article);
  std::vector<std::uint32_t> positions = {99};
  for (WordNumber word = 1; word <= tokens.words(); ++word) {
    tokens.positions(docid, word, positions);
    const auto found = model.find(word);
    CAPTURE(docid, word);
    if (found == model.end()) {
      CHECK(positions.empty());
    } else {
      CHECK(positions == std::vector<std::uint32_t>(found->second.begin(), found->second.end()));
    }
  }
}

std::string problem_of(const std::string& file, std::uint32_t articles) {
  try {
    static_cast<void>(Tokens::open(file, articles));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::damaged);
    CHECK(error.context() == file);
    CHECK(error.hint().find("--repair") != std::string::npos);
    return error.what();
  }
  return {};
}

/// What a small file holds.
const std::vector<ArticleTokens>& small_articles() {
  static const std::vector<ArticleTokens> articles = {
      {.words = {1, 2, 3, 0, 5, 1},
       .title_words = 2,
       .sentences = {{1, true}, {2, false}, {1, true}},
       .joined = {{1, 4}, {2, 6}}},
      {},
      {.words = {7}, .title_words = 0, .sentences = {{1, true}}, .joined = {}}};
  return articles;
}

void write_small(const std::string& file) {
  Dictionary dictionary(5);
  dictionary.add("die", 9, {"die", "di"});
  dictionary.add("stemless", 8, {});
  dictionary.sort();
  write(file, dictionary, small_articles());
}

/// Everything a caller can ask of it; it may throw Error(damaged), and nothing else may happen.
void use_all(const Tokens& tokens) {
  std::vector<std::uint32_t> positions;
  for (WordNumber word = 1; word <= tokens.words(); ++word) {
    static_cast<void>(tokens.find(tokens.word(word)));
    for (const auto stem : tokens.stems(word)) {
      for (const WordNumber same : tokens.words_of_stem(stem)) REQUIRE((same >= 1 && same <= tokens.words()));
    }
  }
  for (Xapian::docid docid = 1; docid <= tokens.articles(); ++docid) {
    try {
      const ArticleTokens article = tokens.read(docid);
      for (const WordNumber word : article.words) REQUIRE(word <= tokens.words());
      for (const auto& joined : article.joined) {
        REQUIRE((joined.word >= 1 && joined.word <= tokens.words() && joined.place < article.words.size()));
      }
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::damaged);
    }
    for (WordNumber word = 1; word <= tokens.words(); ++word) {
      try {
        tokens.positions(docid, word, positions);
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::damaged);
      }
    }
  }
}

}  // namespace

TEST_CASE("articles read back as they were added", "[archive]") {
  const TempDir folder;
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  // 201 and its neighbours stand for s and s + 1: that is what the code chooses for a news shard.
  for (const std::size_t words : {0U, 1U, 2U, 201U, 202U, 254U, 255U, 256U, 257U, 3000U}) {
    const Dictionary dictionary(words);
    std::vector<ArticleTokens> articles(random() % 30);
    for (auto& article : articles) article = random_article(random, static_cast<std::uint32_t>(words));
    write(folder / "tokens", dictionary, articles);
    const auto tokens = open(folder / "tokens", articles.size());
    CAPTURE(words);
    CHECK(tokens->articles() == articles.size());
    REQUIRE(tokens->words() == words);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      CAPTURE(i);
      CHECK(tokens->read(static_cast<Xapian::docid>(i + 1)) == articles[i]);
    }
  }
}

TEST_CASE("positions are those of the words, one by one", "[archive]") {
  const TempDir folder;
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (const std::size_t words : {1U, 3U, 300U}) {
    const Dictionary dictionary(words);
    std::vector<ArticleTokens> articles(25);
    for (auto& article : articles) article = random_article(random, static_cast<std::uint32_t>(words));
    write(folder / "tokens", dictionary, articles);
    const auto tokens = open(folder / "tokens", articles.size());
    for (std::size_t i = 0; i < articles.size(); ++i) {
      check_positions(*tokens, static_cast<Xapian::docid>(i + 1), articles[i]);
    }
  }
}

TEST_CASE("a phrase begins where its words stand side by side, joined ones too, and never across a bound",
          "[archive]") {
  const TempDir folder;
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (const std::size_t words : {2U, 5U, 300U}) {
    std::vector<ArticleTokens> articles(40);
    for (auto& article : articles) article = random_article(random, static_cast<std::uint32_t>(words));
    write(folder / "tokens", Dictionary(words), articles);
    const auto tokens = open(folder / "tokens", articles.size());
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      const auto& stream = articles[i].words;
      auto positions = model_positions(articles[i]);
      for (int run = 0; run < 60; ++run) {
        // Words that follow each other in the stream, now and then with one changed.
        std::vector<WordNumber> phrase;
        const std::size_t at = stream.empty() ? 0 : random() % stream.size();
        for (std::size_t size = 1 + random() % 4; phrase.size() < size;) {
          const std::size_t place = at + phrase.size();
          const bool known = place < stream.size() && stream[place] != kNoWord && random() % 9 != 0;
          phrase.push_back(known ? stream[place] : static_cast<WordNumber>(1 + random() % words));
        }
        std::vector<std::uint32_t> expected;
        for (const std::uint32_t begin : positions[phrase[0]]) {
          bool all = true;
          for (std::uint32_t k = 1; k < phrase.size(); ++k) all = all && positions[phrase[k]].count(begin + k) > 0;
          if (all) expected.push_back(begin);
        }
        tokens->positions(static_cast<Xapian::docid>(i + 1), tokens->phrase(phrase), found);
        CAPTURE(i, phrase);
        CHECK(found == expected);
      }
    }
  }
}

TEST_CASE("the header's example has the positions it says", "[archive]") {
  const TempDir folder;
  Dictionary dictionary(8);  // kim 1, agrees 2, the 3, kremlin 4, jong 5, un 6, agreed 7, jongun 8
  const ArticleTokens article{
      .words = {1, 2, 3, 4, 1, 5, 6, 7}, .title_words = 2, .sentences = {{6, true}}, .joined = {{5, 8}}};
  write(folder / "tokens", dictionary, {article});
  const auto tokens = open(folder / "tokens", 1);
  std::vector<std::uint32_t> positions;
  const auto at = [&](WordNumber word) {
    tokens->positions(1, word, positions);
    return positions;
  };
  using List = std::vector<std::uint32_t>;
  CHECK(at(1) == List{1, 104});
  CHECK(at(2) == List{2});
  CHECK(at(3) == List{102});
  CHECK(at(5) == List{105});
  CHECK(at(7) == List{107});
  CHECK(at(8) == List{105});
}

TEST_CASE("a joined word that equals its first part counts once at its position", "[archive]") {
  const TempDir folder;
  const ArticleTokens article{
      .words = {1, 2, 1}, .title_words = 3, .sentences = {}, .joined = {{0, 1}, {1, 1}, {1, 1}}};
  write(folder / "tokens", Dictionary(2), {article});
  std::vector<std::uint32_t> positions;
  open(folder / "tokens", 1)->positions(1, 1, positions);
  CHECK(positions == std::vector<std::uint32_t>{1, 2, 3});
}

TEST_CASE("a word a hundred thousand times, and many paragraphs, keep their positions", "[archive]") {
  const TempDir folder;
  ArticleTokens same{
      .words = std::vector<WordNumber>(100'000, 1), .title_words = 100'000, .sentences = {}, .joined = {}};
  ArticleTokens cut{.words = std::vector<WordNumber>(50'000, 2), .title_words = 0, .sentences = {}, .joined = {}};
  cut.sentences.assign(50'000, {1, true});
  write(folder / "tokens", Dictionary(2), {same, cut});
  const auto tokens = open(folder / "tokens", 2);
  check_positions(*tokens, 1, same);
  check_positions(*tokens, 2, cut);
  CHECK(tokens->read(1) == same);
  CHECK(tokens->read(2) == cut);
  CHECK(tokens->codes(1).size() == 100'000);
}

TEST_CASE("words are numbered by count, then by bytes, and found again", "[archive]") {
  const TempDir folder;
  Dictionary dictionary(0);
  const std::vector<std::string> words = {"zebra", "Æther", "ab", "abc", std::string(255, 'y'), "", "b\0c", "東京"};
  for (std::size_t i = 0; i < words.size(); ++i) dictionary.add(words[i], i % 3, {words[i]});
  dictionary.sort();
  write(folder / "tokens", dictionary, {});
  const auto tokens = open(folder / "tokens", 0);
  REQUIRE(tokens->words() == words.size());
  for (WordNumber number = 1; number <= tokens->words(); ++number) {
    const DictionaryWord& word = dictionary.words()[number - 1];
    CHECK(tokens->word(number) == word.word);
    CHECK(tokens->find(word.word) == number);
    if (number > 1) {
      const DictionaryWord& before = dictionary.words()[number - 2];
      CHECK((before.count > word.count || (before.count == word.count && before.word < word.word)));
    }
  }
  for (const char* absent : {"a", "abcd", "zz", "yyy", "\xFF"}) CHECK(tokens->find(absent) == kNoWord);
  using Words = std::vector<WordNumber>;
  CHECK(tokens->words_beginning("ab") == Words{tokens->find("ab"), tokens->find("abc")});
  CHECK(tokens->words_beginning("\u6771") == Words{tokens->find("\u6771\u4EAC")});
  CHECK(tokens->words_beginning("").size() == words.size());
  for (const char* absent : {"abcd", "zz", "\xFF"}) CHECK(tokens->words_beginning(absent).empty());
}

TEST_CASE("stems lead to their words and back", "[archive]") {
  const TempDir folder;
  Dictionary dictionary(0);
  dictionary.add("die", 50, {"die", "di"});
  dictionary.add("died", 40, {"die", "died"});
  dictionary.add("dies", 30, {"die", "dies"});
  dictionary.add("alone", 20, {"alon"});
  dictionary.add("stemless", 10, {});
  dictionary.sort();
  write(folder / "tokens", dictionary, {});
  const auto tokens = open(folder / "tokens", 0);
  using Stems = std::vector<std::string_view>;
  using Words = std::vector<WordNumber>;
  CHECK(tokens->stems(1) == Stems{"di", "die"});
  CHECK(tokens->stems(2) == Stems{"die", "died"});
  CHECK(tokens->stems(4) == Stems{"alon"});
  CHECK(tokens->stems(5).empty());
  CHECK(tokens->words_of_stem("die") == Words{1, 2, 3});
  CHECK(tokens->words_of_stem("di") == Words{1});
  CHECK(tokens->words_of_stem("alon") == Words{4});
  for (const char* absent : {"", "a", "dief", "zzz"}) CHECK(tokens->words_of_stem(absent).empty());
}

TEST_CASE("what the writer is given must be in order", "[archive]") {
  const TempDir folder;
  const std::string file = folder / "tokens";
  const auto refuses = [&](const std::vector<DictionaryWord>& dictionary, const ArticleTokens& article = {}) {
    try {
      TokensWriter writer(file, dictionary);
      writer.add(article);
      writer.finish();
    } catch (const Error& error) {
      return error.code() == ErrorCode::internal && !file_size(file);
    }
    return false;
  };
  const DictionaryWord a{.word = "a", .count = 2, .stems = {"a"}};
  const DictionaryWord b{.word = "b", .count = 1, .stems = {"b"}};
  CHECK_FALSE(refuses({a, b}, {.words = {1, 2}, .title_words = 2, .sentences = {}, .joined = {{1, 2}}}));
  CHECK(refuses({b, a}));
  CHECK(refuses({a, a}));
  CHECK(refuses({{.word = "a", .count = 2, .stems = {}}, {.word = "a", .count = 1, .stems = {}}}));
  CHECK(refuses({{.word = "a", .count = 2, .stems = {"b", "a"}}}));
  CHECK(refuses({a}, {.words = {2}, .title_words = 1, .sentences = {}, .joined = {}}));
  CHECK(refuses({a}, {.words = {1}, .title_words = 0, .sentences = {}, .joined = {}}));
  CHECK(refuses({a}, {.words = {1}, .title_words = 1, .sentences = {{0, true}}, .joined = {}}));
  CHECK(refuses({a}, {.words = {1}, .title_words = 0, .sentences = {{1, false}}, .joined = {}}));
  CHECK(refuses({a}, {.words = {1}, .title_words = 1, .sentences = {}, .joined = {{1, 1}}}));
  CHECK(refuses({a}, {.words = {1, 1}, .title_words = 2, .sentences = {}, .joined = {{1, 1}, {0, 1}}}));
  CHECK(refuses({a}, {.words = {1}, .title_words = 1, .sentences = {}, .joined = {{0, 0}}}));
}

TEST_CASE("a row or word that is not there is our own mistake", "[archive]") {
  const TempDir folder;
  write_small(folder / "tokens");
  const auto tokens = open(folder / "tokens", 3);
  std::vector<std::uint32_t> positions;
  CHECK_THROWS_AS(tokens->read(0), Error);
  CHECK_THROWS_AS(tokens->read(4), Error);
  CHECK_THROWS_AS(tokens->word(0), Error);
  CHECK_THROWS_AS(tokens->word(8), Error);
  CHECK_THROWS_AS(tokens->positions(1, 0, positions), Error);
}

TEST_CASE("the same words give the same bytes", "[archive]") {
  const TempDir folder;
  write_small(folder / "one");
  write_small(folder / "two");
  CHECK(read_bytes(folder / "one") == read_bytes(folder / "two"));
}

TEST_CASE("a tokens file that is missing, cut, changed or another shard's is damaged", "[archive]") {
  const TempDir folder;
  const std::string file = folder / "tokens";
  CHECK_FALSE(problem_of(file, 3).empty());
  write_small(file);
  REQUIRE(problem_of(file, 3).empty());
  CHECK_FALSE(problem_of(file, 2).empty());
  CHECK_FALSE(problem_of(file, 4).empty());
  const std::string bytes = read_bytes(file);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    CAPTURE(i);
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x10);
    write_bytes(file, flipped);
    CHECK_FALSE(problem_of(file, 3).empty());
    write_bytes(file, bytes.substr(0, i));
    CHECK_FALSE(problem_of(file, 3).empty());
  }
  write_bytes(file, bytes + "x");
  CHECK_FALSE(problem_of(file, 3).empty());
}

TEST_CASE("tokens with a right checksum and wrong content are refused or safe to use", "[archive]") {
  const TempDir folder;
  const std::string file = folder / "tokens";
  write_small(file);
  const std::string payload = read_bytes(file).substr(kSealBytes);
  const auto forge = [&](const std::string& forged, std::uint32_t version = 2) {
    write_bytes(file, seal({.magic = "DLTOKENS", .version = version, .hint = ""}, forged));
  };
  forge(payload, 1);
  CHECK(problem_of(file, 3).find("version 1") != std::string::npos);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < payload.size(); ++i) {
    for (const int change : {0x01, 0x80, 0xFF}) {
      std::string wild = payload;
      wild[i] = static_cast<char>(wild[i] ^ change);
      forge(wild);
      CAPTURE(i, change);
      if (!problem_of(file, 3).empty()) {
        ++refused;
      } else {
        use_all(*open(file, 3));
      }
    }
    forge(payload.substr(0, i));
    CHECK_FALSE(problem_of(file, 3).empty());
  }
  CHECK(refused > payload.size());
}
