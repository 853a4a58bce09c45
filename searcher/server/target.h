// The target of a request: path and parameters, decoded once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// /api/article/a%2Fb?q=bridge+tunnel -> segments {"api", "article", "a/b"}, parameters {{"q", "bridge tunnel"}}
struct Target {
  std::vector<std::string> segments;                            ///< of the path, decoded one by one; none for "/"
  std::vector<std::pair<std::string, std::string>> parameters;  ///< decoded, in their order
};

/// Percent-decodes `text`; '+' is a blank where `form` is set (the parameters, not the path).  No value for a percent
/// sign without two hex digits, for NUL, and for bytes that are not UTF-8 afterwards.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, bool form);
/// Throws Error(usage) for a target that is no absolute path, or whose path or parameters cannot be decoded.
[[nodiscard]] Target read_target(std::string_view target);

}  // namespace dateline
