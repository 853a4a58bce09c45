#include "searcher/matching/article_layout.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "common/analysis/analyzer.h"

namespace dateline {

std::vector<Stretch> stretches_of(const ArticleTokens& article) {
  std::vector<Stretch> stretches;
  if (article.title_words > 0) stretches.push_back({0, 1, article.title_words});
  std::uint32_t place = article.title_words;
  std::uint32_t shift = 1;
  bool paragraph_begins = true;
  for (const ArticleTokens::Sentence sentence : article.sentences) {
    if (paragraph_begins) {
      shift += kParagraphGap - 1;
      stretches.push_back({place, place + shift, 0});
    }
    stretches.back().words += sentence.words;
    place += sentence.words;
    paragraph_begins = sentence.ends_paragraph;
  }
  return stretches;
}

Intervals paragraph_bounds(const std::vector<Stretch>& stretches) {
  Intervals bounds;
  for (const Stretch& each : stretches) bounds.push_back({each.position, each.position + each.words - 1});
  return bounds;
}

Intervals sentence_bounds(const ArticleTokens& article) {
  Intervals bounds;
  if (article.title_words > 0) bounds.push_back({1, article.title_words});
  std::uint32_t next = article.title_words + 1;
  bool paragraph_begins = true;
  for (const ArticleTokens::Sentence sentence : article.sentences) {
    if (paragraph_begins) next += kParagraphGap - 1;
    if (sentence.words > 0) bounds.push_back({next, next + sentence.words - 1});
    next += sentence.words;
    paragraph_begins = sentence.ends_paragraph;
  }
  return bounds;
}

Interval zone_bounds(TextZone zone, const ArticleTokens& article, const std::vector<Stretch>& stretches) {
  constexpr std::uint32_t kLast = std::numeric_limits<std::uint32_t>::max();
  constexpr Interval kNone{1, 0};
  const auto words = static_cast<std::uint32_t>(article.words.size());
  const bool has_body = words > article.title_words;
  const std::uint32_t lead_words = std::min(kLeadWords, words - std::min(words, article.title_words));
  const auto lead_end = [&] { return position_of(article.title_words + lead_words - 1, stretches); };
  switch (zone) {
    case TextZone::anywhere:
      return {1, kLast};
    case TextZone::title:
      return {1, article.title_words};
    case TextZone::body:
      return has_body ? Interval{article.title_words + 1, kLast} : kNone;
    case TextZone::lead:
      return has_body ? Interval{article.title_words + 1, lead_end()} : kNone;
    case TextZone::hlead:
      return {1, has_body ? lead_end() : article.title_words};
  }
  return kNone;
}

std::uint32_t position_of(std::uint32_t place, const std::vector<Stretch>& stretches) {
  const auto behind = std::upper_bound(stretches.begin(), stretches.end(), place,
                                       [](std::uint32_t at, const Stretch& each) { return at < each.place; });
  if (behind == stretches.begin()) return place + 1;
  return std::prev(behind)->position + (place - std::prev(behind)->place);
}

std::uint32_t place_of(std::uint32_t position, const std::vector<Stretch>& stretches) {
  const auto behind = std::upper_bound(stretches.begin(), stretches.end(), position,
                                       [](std::uint32_t at, const Stretch& each) { return at < each.position; });
  if (behind == stretches.begin()) return position - 1;
  return std::prev(behind)->place + (position - std::prev(behind)->position);
}

}  // namespace dateline
