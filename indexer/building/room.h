// Is there room for what is about to be written?
#pragma once

#include <cstdint>
#include <string>

#include <dateline/error.h>

namespace dateline {

/// "1.4 GB", "20 KB", "512 bytes": for messages.
[[nodiscard]] std::string size_in_words(std::uint64_t bytes);

/// Throws Error(io), saying how much is missing, if the disk that holds the folder has less than `bytes` free.  `what`
/// is what needs them: "merging 3 shards".  A check before hours of work, no promise: others write too.
void require_room(const std::string& folder, std::uint64_t bytes, const std::string& what);

/// If the error is one of a full disk, how much was free in `folder`, which need not be there any more, for the run
/// that ended with it and has cleaned up; else empty.  Nobody knows how much more it would have written.
[[nodiscard]] std::string advice_on_room(const Error& error, const std::string& folder);

}  // namespace dateline
