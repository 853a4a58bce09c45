// A byline as printed -> the names of its persons, and the agency it credits.
//
//   "By Ann Example and Bob Sample, Science Correspondent"  -> Ann Example, Bob Sample
//   "Von Eva Muster, dpa"                                    -> Eva Muster; dpa
//   "Harbour Ledger Staff", "3 hours ago", "desk@ledger.example" -> nobody
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct Byline {
  std::vector<std::string> names;
  std::string agency;
  std::string acronym;  ///< capitals behind a name that are no known agency's: "CPA"
};

/// `outlets` are the names of the page's own outlet, which is nobody's name.
/// `declared`: the text is a field that holds authors (JSON-LD, rel=author), so a single word may be a name.
[[nodiscard]] Byline read_byline(std::string_view text, const std::vector<std::string>& outlets, bool declared);

/// True if a printed line begins as bylines do: "By ", "Von ", "Par ", "Text: " ...
[[nodiscard]] bool begins_as_byline(std::string_view line);

/// Adds names that are not there yet, compared without case and accents.
void merge_names(std::vector<std::string>& names, const std::vector<std::string>& more);

}  // namespace dateline
