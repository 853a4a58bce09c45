// UTF-8 in bytes and code points.  Offsets are bytes everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// True if every byte is below 0x80.
[[nodiscard]] bool is_ascii(std::string_view text) noexcept;
/// True if every byte belongs to a well-formed sequence (Unicode 15, table 3-7).
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;
/// The text with every ill-formed sequence replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);
/// The code point at `pos`, which is moved behind it.  An ill-formed byte reads as U+FFFD and moves by one.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& pos) noexcept;
void append_utf8(std::string& out, char32_t code_point);
/// The largest character start at or before `pos`.
[[nodiscard]] std::size_t character_start(std::string_view text, std::size_t pos) noexcept;
/// The longest prefix of at most `max_bytes` that ends at a character.
[[nodiscard]] std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) noexcept;
/// Columns a terminal needs for the text (UAX #11 East Asian Width; combining marks take none).
[[nodiscard]] std::size_t display_width(std::string_view text);
/// Runs of white space (NBSP, ideographic space and line ends included) become one blank; ends are trimmed.
[[nodiscard]] std::string squeeze_blanks(std::string_view text);
/// ASCII white space off both ends.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

}  // namespace dateline
