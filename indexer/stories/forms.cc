#include "indexer/stories/forms.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/dates/dates.h"

namespace dateline {
namespace {

constexpr double kCorrectionHours = 12;  // a correction, which changes numbers too, comes sooner
constexpr double kTableShare = 0.4;      // of the body's words are numbers
constexpr std::size_t kShortWords = 200;
constexpr std::size_t kLeadingWords = 8;

std::span<const StoryWord> body_of(const StoryText& text) {
  return std::span<const StoryWord>(text.words).subspan(std::min(text.title_words, text.words.size()));
}

// The two words before and after a run of numbers, and the numbers: {context, filling}.
using Slots = std::map<std::uint64_t, std::set<std::uint64_t>>;

std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
  return (seed ^ (value + 0x9E3779B97F4A7C15ULL + (seed << 6) + (seed >> 2))) * 0xff51afd7ed558ccdULL;
}

std::uint32_t hash_at(std::span<const StoryWord> words, std::size_t index) {
  return index < words.size() ? words[index].hash : 0;
}

Slots slots_of(std::span<const StoryWord> words) {
  Slots slots;
  for (std::size_t i = 0; i < words.size();) {
    if (!words[i].number) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::uint64_t filling = 0;
    for (; i < words.size() && words[i].number; ++i) filling = mix(filling, words[i].hash);
    // Indexes before the first word wrap and read as "no word".
    std::uint64_t context = mix(mix(0, hash_at(words, begin - 2)), hash_at(words, begin - 1));
    context = mix(mix(context, hash_at(words, i)), hash_at(words, i + 1));
    slots[context].insert(filling);
  }
  return slots;
}

bool are_disjoint(const std::set<std::uint64_t>& a, const std::set<std::uint64_t>& b) {
  return std::none_of(a.begin(), a.end(), [&](std::uint64_t value) { return b.contains(value); });
}

// The capitalised words that a body begins with; those of the title if the text is little more than a title.
std::vector<std::uint32_t> leading_name(const StoryText& text) {
  std::span<const StoryWord> words = body_of(text);
  if (words.size() < kLeadingWords) words = text.words;
  std::vector<std::uint32_t> name;
  for (const StoryWord& word : words.first(std::min(kLeadingWords, words.size()))) {
    if (word.number) continue;
    if (!word.capital) break;
    name.push_back(word.hash);
  }
  return name;
}

bool leads_alone(const std::vector<std::uint32_t>& name, const StoryText& other) {
  std::unordered_set<std::uint32_t> words;
  for (const StoryWord& word : other.words) words.insert(word.hash);
  return std::any_of(name.begin(), name.end(), [&](std::uint32_t hash) { return !words.contains(hash); });
}

}  // namespace

StoryTime story_time(std::int32_t first_day, std::int64_t instant, Precision precision) {
  StoryTime time{instant, instant, first_day};
  if (precision == Precision::minute || precision == Precision::second) return time;
  const Date date{.day = std::chrono::local_days(std::chrono::days(first_day)), .precision = precision};
  const auto days = last_day(date) - dateline::first_day(date) + std::chrono::days{1};
  time.end += std::chrono::duration_cast<std::chrono::seconds>(days).count() - 1;
  return time;
}

StoryTime story_time(const Date& date) {
  return story_time(static_cast<std::int32_t>(date.day.time_since_epoch().count()), instant(date), date.precision);
}

double hours_apart(const std::optional<StoryTime>& a, const std::optional<StoryTime>& b) {
  if (!a || !b) return 0;
  const std::int64_t gap = std::max(a->begin, b->begin) - std::min(a->end, b->end);
  return gap <= 0 ? 0 : static_cast<double>(gap) / 3600.0;
}

double hours_apart(const Article& a, const Article& b) {
  const auto time = [](const Article& article) {
    return article.published ? std::optional(story_time(*article.published)) : std::nullopt;
  };
  return hours_apart(time(a), time(b));
}

std::size_t changed_slots(const StoryText& a, const StoryText& b) {
  const Slots slots_a = slots_of(body_of(a));
  const Slots slots_b = slots_of(body_of(b));
  const auto changed = std::count_if(slots_a.begin(), slots_a.end(), [&](const auto& slot) {
    const auto other = slots_b.find(slot.first);
    return other != slots_b.end() && are_disjoint(slot.second, other->second);
  });
  return static_cast<std::size_t>(changed);
}

bool is_table(const StoryText& text) {
  const auto body = body_of(text);
  const auto numbers = std::count_if(body.begin(), body.end(), [](const StoryWord& word) { return word.number; });
  return !body.empty() && static_cast<double>(numbers) >= kTableShare * static_cast<double>(body.size());
}

bool has_another_leading_name(const StoryText& a, const StoryText& b) {
  // In a long text that is shared for the most part, another beginning is another dateline or byline.
  if (body_of(a).size() > kShortWords || body_of(b).size() > kShortWords) return false;
  return leads_alone(leading_name(a), b) && leads_alone(leading_name(b), a);
}

bool is_recurring_form(const Article& a, const StoryText& text_a, const Article& b, const StoryText& text_b) {
  const double hours = hours_apart(a, b);
  if (hours > kRepeatHours) return true;
  if (has_another_leading_name(text_a, text_b)) return true;
  // A correction changes a number, and comes soon; a new table changes several, however soon.
  const std::size_t changed = changed_slots(text_a, text_b);
  if (hours > kCorrectionHours) return changed > 0;
  return changed > 1 && (is_table(text_a) || is_table(text_b));
}

}  // namespace dateline
