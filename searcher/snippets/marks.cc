#include "searcher/snippets/marks.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "searcher/snippets/sentence_spans.h"

namespace dateline {
namespace {

using Words = std::span<const WordBuffer::Entry>;

// Words by position: a joined word comes behind the plain one at its position.
const WordBuffer::Entry* word_at(Words words, std::uint32_t position, bool joined) {
  auto at =
      std::lower_bound(words.begin(), words.end(), position,
                       [](const WordBuffer::Entry& each, std::uint32_t wanted) { return each.position < wanted; });
  for (; at != words.end() && at->position == position; ++at) {
    if (at->joined == joined) return &*at;
  }
  return nullptr;
}

// Those of the witnesses that stand among these words.
std::vector<Mark> marks_in(Words words, const std::vector<Witness>& witnesses) {
  std::vector<Mark> marks;
  for (const Witness& witness : witnesses) {
    const WordBuffer::Entry* first = word_at(words, witness.at.begin, false);
    const WordBuffer::Entry* last = word_at(words, witness.at.end, witness.joined_end);
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

std::vector<Span> plain_words(Words words) {
  std::vector<Span> spans;
  for (const WordBuffer::Entry& word : words) {
    if (!word.joined) spans.push_back(word.span);
  }
  return spans;
}

}  // namespace

ArticleMarks mark_article(const Article& article, const std::vector<Witness>& witnesses, Analyzer& analyzer,
                          std::optional<std::size_t> behind_last) {
  BodyPart part;
  if (behind_last) {
    part = {.position = 0, .bytes = *behind_last};
    for (const Witness& witness : witnesses) part.position = std::max(part.position, witness.at.end);
  }
  WordBuffer buffer;
  std::string_view body = article.body;
  const std::size_t in_title = analyzer.article_words(article.title, body, part, buffer);
  const Words title_words = Words(buffer.entries).first(in_title);
  const Words body_words = Words(buffer.entries).subspan(in_title);
  ArticleMarks marks{.title = marks_in(title_words, witnesses),
                     .body = marks_in(body_words, witnesses),
                     .title_words = plain_words(title_words),
                     .body_words = plain_words(body_words),
                     .sentences = sentence_spans(body, body_words)};
  run_together(marks.title);
  run_together(marks.body);
  return marks;
}

}  // namespace dateline
