// By which rules a page's numeric dates are read.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The language with the region that decides the order of day and month: "en" declared as "en-GB", or on a host under
/// .uk, is "en-GB".  `declared` is a tag as the page gives it, and may be empty.
[[nodiscard]] std::string date_language(std::string_view language, std::string_view declared, std::string_view url);

}  // namespace dateline
