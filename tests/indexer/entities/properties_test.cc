// What holds for any text, hostile ones included.
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>

#include "common/text/utf8.h"
#include "indexer/entities/tokens.h"
#include "tests/indexer/entities/tagging.h"

namespace dateline {
namespace {

using testing::article_of;
using testing::tagger;

void check_spans(const std::string& text, std::vector<Span> spans, std::vector<bool>& used) {
  Span last{0, 0};
  for (const Span& span : spans) {
    REQUIRE(span.begin < span.end);
    REQUIRE(span.end <= text.size());
    REQUIRE(span.begin >= last.end);
    REQUIRE(character_start(text, span.begin) == span.begin);
    if (span.end < text.size()) REQUIRE(character_start(text, span.end) == span.end);
    for (std::size_t i = span.begin; i < span.end; ++i) {
      REQUIRE_FALSE(used[i]);  // no two entities share a byte
      used[i] = true;
    }
    last = span;
  }
}

void check(const Article& article) {
  const auto entities = tagger().tag(article);
  std::vector<bool> body(article.body.size(), false);
  std::vector<bool> title(article.title.size(), false);
  for (const Entity& entity : entities) {
    REQUIRE_FALSE(entity.name.empty());
    REQUIRE((entity.country.empty() || entity.country.size() == 2));
    check_spans(article.body, entity.spans, body);
    check_spans(article.title, entity.title_spans, title);
  }
  REQUIRE(tagger().tag(article) == entities);
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces{
      "Kim",       "Jong",       "Un",    "-",     " ",     " ",         " ",      "of",       "the",    "Bank",
      "President", "U.S.",       "US",    "'s",    "’s",    ", ",        ". ",     "\n\n",     "(",      ")",
      "&",         "Inc",        "Korea", "North", "und",   "中国",      "россия", "Россия",   "é",      "É",
      "\"",        "“",          "de",    "von",   "Maria", "Ministry",  "said",   "MINISTRY", "Mr.",    "J.",
      "\xFF",      "\xE2\x80",   "12",    "NATO",  "Smith", "in",        "Paris",  "프랑스",   "\u0301", "İ",
      "ǅ",         "\U0001F600", "—",     "D'",    "l'",    "Secretary", "St.",    "and",      "for",    "York"};
  std::string text;
  const auto size = std::uniform_int_distribution<int>(0, 60)(random);
  for (int i = 0; i < size; ++i) {
    text += kPieces[std::uniform_int_distribution<std::size_t>(0, kPieces.size() - 1)(random)];
    if (random() % 2 == 0) text += ' ';
  }
  return text;
}

}  // namespace

TEST_CASE("spans lie in the text, ascend and do not overlap, whatever the text", "[entities][property]") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  static const std::vector<std::string> kLanguages{"en", "", "de", "ru", "zh", "xx"};
  for (int round = 0; round < 400; ++round) {
    Article article = article_of(random_text(random), random_text(random), kLanguages[random() % kLanguages.size()]);
    if (random() % 3 == 0) article.place = random_text(random);
    INFO(article.title << "\n---\n" << article.body << "\n---\n" << article.place);
    check(article);
  }
}

TEST_CASE("texts made to hurt are read in time", "[entities][hostile]") {
  const auto repeat = [](std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  constexpr std::size_t kSize = 200'000;
  const auto* piece = GENERATE("Russia ", "A", "A.", "A. ", "Bank of ", "John Q", "President ", "U.S. ", "Inc ", "de ",
                               "'s", "(", "Kim-", "John Smith ", "The Council (TC) ", "\xFF", "国", "中国", "Said ",
                               "and Trade ", "Quill Ltd and Marsh Bank Ltd ", "<Oil and Gas Plc> ",
                               "HHS's Office of Trade of ", "Ms Quill ", "The Kelp Map project ", "Andy ");
  INFO(piece);
  const auto start = std::chrono::steady_clock::now();
  const auto entities = tagger().tag(article_of("", repeat(piece, kSize)));
  CHECK(entities.size() < kSize);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));  // debug and sanitizers included
}

TEST_CASE("a line of ten megabytes and an article of fifty thousand names are read", "[entities][hostile]") {
  std::string line;
  while (line.size() < 10'000'000) line += "The mayor, Adele Quill, met NATO in Oslo and left, and so on and so on; ";
  CHECK(tagger().tag(article_of("", line)).size() == 3);
  std::string names;
  for (int i = 0; i < 50'000; ++i) {
    std::string name = "X";
    for (int k = i; k > 0; k /= 26) name += static_cast<char>('a' + k % 26);
    names += "President " + name + " Quillow" + static_cast<char>('a' + i % 26) + " came. ";
  }
  const auto start = std::chrono::steady_clock::now();
  const auto entities = tagger().tag(article_of("", names));
  CHECK(entities.size() > 25'000);
  // Twice the names in twice the time would be a second or two; in four times the time, minutes.
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
}

TEST_CASE("all capitals, no letters, right to left and mixed scripts are read", "[entities][hostile]") {
  const auto* text = GENERATE("PRESIDENT ADELE QUILL OF NORTH KOREA SAID NOTHING IN OSLO. THE BANK AGREED.",
                              "12 -- 3.4 (5) %% ... !!! ((((", "قال الرئيس في Oslo إن NATO لن تأتي - Adele Quill",
                              "Aдele Quіll met Владимир Путин in 北京 and 平壤, said O’Brien; ǅungla İstanbul ẞtraße",
                              "\xFF\xFE Kim Jong-\xE2\x80 Un \xF0\x9F of the \xC3 Bank");
  INFO(text);
  check(article_of(text, text));
  check(article_of(text, text, "ar"));
}

TEST_CASE("an empty article has no entities", "[entities]") { CHECK(tagger().tag(Article{}).empty()); }

TEST_CASE("words keep their dots and lose their possessive", "[entities]") {
  const Lexicon lexicon;
  WordFormTable forms(lexicon);
  Vocabulary vocabulary(forms, "en");
  const std::string text = "Shoigu's U.S. trip; O’Brien’s Jong-un, J. Smith (D-N.J.)";
  std::vector<std::string> words;
  for (const NameToken& token : tokenize(text, vocabulary))
    words.push_back(text.substr(token.begin, token.end - token.begin));
  CHECK(words ==
        std::vector<std::string>{"Shoigu", "U.S.", "trip", "O’Brien", "Jong", "un", "J.", "Smith", "D", "N.J."});
}

}  // namespace dateline
