// Texts that are alike and still not one story: a form filled in anew.
//
// Central-bank notices, price tables, dividends, weather reports: no threshold on shared runs parts them from real
// repeats (measured on Reuters: identical texts three weeks apart are two notices).  What tells them is time, and
// that nothing but numbers and dates, or the name that leads the text, was put for another.
#pragma once

#include <optional>

#include <dateline/article.h>

#include "indexer/stories/stories.h"
#include "indexer/stories/story_text.h"

namespace dateline {

/// A story is not repeated later than this.
inline constexpr double kRepeatHours = 100;

/// True if the two, which share most of their runs, are two fillings of one form.  Symmetric.
[[nodiscard]] bool is_recurring_form(const Article& a, const StoryText& text_a, const Article& b,
                                     const StoryText& text_b);

/// Hours that lie at least between the two dates: 0 if one's period reaches into the other's, or if either is unknown.
[[nodiscard]] double hours_apart(const Article& a, const Article& b);
[[nodiscard]] double hours_apart(const std::optional<StoryTime>& a, const std::optional<StoryTime>& b);
/// In how many places between equal words only a number or a date stands for another.
[[nodiscard]] std::size_t changed_slots(const StoryText& a, const StoryText& b);
/// True if a good part of the body's words are numbers.
[[nodiscard]] bool is_table(const StoryText& text);
/// True if each of two short texts begins with a name that the other does not mention at all.
[[nodiscard]] bool has_another_leading_name(const StoryText& a, const StoryText& b);

}  // namespace dateline
