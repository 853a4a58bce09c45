// From which size on a table's tags may be deflated, as the version file records it for later writers.
#pragma once

#include <cstdint>

namespace dateline::glass {

/// Docdata, termlist, spelling and synonym: tags longer than this.
inline constexpr std::uint32_t kCompressMin = 18;
/// Postlist and position: their tags are dense already.
inline constexpr std::uint32_t kNeverCompress = 0;

}  // namespace dateline::glass
