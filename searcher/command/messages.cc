#include "searcher/command/messages.h"

#include <ostream>

#include "common/text/shown.h"

namespace dateline {

void print_complaints(const Answer& answer, std::string_view where, std::ostream& messages) {
  for (const Complaint& complaint : answer.complaints) {
    messages << where << ", byte " << complaint.span.begin << ": " << printable(complaint.message);
    if (!complaint.suggestion.empty()) messages << " (" << printable(complaint.suggestion) << ")";
    messages << "\n";
  }
}

}  // namespace dateline
