// The one table of all fields: what an archive stores of an article, and under which terms.
//
// Prefixes follow Omega's registry (docs/archive-format.md), with its colon rule.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>
#include <xapian.h>

namespace dateline {

enum class FieldKind : std::uint8_t {
  text,      ///< words with stems: title, body
  filter,    ///< boolean terms that hold the value as shown, wdf 0
  date,      ///< D, M and Y terms
  internal,  ///< boolean terms that no user asks for
};

struct Field {
  std::string_view name;    ///< as in queries, facets and JSON: "person"
  std::string_view prefix;  ///< "XPER"
  FieldKind kind = FieldKind::filter;
  bool facet = false;        ///< has a column, can be counted
  std::string_view aliases;  ///< other names in queries, blank between
  std::string_view help;     ///< one line for people
};

[[nodiscard]] std::span<const Field> fields() noexcept;
/// By name or alias, case ignored; nullptr if there is none (or it is internal).
[[nodiscard]] const Field* find_field(std::string_view name) noexcept;
/// A field that must exist; asserts.
[[nodiscard]] const Field& field(std::string_view name) noexcept;
/// The nearest field name to a wrong one, for suggestions; empty if none is near.
[[nodiscard]] std::string nearest_field(std::string_view wrong);

/// Value slots, for other Xapian clients.
inline constexpr Xapian::valueno kSlotPublished = 0;  ///< Xapian::sortable_serialise(instant); absent if undated
inline constexpr Xapian::valueno kSlotStory = 1;
inline constexpr Xapian::valueno kSlotSource = 2;

/// Xapian's limit for a term; a zero byte counts twice.
inline constexpr std::size_t kMaxTermBytes = 245;

/// The boolean term of a value: prefix, ":" if the value starts with an upper case ASCII letter or a colon and the
/// prefix has more than one letter, value.  At most kMaxTermBytes: a longer value is cut at a
/// character and ends in "~" and 16 hex digits of its XXH3.
[[nodiscard]] std::string filter_term(const Field& field, std::string_view value);
/// The value of a boolean term of this field (cut values stay cut).
[[nodiscard]] std::string value_of_term(const Field& field, std::string_view term);
/// True if the term belongs to the field (and not to one with a longer prefix).
[[nodiscard]] bool is_term_of(const Field& field, std::string_view term);

/// All values of a filter field of an article, without repeats, in their order.
[[nodiscard]] std::vector<std::string> values_of(const Article& article, const Field& field);

/// D, M and Y terms of a date: a day gives D20230831 M202308 Y2023, a month D202308 M202308 Y2023, a year D2023 Y2023.
/// A D term shorter than a day marks a coarse date, which matches every range that overlaps its period.
[[nodiscard]] std::vector<std::string> date_terms(const Date& date);

}  // namespace dateline
