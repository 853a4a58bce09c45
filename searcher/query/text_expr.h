// What is sought in the text of articles -> expressions over the positions of words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/matching/position_expr.h"
#include "searcher/names/spelling.h"
#include "searcher/query/ast.h"

namespace dateline {

struct CompileContext;
struct Naming;
struct ShortForm;

/// More words of one phrase are left out with a complaint.
inline constexpr std::size_t kMaxPhraseWords = 256;
inline constexpr std::size_t kMaxLoosePhraseWords = 32;

/// The expressions of one query.
class TextExprs {
 public:
  explicit TextExprs(CompileContext& context) : context_(context) {}

  /// Of words and phrases, operators between them, groups of which any will do, and names of the text's entities.
  ///   word          any word with its stems; several parts side by side, or their joined form
  ///   phrase        its exact words side by side; a pattern stands for any word it matches
  ///   fuzzy         the word, or exact words spelt alike
  ///   person:x      in the articles that the filter finds, the names that x stands for, and what they are for short
  /// No value if there is nothing to search for; an operator is then its other operand.  Complains of that and of
  /// what stands for too many words, which is read as a plain word.
  [[nodiscard]] std::optional<PositionExpr> of(const Node& node);
  /// Numbers given so far: PositionExpr::unit is below.
  [[nodiscard]] std::size_t units() const noexcept { return units_; }

 private:
  using MaybeExpr = std::optional<PositionExpr>;

  MaybeExpr word(const Node& node, const std::string& text);
  MaybeExpr phrase(const Node& node);
  MaybeExpr wildcard(const Node& node);
  MaybeExpr fuzzy(const Node& node);
  MaybeExpr names(const Node& node);
  [[nodiscard]] PositionExpr name(const Node& node, NameKind kind, const std::string& key);
  [[nodiscard]] MaybeExpr written(const Node& node, const std::vector<std::string>& names);
  [[nodiscard]] bool is_usual_word(const std::string& word, const Naming& naming, const ShortForm& form) const;
  MaybeExpr any_of(const Node& node);
  MaybeExpr operation(const Node& node);

  [[nodiscard]] std::vector<PositionExpr> slots(const Node& node);
  void add_pattern(const Node& node, const std::string& pattern, std::vector<PositionExpr>& slots);
  [[nodiscard]] PositionExpr leaf_of(const Node& node, PositionExpr::Kind kind) const;
  void complain(const Node& node, std::string message);

  CompileContext& context_;
  std::size_t units_ = 0;
};

}  // namespace dateline
