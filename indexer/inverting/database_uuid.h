// What tells one database from another.
#pragma once

#include <array>

namespace dateline {

/// A random UUID (RFC 4122, version 4).
[[nodiscard]] std::array<unsigned char, 16> random_database_uuid();

}  // namespace dateline
