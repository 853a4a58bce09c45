// Files of the page that are the same for everybody: style, scripts, pictures.  They stand in the program.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct Asset {
  std::string_view path;  ///< "/assets/page.css"
  std::string_view type;  ///< media type
  std::string_view bytes;
  std::string etag;  ///< with its quotes
};

/// The file at this path, or nullptr.
[[nodiscard]] const Asset* find_asset(std::string_view path) noexcept;

}  // namespace dateline
