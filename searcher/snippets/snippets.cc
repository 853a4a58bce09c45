#include "searcher/snippets/snippets.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "searcher/snippets/contexts.h"
#include "searcher/snippets/marks.h"
#include "searcher/snippets/pieces.h"
#include "searcher/snippets/windows.h"

namespace dateline {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::size_t kLeastBytes = 40;

std::size_t snippet_bytes(const SnippetOptions& options) { return std::max(options.bytes, kLeastBytes); }

std::vector<Span> spans_of(const std::vector<Mark>& marks) {
  std::vector<Span> spans;
  for (const Mark& mark : marks) spans.push_back(mark.span);
  return spans;
}

Snippet snippet_of(std::string_view body, const Window& window, const std::vector<Mark>& marks) {
  Snippet snippet{.begin = window.span.begin, .end = window.span.end};
  if (window.cut_begin) snippet.text = kEllipsis;
  const std::uint32_t shift = static_cast<std::uint32_t>(snippet.text.size());
  snippet.text += body.substr(window.span.begin, window.span.end - window.span.begin);
  if (window.cut_end) snippet.text += kEllipsis;
  for (const Mark& mark : marks) {
    if (mark.span.begin < window.span.begin || mark.span.end > window.span.end) continue;
    snippet.marks.push_back({mark.span.begin - window.span.begin + shift, mark.span.end - window.span.begin + shift});
  }
  return snippet;
}

std::vector<Snippet> snippets_of(const Article& article, const ArticleMarks& marks, std::size_t units,
                                 const SnippetOptions& options) {
  std::vector<Snippet> snippets;
  if (options.count == 0 || article.body.empty()) return snippets;
  const std::size_t bytes = snippet_bytes(options);
  const std::vector<SnippetPiece> pieces = pieces_of(article.body, marks, bytes);
  for (const Window& window : choose_windows(pieces, marks.body, units, {options.count, bytes})) {
    snippets.push_back(snippet_of(article.body, window, marks.body));
  }
  return snippets;
}

}  // namespace

HitExcerpts hit_excerpts(const Article& article, const std::vector<Witness>& witnesses, std::size_t units,
                         Analyzer& analyzer, const SnippetOptions& options) {
  // A window begins at a mark or before, and so ends no later than its size behind the last one.
  const bool is_all_wanted = options.context_words > 0;
  const ArticleMarks marks =
      mark_article(article, witnesses, analyzer, is_all_wanted ? std::nullopt : std::optional(snippet_bytes(options)));
  HitExcerpts excerpts{.title_marks = spans_of(marks.title), .snippets = snippets_of(article, marks, units, options)};
  if (options.context_words > 0) excerpts.contexts = contexts_of(article, marks, options.context_words);
  return excerpts;
}

}  // namespace dateline
