// Outlets, agencies and the words of roles: what stands in a byline and is no person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The short name of a news agency ("Associated Press" -> "AP", "deutsche presse-agentur" -> "dpa"), if the whole
/// text is the name of one; also a name that says so itself ("Continental Press Agency").  Else empty.
[[nodiscard]] std::string agency_named(std::string_view text);
/// The same for the short forms that stand in a dateline's brackets or a byline: "AP", "dpa", "Reuters".
[[nodiscard]] std::string agency_credit(std::string_view text);
/// False if an agency of that short name does not write in a language: "PA" on a Lithuanian page is somebody else.
[[nodiscard]] bool agency_writes(std::string_view shown, std::string_view language);
[[nodiscard]] bool is_known_agency(std::string_view shown);
/// True for a broadcaster or the call sign of a station: "KTRK", "WABC-TV", "CBS".  They are outlets.
[[nodiscard]] bool is_station(std::string_view text);
/// Two to eight capital letters.
[[nodiscard]] bool is_acronym(std::string_view text) noexcept;
/// True for "Staff", "Newsroom", "Redaktion", "admin", "Science Correspondent" ...
[[nodiscard]] bool is_role(std::string_view text);
/// True if one of the text's words is one of a role's or desk's.
[[nodiscard]] bool has_role_word(std::string_view text);
/// The name of an outlet as a person would compare it: article, "www", top-level domain and kind of paper off.
[[nodiscard]] std::string outlet_key(std::string_view name);
/// True if a text is the name of one of the outlets, longer or shorter: "Golem" of "Golem.de: IT-News".
[[nodiscard]] bool names_outlet(std::string_view text, const std::vector<std::string>& outlets);

}  // namespace dateline
