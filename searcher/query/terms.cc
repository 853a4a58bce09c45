#include "searcher/query/terms.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

WordForm single(std::string word, Analyzer& analyzer, const std::vector<std::string>& languages) {
  WordForm form;
  for (const std::string& language : languages) form.stems.push_back(analyzer.stem(word, language));
  if (languages.empty()) form.stems.push_back(analyzer.stem(word, {}));
  std::sort(form.stems.begin(), form.stems.end());
  form.stems.erase(std::unique(form.stems.begin(), form.stems.end()), form.stems.end());
  form.exact.push_back(std::move(word));
  return form;
}

std::vector<std::string> written_parts(const std::vector<Word>& words) {
  std::vector<std::string> parts;
  for (const Word& word : words) {
    if (!word.joined) parts.push_back(word.folded);
  }
  return parts;
}

}  // namespace

WordForms word_forms(std::string_view word, Analyzer& analyzer, const std::vector<std::string>& languages) {
  const std::vector<Word> words = analyzer.words(word);
  std::vector<std::string> parts = written_parts(words);
  WordForms forms;
  if (parts.empty()) return forms;
  if (parts.size() == 1) {
    forms.alternatives.push_back(single(std::move(parts.front()), analyzer, languages));
    return forms;
  }
  forms.alternatives.push_back({std::move(parts), {}});
  // Only a joined form of the whole: that of a part would leave the rest out.
  const Span whole{words.front().span.begin, words.back().span.end};
  for (const Word& each : words) {
    if (each.joined && each.span.begin <= whole.begin && each.span.end >= whole.end) {
      forms.alternatives.push_back(single(each.folded, analyzer, languages));
    }
  }
  return forms;
}

std::vector<std::string> phrase_words(std::string_view phrase, Analyzer& analyzer) {
  return written_parts(analyzer.words(phrase));
}

}  // namespace dateline
