// Exact spans of names in marked sentences: how many were found, how many of the found are right.
#pragma once

#include <array>
#include <chrono>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "corpora/entity-model/bio.h"
#include "indexer/entities/tagger.h"

namespace dateline::bio {

struct Score {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t gold = 0;
  void add(const Score& other) {
    right += other.right;
    found += other.found;
    gold += other.gold;
  }
  [[nodiscard]] double precision() const {
    return found == 0 ? 0 : static_cast<double>(right) / static_cast<double>(found);
  }
  [[nodiscard]] double recall() const { return gold == 0 ? 0 : static_cast<double>(right) / static_cast<double>(gold); }
  [[nodiscard]] double f1() const {
    return found + gold == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(found + gold);
  }
};

struct Measured {
  std::array<Score, 3> kinds;  ///< in the order of EntityKind
  std::size_t words = 0;
  std::chrono::duration<double> took{0};
  [[nodiscard]] Score all() const {
    Score sum;
    for (const Score& kind : kinds) sum.add(kind);
    return sum;
  }
};

/// First token, end, kind.
using NameSpan = std::tuple<std::size_t, std::size_t, std::size_t>;

inline std::set<NameSpan> names_of(const std::vector<std::uint8_t>& labels) {
  std::set<NameSpan> names;
  for (std::size_t i = 0; i < labels.size();) {
    if (labels[i] == 0) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    const std::size_t kind = (labels[i] - 1U) / 2;
    for (++i; i < labels.size() && labels[i] == 2 + 2 * kind; ++i) {
    }
    names.emplace(begin, i, kind);
  }
  return names;
}

/// The labels that a tagger gives to a sentence's tokens.  Each sentence is an article of its own - the hardest case,
/// because nothing repeats - and stands in its body, or its title.
inline std::vector<std::uint8_t> tagged(const Tagger& tagger, const Sentence& sentence, bool as_title,
                                        const std::string& language, Measured& measured) {
  const Joined joined = join(sentence.tokens);
  Article article;
  article.language = language;
  (as_title ? article.title : article.body) = joined.text;
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Entity> entities = tagger.tag(article);
  measured.took += std::chrono::steady_clock::now() - start;
  measured.words += sentence.tokens.size();
  std::vector<std::uint8_t> labels(sentence.tokens.size(), 0);
  for (const Entity& entity : entities) {
    for (const Span& span : as_title ? entity.title_spans : entity.spans) {
      auto label = static_cast<std::uint8_t>(1 + 2 * static_cast<unsigned>(entity.kind));
      for (std::size_t i = 0; i < labels.size(); ++i) {
        if (joined.spans[i].end <= span.begin || joined.spans[i].begin >= span.end) continue;
        labels[i] = label;
        label = static_cast<std::uint8_t>(2 + 2 * static_cast<unsigned>(entity.kind));
      }
    }
  }
  return labels;
}

inline Measured measure(const Tagger& tagger, const std::vector<Sentence>& sentences, bool as_title,
                        const std::string& language) {
  Measured out;
  for (const Sentence& sentence : sentences) {
    const std::set<NameSpan> gold = names_of(sentence.labels);
    const std::set<NameSpan> found = names_of(tagged(tagger, sentence, as_title, language, out));
    for (const NameSpan& name : gold) {
      ++out.kinds[std::get<2>(name)].gold;
      if (found.contains(name)) ++out.kinds[std::get<2>(name)].right;
    }
    for (const NameSpan& name : found) ++out.kinds[std::get<2>(name)].found;
  }
  return out;
}

}  // namespace dateline::bio
