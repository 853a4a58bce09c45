// The steps of laying out a page text (page_text.cc says what they are).
#pragma once

#include <string_view>
#include <vector>

#include "indexer/cleaning/page_text.h"

namespace dateline {

/// Sets `body_begin` and `body_end`: the best run of lines.
void find_text_body(TextLayout& layout, const Rules& rules);
/// Sets `headline`; the body is known.
void find_text_headline(TextLayout& layout, std::string_view address);
/// Takes the lead in and teasers out, now that the headline is known.
void fit_text_body(TextLayout& layout, const Rules& rules);
/// Sets `kept` and `reason` of every line.
void judge_lines(TextLayout& layout, const Rules& rules);

}  // namespace dateline
