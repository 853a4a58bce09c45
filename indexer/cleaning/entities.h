// Markup that a page prints as text: character references and tags.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// "&amp;" "&#8217;" "&#x2019;" "&nbsp;" ... as characters.  What is no reference stays.
[[nodiscard]] std::string decode_entities(std::string_view text);
/// `<a href="" class="tag">North Korea</a>` -> `North Korea`.  Only what is a whole tag goes ("a < b" stays); block
/// tags and <br> leave a blank.
[[nodiscard]] std::string strip_tags(std::string_view text);

}  // namespace dateline
