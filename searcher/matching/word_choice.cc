#include "searcher/matching/word_choice.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

void sort_unique(std::vector<WordNumber>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

bool ChosenWords::has(WordNumber number) {
  if (by_number.empty() && !numbers.empty()) {
    by_number.resize(std::size_t{numbers.back()} + 1);
    for (const WordNumber each : numbers) by_number[each] = true;
  }
  return number < by_number.size() && by_number[number];
}

WordChoice::WordChoice(const PositionExpr& expr, const Tokens& tokens, const ShardView& view)
    : expr_(expr), tokens_(tokens) {
  for (const std::string& word : expr.exact) {
    if (const WordNumber number = tokens.find(word); number != kNoWord) always_.push_back(number);
  }
  for (const std::string& stem : expr.stems) {
    for (const WordNumber number : tokens.words_of_stem(stem)) {
      const std::vector<std::string_view> stems = tokens.stems(number);
      const bool all = std::all_of(stems.begin(), stems.end(), [&](std::string_view each) {
        return std::binary_search(expr.stems.begin(), expr.stems.end(), each);
      });
      (all ? always_ : sometimes_).push_back(number);
    }
  }
  sort_unique(always_);
  sort_unique(sometimes_);
  if (!sometimes_.empty()) {
    languages_ = view.columns.facet("language");
    stemmers_ = std::make_unique<Stemmers>();
  }
  chosen_.resize(languages_ == nullptr ? 1 : languages_->dictionary.size() + 1);
}

std::vector<WordNumber> WordChoice::in_language(const std::string& language) {
  std::vector<WordNumber> numbers = always_;
  for (const WordNumber number : sometimes_) {
    const std::string& stem = stemmers_->stem(tokens_.word(number), language);
    if (std::binary_search(expr_.stems.begin(), expr_.stems.end(), stem)) numbers.push_back(number);
  }
  sort_unique(numbers);
  return numbers;
}

ChosenWords& WordChoice::of(Xapian::docid docid) {
  std::size_t id = chosen_.size() - 1;
  if (languages_ != nullptr) {
    const auto ids = languages_->of(docid);
    if (!ids.empty()) id = ids.front();
  }
  std::optional<ChosenWords>& chosen = chosen_[id];
  if (!chosen) {
    const std::string language = id + 1 < chosen_.size() ? languages_->dictionary[id] : std::string{};
    chosen.emplace(ChosenWords{sometimes_.empty() ? always_ : in_language(language), {}});
  }
  return *chosen;
}

}  // namespace dateline
