// Small pieces of wording that more than one kind of text output needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <dateline/article.h>
#include <dateline/searcher.h>

namespace dateline {

/// No more exact than the date is: "2023", "2023-08", "2023-08-31", "2023-08-31 00:45:00 +07:00"; "undated" without.
[[nodiscard]] std::string date_text(const std::optional<Date>& date);
/// The parts that are not empty with " · " between.
[[nodiscard]] std::string dotted(const std::vector<std::string>& parts);

/// "38.6 %" of all; "<0.1 %" for a little, empty if there is no whole.
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t all);
/// "1 article", "3 stories".
[[nodiscard]] std::string counted_units(std::uint64_t number, CountBy unit);

}  // namespace dateline
