// Lines of a page without markup, scored.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/phrases.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {

struct TextLine {
  std::string text;        ///< printed tags and entities taken off, blanks squeezed
  std::size_t number = 0;  ///< in the page, from 1
  std::size_t begin = 0;   ///< byte of the page
  TextShape shape;
  Phrase phrase = Phrase::none;
  bool prose = false;
  bool gap_before = false;  ///< an empty line stands before it
  bool repeated = false;    ///< said word for word by an earlier line
  bool caption = false;
  bool listed = false;  ///< in a list that a line with a colon announces
  bool kept = false;
  std::string reason;
};

struct TextLayout {
  std::vector<TextLine> lines;
  std::size_t headline = SIZE_MAX;
  std::size_t body_begin = 0;  ///< the run of lines that holds the article: [begin, end)
  std::size_t body_end = 0;
};

/// Finds headline and body.  `address` is the page's, or empty.  Linear.
[[nodiscard]] TextLayout lay_out(std::string_view utf8, std::string_view address, const Rules& rules = {});
/// The same for lines that are read already.
[[nodiscard]] TextLayout lay_out(std::vector<TextLine> lines, std::string_view address, const Rules& rules = {});

/// The lines that hold text, with all but `kept` and `reason`.
[[nodiscard]] std::vector<TextLine> read_lines(std::string_view utf8, const Rules& rules);

/// "date 2023-08-31" that a crawler glued to a line; empty if there is none.
[[nodiscard]] std::string_view crawl_note(std::string_view line) noexcept;

}  // namespace dateline
