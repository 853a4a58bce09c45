// Making the caches of an archive again from its truth, the glass tables.
#pragma once

#include <string>

namespace dateline {

/// Makes the columns, tokens and blocks of every shard anew where they are missing, damaged or not what the tables say,
/// and XAPIANDB.  Publishes the new checksums as a new revision if any changed; does nothing to an archive that is
/// whole.  Tokens need every article to be analysed: it takes as long as indexing did.
/// Throws Error: not_found, locked, damaged (the manifest, the hidden rows or a table itself: nothing to make it from;
/// or tokens that another analyzer made), newer_format, io.
void repair(const std::string& path);

}  // namespace dateline
