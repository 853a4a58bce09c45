#include "searcher/matching/explanation.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "searcher/matching/word_groups.h"

namespace dateline {
namespace {

using Kind = WeighedPart::Kind;

// The prefixes of ranking plans: exact words are never capitals.
WeighedPart part_of_term(std::string_view term) {
  for (const auto& [prefix, kind] :
       {std::pair{std::string_view("ZS"), Kind::title}, {"S", Kind::title}, {"Z", Kind::stem}}) {
    if (term.starts_with(prefix)) return {.kind = kind, .text = std::string(term.substr(prefix.size()))};
  }
  return {.kind = Kind::word, .text = std::string(term)};
}

WeighedPart part_of_group(const RankingPlan::Group& group) {
  WeighedPart part{.kind = group.window == 0 ? Kind::phrase : Kind::close, .text = {}};
  for (const std::string& word : group.words) part.text += (part.text.empty() ? "" : " ") + word;
  return part;
}

class Explainer {
 public:
  Explainer(const WeighedPlan& plan, ShardLists& shard, Xapian::docid row)
      : plan_(plan), shard_(shard), row_(row), norm_(length_norm(shard.stats(), shard.view().columns.length(row))) {}

  std::vector<WeighedPart> run() {
    for (const WeighedPlan::Term& term : plan_.terms) add_term(term);
    for (const WeighedPlan::Group& group : plan_.groups) add_group(group);
    std::stable_sort(parts_.begin(), parts_.end(),
                     [](const WeighedPart& a, const WeighedPart& b) { return a.kind < b.kind; });
    add_age();
    return std::move(parts_);
  }

 private:
  void add(WeighedPart part, Score score) {
    part.score = score;
    if (score != 0) parts_.push_back(std::move(part));
  }

  void add_term(const WeighedPlan::Term& term) {
    wdfs_.push_back(shard_.reader(term.term).wdf(row_));
    WeighedPart part = part_of_term(term.term);
    part.times = wdfs_.back();
    add(std::move(part), exact_weight(term.weight, wdfs_.back(), norm_));
  }

  void add_group(const WeighedPlan::Group& group) {
    Score score = 0;
    for (std::size_t i = 0; i < group.terms.size(); ++i) {
      const std::uint32_t wdf = wdfs_[group.terms[i]];
      if (wdf == 0) return;
      score += exact_weight(group.weights[i], wdf, norm_);
    }
    if (WordGroup(group.group, *shard_.tokens()).holds(row_)) add(part_of_group(group.group), score);
  }

  void add_age() {
    Score sum = 0;
    for (const WeighedPart& part : parts_) sum += part.score;
    add({.kind = Kind::age, .text = {}}, plan_.fading.of(sum, shard_.view().columns.last_day(row_)) - sum);
  }

  const WeighedPlan& plan_;
  ShardLists& shard_;
  Xapian::docid row_;
  double norm_;
  std::vector<std::uint32_t> wdfs_;  // by term
  std::vector<WeighedPart> parts_;
};

}  // namespace

std::vector<WeighedPart> explain(const WeighedPlan& plan, ArchiveLists& lists, RowRef row) {
  return Explainer(plan, lists.shard(row.shard), row.docid).run();
}

}  // namespace dateline
