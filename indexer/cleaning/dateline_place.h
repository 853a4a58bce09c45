// The dateline that opens a story: place and agency.
//
//   "DARMSTADT, Germany (CPA) - A European probe ..."  -> "DARMSTADT, Germany", "CPA"
//   "GENEVA - Two teams ..."                           -> "GENEVA"
//   "Washington. The White House ..."                  -> "Washington"
//   "(Reuters) - Shares ..."                           -> "", "Reuters"
#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct DatelinePlace {
  std::string place;  ///< as printed
  std::string agency;
};

/// Reads the start of a story.  The whole body is needed to tell a place from a first word: "Peace. ..." is no
/// dateline if "peace" stands in the text.
[[nodiscard]] DatelinePlace read_dateline(std::string_view body);

}  // namespace dateline
