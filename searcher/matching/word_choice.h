// The numbers of the words that one word of a query stands for, in one shard.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/stemmers.h"
#include "common/archive/snapshot.h"
#include "searcher/matching/position_expr.h"

namespace dateline {

/// Word numbers as they are looked for and as they are looked up.
struct ChosenWords {
  std::vector<WordNumber> numbers;  ///< ascending
  std::vector<bool> by_number;      ///< made when it is first wanted

  [[nodiscard]] bool has(WordNumber number);
};

/// Exact words are the same in all articles.  A stem stands for words by the article's language, just as the article's
/// terms do: only where a word has several stems in the shard does the language have to be looked at.
class WordChoice {
 public:
  /// `expr` is words; both must stay.
  WordChoice(const PositionExpr& expr, const Tokens& tokens, const ShardView& view);

  [[nodiscard]] bool empty() const noexcept { return always_.empty() && sometimes_.empty(); }
  /// The words in an article.
  [[nodiscard]] ChosenWords& of(Xapian::docid docid);

 private:
  [[nodiscard]] std::vector<WordNumber> in_language(const std::string& language);

  const PositionExpr& expr_;
  const Tokens& tokens_;
  const FacetColumn* languages_ = nullptr;
  std::vector<WordNumber> always_;     // in every language
  std::vector<WordNumber> sometimes_;  // in some languages
  std::unique_ptr<Stemmers> stemmers_;
  std::vector<std::optional<ChosenWords>> chosen_;  // by id of the language, the last one without; one if all are equal
};

}  // namespace dateline
