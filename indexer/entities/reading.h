// One article being read: its words, its lines, and what the rules take for names.
#pragma once

#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "indexer/entities/lexicon.h"
#include "indexer/entities/mentions.h"

namespace dateline {

/// A title or a body with its lines.
struct ReadText {
  TaggedText tagged;
  std::vector<Line> lines;
};

/// Title and body of an article as far as the rules go.  Training reads its sentences with the same code.
class Reading {
 public:
  /// Borrows the texts of the article, the lexicon and the forms.  Without gazetteers no name is known beforehand.
  Reading(const Article& article, const Lexicon& lexicon, WordFormTable& forms, bool with_gazetteers);

  [[nodiscard]] ReadText& body() { return body_; }
  [[nodiscard]] ReadText& title() { return title_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const KnownNames& known() const { return known_; }

 private:
  void count_evidence(const ReadText& text);
  void find_mentions(ReadText& text, std::string_view language) const;

  Vocabulary vocabulary_;
  KnownNames known_;
  ReadText title_;
  ReadText body_;
};

}  // namespace dateline
