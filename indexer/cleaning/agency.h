// The agency that a text credits outside of byline and dateline.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// "... said on Monday. (dpa)" or a last paragraph "Reuters": the agency that closes a story.  "according to AP" is a
/// quotation, no credit.
[[nodiscard]] std::string closing_credit(std::string_view body);
/// "(... pool photo via AP)": the agency a caption credits.  It made the picture; whether it wrote the text is a guess.
[[nodiscard]] std::string caption_credit(std::string_view caption);

}  // namespace dateline
