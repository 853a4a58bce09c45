// What counts as a quotation mark and as a blank in a query.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Straight and curly quotation marks, guillemets, corner brackets; any of them opens and any closes.
[[nodiscard]] bool is_query_quote(char32_t c) noexcept;
/// Every kind of white space, and control characters.
[[nodiscard]] bool is_query_blank(char32_t c) noexcept;
/// Valid UTF-8 in which runs of blanks are one blank, and none is at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace dateline
