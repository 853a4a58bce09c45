// Names of charsets as pages declare them.
#pragma once

#include <string_view>

namespace dateline {

struct Charset {
  std::string_view name;       ///< as it is shown: "windows-1252"
  std::string_view converter;  ///< ICU's name for what reads it
};

/// The charset of a declared label, by the labels and substitutions of the WHATWG Encoding standard: ISO-8859-1 and
/// ASCII are windows-1252, GB 2312 is GB 18030, EUC-KR is windows-949.  Case, blanks, quotes and punctuation do not
/// matter; a whole "text/html; charset=..." may be given.  nullptr for unknown labels.
[[nodiscard]] const Charset* charset_by_label(std::string_view label);

inline constexpr Charset kUtf8{"UTF-8", "UTF-8"};
inline constexpr Charset kUtf16Le{"UTF-16LE", "UTF-16LE"};
inline constexpr Charset kUtf16Be{"UTF-16BE", "UTF-16BE"};
inline constexpr Charset kUtf32Le{"UTF-32LE", "UTF-32LE"};
inline constexpr Charset kUtf32Be{"UTF-32BE", "UTF-32BE"};
inline constexpr Charset kWindows1252{"windows-1252", "windows-1252"};
inline constexpr Charset kIso2022Jp{"ISO-2022-JP", "ISO-2022-JP"};

}  // namespace dateline
