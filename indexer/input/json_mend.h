// Small damage in JSON that exporters are known for, mended.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// The text with NaN and Infinity as null, control characters in strings as blanks, escaped halves of surrogate pairs
/// and bytes that are not UTF-8 as U+FFFD.  No value if there was nothing to mend.
[[nodiscard]] std::optional<std::string> mend_json(std::string_view text);

}  // namespace dateline
