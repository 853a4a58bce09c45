#include "searcher/snippets/pieces.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace dateline {
namespace {

using Marks = std::vector<Mark>;

std::size_t length(Span span) { return span.end - span.begin; }

// Cuts one long sentence.
class Cutter {
 public:
  Cutter(std::string_view body, const std::vector<Span>& words, std::size_t bytes)
      : body_(body), words_(words), bytes_(bytes) {}

  void cut(Span sentence, Marks::const_iterator mark, Marks::const_iterator end, std::vector<SnippetPiece>& out) const {
    if (mark == end) {
      out.push_back(piece(sentence, {sentence.begin, sentence.begin}, sentence));
      return;
    }
    Span free = sentence;  // no piece takes bytes of the one before it
    while (mark != end) {
      const auto first = mark;
      while (mark != end && mark->span.end - first->span.begin <= bytes_) ++mark;
      if (mark == first) ++mark;  // a single mark longer than a snippet
      Span core{first->span.begin, std::prev(mark)->span.end};
      free.end = mark == end ? sentence.end : mark->span.begin;
      out.push_back(piece(sentence, core, free));
      free.begin = out.back().span.end;
    }
  }

 private:
  // The core with words on both sides, twice as much behind it as before, up to the wanted size.
  [[nodiscard]] SnippetPiece piece(Span sentence, Span core, Span free) const {
    const std::size_t room = bytes_ > length(core) ? bytes_ - length(core) : 0;
    const std::size_t before = std::min<std::size_t>(room / 3, core.begin - free.begin);
    const auto begin = word_begin_from(core.begin - before, core.begin, free.begin);
    const std::size_t behind = room - (core.begin - begin);
    auto end = word_end_before(core.end + behind, core.end, free.end);
    // A sentence of signs, or one long word.
    if (end == begin)
      end = static_cast<std::uint32_t>(std::max(character_start(body_, begin + bytes_), begin + std::size_t{1}));
    const Span span = without_blanks({begin, end});
    return {span, span.begin > sentence.begin, span.end < sentence.end};
  }

  [[nodiscard]] Span without_blanks(Span span) const {
    const auto is_blank = [&](std::uint32_t pos) {
      return body_[pos] == ' ' || body_[pos] == '\n' || body_[pos] == '\t';
    };
    while (span.begin < span.end && is_blank(span.begin)) ++span.begin;
    while (span.end > span.begin && is_blank(span.end - 1)) --span.end;
    return span;
  }

  [[nodiscard]] std::uint32_t word_begin_from(std::size_t pos, std::uint32_t core, std::uint32_t low) const {
    if (pos <= low) return low;
    const auto word =
        std::lower_bound(words_.begin(), words_.end(), pos, [](Span each, std::size_t at) { return each.begin < at; });
    return word == words_.end() ? core : std::clamp(word->begin, low, core);
  }

  [[nodiscard]] std::uint32_t word_end_before(std::size_t pos, std::uint32_t core, std::uint32_t high) const {
    if (pos >= high) return high;
    auto word =
        std::upper_bound(words_.begin(), words_.end(), pos, [](std::size_t at, Span each) { return at < each.end; });
    return word == words_.begin() ? core : std::clamp(std::prev(word)->end, core, high);
  }

  std::string_view body_;
  const std::vector<Span>& words_;
  std::size_t bytes_;
};

// Sentences such that every mark lies inside one: a phrase may run over a full stop.
std::vector<Span> sentences_around(const std::vector<Span>& sentences, const Marks& marks) {
  std::vector<Span> out;
  auto mark = marks.begin();
  const auto add = [&](Span span) {
    // The last mark that begins before this sentence may reach into it.
    if (!out.empty() && out.back().end > span.begin) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  };
  for (const Span sentence : sentences) {
    for (; mark != marks.end() && mark->span.begin < sentence.begin; ++mark) add(mark->span);
    add(sentence);
    for (; mark != marks.end() && mark->span.begin < sentence.end; ++mark) {
      out.back().end = std::max(out.back().end, mark->span.end);
    }
  }
  for (; mark != marks.end(); ++mark) add(mark->span);
  return out;
}

}  // namespace

std::vector<SnippetPiece> pieces_of(std::string_view body, const ArticleMarks& marks, std::size_t bytes) {
  std::vector<SnippetPiece> pieces;
  const Cutter cutter(body, marks.body_words, bytes);
  auto mark = marks.body.begin();
  for (const Span sentence : sentences_around(marks.sentences, marks.body)) {
    auto end = mark;
    while (end != marks.body.end() && end->span.begin < sentence.end) ++end;
    if (length(sentence) <= bytes + bytes / 4) {
      pieces.push_back({sentence, false, false});
    } else {
      cutter.cut(sentence, mark, end, pieces);
    }
    mark = end;
  }
  return pieces;
}

}  // namespace dateline
