// Text to a terminal, through the pager where it is longer than the screen.
#pragma once

#include <iosfwd>
#include <string>

namespace dateline {

/// $DATELINE_PAGER, else $PAGER, else "less -FRX" (which stays out of the way of a short text).  Without a pager, or
/// if it cannot be started, the text goes to `out`.
void page(const std::string& text, std::ostream& out);

}  // namespace dateline
