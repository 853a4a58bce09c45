// How two spellings of one name differ by rule, whatever archive they stand in.
//
//   person         mr donald j trump   ->  donald j trump      (middle initials: see middle_initials())
//   organization   the texaco inc      ->  texaco
//   place          u s                 ->  united states
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class NameKind : std::uint8_t { person, organization, place };
inline constexpr std::size_t kNameKinds = 3;

/// The kind of names in a field of the schema; no value for other fields.
[[nodiscard]] std::optional<NameKind> name_kind(std::string_view field) noexcept;
/// The field of a kind.
[[nodiscard]] std::string_view field_of(NameKind kind) noexcept;

/// What the spellings of a name have in common, from its match_key(): persons without titles, organizations without
/// legal form, places by the name that news uses; the letters of an acronym in one word.  Never empty unless `key` is.
[[nodiscard]] std::string spelling_of(NameKind kind, std::string_view key);

/// True if a match_key() ends in what firms are by law: "texaco inc".
[[nodiscard]] bool has_legal_form(std::string_view key) noexcept;

/// The names that news has for a place besides the usual one: "america" of "united states".
[[nodiscard]] std::vector<std::string_view> other_names_of_place(std::string_view spelling);

struct MiddleInitials {
  std::string name;      ///< without them
  std::string initials;  ///< "j", "h w"
};
/// Of a spelling of a person's name.
[[nodiscard]] std::optional<MiddleInitials> middle_initials(std::string_view spelling);

/// The word by which a person is named for short: the last of two or more, or the first where family names come first.
[[nodiscard]] std::string_view short_name(std::string_view spelling) noexcept;
/// True if a spelling is one word that may be a short name.
[[nodiscard]] bool is_short_name(std::string_view spelling) noexcept;

}  // namespace dateline
