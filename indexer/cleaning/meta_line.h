// Lines that name writers without a "By".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The names on a line that has no "By" but is made of nothing except names, dates, times, roles and outlets:
/// "Ann Example / Harbour Ledger / Sep 2, 2024", "27. Januar 2026 | Eva Muster | 3 Minuten".  Empty if anything else
/// stands there, or nothing but a name.
[[nodiscard]] std::vector<std::string> read_meta_line(std::string_view text, const std::vector<std::string>& outlets,
                                                      std::string_view language);

/// "Ann ExampleScience Reporter", "Ann Example5 hours ago": with the blanks that fell out between two elements.
[[nodiscard]] std::string unglued(std::string_view text);

}  // namespace dateline
