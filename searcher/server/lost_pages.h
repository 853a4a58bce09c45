// Mapped files that shrink, or whose disk fails, under a server that reads them.
//
// An archive's files never change once they are published, but a copy over them, a full disk behind a synchronizing
// program or a failing disk do not know that.  Reading a page that is gone raises SIGBUS, which ends a process; a
// server has others to answer.  The page is given zeros instead, which the readers of files check as they check all
// bytes, and counted, so that whoever read meanwhile knows that the answer is worth nothing.
#pragma once

#include <cstdint>

namespace dateline {

/// From now on a page that cannot be read holds zeros.  For a whole process, so for main() to decide; errors of other
/// kinds that raise SIGBUS end the process as before.
void survive_lost_pages() noexcept;
/// Pages that could not be read so far.
[[nodiscard]] std::uint64_t lost_pages() noexcept;

}  // namespace dateline
