#include "common/archive/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include <dateline/error.h>

namespace dateline {

namespace {

/// True if the path still names the file that is open: its last holder may have removed it (see remove_file()).
bool still_names(const std::string& path, int descriptor) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

FileDescriptor lock(const std::string& archive, const std::string& path) {
  while (true) {
    FileDescriptor file(path, O_RDWR | O_CREAT);
    int result = 0;
    do {
      result = ::flock(file.get(), LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    if (result == 0 && still_names(path, file.get())) return file;
    if (result == 0) continue;
    if (errno != EWOULDBLOCK) throw_errno(errno, "lock", path);
    throw Error(ErrorCode::locked, "another run is writing to " + archive + " (it holds " + path + ")", path,
                "wait until that run has ended, then try again");
  }
}

}  // namespace

ArchiveLock::ArchiveLock(const std::string& archive) : path_(archive + "/LOCK"), file_(lock(archive, path_)) {}

void ArchiveLock::remove_file() noexcept { ::unlink(path_.c_str()); }

}  // namespace dateline
