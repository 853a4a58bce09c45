// What every view stands in: head, navigation, foot.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "searcher/web/html.h"

namespace dateline {

struct Frame {
  std::string title;      ///< of the document, without the program's name
  std::string_view here;  ///< path of the view in the navigation; empty if it is none of those
  std::string query;      ///< what stands in the search box
  std::uint64_t articles = 0;
  std::uint64_t revision = 0;
};

/// A whole document.
[[nodiscard]] std::string framed(const Frame& frame, Html content);

/// The state's parameters as hidden fields of a form, but for these names.
[[nodiscard]] Html hidden_fields(const Address& state, std::initializer_list<std::string_view> without);

/// The search box with all that belongs to the state as hidden fields.
[[nodiscard]] Html search_box(const Address& state, std::string_view query);

/// A document that says what went wrong.
[[nodiscard]] std::string problem_view(int status, std::string_view title, std::string_view detail,
                                       std::string_view hint);

}  // namespace dateline
