// A pass over markup before the parser sees it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct SlimMarkup {
  std::string markup;
  std::vector<std::string> json_ld;  ///< contents of application/ld+json scripts
};

/// The markup without what cleaning never looks at: scripts, styles, comments, attributes that mean nothing to it, and
/// white space of which the page shows one blank.  JSON-LD is set aside.  Linear.
///
/// Two thirds of a news page are such bytes, and the parser looks at each of them with care.  It is also where pages
/// hurt: every HTML parser we measured is quadratic in the distinct attributes of one tag, and what is left here has at
/// most one of each name we know.
[[nodiscard]] SlimMarkup slim_markup(std::string_view utf8);

}  // namespace dateline
