#include "indexer/entities/belief.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace dateline {

Words words_of_mention(const TaggedText& text, const Mention& mention) {
  Words words;
  Words full;
  std::size_t first = mention.first;
  // "president von der Leyen" is a surname.
  while (first + 1 < mention.end && text.tokens[first].shape == Shape::lower) ++first;
  for (std::size_t i = first; i < mention.end; ++i) {
    full.push_back(text.tokens[i].word);
    if (!text.tokens[i].initial || i == first) words.push_back(text.tokens[i].word);
  }
  return mention.kind == EntityKind::person && words.size() >= 2 ? words : full;
}

Belief::Belief(const TaggedText& title, const TaggedText& body, const Vocabulary& vocabulary)
    : texts_{&body, &title}, mentions_{body.mentions, title.mentions} {
  weigh();
  if (trim_openings()) weigh();
  collect_firms(vocabulary);
}

const Words* Belief::firm_of(const Words& words) const {
  const auto found = firms_.find(words);
  return found == firms_.end() ? nullptr : &found->second;
}

void Belief::weigh() {
  weights_.clear();
  for (std::size_t t = 0; t < 2; ++t) {
    for (const Mention& mention : mentions_[t]) {
      if (mention.known != nullptr) continue;
      Weight& weight = weights_[words_of_mention(*texts_[t], mention)];
      const auto kind = static_cast<std::size_t>(mention.kind);
      ++weight.count[kind];
      weight.best[kind] = std::max(weight.best[kind], mention.trust);
    }
  }
}

// "Joining Peace Corps": the first word is the sentence's if the rest is named elsewhere.
bool Belief::trim_openings() {
  bool trimmed = false;
  for (std::size_t t = 0; t < 2; ++t) {
    for (Mention& mention : mentions_[t]) {
      if (mention.known != nullptr || mention.end - mention.first < 3) continue;
      if (!texts_[t]->tokens[mention.first].starts_sentence) continue;
      Mention rest = mention;
      ++rest.first;
      if (!weights_.contains(words_of_mention(*texts_[t], rest))) continue;
      mention = rest;
      trimmed = true;
    }
  }
  return trimmed;
}

// "Merrill Lynch" is no person where there is a "Merrill Lynch Inc".
void Belief::collect_firms(const Vocabulary& vocabulary) {
  for (const auto& [words, weight] : weights_) {
    if (words.size() < 3 || weight.count[static_cast<std::size_t>(EntityKind::organization)] == 0) continue;
    if (kind_of(words) != EntityKind::organization) continue;
    Words firm = words;
    while (firm.size() > 2 && vocabulary.word(firm.back()).classes.org_tail) firm.pop_back();
    if (firm.size() < words.size()) firms_.try_emplace(std::move(firm), words);
  }
}

std::optional<EntityKind> Belief::kind_of(const Words& words) const {
  const Weight& weight = weights_.at(words);
  std::size_t best = 0;
  for (std::size_t kind = 1; kind < 3; ++kind) {
    if (std::tie(weight.best[kind], weight.count[kind]) > std::tie(weight.best[best], weight.count[best])) best = kind;
  }
  const auto kind = static_cast<EntityKind>(best);
  if (weight.best[best] >= Trust::likely) return kind;
  // A lone word without a reason is an acronym of some thing, or a firm that says something.
  if (words.size() == 1 && kind != EntityKind::place) return std::nullopt;
  if (kind == EntityKind::person) return kind;
  if (weight.total() < 2) return std::nullopt;
  return kind;
}

}  // namespace dateline
