// One writer an archive.
#pragma once

#include <string>

#include "common/archive/files.h"

namespace dateline {

/// Holds ARCHIVE/LOCK from construction to destruction (flock: the kernel lets go when the process dies, however it
/// dies).  Readers never lock.
class ArchiveLock {
 public:
  /// Makes the file if need be.  Throws Error: locked (another writer holds it), io.
  explicit ArchiveLock(const std::string& archive);

  /// Removes the file while it is held: only for an archive that never came to be.
  void remove_file() noexcept;

 private:
  std::string path_;
  FileDescriptor file_;
};

}  // namespace dateline
