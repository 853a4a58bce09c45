#include "searcher/matching/weighed_plan.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace dateline {
namespace {

class Weigher {
 public:
  explicit Weigher(ArchiveLists& lists) : lists_(lists) {}

  WeighedPlan of(const RankingPlan& plan) {
    for (const RankingPlan::Term& each : plan.terms) {
      WeighedPlan::Term& term = out_.terms[number_of(each.term)];
      const double weight = each.weight * largest(each);
      term.weight += weight;
      term.with_groups += weight;
    }
    for (const RankingPlan::Group& each : plan.groups) add_group(each);
    return std::move(out_);
  }

 private:
  double largest(const RankingPlan::Term& term) {
    const double own = lists_.largest_weight(term.term);
    const double bound = term.bound.empty() ? 0 : lists_.largest_weight(term.bound);
    return bound > 0 ? std::min(own, bound) : own;
  }

  std::size_t number_of(const std::string& term) {
    const auto [found, is_new] = numbers_.try_emplace(term, out_.terms.size());
    if (is_new) out_.terms.push_back({.term = term});
    return found->second;
  }

  void add_group(const RankingPlan::Group& group) {
    WeighedPlan::Group out{.group = group, .terms = {}, .weights = {}};
    for (const std::string& word : group.words) {
      const double weight = group.weight * lists_.largest_weight(word);
      if (weight == 0) return;  // the archive does not have the word
      out.terms.push_back(number_of(word));
      out.weights.push_back(weight);
    }
    for (std::size_t i = 0; i < out.terms.size(); ++i) out_.terms[out.terms[i]].with_groups += out.weights[i];
    out_.groups.push_back(std::move(out));
  }

  ArchiveLists& lists_;
  WeighedPlan out_;
  std::unordered_map<std::string, std::size_t> numbers_;
};

}  // namespace

WeighedPlan weigh(const RankingPlan& plan, ArchiveLists& lists) { return Weigher(lists).of(plan); }

}  // namespace dateline
