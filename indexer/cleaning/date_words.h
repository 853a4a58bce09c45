// What the words before a printed date say it is the date of.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

enum class DateLabel : std::uint8_t {
  none,
  published,
  updated,
  other,  ///< a birthday, a closing day: no date of the article
};

/// True if the start of a text says so: "Published:", "Aktualisiert am", "更新日".
[[nodiscard]] bool says(std::string_view text, DateLabel label);

}  // namespace dateline
