// The ranking query, one sum of four parts; what they weigh was measured on four collections with IneB2 (c = 2), and
// stands in RankingWeights.
//
//   1      stems of the content words, with phrases as groups of their own
//   exact  the exact content words
//   close  neighbouring content words within a window of 8, of the first 25 words
//   title  the stems in the title
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "searcher/matching/positional_source.h"
#include "searcher/query/compile.h"
#include "searcher/query/operators.h"
#include "searcher/query/terms.h"
#include "searcher/query/text_expr.h"
#include "searcher/query/wanted.h"

namespace dateline {
namespace {

using Xapian::Query;

constexpr std::uint32_t kCloseWindow = 8;
constexpr std::size_t kCloseWords = 25;
constexpr std::size_t kEnoughContentWords = 4;
// Rare misspellings would outweigh the word itself.
constexpr double kSimilarWeight = .1;
constexpr std::size_t kRankedSimilarWords = 50;

/// One word of the question, a phrase's words one by one.
struct RankWord {
  WordForms forms;
  bool title = false;           // counts in the title alone
  double weight = 1;            // its boost, for each time that it stands in the query
  const Node* fuzzy = nullptr;  // also counts by its similar spellings
  bool stop = false;
};

// The language whose common words the question uses most; of equals the one that more articles are in.
std::string question_language(const std::vector<RankWord>& words, const std::vector<std::string>& languages) {
  std::string best = languages.empty() ? std::string{} : languages.front();
  std::ptrdiff_t most = 0;
  for (const std::string& language : languages) {
    const auto common = std::count_if(words.begin(), words.end(), [&](const RankWord& word) {
      return is_stop_word(word.forms.alternatives.front().exact.front(), language);
    });
    if (common > most) {
      most = common;
      best = language;
    }
  }
  return best;
}

void mark_stop_words(std::vector<RankWord>& words, const std::vector<std::string>& languages) {
  const std::string language = question_language(words, languages);
  for (RankWord& word : words) {
    const auto& forms = word.forms.alternatives;
    word.stop = forms.size() == 1 && is_stop_word(forms.front().exact.front(), language);
  }
}

// Common words go if enough others are left: "who is in the cabinet" keeps them, and so does "to be or not to be".
std::vector<RankWord> content_words(std::vector<RankWord> words, const std::vector<std::string>& languages) {
  mark_stop_words(words, languages);
  const auto stops = static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const RankWord& word) { return word.stop; }));
  const std::size_t content = words.size() - stops;
  if (content >= kEnoughContentWords || content * 2 > words.size()) {
    std::erase_if(words, [](const RankWord& word) { return word.stop; });
  }
  return words;
}

PositionExpr exact_word(const std::string& word) {
  PositionExpr expr;
  expr.kind = PositionExpr::Kind::words;
  expr.exact.push_back(word);
  return expr;
}

PositionExpr expr_of(const RankingPlan::Group& group) {
  PositionExpr expr;
  expr.kind = group.window == 0 ? PositionExpr::Kind::phrase : PositionExpr::Kind::window;
  expr.number = group.window;
  for (const std::string& word : group.words) expr.children.push_back(exact_word(word));
  return expr;
}

bool has_wildcard(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }

// The words of a phrase that are not patterns, each with the ones beside it.
std::string without_patterns(std::string_view phrase) {
  std::string plain;
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    const std::string_view piece = phrase.substr(begin, end - begin);
    if (!has_wildcard(piece)) plain.append(piece) += ' ';
    begin = end + 1;
  }
  return plain;
}

class Ranking {
 public:
  Ranking(CompileContext& context, const RankingWeights& weights) : context_(context), weights_(weights) {}

  RankingPlan of(const Node& root) {
    for (const Node* node : wanted_leaves(root)) add(*node);
    words_ = content_words(std::move(words_), context_.languages.list);
    add_close_pairs();
    for (const RankWord& word : counted(std::move(words_))) add_parts(word);
    return std::move(plan_);
  }

 private:
  void add(const Node& node) {
    if (node.kind == NodeKind::wildcard || node.boost == 0) return;
    RankWord word{.forms = {}, .title = node.field == "title", .weight = node.boost};
    if (node.kind == NodeKind::word || node.kind == NodeKind::fuzzy) {
      word.forms = word_forms(node.text, context_.analyzer, context_.languages.list);
      if (node.kind == NodeKind::fuzzy) word.fuzzy = &node;
      add_word(std::move(word));
      return;
    }
    const bool wild = has_wildcard(node.text);
    std::vector<std::string> words = phrase_words(wild ? without_patterns(node.text) : node.text, context_.analyzer);
    words.resize(std::min(words.size(), kMaxPhraseWords));
    for (const std::string& each : words) {
      word.forms = word_forms(each, context_.analyzer, context_.languages.list);
      add_word(word);
    }
    if (words.size() > 1 && !word.title && !wild && node.kind == NodeKind::phrase) {
      plan_.groups.push_back({.words = words, .weight = node.boost});
    }
  }

  void add_word(RankWord word) {
    if (!word.forms.alternatives.empty()) words_.push_back(std::move(word));
  }

  // A word that stands there again weighs that much more, in one term.
  static std::vector<RankWord> counted(std::vector<RankWord> words) {
    std::vector<RankWord> out;
    std::map<std::string, std::size_t> known;
    for (RankWord& word : words) {
      std::string key = word.title ? "t" : "";
      if (word.fuzzy != nullptr) key += '~' + std::to_string(word.fuzzy->number);
      for (const std::string& part : word.forms.alternatives.front().exact) key += ' ' + part;
      const auto [found, fresh] = known.emplace(std::move(key), out.size());
      if (fresh) {
        out.push_back(std::move(word));
      } else {
        out[found->second].weight += word.weight;
      }
    }
    return out;
  }

  void add_term(std::string term, double weight, std::string bound = {}) {
    if (weight > 0) plan_.terms.push_back({.term = std::move(term), .weight = weight, .bound = std::move(bound)});
  }

  // The stems of one word with a prefix: none weighs more than the one in the language of most articles.
  void add_stems(const std::string& prefix, const WordForm& form, double weight) {
    const auto& languages = context_.languages.list;
    const std::string first =
        form.stems.size() > 1 ? context_.analyzer.stem(form.exact.front(), languages.front()) : std::string{};
    for (const std::string& stem : form.stems) {
      add_term(prefix + stem, weight, first.empty() || stem == first ? std::string{} : prefix + first);
    }
  }

  void add_parts(const RankWord& word) {
    for (const WordForm& form : word.forms.alternatives) {
      add_stems("ZS", form, word.title ? word.weight : word.weight * weights_.title);
      if (!word.title) add_stems("Z", form, word.weight);
      if (word.title) continue;
      if (form.exact.size() == 1) add_term(form.exact.front(), word.weight * weights_.exact);
      if (form.exact.size() > 1 && form.exact.size() <= kMaxPhraseWords) {
        plan_.groups.push_back({.words = form.exact, .weight = word.weight});
      }
    }
    if (word.fuzzy != nullptr) add_similar(word);
  }

  void add_similar(const RankWord& word) {
    const Expansion& found = context_.expander.similar(word.fuzzy->text, word.fuzzy->number);
    for (std::size_t i = 0; i < std::min(found.words.size(), kRankedSimilarWords); ++i) {
      add_term((word.title ? "S" : "") + found.words[i], word.weight * kSimilarWeight);
    }
  }

  void add_close_pairs() {
    if (weights_.close <= 0) return;
    std::vector<const std::string*> run;
    for (const RankWord& word : words_) {
      if (word.title) continue;
      for (const std::string& part : word.forms.alternatives.front().exact) run.push_back(&part);
    }
    for (std::size_t i = 1; i < std::min(run.size(), kCloseWords); ++i) {
      if (*run[i - 1] == *run[i]) continue;
      plan_.groups.push_back({.words = {*run[i - 1], *run[i]}, .window = kCloseWindow, .weight = weights_.close});
    }
  }

  CompileContext& context_;
  RankingWeights weights_;
  std::vector<RankWord> words_;
  RankingPlan plan_;
};

Query scaled(Query query, double weight) { return weight == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, weight); }

}  // namespace

RankingPlan ranking_plan(const Node& root, CompileContext& context, const RankingWeights& weights) {
  return guarded(context.archive.path(), [&] { return Ranking(context, weights).of(root); });
}

// Each group is an AND_MAYBE of its own: in an OR below FILTER, AND or AND_MAYBE, Xapian 1.4.22 counts the weight of
// PHRASE and NEAR without looking at positions (measured; the set of matches is right).
// Xapian has no counterpart of a term's bound: with words of several stems the weights differ.
Query ranked(const Query& match, const RankingPlan& plan, const std::shared_ptr<const ShardTokens>& tokens,
             Stopwatch& stopwatch) {
  Query out(Query::OP_SCALE_WEIGHT, match, 0.0);
  std::vector<Query> terms;
  for (const RankingPlan::Term& each : plan.terms) terms.push_back(scaled(Query(each.term), each.weight));
  if (!terms.empty()) out = Query(Query::OP_AND_MAYBE, out, Query(Query::OP_OR, terms.begin(), terms.end()));
  for (const RankingPlan::Group& each : plan.groups) {
    out = Query(Query::OP_AND_MAYBE, out, scaled(positional_query(expr_of(each), tokens, stopwatch), each.weight));
  }
  return out;
}

}  // namespace dateline
