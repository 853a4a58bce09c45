// The ranking query, one sum of four parts; the weights were measured on four collections with IneB2 (c = 2).
//
//   1   stems of the content words, with phrases as groups of their own
//   .3  the exact content words
//   .1  neighbouring content words within a window of 8, of the first 25 words
//   .2  the stems in the title
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/compile.h"
#include "searcher/query/terms.h"
#include "searcher/query/wanted.h"

namespace dateline {
namespace {

using Xapian::Query;

constexpr double kExactWeight = .3;
constexpr double kCloseWeight = .1;
constexpr double kTitleWeight = .2;
constexpr Xapian::termcount kCloseWindow = 8;
constexpr std::size_t kCloseWords = 25;
constexpr std::size_t kEnoughContentWords = 4;

/// One word of the question, a phrase's words one by one.
struct RankWord {
  WordForms forms;
  bool title = false;
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

class Ranking {
 public:
  explicit Ranking(CompileContext& context) : context_(context) {}

  RankingQuery of(const Node& root) {
    for (const Node* node : wanted_leaves(root)) add(*node);
    words_ = content_words(std::move(words_), context_.languages.list);
    for (const RankWord& word : words_) add_parts(word);
    add_close_pairs();
    std::vector<Query> parts = std::move(main_);
    add_scaled(exact_, kExactWeight, parts);
    add_scaled(title_, kTitleWeight, parts);
    return {{Query::OP_OR, parts.begin(), parts.end()}, std::move(positional_)};
  }

 private:
  void add(const Node& node) {
    if (node.kind == NodeKind::prefix) return;
    const bool title = node.field == "title";
    if (node.kind == NodeKind::word) {
      add_word({word_forms(node.text, context_.analyzer, context_.languages.list), title});
      return;
    }
    const std::vector<std::string> words = phrase_words(node.text, context_.analyzer);
    for (const std::string& word : words) {
      add_word({word_forms(word, context_.analyzer, context_.languages.list), title});
    }
    if (words.size() > 1 && !title) positional_.push_back(context_.positions.phrase(words));
  }

  void add_word(RankWord word) {
    if (!word.forms.alternatives.empty()) words_.push_back(std::move(word));
  }

  void add_parts(const RankWord& word) {
    for (const WordForm& form : word.forms.alternatives) {
      for (const std::string& stem : form.stems) {
        (word.title ? main_ : title_).emplace_back("ZS" + stem);
        if (!word.title) main_.emplace_back("Z" + stem);
      }
      if (word.title) continue;
      if (form.exact.size() == 1) exact_.emplace_back(form.exact.front());
      if (form.exact.size() > 1) positional_.push_back(context_.positions.phrase(form.exact));
    }
  }

  void add_close_pairs() {
    std::vector<const std::string*> run;
    for (const RankWord& word : words_) {
      if (word.title) continue;
      for (const std::string& part : word.forms.alternatives.front().exact) run.push_back(&part);
    }
    for (std::size_t i = 1; i < std::min(run.size(), kCloseWords); ++i) {
      if (*run[i - 1] == *run[i]) continue;
      const Query close = context_.positions.near({*run[i - 1], *run[i]}, kCloseWindow);
      positional_.emplace_back(Query::OP_SCALE_WEIGHT, close, kCloseWeight);
    }
  }

  static void add_scaled(const std::vector<Query>& group, double factor, std::vector<Query>& parts) {
    if (group.empty()) return;
    parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, group.begin(), group.end()), factor);
  }

  CompileContext& context_;
  std::vector<RankWord> words_;
  std::vector<Query> main_, exact_, title_, positional_;
};

}  // namespace

RankingQuery ranking_query(const Node& root, CompileContext& context) {
  return guarded(context.archive.path(), [&] { return Ranking(context).of(root); });
}

Query ranked(const Query& match, const RankingQuery& ranking) {
  Query out(Query::OP_SCALE_WEIGHT, match, 0.0);
  if (!ranking.words.empty()) out = Query(Query::OP_AND_MAYBE, out, ranking.words);
  for (const Query& each : ranking.positional) out = Query(Query::OP_AND_MAYBE, out, each);
  return out;
}

}  // namespace dateline
