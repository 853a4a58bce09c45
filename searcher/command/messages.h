// What is said beside the results.
#pragma once

#include <iosfwd>
#include <string_view>

#include <dateline/searcher.h>

namespace dateline {

/// A line a complaint, for forms that do not hold them: where, byte, message, suggestion.
void print_complaints(const Answer& answer, std::string_view where, std::ostream& messages);

}  // namespace dateline
