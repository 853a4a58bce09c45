// A file that an option names.
#pragma once

#include <fstream>
#include <string>

namespace dateline {

/// Throws Error(not_found) that says "`what`PATH cannot be read" and why.
[[nodiscard]] std::ifstream open_text(const std::string& path, const std::string& what);

}  // namespace dateline
