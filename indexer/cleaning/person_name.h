// What is the name of a person, by its looks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// True if the text may be a person's name: one to six words, capitals where the script has them, no digits, no role,
/// no agency, none of the `outlets`.  A single word only where it was `declared` as an author.
[[nodiscard]] bool is_person(const std::string& text, const std::vector<std::string>& outlets, bool declared);
/// "MARGUERITE O'DUYA" -> "Marguerite O'Duya".  Only names that are capitals throughout.
[[nodiscard]] std::string with_normal_case(const std::string& name);
/// "CPA" of "CPA" or "CPA Zurich", where the bureau is named; empty if the text does not begin with capitals.
[[nodiscard]] std::string leading_acronym(std::string_view text);

}  // namespace dateline
