// The agency that a text credits outside of byline and dateline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// "... said on Monday. (dpa)" or a last paragraph "Reuters": the agency that closes a story.  "according to AP" is a
/// quotation, no credit.
[[nodiscard]] std::string closing_credit(std::string_view body);
/// "(... pool photo via AP)": the agency a caption credits.  It made the picture; whether it wrote the text is a guess.
[[nodiscard]] std::string caption_credit(std::string_view caption);

/// "... amid the war, according to AP.": the agency that the first paragraph names as its source.  A story told after
/// an agency's is often that agency's; how much was added, nobody says.
[[nodiscard]] std::string attributed_agency(std::string_view body);

/// False for capitals that are no agency here: a station's call sign, the initials of somebody in the byline, letters
/// that only mean an agency in another language.
[[nodiscard]] bool is_credible_agency(std::string_view name, std::string_view language,
                                      const std::vector<std::string>& byline);

}  // namespace dateline
