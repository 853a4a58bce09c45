#include "searcher/snippets/contexts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view kParagraphEnd = "\n\n";

// Text with words, in which marks lie.
class Lines {
 public:
  Lines(std::string_view text, const std::vector<Span>& words, std::size_t most)
      : text_(text), words_(words), most_(most) {}

  [[nodiscard]] Context around(Span mark) const {
    const Span paragraph = paragraph_of(mark);
    return {.left = squeeze_blanks(text_.substr(begin_of(mark, paragraph), mark.begin - begin_of(mark, paragraph))),
            .match = squeeze_blanks(text_.substr(mark.begin, mark.end - mark.begin)),
            .right = squeeze_blanks(text_.substr(mark.end, end_of(mark, paragraph) - mark.end)),
            .span = mark};
  }

 private:
  [[nodiscard]] Span paragraph_of(Span mark) const {
    const std::size_t before = mark.begin == 0 ? std::string_view::npos : text_.rfind(kParagraphEnd, mark.begin - 1);
    const std::size_t behind = text_.find(kParagraphEnd, mark.end);
    return {static_cast<std::uint32_t>(before == std::string_view::npos ? 0 : before + kParagraphEnd.size()),
            static_cast<std::uint32_t>(std::min(behind, text_.size()))};
  }

  // Where the first of the words before the mark begins, or the paragraph if there are no more.
  [[nodiscard]] std::uint32_t begin_of(Span mark, Span paragraph) const {
    const auto first = std::lower_bound(words_.begin(), words_.end(), mark.begin,
                                        [](Span word, std::uint32_t at) { return word.end <= at; });
    const auto before = static_cast<std::size_t>(first - words_.begin());
    if (most_ == 0) return mark.begin;
    if (before <= most_) return paragraph.begin;
    // What stands before the first word is left with the one that is not shown: "(", a quotation mark.
    return std::max(paragraph.begin, words_[before - most_].begin);
  }

  [[nodiscard]] std::uint32_t end_of(Span mark, Span paragraph) const {
    const auto next = std::lower_bound(words_.begin(), words_.end(), mark.end,
                                       [](Span word, std::uint32_t at) { return word.begin < at; });
    if (most_ == 0) return mark.end;
    if (static_cast<std::size_t>(words_.end() - next) <= most_) return paragraph.end;
    return std::min(paragraph.end, (next + static_cast<std::ptrdiff_t>(most_) - 1)->end);
  }

  std::string_view text_;
  const std::vector<Span>& words_;
  std::size_t most_;
};

}  // namespace

std::vector<Context> contexts_of(const Article& article, const ArticleMarks& marks, std::size_t words) {
  std::vector<Context> contexts;
  for (const Mark& mark : marks.title) {
    contexts.push_back(Lines(article.title, marks.title_words, words).around(mark.span));
    contexts.back().in_title = true;
  }
  for (const Mark& mark : marks.body) {
    contexts.push_back(Lines(article.body, marks.body_words, words).around(mark.span));
  }
  return contexts;
}

}  // namespace dateline
