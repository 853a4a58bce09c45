// Operands with connectors between them -> one tree, by how tightly the connectors of professional searches bind.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "searcher/query/ast.h"
#include "searcher/query/complaints.h"
#include "searcher/query/nexis_tokens.h"

namespace dateline {

/// Both as AND joins them: into what is already a group, so that a long list does not become a deep tree, and two
/// conditions on the date that a day can satisfy as one range.
[[nodiscard]] Node both_of(Node left, Node right);

/// One list: operand, connector, operand and so on, reduced as it comes.
class NexisOperands {
 public:
  explicit NexisOperands(Complaints& complaints) : complaints_(complaints) {}

  void operand(Node node) { operands_.push_back(std::move(node)); }
  void connector(const NexisToken& token);
  /// Stands between two operands where no connector is written.
  void and_() { connector({.kind = NexisToken::Kind::op_and, .text = "AND", .span = {}, .distance = {}}); }
  /// No value without operands.
  [[nodiscard]] std::optional<Node> take();

 private:
  void reduce();

  Complaints& complaints_;
  std::vector<Node> operands_;
  std::vector<NexisToken> connectors_;
};

}  // namespace dateline
