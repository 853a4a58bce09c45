#include "common/analysis/sentence_start.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/analysis/analyzer.h"

namespace dateline {
namespace {

// The words that begin sentences, but for the first.
std::string starts_of(const std::string& text) {
  Analyzer analyzer;
  std::string out;
  const auto words = analyzer.words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].begins_sentence) out += (out.empty() ? "" : " ") + words[i].folded;
  }
  return out;
}

struct Row {
  const char* text;
  const char* starts;
};

TEST_CASE("a sentence begins behind a terminator, where the next word is not small", "[analysis]") {
  const Row row = GENERATE(values<Row>({
      {"The ship sank. Nobody died! Why? It was slow.", "nobody why it"},
      {"He said: \"Go!\" She left.", "she"},
      {"\"Is it over?\" she asked. \"It is.\" Then he left", "it then"},
      {"\u201CGo.\u201D (He went.) [They saw.] \u2018Yes.\u2019", "he they yes"},
      {"So it ended \u2026 Or did it... Nobody knows", "or nobody"},
      {"So it ended \u2026 or did it... nobody knows", ""},
      {"no full stop\nand none here; nor: there, is - one", ""},
      {"It rose 1.5 to 3.25 percent, or 1,200.50 in all.", ""},
      {"Rule No.5 and No. 7 of p. 12", ""},
      {"It closed at 5. The rest came at 12.30 p.m. The end", "the the"},
      {"Mr. Kim met Gen. Lee of the U.S. Army and J. R. Smith Jr. in Washington", ""},
      {"in the U.S. The army", "the"},
      {"Dr. The left", ""},
      {"Acme Corp. said Foo Inc. He did", "he"},
      {"etc., And so on", ""},
      {"Yahoo! - The company", ""},
      {"am 3. Oktober und am 5. M\u00E4rz. Der Rest. Im 20. Jahrhundert", "der im"},
      {"es waren 5. Der Rest", "der"},
      {"\u8239\u304C\u6C88\u3093\u3060\u3002\u8AB0\u3082\u6B7B\u306A\u306A\u304B\u3063\u305F\uFF01\u306F\u3044",
       "\u8AB0 \u306F\u3044"},
      {"\u063A\u0631\u0642\u062A \u0627\u0644\u0633\u0641\u064A\u0646\u0629\u061F \u0644\u0645 \u064A\u0645\u062A "
       "\u0623\u062D\u062F",
       "\u0644\u0645"},
      {"\u091C\u0939\u093E\u091C \u0921\u0942\u092C\u093E\u0964 \u0915\u094B\u0908 \u0928\u0939\u0940\u0902",
       "\u0915\u094B\u0908"},
      {"\u042D\u0442\u043E \u0432\u0441\u0451. \u041E\u043D \u0443\u0448\u0451\u043B \u0432 2014 \u0433. "
       "\u0418\u0432\u0430\u043D\u043E\u0432",
       "\u043E\u043D"},
      {"", ""},
  }));
  CAPTURE(row.text);
  CHECK(starts_of(row.text) == row.starts);
}

TEST_CASE("each paragraph begins a sentence, and a joined word never does", "[analysis]") {
  Analyzer analyzer;
  const auto words = analyzer.article_words("Ice is back", "Jong-un left. AT&T stayed\n\nand so on");
  REQUIRE(words.body.size() == 11);
  for (const Word& word : words.body) {
    const bool first = word.folded == "jong" || word.folded == "at" || word.folded == "and";
    CAPTURE(word.folded);
    CHECK(word.begins_sentence == first);
  }
  CHECK(words.title.front().begins_sentence);
}

TEST_CASE("a word too long to be indexed hands its sentence's begin on to the next", "[analysis]") {
  Analyzer analyzer;
  const auto words = analyzer.words("One. " + std::string(kMaxWordBytes + 1, 'X') + " two three");
  REQUIRE(words.size() == 3);
  CHECK(words[1].folded == "two");
  CHECK(words[1].begins_sentence);
  CHECK_FALSE(words[2].begins_sentence);
}

}  // namespace
}  // namespace dateline
