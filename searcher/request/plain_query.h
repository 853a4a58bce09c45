// Questions in plain words, whose signs are not meant for the query language: "What became of the U.S.-Cuba talks?"
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text with a blank for each sign that the language knows, and its operators in small letters.
[[nodiscard]] std::string plain_query(std::string_view text);

}  // namespace dateline
