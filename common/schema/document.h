// Article <-> what an archive stores of it.
//
// Everything of an article stands in its own row but its story: which articles are copies of each other is the
// archive's knowledge.  It stands in the story's term and value, not in the article's JSON.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <dateline/article.h>
namespace dateline {

/// The document data: to_json() without the story.
[[nodiscard]] std::string stored_data(const Article& article);

/// The boolean terms of every filter field but the story's, those of abbreviations, and those of the date; no term
/// twice.
void for_each_filter_term(const Article& article, const std::function<void(std::string_view)>& visit);

/// The id of a story in an archive is 16 hex digits of this number.
[[nodiscard]] std::string story_name(std::uint64_t story);
[[nodiscard]] std::string story_term(std::uint64_t story);
/// The number of such an id; no value for any other text.
[[nodiscard]] std::optional<std::uint64_t> story_number(std::string_view name);
/// The band term of a sketch value, without looking at any article.
[[nodiscard]] std::string band_term(std::uint64_t band);
/// The value in kSlotPublished: Xapian::sortable_serialise(instant).
[[nodiscard]] std::string published_value(std::int64_t instant);

}  // namespace dateline
