// What a query may write before a colon: the fields of common/schema, and names that only a query has.
//
//   title lead hlead body     where in the article words are sought (TextZone)
//   entity                    person, organization or place
//   after before              one end of a range of days
//   query                     a saved query, by its name
#pragma once

#include <string>
#include <string_view>

#include "searcher/matching/position_expr.h"

namespace dateline {

/// The name in this language of what is typed, case ignored: "Outlet" is source.  Empty for what is none.
[[nodiscard]] std::string canonical_field(std::string_view typed);
/// The nearest name to a wrong one, for suggestions; empty if none is near.
[[nodiscard]] std::string nearest_name(std::string_view wrong);

/// These take canonical names.
[[nodiscard]] bool is_zone(std::string_view field) noexcept;
[[nodiscard]] TextZone zone_of(std::string_view field) noexcept;  ///< anywhere for what is no zone
[[nodiscard]] bool is_filter(std::string_view field) noexcept;
[[nodiscard]] bool is_date(std::string_view field) noexcept;
[[nodiscard]] bool is_saved_query(std::string_view field) noexcept;
/// True for fields whose values are names that stand in the text: person, organization, place, entity.
[[nodiscard]] bool holds_names_of_the_text(std::string_view field) noexcept;

}  // namespace dateline
