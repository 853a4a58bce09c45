// Text and numbers as people see them on a terminal.
//
// Text from pages and file names may hold control characters and escape sequences: shown as they are they could
// recolour, retitle or even type into a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// One line of safe text: control characters become U+FFFD, blanks and line ends one blank, characters that reorder
/// text or hide in it go.
[[nodiscard]] std::string printable(std::string_view text);

/// Characters that printable() takes for a blank.
[[nodiscard]] bool is_shown_as_blank(char32_t c) noexcept;
/// Appends one character, not a blank, as printable() does.
void append_printable(std::string& out, char32_t c);

/// "1,204".
[[nodiscard]] std::string with_thousands(std::uint64_t number);
/// "1 story", "1,204 stories".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one, std::string_view many);
/// The same where many is one and an s.
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one);

}  // namespace dateline
