// Preloaded into a program (LD_PRELOAD), this stands between it and the disk: it counts what is done to files below a
// folder, writes it down, and at a chosen call fails, writes less than asked, or ends the process.
//
//   DATELINE_FAULT_FOLDER   absolute path; only calls on this folder and on what lies below are counted
//   DATELINE_FAULT_LOG      write a line a call here; the bytes that were written go to the same name + ".data"
//   DATELINE_FAULT_AT       number of the call to disturb, from 1; 0 or absent: none
//   DATELINE_FAULT_DO       EIO, ENOSPC, short (half of a write is done) or kill
//   DATELINE_FAULT_LASTING  if set: this call and all after it
//
// A line: number, operation, result, offset, bytes, offset in the data file, "T" if an open truncates, path, second
// path; separated by tabs.  A call is written down after it was done, so that the lines before one that killed the
// process are what had happened.
//
// What it cannot see are calls inside of libc (fwrite and fclose of stdio; write() of std::ofstream comes from
// libstdc++ and is seen, its closing is not) and stores into mapped files.  Whoever relies on the log compares what it
// says with the folder.
#undef _FORTIFY_SOURCE  // its inline open() and read() could not be defined again here
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#define SHIM extern "C" __attribute__((visibility("default")))

namespace {

/// The function of this name that the program would have called.
template <typename Function>
Function next(const char* name) {
  void* const symbol = ::dlsym(RTLD_NEXT, name);
  if (symbol == nullptr) std::abort();
  Function function{};
  std::memcpy(&function, &symbol, sizeof function);
  return function;
}

// The log itself must not pass through the functions below: they would count it.
int real_open(const char* path, int flags, mode_t mode) {
  static const auto function = next<int (*)(const char*, int, ...)>("open");
  return function(path, flags, mode);
}
ssize_t real_write(int file, const void* bytes, std::size_t size) {
  static const auto function = next<ssize_t (*)(int, const void*, std::size_t)>("write");
  return function(file, bytes, size);
}

enum class Fault { none, eio, enospc, short_write, kill };

std::string from_environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Fault fault_named(std::string_view name) {
  if (name == "EIO") return Fault::eio;
  if (name == "ENOSPC") return Fault::enospc;
  if (name == "short") return Fault::short_write;
  return name == "kill" ? Fault::kill : Fault::none;
}

/// One call on a path.
struct Call {
  const char* name;
  std::string path;
  std::string to = {};         // of rename and link
  bool truncates = false;      // an open that does
  bool frees = false;          // works on a full disk too
  off_t offset = -1;           // where it writes or cuts; unknown until it is done: -1
  std::size_t bytes = 0;       // how many it should write or allocate
  const iovec* parts = {};     // where they are
  std::size_t part_count = 0;  // none: they are read back from the file
};

class Disk {
 public:
  static Disk& instance() {
    // Never destroyed: files are closed after main() too.
    static Disk* const disk = new Disk;
    return *disk;
  }

  /// Does `real`, which returns -1 with errno on failure, or what the settings say instead.
  /// `real` is given the number of bytes to write.
  template <typename Real>
  auto run(Call call, const Real& real) -> decltype(real(std::size_t{})) {
    if (!counts(call)) return real(call.bytes);
    const std::lock_guard lock(mutex_);
    const Fault fault = next_fault(call);
    if (fault == Fault::kill) ::kill(::getpid(), SIGKILL);
    if (fault == Fault::eio || fault == Fault::enospc) {
      // A file whose closing fails is closed all the same.
      if (std::string_view(call.name) == "close") static_cast<void>(real(0));
      errno = fault == Fault::eio ? EIO : ENOSPC;
      note(call, -1);
      return -1;
    }
    const auto result = real(fault == Fault::short_write ? (call.bytes + 1) / 2 : call.bytes);
    const int error_number = errno;
    note(call, static_cast<long long>(result));
    errno = error_number;
    return result;
  }

 private:
  Disk()
      : folder_(from_environment("DATELINE_FAULT_FOLDER")),
        fault_(fault_named(from_environment("DATELINE_FAULT_DO"))),
        at_(std::strtol(from_environment("DATELINE_FAULT_AT").c_str(), nullptr, 10)),
        lasting_(!from_environment("DATELINE_FAULT_LASTING").empty()) {
    const std::string log = from_environment("DATELINE_FAULT_LOG");
    if (log.empty()) return;
    constexpr int kFlags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
    log_ = real_open(log.c_str(), kFlags, 0666);
    data_ = real_open((log + ".data").c_str(), kFlags, 0666);
  }

  [[nodiscard]] bool is_below(std::string_view path) const {
    return !folder_.empty() && path.starts_with(folder_) &&
           (path.size() == folder_.size() || path[folder_.size()] == '/');
  }
  [[nodiscard]] bool counts(const Call& call) const { return is_below(call.path) || is_below(call.to); }

  Fault next_fault(const Call& call) {
    ++number_;
    const bool now = at_ > 0 && (number_ == at_ || (lasting_ && number_ > at_));
    if (!now || (fault_ == Fault::enospc && call.frees)) return Fault::none;
    return fault_;
  }

  void note(const Call& call, long long result) {
    if (log_ < 0) return;
    long long data_at = -1;
    if (call.bytes > 0 && result > 0 && call.offset >= 0) data_at = note_data(call, static_cast<std::size_t>(result));
    std::string line = std::to_string(number_) + "\t" + call.name + "\t" + std::to_string(result) + "\t" +
                       std::to_string(call.offset) + "\t" + std::to_string(call.bytes) + "\t" +
                       std::to_string(data_at) + "\t" + (call.truncates ? "T" : "") + "\t" + call.path + "\t" +
                       call.to + "\n";
    if (real_write(log_, line.data(), line.size()) < 0) std::abort();
  }

  /// Where the bytes begin in the data file.
  long long note_data(const Call& call, std::size_t bytes) {
    const long long at = ::lseek(data_, 0, SEEK_END);
    const std::string copy = call.part_count > 0 ? gathered(call, bytes) : read_back(call, bytes);
    if (real_write(data_, copy.data(), copy.size()) != static_cast<ssize_t>(copy.size())) std::abort();
    return at;
  }
  static std::string gathered(const Call& call, std::size_t bytes) {
    std::string all;
    for (std::size_t i = 0; i < call.part_count && all.size() < bytes; ++i) {
      all.append(static_cast<const char*>(call.parts[i].iov_base), call.parts[i].iov_len);
    }
    all.resize(bytes);
    return all;
  }
  static std::string read_back(const Call& call, std::size_t bytes) {
    std::string all(bytes, '\0');
    const int file = real_open(call.path.c_str(), O_RDONLY | O_CLOEXEC, 0);
    if (::pread(file, all.data(), bytes, call.offset) != static_cast<ssize_t>(bytes)) std::abort();
    static const auto close_file = next<int (*)(int)>("close");
    close_file(file);
    return all;
  }

  std::mutex mutex_;
  std::string folder_;
  Fault fault_;
  long at_;
  bool lasting_;
  int log_ = -1;
  int data_ = -1;
  long number_ = 0;
};

// --- paths -----------------------------------------------------------------------------------------------------------

/// The path of an open file; one without a name any more keeps its last one.
std::string path_of(int file) {
  std::string path(4096, '\0');
  const ssize_t size = ::readlink(("/proc/self/fd/" + std::to_string(file)).c_str(), path.data(), path.size());
  path.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  constexpr std::string_view kDeleted = " (deleted)";
  if (path.ends_with(kDeleted)) path.resize(path.size() - kDeleted.size());
  return path;
}

std::string path_in(int folder, const char* name) {
  std::string path = name;
  if (path.starts_with("/proc/self/fd/")) return path_of(std::atoi(name + std::strlen("/proc/self/fd/")));
  if (!path.starts_with('/')) {
    if (folder == AT_FDCWD) {
      char here[4096];
      path = std::string(::getcwd(here, sizeof here) == nullptr ? "" : here) + "/" + path;
    } else {
      path = path_of(folder) + (path.empty() ? "" : "/") + path;
    }
  }
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

bool may_write(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0; }

// --- opening and closing ---------------------------------------------------------------------------------------------

template <typename Real>
int shim_open(int folder, const char* path, int flags, const Real& real) {
  const bool nameless = (flags & O_TMPFILE) == O_TMPFILE;
  if ((flags & (O_CREAT | O_TRUNC)) == 0 && !nameless) return real(0);  // changes nothing
  return Disk::instance().run(
      {.name = nameless ? "open-nameless" : "open", .path = path_in(folder, path), .truncates = (flags & O_TRUNC) != 0},
      real);
}

mode_t mode_argument(int flags, va_list& arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) == 0 ? 0 : va_arg(arguments, mode_t);
}

/// fopen's stream is made inside of libc; only that it opens is known.
FILE* shim_fopen(const char* path, const char* mode, FILE* (*real)(const char*, const char*)) {
  if (*mode == 'r') return real(path, mode);  // makes no file
  FILE* stream = nullptr;
  Disk::instance().run({.name = "open", .path = path_in(AT_FDCWD, path), .truncates = *mode == 'w'}, [&](std::size_t) {
    stream = real(path, mode);
    return stream == nullptr ? -1 : 0;
  });
  return stream;
}

}  // namespace

// One function a name that libc gives to open(2).
#define SHIM_OPEN(NAME)                                                                            \
  SHIM int NAME(const char* path, int flags, ...) {                                                \
    va_list arguments;                                                                             \
    va_start(arguments, flags);                                                                    \
    const mode_t mode = mode_argument(flags, arguments);                                           \
    va_end(arguments);                                                                             \
    static const auto real = next<int (*)(const char*, int, ...)>(#NAME);                          \
    return shim_open(AT_FDCWD, path, flags, [&](std::size_t) { return real(path, flags, mode); }); \
  }
#define SHIM_OPENAT(NAME)                                                                                \
  SHIM int NAME(int folder, const char* path, int flags, ...) {                                          \
    va_list arguments;                                                                                   \
    va_start(arguments, flags);                                                                          \
    const mode_t mode = mode_argument(flags, arguments);                                                 \
    va_end(arguments);                                                                                   \
    static const auto real = next<int (*)(int, const char*, int, ...)>(#NAME);                           \
    return shim_open(folder, path, flags, [&](std::size_t) { return real(folder, path, flags, mode); }); \
  }
SHIM_OPEN(open)
SHIM_OPEN(open64)
SHIM_OPENAT(openat)
SHIM_OPENAT(openat64)

SHIM int creat(const char* path, mode_t mode) { return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

SHIM FILE* fopen(const char* path, const char* mode) {
  static const auto real = next<FILE* (*)(const char*, const char*)>("fopen");
  return shim_fopen(path, mode, real);
}
SHIM FILE* fopen64(const char* path, const char* mode) {
  static const auto real = next<FILE* (*)(const char*, const char*)>("fopen64");
  return shim_fopen(path, mode, real);
}

SHIM int close(int file) {
  static const auto real = next<int (*)(int)>("close");
  // A file that was only read has nothing to lose.
  const int flags = ::fcntl(file, F_GETFL);
  if (flags < 0 || !may_write(flags)) return real(file);
  return Disk::instance().run({.name = "close", .path = path_of(file), .frees = true},
                              [&](std::size_t) { return real(file); });
}

// --- content ---------------------------------------------------------------------------------------------------------

namespace {

/// `real` writes so many bytes at the file's position, and moves it.
template <typename Real>
ssize_t write_at_position(const char* name, int file, std::size_t bytes, const iovec* parts, std::size_t part_count,
                          const Real& real) {
  // O_APPEND moves the position to the end only as it writes.
  const bool appends = (::fcntl(file, F_GETFL) & O_APPEND) != 0;
  const off_t offset = ::lseek(file, 0, appends ? SEEK_END : SEEK_CUR);
  return Disk::instance().run(
      {.name = name, .path = path_of(file), .offset = offset, .bytes = bytes, .parts = parts, .part_count = part_count},
      real);
}

std::size_t size_of(const iovec* parts, int count) {
  std::size_t bytes = 0;
  for (int i = 0; i < count; ++i) bytes += parts[i].iov_len;
  return bytes;
}

/// The first `bytes` of the parts.
std::vector<iovec> cut(const iovec* parts, int count, std::size_t bytes) {
  std::vector<iovec> out(parts, parts + count);
  for (iovec& part : out) {
    part.iov_len = std::min(part.iov_len, bytes);
    bytes -= part.iov_len;
  }
  return out;
}

template <typename Real>
ssize_t shim_pwrite(int file, const void* from, std::size_t bytes, off_t offset, const Real& real) {
  const iovec part{.iov_base = const_cast<void*>(from), .iov_len = bytes};
  return Disk::instance().run(
      {.name = "pwrite", .path = path_of(file), .offset = offset, .bytes = bytes, .parts = &part, .part_count = 1},
      [&](std::size_t size) { return real(file, from, size, offset); });
}

}  // namespace

SHIM ssize_t write(int file, const void* from, std::size_t bytes) {
  const iovec part{.iov_base = const_cast<void*>(from), .iov_len = bytes};
  return write_at_position("write", file, bytes, &part, 1,
                           [&](std::size_t size) { return real_write(file, from, size); });
}

SHIM ssize_t writev(int file, const iovec* parts, int count) {
  static const auto real = next<ssize_t (*)(int, const iovec*, int)>("writev");
  return write_at_position("writev", file, size_of(parts, count), parts, static_cast<std::size_t>(count),
                           [&](std::size_t size) { return real(file, cut(parts, count, size).data(), count); });
}

SHIM ssize_t pwrite(int file, const void* from, std::size_t bytes, off_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite");
  return shim_pwrite(file, from, bytes, offset, real);
}
SHIM ssize_t pwrite64(int file, const void* from, std::size_t bytes, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
  return shim_pwrite(file, from, bytes, offset, real);
}

SHIM ssize_t sendfile(int to, int from, off_t* offset, std::size_t bytes) noexcept {
  static const auto real = next<ssize_t (*)(int, int, off_t*, std::size_t)>("sendfile");
  return write_at_position("sendfile", to, bytes, nullptr, 0,
                           [&](std::size_t size) { return real(to, from, offset, size); });
}
SHIM ssize_t sendfile64(int to, int from, off64_t* offset, std::size_t bytes) noexcept {
  return sendfile(to, from, offset, bytes);
}
SHIM ssize_t copy_file_range(int from, off64_t* from_offset, int to, off64_t* to_offset, std::size_t bytes,
                             unsigned flags) {
  static const auto real = next<ssize_t (*)(int, off64_t*, int, off64_t*, std::size_t, unsigned)>("copy_file_range");
  const auto copy = [&](std::size_t size) { return real(from, from_offset, to, to_offset, size, flags); };
  if (to_offset == nullptr) return write_at_position("copy_file_range", to, bytes, nullptr, 0, copy);
  return Disk::instance().run({.name = "copy_file_range", .path = path_of(to), .offset = *to_offset, .bytes = bytes},
                              copy);
}

namespace {

int shim_ftruncate(const char* name, int file, off_t size) noexcept {
  static const auto real = next<int (*)(int, off_t)>("ftruncate");
  return Disk::instance().run({.name = name, .path = path_of(file), .offset = size},
                              [&](std::size_t) { return real(file, size); });
}

int shim_fallocate(int file, int mode, off_t offset, off_t bytes) {
  static const auto real = next<int (*)(int, int, off_t, off_t)>("fallocate");
  return Disk::instance().run({.name = "fallocate", .path = path_of(file), .offset = offset + bytes},
                              [&](std::size_t) { return real(file, mode, offset, bytes); });
}

int shim_posix_fallocate(int file, off_t offset, off_t bytes) {
  static const auto real = next<int (*)(int, off_t, off_t)>("posix_fallocate");
  int error_number = 0;  // it is the result, errno stays
  const int result =
      Disk::instance().run({.name = "fallocate", .path = path_of(file), .offset = offset + bytes}, [&](std::size_t) {
        error_number = real(file, offset, bytes);
        return error_number == 0 ? 0 : -1;
      });
  if (result == 0) return 0;
  return error_number == 0 ? errno : error_number;
}

}  // namespace

SHIM int ftruncate(int file, off_t size) noexcept { return shim_ftruncate("ftruncate", file, size); }
SHIM int ftruncate64(int file, off64_t size) noexcept { return shim_ftruncate("ftruncate", file, size); }
SHIM int fallocate(int file, int mode, off_t offset, off_t bytes) { return shim_fallocate(file, mode, offset, bytes); }
SHIM int fallocate64(int file, int mode, off64_t offset, off64_t bytes) {
  return shim_fallocate(file, mode, offset, bytes);
}
SHIM int posix_fallocate(int file, off_t offset, off_t bytes) { return shim_posix_fallocate(file, offset, bytes); }
SHIM int posix_fallocate64(int file, off64_t offset, off64_t bytes) {
  return shim_posix_fallocate(file, offset, bytes);
}

SHIM int fsync(int file) {
  static const auto real = next<int (*)(int)>("fsync");
  return Disk::instance().run({.name = "fsync", .path = path_of(file)}, [&](std::size_t) { return real(file); });
}
SHIM int fdatasync(int file) {
  static const auto real = next<int (*)(int)>("fdatasync");
  return Disk::instance().run({.name = "fsync", .path = path_of(file)}, [&](std::size_t) { return real(file); });
}

// --- names -----------------------------------------------------------------------------------------------------------

SHIM int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
  static const auto real = next<int (*)(int, const char*, int, const char*, unsigned)>("renameat2");
  return Disk::instance().run({.name = "rename", .path = path_in(from_folder, from), .to = path_in(to_folder, to)},
                              [&](std::size_t) { return real(from_folder, from, to_folder, to, flags); });
}
SHIM int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  return renameat2(from_folder, from, to_folder, to, 0);
}
SHIM int rename(const char* from, const char* to) noexcept { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

SHIM int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) noexcept {
  static const auto real = next<int (*)(int, const char*, int, const char*, int)>("linkat");
  return Disk::instance().run({.name = "link", .path = path_in(from_folder, from), .to = path_in(to_folder, to)},
                              [&](std::size_t) { return real(from_folder, from, to_folder, to, flags); });
}
SHIM int link(const char* from, const char* to) noexcept { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

SHIM int mkdirat(int folder, const char* path, mode_t mode) noexcept {
  static const auto real = next<int (*)(int, const char*, mode_t)>("mkdirat");
  return Disk::instance().run({.name = "mkdir", .path = path_in(folder, path)},
                              [&](std::size_t) { return real(folder, path, mode); });
}
SHIM int mkdir(const char* path, mode_t mode) noexcept { return mkdirat(AT_FDCWD, path, mode); }

SHIM int unlinkat(int folder, const char* path, int flags) noexcept {
  static const auto real = next<int (*)(int, const char*, int)>("unlinkat");
  return Disk::instance().run({.name = "unlink", .path = path_in(folder, path), .frees = true},
                              [&](std::size_t) { return real(folder, path, flags); });
}
SHIM int unlink(const char* path) noexcept { return unlinkat(AT_FDCWD, path, 0); }
SHIM int rmdir(const char* path) noexcept { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
SHIM int remove(const char* path) noexcept {
  static const auto real = next<int (*)(const char*)>("remove");
  return Disk::instance().run({.name = "unlink", .path = path_in(AT_FDCWD, path), .frees = true},
                              [&](std::size_t) { return real(path); });
}
