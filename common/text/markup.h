// Text into HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text` as it may stand between tags and inside quoted attributes of HTML and XML: & < > " ' as references.
/// Bytes that are no UTF-8, and characters that XML 1.0 does not have (controls, U+FFFE, U+FFFF), become U+FFFD.
[[nodiscard]] std::string escaped_markup(std::string_view text);

}  // namespace dateline
