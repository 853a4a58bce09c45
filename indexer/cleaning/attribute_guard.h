// A pass over markup before the parser sees it.
#pragma once

#include <cstddef>
#include <string>

namespace dateline {

/// Blanks what follows the 256th attribute of a start tag (real pages have at most 55).  Every HTML parser we measured
/// is quadratic in the distinct attributes of one tag: a million of them would stand still for minutes.
/// Linear; leaves scripts, styles and comments alone.  Returns the number of tags that were cut.
std::size_t guard_attributes(std::string& markup);

}  // namespace dateline
