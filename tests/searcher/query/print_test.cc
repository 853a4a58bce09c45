#include "searcher/query/print.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "searcher/query/parser.h"

namespace {

using namespace dateline;
using namespace std::chrono_literals;

constexpr std::chrono::local_days kToday{2024y / 5 / 17};

Node read(std::string_view text, Mode mode = Mode::all) {
  return parse_query(text, {.today = kToday, .mode = mode}).root;
}

// Random trees of every kind of node, not yet in normal form.
class Trees {
 public:
  explicit Trees(unsigned seed) : random_(seed) {}

  Node tree(unsigned depth) {
    if (depth == 0 || below(4) == 0) return any_leaf();
    switch (below(5)) {
      case 4:
        return distance(depth - 1);
      case 0:
        return negation(tree(depth - 1));
      case 1:
        return group(NodeKind::any_of, children(depth));
      default:
        return group(NodeKind::all_of, children(depth));
    }
  }

  unsigned below(unsigned bound) { return std::uniform_int_distribution<unsigned>(0, bound - 1)(random_); }

  template <std::size_t N>
  std::string pick(const char* const (&list)[N]) {
    return list[below(N)];
  }

 private:
  std::vector<Node> children(unsigned depth) {
    std::vector<Node> nodes;
    for (unsigned left = 1 + below(4); left > 0; --left) nodes.push_back(tree(depth - 1));
    return nodes;
  }

  Node any_leaf() {
    static const char* const words[] = {"kim",  "Jong-un", "AT&T", "U.S.",         "caf\u00E9",
                                        "9:30", "and",     "C++",  "\u6771\u4EAC", "https://example.org/a",
                                        "#tag", "near"};
    static const char* const phrases[] = {"north korea", "a", "who won?", "Jong-un's -x (OR) a:b", "x AND y"};
    static const char* const patterns[] = {"wo*", "caf\u00E9*", "2023*", "w?ld", "*ism", "wom?n*", "?olish"};
    static const char* const fields[] = {"source", "person", "id", "language", "entity"};
    static const char* const values[] = {"a", "Harbour Ledger", "OR", "-x", "https://example.org/(a)", "b:c", "U.S."};
    static const char* const zones[] = {"", "", "", "title", "lead", "hlead", "body"};
    const std::string in_zone = pick(zones);
    switch (below(9)) {
      case 0:
        return boosted(leaf(NodeKind::phrase, pick(phrases), in_zone));
      case 1:
        return leaf(NodeKind::wildcard, pick(patterns), in_zone);
      case 7: {
        Node loose = leaf(NodeKind::loose_phrase, pick(phrases), in_zone);
        loose.number = below(20);
        return boosted(std::move(loose));
      }
      case 8: {
        Node fuzzy = leaf(NodeKind::fuzzy, below(2) == 0 ? "kim" : "caf\u00E9", in_zone);
        fuzzy.number = 1 + below(2);
        return boosted(std::move(fuzzy));
      }
      case 2:
      case 3:
        return leaf(NodeKind::field, pick(values), pick(fields));
      case 4:
        return any_date();
      case 5:
        return below(5) == 0 ? Node{} : leaf(NodeKind::word, pick(words), in_zone);
      default:
        return boosted(leaf(NodeKind::word, pick(words), in_zone));
    }
  }

  Node boosted(Node node) {
    if (below(4) == 0) node.boost = (1 + below(40)) / 8.;
    return node;
  }

  // What has a place in the text.
  Node placed(unsigned depth) {
    if (depth > 0 && below(3) == 0) return distance(depth - 1);
    if (depth > 0 && below(4) == 0) return group(NodeKind::any_of, {placed(depth - 1), placed(depth - 1)});
    for (;;) {
      Node node = any_leaf();
      if (is_text(node.kind) || node.field == "person") return node;
    }
  }

  Node distance(unsigned depth) {
    static constexpr NodeKind kinds[] = {NodeKind::near, NodeKind::before, NodeKind::not_near, NodeKind::at_least};
    const NodeKind kind = kinds[below(4)];
    std::vector<Node> operands;
    operands.push_back(placed(depth));
    if (kind != NodeKind::at_least) operands.push_back(placed(depth));
    Node node = group(kind, std::move(operands));
    node.number = 1 + below(20);
    if ((kind == NodeKind::near || kind == NodeKind::not_near) && below(4) == 0) {
      node.reach = below(2) == 0 ? Reach::sentence : Reach::paragraph;
      node.number = 0;
    }
    return node;
  }

  Node any_date() {
    const std::chrono::local_days first = kToday - std::chrono::days{below(900)};
    const std::chrono::local_days last = first + std::chrono::days{below(500)};
    switch (below(4)) {
      case 0:
        return date_leaf({std::nullopt, std::nullopt, true});
      case 1:
        return date_leaf({first, std::nullopt, false});
      case 2:
        return date_leaf({std::nullopt, last, false});
      default:
        return date_leaf({first, last, false});
    }
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("a query is printed in its own language", "[query]") {
  const char* const rows[][2] = {
      {"kim   AND putin", "kim putin"},
      {"kim OR putin", "kim OR putin"},
      {"putin (kim OR \u201Cnorth korea\u201D)", "putin (kim OR \"north korea\")"},
      {"a NOT (b c)", "a -(b c)"},
      {"a OR b c", "a OR (b c)"},
      {"source:a outlet:\"Harbour Ledger\" kim", "source:(a OR \"Harbour Ledger\") kim"},
      {"person:a AND person:b", "person:a AND person:b"},
      {"title:(kim OR putin)", "title:kim OR title:putin"},
      {"wor* -*", "wor* -*"},
      {"a ADJ/2 b x", "(a PRE/2 b) x"},
      {"(a W/2 b) W/S c", "(a NEAR/2 b) W/S c"},
      {"-a NOT W/2 \"b c\"~3", "-(a NOT NEAR/2 \"b c\"~3)"},
      {"ATLEAST3(a OR b)^2", "ATLEAST3(a^2 OR b^2)"},
      {"title:(a~2 W/P b^1.50)", "title:a~2 W/P title:b^1.5"},
      {"date:..2023 kim", "date:..2023 kim"},
      {"date:(2022 OR ..2019)", "date:(2022 OR \"..2019\")"},
      {"", "*"},
  };
  for (const auto& row : rows) {
    INFO(row[0]);
    CHECK(print_query(read(row[0])) == row[1]);
  }
}

TEST_CASE("a printed tree reads back as the same tree, without complaint", "[query]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  Trees trees(seed);
  for (int round = 0; round < 1500; ++round) {
    const Node tree = normalised(trees.tree(1 + trees.below(4)));
    const std::string printed = print_query(tree);
    const ParsedQuery again = parse_query(printed, {.today = kToday});
    INFO(printed);
    REQUIRE(to_tree(again.root) == to_tree(tree));
    REQUIRE(same_tree(again.root, tree));
    REQUIRE(again.complaints.empty());
  }
}

TEST_CASE("any text reads, prints and reads again as the same tree in every mode", "[query]") {
  static const char* const pieces[] = {
      "kim",  " ",      " ",       "\"",     "(",      ")",       "AND",    "OR",     " NOT ", "-",  "+",      "*",
      "?",    "~2",     "^",       ":",      "title:", "source:", "date:",  "foo:",   "2023",  "..", "\u201C", "\u00AB",
      "=",    "'",      "NEAR/3",  " NEAR ", "CAPS(",  "\xFF",    "\u6771", "\u00A0", "//",    ".",  "[",      "]",
      " TO ", "after:", "before:", ",",      "&",      "\n",      "\\",     "\u2026", "\u0301"};
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  Trees trees(seed);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (unsigned left = trees.below(20); left > 0; --left) text += trees.pick(pieces);
    for (const Mode mode : {Mode::all, Mode::any}) {
      const Node tree = read(text, mode);
      const std::string printed = print_query(tree);
      INFO(text << " -> " << printed);
      REQUIRE(to_tree(read(printed)) == to_tree(tree));
      REQUIRE(same_tree(read(printed), tree));
    }
  }
}

TEST_CASE("complaints point inside the query", "[query]") {
  for (const std::string text : {"sorce:x \"a (b* c~3", "((((", "date:x date:y AND", "\xE2\x80\x9C\xE2\x80"}) {
    for (const Complaint& complaint : parse_query(text, {.today = kToday}).complaints) {
      CHECK(complaint.span.begin <= complaint.span.end);
      CHECK(complaint.span.end <= text.size());
      CHECK_FALSE(complaint.message.empty());
    }
  }
}
