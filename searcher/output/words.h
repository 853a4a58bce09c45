// Small pieces of wording that more than one kind of text output needs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// No more exact than the date is: "2023", "2023-08", "2023-08-31", "2023-08-31 00:45:00 +07:00"; "undated" without.
[[nodiscard]] std::string date_text(const std::optional<Date>& date);
/// The parts that are not empty with " · " between.
[[nodiscard]] std::string dotted(const std::vector<std::string>& parts);

}  // namespace dateline
