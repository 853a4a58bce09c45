// Runs of capitalised words, and what each of their words is good for.
#pragma once

#include <string_view>

#include "indexer/entities/mentions.h"

namespace dateline {

/// One line of prose being read; answers questions about its tokens.
class Prose {
 public:
  Prose(const std::vector<NameToken>& tokens, const Vocabulary& vocabulary, const Line& line, bool nouns_are_capital)
      : tokens_(tokens), vocabulary_(vocabulary), line_(line), nouns_are_capital_(nouns_are_capital) {}

  [[nodiscard]] const NameToken& token(std::size_t i) const { return tokens_[i]; }
  [[nodiscard]] const std::vector<NameToken>& tokens() const { return tokens_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  /// German: a capital says nothing but that the word is a noun.
  [[nodiscard]] bool nouns_are_capital() const { return nouns_are_capital_; }
  [[nodiscard]] std::size_t first() const { return line_.first; }
  [[nodiscard]] std::size_t end() const { return line_.end; }
  [[nodiscard]] const Vocabulary::Word& word(std::size_t i) const { return vocabulary_.word(tokens_[i].word); }
  [[nodiscard]] std::string_view key(std::size_t i) const { return word(i).key; }
  [[nodiscard]] WordClasses is(std::size_t i) const { return word(i).classes; }
  /// True if token i stands in the same name as the one before, as far as the signs between them say.
  [[nodiscard]] bool joins(std::size_t i) const;
  /// True if the word is an ordinary one here: the language or this article writes it in lower case.
  [[nodiscard]] bool is_ordinary(std::size_t i) const;
  /// True if a capital here may only be the sentence's.
  [[nodiscard]] bool is_doubtful(std::size_t i) const;
  /// The end of the run of capitalised words that begins at token `begin`.
  [[nodiscard]] std::size_t run_end(std::size_t begin) const;
  /// The first capitalised word of [i, end), or end.
  [[nodiscard]] std::size_t skip_connectors(std::size_t i, std::size_t end) const;

 private:
  [[nodiscard]] std::size_t skip_particles(std::size_t i) const;
  [[nodiscard]] std::size_t skip_of(std::size_t i, std::size_t begin) const;
  [[nodiscard]] bool is_given_name_part(std::size_t i, std::size_t begin) const;

  const std::vector<NameToken>& tokens_;
  const Vocabulary& vocabulary_;
  Line line_;
  bool nouns_are_capital_;
};

}  // namespace dateline
