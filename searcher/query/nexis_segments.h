// The names that professional searches write before brackets, and what they are here.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

struct NexisSegment {
  enum class Kind : std::uint8_t {
    field,     ///< `field` of our language
    form,      ///< what it says of words cannot be told from the index: NOCAPS, PLURAL
    not_held,  ///< codes and counts of other makers that no article has here: SUBJECT, LENGTH
    not_known,
  };
  Kind kind = Kind::not_known;
  std::string_view field;
};

/// `name` in capitals.
[[nodiscard]] NexisSegment nexis_segment(std::string_view name) noexcept;

}  // namespace dateline
