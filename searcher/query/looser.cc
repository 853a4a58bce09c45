#include "searcher/query/looser.h"

#include <algorithm>
#include <utility>

#include "searcher/query/complaints.h"
#include "searcher/query/leaves.h"
#include "searcher/query/operators.h"
#include "searcher/query/print.h"

namespace dateline {
namespace {

Node all_of(std::vector<Node> nodes) { return nodes.size() == 1 ? nodes.front() : group(NodeKind::all_of, nodes); }

// The words of a phrase, sought where it is sought.
std::vector<Node> words_of(const Node& phrase) {
  std::vector<Node> words;
  Complaints ignored;
  const std::string_view text = phrase.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    for (Node& word : word_nodes(text.substr(begin, end - begin), phrase.field, phrase.span, ignored)) {
      words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return words;
}

struct Change {
  std::string what;
  Node node;
};

// What one node asks less, if it can.
std::vector<Change> looser_nodes(const Node& node) {
  switch (node.kind) {
    case NodeKind::near:
    case NodeKind::before:
      return {{"without " + to_string(DistanceOperator{node.kind, node.reach, node.number}), all_of(node.children)}};
    case NodeKind::not_near:
      return {{"without " + to_string(DistanceOperator{node.kind, node.reach, node.number}) + ' ' +
                   print_query(node.children.back()),
               node.children.front()}};
    case NodeKind::at_least:
      return {{"without ATLEAST" + std::to_string(node.number), node.children.front()}};
    case NodeKind::phrase:
    case NodeKind::loose_phrase: {
      std::vector<Change> changes;
      if (std::vector<Node> words = words_of(node); words.size() > 1) {
        changes.push_back({"without quotes", all_of(std::move(words))});
      }
      if (!node.field.empty()) {
        changes.push_back({"anywhere, not only in the " + node.field, node});
        changes.back().node.field.clear();
      }
      return changes;
    }
    case NodeKind::word:
    case NodeKind::wildcard:
    case NodeKind::fuzzy: {
      if (node.field.empty()) return {};
      Change change{"anywhere, not only in the " + node.field, node};
      change.node.field.clear();
      return {std::move(change)};
    }
    default:
      return {};
  }
}

class Looser {
 public:
  explicit Looser(const Node& root) : root_(root), changed_(root) {}

  std::vector<LooserQuery> run() {
    change_inside(changed_);
    if (root_.kind == NodeKind::all_of) {
      leave_out(false);
      leave_out(true);
      ask_for_any();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool full() const noexcept { return out_.size() >= kMostLooserQueries; }

  // `node` is a part of changed_, which is as it was again at the end.
  void change_inside(Node& node) {
    if (node.kind == NodeKind::not_ || full()) return;
    for (Change& change : looser_nodes(node)) {
      std::swap(node, change.node);
      add(change.what, changed_);
      std::swap(node, change.node);
    }
    // What stands inside an operator is changed once the operator is gone.
    if (node.kind != NodeKind::all_of && node.kind != NodeKind::any_of) return;
    for (Node& child : node.children) change_inside(child);
  }

  void leave_out(bool text) {
    for (std::size_t i = 0; i < root_.children.size() && !full(); ++i) {
      if (holds_text(root_.children[i]) != text) continue;
      std::vector<Node> rest = root_.children;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      add("without " + print_in_brackets(root_.children[i]), all_of(std::move(rest)));
    }
  }

  void ask_for_any() {
    std::vector<Node> words, rest;
    for (const Node& child : root_.children) (holds_text(child) ? words : rest).push_back(child);
    if (words.size() < 2) return;
    rest.insert(rest.begin(), group(NodeKind::any_of, std::move(words)));
    add("any of the words", all_of(std::move(rest)));
  }

  static bool holds_text(const Node& node) {
    if (is_text(node.kind)) return true;
    return node.kind != NodeKind::not_ && std::any_of(node.children.begin(), node.children.end(), holds_text);
  }

  static std::string print_in_brackets(const Node& node) {
    const bool several = node.kind == NodeKind::any_of && filter_field(node).empty();
    return several || is_distance(node.kind) ? '(' + print_query(node) + ')' : print_query(node);
  }

  void add(std::string change, Node root) {
    if (full()) return;
    out_.push_back({std::move(change), normalised(std::move(root))});
  }

  const Node& root_;
  Node changed_;
  std::vector<LooserQuery> out_;
};

}  // namespace

std::vector<LooserQuery> looser_queries(const Node& root) { return Looser(root).run(); }

}  // namespace dateline
