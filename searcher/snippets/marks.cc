#include "searcher/snippets/marks.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dateline {
namespace {

// What the units ask for, by the word that answers.
class Lookup {
 public:
  Lookup(const HighlightTerms& terms, bool title) : terms_(terms) {
    for (std::size_t unit = 0; unit < terms.units.size(); ++unit) {
      const HighlightUnit& each = terms.units[unit];
      if (each.title_only && !title) continue;
      for (const std::string& stem : each.stems) stems_.emplace(stem, unit);
      for (const std::string& word : each.exact) exact_.emplace(word, unit);
      for (const std::string& begin : each.prefixes) prefixes_.emplace_back(begin, unit);
      for (std::size_t i = 0; i < each.phrases.size(); ++i) {
        if (!each.phrases[i].empty()) phrases_[each.phrases[i].front()].push_back({unit, i});
      }
    }
  }

  [[nodiscard]] bool empty() const noexcept {
    return stems_.empty() && exact_.empty() && prefixes_.empty() && phrases_.empty();
  }

  void mark(const std::vector<Word>& words, std::string_view language, Analyzer& analyzer,
            std::vector<Mark>& marks) const {
    std::vector<const Word*> plain;
    for (const Word& word : words) {
      if (!word.joined) plain.push_back(&word);
      mark_word(word, language, analyzer, marks);
    }
    for (std::size_t at = 0; at < plain.size(); ++at) mark_phrases(plain, at, marks);
  }

 private:
  struct Phrase {
    std::size_t unit, index;
  };

  void mark_word(const Word& word, std::string_view language, Analyzer& analyzer, std::vector<Mark>& marks) const {
    if (const auto found = exact_.find(word.folded); found != exact_.end()) {
      marks.push_back({word.span, found->second});
      return;
    }
    for (const auto& [begin, unit] : prefixes_) {
      if (!word.folded.starts_with(begin)) continue;
      marks.push_back({word.span, unit});
      return;
    }
    if (stems_.empty()) return;
    if (const auto found = stems_.find(analyzer.stem(word.folded, language)); found != stems_.end()) {
      marks.push_back({word.span, found->second});
    }
  }

  void mark_phrases(const std::vector<const Word*>& plain, std::size_t at, std::vector<Mark>& marks) const {
    const auto found = phrases_.find(plain[at]->folded);
    if (found == phrases_.end()) return;
    for (const Phrase& phrase : found->second) {
      const auto& wanted = terms_.units[phrase.unit].phrases[phrase.index];
      if (stands_at(plain, at, wanted)) {
        marks.push_back({{plain[at]->span.begin, plain[at + wanted.size() - 1]->span.end}, phrase.unit});
      }
    }
  }

  static bool stands_at(const std::vector<const Word*>& plain, std::size_t at, const std::vector<std::string>& wanted) {
    if (plain.size() - at < wanted.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      // Positions jump between paragraphs and over what was too long for a word: no phrase crosses that.
      if (plain[at + i]->position != plain[at]->position + i || plain[at + i]->folded != wanted[i]) return false;
    }
    return true;
  }

  const HighlightTerms& terms_;
  std::unordered_map<std::string, std::size_t> stems_, exact_;
  std::vector<std::pair<std::string, std::size_t>> prefixes_;
  std::unordered_map<std::string, std::vector<Phrase>> phrases_;
};

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

}  // namespace

std::vector<Mark> mark_title(const Article& article, const HighlightTerms& terms, Analyzer& analyzer) {
  std::vector<Mark> marks;
  const Lookup lookup(terms, true);
  if (!lookup.empty()) lookup.mark(analyzer.words(article.title), article.language, analyzer, marks);
  run_together(marks);
  return marks;
}

ArticleMarks mark_article(const Article& article, const HighlightTerms& terms, Analyzer& analyzer) {
  ArticleMarks marks;
  marks.title = mark_title(article, terms, analyzer);
  // The title is left out: the positions of the body need not fit the index here.
  const ArticleWords words = analyzer.article_words({}, article.body);
  const Lookup lookup(terms, false);
  if (!lookup.empty()) lookup.mark(words.body, article.language, analyzer, marks.body);
  run_together(marks.body);
  for (const Word& word : words.body) {
    if (!word.joined) marks.body_words.push_back(word.span);
  }
  return marks;
}

}  // namespace dateline
