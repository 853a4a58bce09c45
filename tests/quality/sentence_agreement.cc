// How far the analyzer's sentence bounds agree with ICU's (tests/quality/README.md).
//
//   dateline-index --clean-only ARTICLES | sentence_agreement [--show N]
//
// Only bounds inside paragraphs count.  ICU's rules are taken twice: as they are, and as snippets use them, with the
// bounds behind abbreviations taken back.  --show prints the first N places where the second says otherwise.
#include <unicode/brkiter.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/schema/document.h"
#include "tests/quality/icu_sentences.h"

namespace {

using namespace dateline;
using Starts = std::set<std::uint32_t>;  // bytes of first words, that of the paragraph left out

struct Agreement {
  std::size_t both = 0, ours = 0, theirs = 0;
  void add(const Starts& mine, const Starts& other) {
    ours += mine.size();
    theirs += other.size();
    for (const std::uint32_t each : mine) both += other.count(each);
  }
  void print(const char* name) const {
    std::printf("%-24s %zu bounds, ours %zu, both %zu: precision %.4f, recall %.4f\n", name, theirs, ours, both,
                static_cast<double>(both) / static_cast<double>(std::max<std::size_t>(1, ours)),
                static_cast<double>(both) / static_cast<double>(std::max<std::size_t>(1, theirs)));
  }
};

// The word a sentence that begins at a byte begins with.
void add_start(const std::vector<Word>& words, std::uint32_t byte, Starts& out) {
  const auto word = std::find_if(words.begin(), words.end(), [&](const Word& each) { return each.span.begin >= byte; });
  if (word != words.end() && word != words.begin()) out.insert(word->span.begin);
}

Starts ours(const std::vector<Word>& words) {
  Starts out;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].begins_sentence) out.insert(words[i].span.begin);
  }
  return out;
}

Starts of_icu(std::string_view text, const std::vector<Word>& words) {
  static UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  breaks->setText(&utext, status);
  if (U_FAILURE(status)) std::exit(1);
  Starts out;
  for (auto at = breaks->next(); at != icu::BreakIterator::DONE; at = breaks->next()) {
    add_start(words, static_cast<std::uint32_t>(at), out);
  }
  utext_close(&utext);
  return out;
}

Starts of_snippets(std::string_view text, const std::string& language, const std::vector<Word>& words) {
  Starts out;
  for (const Span sentence : sentences(text, language)) add_start(words, sentence.begin, out);
  return out;
}

void show(std::string_view text, const Starts& mine, const Starts& other, long& left) {
  for (const auto* const list : {&mine, &other}) {
    for (const std::uint32_t at : *list) {
      if ((list == &mine ? other : mine).count(at) > 0 || left-- <= 0) continue;
      std::string around(text.substr(at > 40 ? at - 40 : 0, 40 + std::min<std::uint32_t>(at, 40)));
      std::replace(around.begin(), around.end(), '\n', ' ');
      std::printf("%s %s\n", list == &mine ? "ours only  " : "theirs only", around.c_str());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  long left = argc == 3 && std::string_view(argv[1]) == "--show" ? std::atol(argv[2]) : 0;
  Analyzer analyzer;
  Agreement icu, snippets;
  for (std::string line; std::getline(std::cin, line);) {
    const Article article = article_from_json(line);
    const std::string_view body = article.body;
    for (std::size_t begin = 0; begin < body.size();) {
      const std::size_t end = std::min(body.find("\n\n", begin), body.size());
      const std::string_view text = body.substr(begin, end - begin);
      begin = end + 2;
      const std::vector<Word> words = analyzer.words(text);
      const Starts mine = ours(words);
      const Starts theirs = of_snippets(text, article.language, words);
      icu.add(mine, of_icu(text, words));
      snippets.add(mine, theirs);
      show(text, mine, theirs, left);
    }
  }
  icu.print("ICU");
  snippets.print("ICU, abbreviations");
}
