#include "searcher/snippets/marks.h"

#include <algorithm>
#include <utility>

#include "searcher/snippets/sentence_spans.h"

namespace dateline {
namespace {

// Words by position: a joined word comes behind the plain one at its position.
const Word* word_at(const std::vector<Word>& words, std::uint32_t position, bool joined) {
  auto at = std::lower_bound(words.begin(), words.end(), position,
                             [](const Word& each, std::uint32_t wanted) { return each.position < wanted; });
  for (; at != words.end() && at->position == position; ++at) {
    if (at->joined == joined) return &*at;
  }
  return nullptr;
}

// Those of the witnesses that stand among these words.
std::vector<Mark> marks_in(const std::vector<Word>& words, const std::vector<Witness>& witnesses) {
  std::vector<Mark> marks;
  for (const Witness& witness : witnesses) {
    const Word* first = word_at(words, witness.at.begin, false);
    const Word* last = word_at(words, witness.at.end, witness.joined_end);
    if (first != nullptr && last != nullptr) marks.push_back({{first->span.begin, last->span.end}, witness.unit});
  }
  return marks;
}

// Ascending; marks that share bytes become one.
void run_together(std::vector<Mark>& marks) {
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.span < b.span; });
  std::vector<Mark> out;
  for (const Mark& mark : marks) {
    if (!out.empty() && mark.span.begin < out.back().span.end) {
      out.back().span.end = std::max(out.back().span.end, mark.span.end);
    } else {
      out.push_back(mark);
    }
  }
  marks = std::move(out);
}

std::vector<Span> plain_words(const std::vector<Word>& words) {
  std::vector<Span> spans;
  for (const Word& word : words) {
    if (!word.joined) spans.push_back(word.span);
  }
  return spans;
}

}  // namespace

ArticleMarks mark_article(const Article& article, const std::vector<Witness>& witnesses, Analyzer& analyzer) {
  const ArticleWords words = analyzer.article_words(article.title, article.body);
  ArticleMarks marks{.title = marks_in(words.title, witnesses),
                     .body = marks_in(words.body, witnesses),
                     .title_words = plain_words(words.title),
                     .body_words = plain_words(words.body),
                     .sentences = sentence_spans(article.body, words.body)};
  run_together(marks.title);
  run_together(marks.body);
  return marks;
}

}  // namespace dateline
