#include "indexer/entities/reading.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

ReadText read(std::string_view text, Vocabulary& vocabulary, bool is_title) {
  ReadText out{{text, tokenize(text, vocabulary), {}}, {}};
  out.lines = lines_of(out.tagged, is_title);
  return out;
}

}  // namespace

Reading::Reading(const Article& article, const Lexicon& lexicon, WordFormTable& forms, bool with_gazetteers)
    : vocabulary_(forms, article.language),
      known_(lexicon, article.language, with_gazetteers),
      title_(read(article.title, vocabulary_, true)),
      body_(read(article.body, vocabulary_, false)) {
  count_evidence(body_);
  count_evidence(title_);
  find_mentions(body_, article.language);
  find_mentions(title_, article.language);
}

// How the article writes each word where a capital would mean something.
void Reading::count_evidence(const ReadText& text) {
  for (const Line& line : text.lines) {
    if (line.style != LineStyle::prose) continue;
    for (std::size_t i = line.first; i < line.end; ++i) {
      const NameToken& token = text.tagged.tokens[i];
      Vocabulary::Word& word = vocabulary_.word(token.word);
      if (token.shape == Shape::lower) ++word.lower;
      if (token.is_capital() && !token.starts_sentence) ++word.inside;
    }
  }
}

void Reading::find_mentions(ReadText& text, std::string_view language) const {
  for (const Line& line : text.lines) {
    if (line.style == LineStyle::prose) {
      find_in_prose(text.tagged, vocabulary_, known_, line, language);
    } else {
      find_in_heading(text.tagged, vocabulary_, known_, line);
    }
  }
  std::sort(text.tagged.mentions.begin(), text.tagged.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.first < b.first; });
}

}  // namespace dateline
