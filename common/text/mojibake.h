// Text that was UTF-8, was read as windows-1252 or Latin-1, and was written as UTF-8 again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// The text with the lines mended for which that is certain: "donâ€™t", "cafÃ© sÃ¼ÃŸ".  A line is certain if all it has
/// beyond ASCII reads as UTF-8, and not by what may stand behind a capital letter in a sentence.  No value if there is
/// none.  Valid UTF-8 in and out.  Linear.
[[nodiscard]] std::optional<std::string> mend_mojibake(std::string_view utf8);

}  // namespace dateline
