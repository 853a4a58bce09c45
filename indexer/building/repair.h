// Making the caches of an archive again from its truth, the glass tables.
#pragma once

#include <string>

namespace dateline {

/// Makes the columns of every shard anew where they are missing, damaged or not what the tables say, and XAPIANDB.
/// Publishes the new checksums as a new revision if any changed; does nothing to an archive that is whole.
/// Throws Error: not_found, locked, damaged (the manifest, the hidden rows or a table itself: nothing to make it from),
/// newer_format, io.
void repair(const std::string& path);

}  // namespace dateline
