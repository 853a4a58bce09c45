// Small pieces of wording that more than one kind of text output needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>
#include <dateline/searcher.h>

namespace dateline {

/// No more exact than the date is: "2023", "2023-08", "2023-08-31", "2023-08-31 00:45:00 +07:00"; "undated" without.
[[nodiscard]] std::string date_text(const std::optional<Date>& date);
/// The parts that are not empty with " · " between.
[[nodiscard]] std::string dotted(const std::vector<std::string>& parts);

/// "Ada Reyes, Mara Lindqvist".
[[nodiscard]] std::string listed(const std::vector<std::string>& names);
/// As few digits as name the number: "0.5", "1e-09".
[[nodiscard]] std::string number_text(double value);

/// Does it begin with http:// or https://, so that it may be linked?
[[nodiscard]] bool is_web_address(std::string_view address);
/// "%C3"
[[nodiscard]] std::string percent_encoded(char byte);
/// All but letters, digits, '-', '.', '_' and '~' (RFC 3986, unreserved) as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

/// "38.6 %" of all; "<0.1 %" for a little, empty if there is no whole.
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t all);
/// "1 article", "3 stories".
[[nodiscard]] std::string counted_units(std::uint64_t number, CountBy unit);

}  // namespace dateline
