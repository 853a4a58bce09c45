// Copies by the exact sets of 5-word runs, and the sketch that finds candidates for them.
#include "indexer/stories/copies.h"

#include <algorithm>

#include "indexer/stories/forms.h"
#include "indexer/stories/stories.h"

namespace dateline {
namespace {

constexpr std::size_t kShortText = 8;       // words; below, shared runs prove nothing
constexpr std::size_t kContainedRuns = 20;  // a shorter text can lie in another by chance or as a quotation

bool shares_enough(const StoryText& a, const StoryText& b) {
  const std::size_t shorter = std::min(a.runs.size(), b.runs.size());
  // Even if all of the shorter set were shared, it would not reach either threshold: the lists need no walk.
  const std::size_t longer = std::max(a.runs.size(), b.runs.size());
  if (2 * shorter < longer && shorter < kContainedRuns) return false;
  const std::size_t shared = shared_count(a.runs, b.runs);
  const std::size_t united = a.runs.size() + b.runs.size() - shared;
  if (2 * shared >= united) return true;  // Jaccard >= .5
  return shorter >= kContainedRuns && 10 * shared >= 7 * shorter;
}

}  // namespace

std::vector<std::uint64_t> story_sketch(const StoryText& text) {
  const std::size_t size = std::min(kSketchSize, text.runs.size());
  return {text.runs.begin(), text.runs.begin() + static_cast<std::ptrdiff_t>(size)};
}

std::vector<std::uint64_t> story_sketch(const Article& article) { return story_sketch(story_text(article)); }

bool are_copies(const Article& a, const StoryText& text_a, const Article& b, const StoryText& text_b) {
  if (text_a.words.empty() || text_b.words.empty()) return false;
  if (std::min(text_a.words.size(), text_b.words.size()) < kShortText) {
    if (text_a.words != text_b.words) return false;
  } else if (!shares_enough(text_a, text_b)) {
    return false;
  }
  return !is_recurring_form(a, text_a, b, text_b);
}

bool are_copies(const Article& a, const Article& b) { return are_copies(a, story_text(a), b, story_text(b)); }

}  // namespace dateline
