// What some bytes are, by looking at them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

enum class ContentKind : std::uint8_t {
  empty,      ///< nothing, or nothing but white space
  container,  ///< gz, zst, xz, bz2, zip or tar
  text,       ///< JSON, markup or text
  other,      ///< something that holds no page: `what` says what it seems to be
};

struct Content {
  ContentKind kind = ContentKind::text;
  std::string what;
};

/// As many bytes from the front as sniff() wants to see.
inline constexpr std::size_t kSniffBytes = std::size_t{64} << 10;

/// `front`: the first kSniffBytes of a file, or all of it.
[[nodiscard]] Content sniff(std::string_view front);

/// What a name says if the content is text without being a page: "a script" for "site/menu.js?v=2"; else empty.
[[nodiscard]] std::string_view named_as_no_page(std::string_view name);

}  // namespace dateline
