// Text from anywhere -> text that is safe and well laid out on a terminal.
//
// Everything that is printed goes through here, and so through printable().
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "common/text/shown.h"

namespace dateline {

/// How text output looks.
struct TextStyle {
  bool colour = false;     ///< SGR sequences; off for files, pipes and NO_COLOR
  std::size_t width = 80;  ///< columns; at least 20 are taken
  bool ascii = false;      ///< bars and curves of ASCII characters, for terminals whose locale is not UTF-8
  bool complaints = true;  ///< answer_text() begins with them; off if they go elsewhere (stderr)
};

/// What a run of text is, and so how it looks.
enum class Look : std::uint8_t { plain, lit, name, title, faint, warning };

/// Safe text in a look; with no colour the text alone.
[[nodiscard]] std::string in_look(std::string_view text, Look look, const TextStyle& style);

/// Text wrapped to the style's width, lines after the first indented by `indent` blanks.  `first_column` is where the
/// first line begins.  Marks are bytes of `text`, ascending, and shown as `mark`, the rest in `look`; marks that do not
/// fit the text are cut.  Ends without line end.
struct Wrapping {
  std::size_t indent = 0;
  std::size_t first_column = 0;
  Look look = Look::plain;
  Look mark = Look::lit;
};
[[nodiscard]] std::string wrapped(std::string_view text, const std::vector<Span>& marks, const Wrapping& wrapping,
                                  const TextStyle& style);

/// Safe text cut to at most so many columns, "…" at its end if something is missing.
[[nodiscard]] std::string clipped(std::string_view text, std::size_t columns);
/// A bar of up to `columns` columns, in eighths of a column (whole ones in ASCII); something at least unless the value
/// is 0.
[[nodiscard]] std::string bar(std::uint64_t value, std::uint64_t largest, std::size_t columns, bool ascii = false);
/// A curve, one column a value, in eight heights; a blank is 0.
[[nodiscard]] std::string sparkline(const std::vector<std::uint64_t>& values, std::uint64_t largest,
                                    bool ascii = false);
/// Blanks behind or before a safe text, so that it fills so many columns.
[[nodiscard]] std::string left_in(const std::string& text, std::size_t columns);
[[nodiscard]] std::string right_in(const std::string& text, std::size_t columns);

}  // namespace dateline
