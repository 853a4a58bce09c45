// Which language a text is in (CLD2), and the language tags we use.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The language of a text of at least a sentence: "en", "zh", "zh-Hant"; empty if the detector is not sure.
/// A declared language tips the balance.
[[nodiscard]] std::string detect_language(std::string_view utf8_text, std::string_view declared = {});
/// A BCP 47 or POSIX tag cut to what an archive keeps: "en-GB" -> "en", "zh_TW" -> "zh-Hant", "iw" -> "he",
/// "no"/"nn" -> "nb".  Empty if it is no language tag.
[[nodiscard]] std::string normal_language(std::string_view tag);
/// False if the language is written in a script without capitals ("zh", "ar"); true also of unknown languages.
[[nodiscard]] bool has_capitals(std::string_view language);

}  // namespace dateline
