// Bytes of an unknown or declared charset -> UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct DecodedText {
  std::string text;     ///< valid UTF-8 without BOM and NUL
  std::string charset;  ///< what it was read as, e.g. "UTF-8", "windows-1252"
  std::string how;      ///< "BOM", "valid UTF-8", "declared", "detected", "guessed"
};

/// Order of trust: BOM; valid UTF-8 (many pages declare something else and are UTF-8); the charset declared from
/// outside (HTTP); the one declared inside (meta); ICU's detection; windows-1252.  Declared Latin-1 and ASCII are
/// read as windows-1252, as the WHATWG Encoding standard has it.  Bytes a charset cannot read become U+FFFD.
[[nodiscard]] DecodedText to_utf8(std::string_view bytes, std::string_view declared_outside = {},
                                  std::string_view declared_inside = {});

}  // namespace dateline
