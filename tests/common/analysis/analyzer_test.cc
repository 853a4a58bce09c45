#include "common/analysis/analyzer.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "common/analysis/segments.h"

namespace dateline {
namespace {

// "word word+joined": the plain words, with a joined form behind the part it begins at.
std::string show(const std::vector<Word>& words) {
  std::string out;
  for (const Word& word : words) {
    if (!out.empty()) out += word.joined ? "+" : " ";
    out += word.folded;
  }
  return out;
}

struct HardWord {
  const char* text;
  const char* words;
};

TEST_CASE("hard words of news are cut and folded as people search for them", "[analysis]") {
  const HardWord row = GENERATE(values<HardWord>({
      {"U.S.", "us"},
      {"the U.S. said", "the us said"},
      {"U.S.-led", "us led"},
      {"US", "us"},
      {"p.m.", "pm"},
      {"AT&T", "at+att t"},
      {"AT&T's plan", "at+att t plan"},
      {"Kim Jong-un", "kim jong+jongun un"},
      {"Kim Jong Un", "kim jong un"},
      {"$1.5bn", "1.5bn"},
      {"$1,250,000", "1250000"},
      {"1,5 Prozent", "1,5 prozent"},
      {"3.14", "3.14"},
      {"2023-08-31", "2023+20230831 08 31"},
      {"co-operation", "co+cooperation operation"},
      {"state-of-the-art", "state+stateoftheart of the art"},
      {"a-b-c-d-e", "a b c d e"},  // a chain too long to be a word
      {"Russia’s", "russia"},
      {"Russia's", "russia"},
      {"the Joneses' house", "the joneses house"},
      {"O’Brien", "obrien"},
      {"don't", "dont"},
      {"l’État", "état"},
      {"dell'Italia", "italia"},
      {"Erdoğan", "erdoğan"},
      {"Erdoğan’ın", "erdoğan"},
      {"İstanbul", "i\u0307stanbul"},
      {"ISTANBUL", "istanbul"},
      {"Straße", "strasse"},
      {"ＦＩＦＡ", "fifa"},
      {"ﬁnance", "finance"},
      {"“quoted”", "quoted"},
      {"„Zitat“", "zitat"},
      {"foo_bar", "foo+foobar bar"},
      {"example.com", "example+examplecom com"},
      {"desk@example.com", "desk+deskexamplecom example com"},
      {"@desk #news", "desk news"},
      {"12:45", "12 45"},
      {"العربية", "العربية"},
      {"北朝鮮", "北朝鮮"},
      {"soft\u00ADhyphen", "softhyphen"},
      {"no\u00A0break", "no break"},
      {"C++ & C#", "c c"},
      {"... !? —", ""},
      {"", ""},
  }));
  CAPTURE(row.text);
  Analyzer analyzer;
  CHECK(show(analyzer.words(row.text)) == row.words);
}

struct StemRow {
  const char* word;
  const char* language;
  const char* stem;
};

TEST_CASE("stems are the language's, accents folded after stemming", "[analysis]") {
  const StemRow row = GENERATE(values<StemRow>({
      {"munitions", "en", "munit"},
      {"munition", "en", "munit"},
      {"erdoğan", "en", "erdogan"},
      {"erdogan", "en", "erdogan"},
      {"i\u0307stanbul", "tr", "istanbul"},
      {"istanbul", "tr", "istanbul"},
      {"bücher", "de", "buch"},
      {"bücher", "", "bucher"},
      {"élections", "fr", "elect"},
      {"elecciones", "es", "eleccion"},
      {"العربية", "ar", "عرب"},
      {"выборы", "ru", "выбор"},
      {"北朝鮮", "ja", "北朝鮮"},
  }));
  CAPTURE(row.word, row.language);
  Analyzer analyzer;
  CHECK(analyzer.stem(row.word, row.language) == row.stem);
  CHECK(analyzer.stem(row.word, row.language) == row.stem);  // from the cache
}

TEST_CASE("spans point at the word in the text and positions count words", "[analysis]") {
  Analyzer analyzer;
  const std::string text = "Kim Jong-un’s AT&T İstanbul";
  const auto words = analyzer.words(text, 7);
  std::vector<std::string> cut;
  for (const Word& word : words) {
    REQUIRE(word.span.end <= text.size());
    cut.push_back(text.substr(word.span.begin, word.span.end - word.span.begin));
  }
  CHECK(cut == std::vector<std::string>{"Kim", "Jong", "Jong-un’s", "un’s", "AT", "AT&T", "T", "İstanbul"});
  std::vector<std::uint32_t> positions;
  for (const Word& word : words) positions.push_back(word.position);
  CHECK(positions == std::vector<std::uint32_t>{7, 8, 8, 9, 10, 10, 11, 12});
}

TEST_CASE("no phrase can cross the title or a paragraph", "[analysis]") {
  Analyzer analyzer;
  const auto words = analyzer.article_words("One two", "Three four\n\nfive");
  REQUIRE(words.body.size() == 3);
  CHECK(words.title[1].position == 2);
  CHECK(words.body[0].position == 2 + kParagraphGap);
  CHECK(words.body[2].position == words.body[1].position + kParagraphGap);
  CHECK(words.body[2].span == Span{12, 16});
}

TEST_CASE("a part of a body ends with a paragraph, far enough behind the word that is wanted", "[analysis]") {
  struct Row {
    BodyPart part;
    std::string_view body;
  };
  const std::string_view whole = "Three four\n\nfive\n\nsix seven";
  Analyzer analyzer;
  for (const Row& row :
       {Row{{}, whole}, Row{{.position = 0, .bytes = 0}, "Three four"},
        Row{{.position = 103, .bytes = 1}, "Three four\n\nfive"},
        Row{{.position = 103, .bytes = 6}, "Three four\n\nfive"}, Row{{.position = 103, .bytes = 7}, whole},
        Row{{.position = 104, .bytes = 0}, "Three four\n\nfive"}, Row{{.position = 9999, .bytes = 0}, whole}}) {
    CAPTURE(row.part.position, row.part.bytes);
    WordBuffer words, all;
    std::string_view body = whole;
    analyzer.article_words("One two", whole, all);
    CHECK(analyzer.article_words("One two", body, row.part, words) == 2);
    CHECK(body == row.body);
    REQUIRE(words.entries.size() <= all.entries.size());
    for (std::size_t i = 0; i < words.entries.size(); ++i) {
      CHECK(words.word(words.entries[i]) == all.word(all.entries[i]));
      CHECK(words.entries[i].position == all.entries[i].position);
    }
    CHECK((words.entries.size() == all.entries.size() || all.entries[words.entries.size()].span.begin > body.size()));
  }
}

TEST_CASE("a word too long to search for takes its place but gives no term", "[analysis]") {
  Analyzer analyzer;
  const auto words = analyzer.words("a " + std::string(kMaxWordBytes + 1, 'x') + " b");
  REQUIRE(words.size() == 2);
  CHECK(words[1].position == 3);
}

TEST_CASE("the fast way for ASCII cuts as ICU does", "[analysis]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  // Weighted to what UAX #29 decides by: letters, digits and the mid characters between them.
  const std::string alphabet = "aabbZ0192''..,,;;::__--&&@@  \n\t/!?()\"$%*+<=>[]^`{|}~#\\";
  Segmenter segmenter;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const std::size_t length = random() % 24;
    for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
    std::vector<Span> fast;
    std::vector<Span> slow;
    segmenter.cut(text, fast);
    segmenter.cut_by_icu(text, slow);
    CAPTURE(text);
    REQUIRE(fast == slow);
  }
}

TEST_CASE("cutting at blanks first changes nothing for other scripts", "[analysis]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<std::string> pieces{"a",  "Z",  "7", "'", "’", ".",      ",",      ":",     "-",
                                        " ",  "\n", "é", "ğ", "İ", "я",      "ع",      "ة",     "한",
                                        "국", "م",  "ा", "न", "œ", "\u00AD", "\u200D", "\u0301"};
  Segmenter segmenter;
  for (int round = 0; round < 10'000; ++round) {
    std::string text;
    const std::size_t length = random() % 16;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    std::vector<Span> fast;
    std::vector<Span> slow;
    segmenter.cut(text, fast);
    segmenter.cut_by_icu(text, slow);
    CAPTURE(text);
    REQUIRE(fast == slow);
  }
}

TEST_CASE("stop words are whole words of their language", "[analysis]") {
  CHECK(is_stop_word("the", "en"));
  CHECK(is_stop_word("a", "en"));
  CHECK(is_stop_word("your", "en"));
  CHECK_FALSE(is_stop_word("th", "en"));
  CHECK_FALSE(is_stop_word("", "en"));
  CHECK_FALSE(is_stop_word("the", "de"));
  CHECK_FALSE(is_stop_word("the", "xx"));
  CHECK(is_stop_word("und", "de"));
}

}  // namespace
}  // namespace dateline
