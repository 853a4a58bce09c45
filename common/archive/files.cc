#include "common/archive/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <new>
#include <system_error>

#include <dateline/error.h>

#include "common/text/digest.h"

namespace dateline {

namespace {

constexpr std::size_t kReadBytes = std::size_t{1} << 18;
constexpr mode_t kFileMode = 0666;  // the user's umask decides

std::string hint_for(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return "free some space on the disk and run it again";
    case EACCES:
    case EPERM:
    case EROFS:
      return "check who owns the folder and whether it may be written";
    case EMFILE:
    case ENFILE:
      return "allow more open files (ulimit -n)";
    default:
      return {};
  }
}

int open_descriptor(const std::string& path, int flags) {
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), flags | O_CLOEXEC, kFileMode);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

/// read(2) that goes on after a signal; 0 at the end of the file.
std::size_t read_some(int descriptor, char* into, std::size_t bytes, const std::string& path) {
  while (true) {
    const ssize_t got = ::read(descriptor, into, bytes);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw_errno(errno, "read", path);
  }
}

void sync_descriptor(int descriptor, const std::string& path) {
  int result = 0;
  do {
    result = ::fsync(descriptor);
  } while (result != 0 && errno == EINTR);
  // Some file systems (FUSE, older network ones) cannot sync a folder and say so; that is no lost write.
  if (result != 0 && errno != EINVAL && errno != ENOTSUP) throw_errno(errno, "sync", path);
}

bool means_absent(int error_number) { return error_number == ENOENT || error_number == ENOTDIR; }

}  // namespace

void throw_errno(int error_number, std::string_view action, const std::string& path) {
  throw Error(ErrorCode::io,
              "cannot " + std::string(action) + " " + path + ": " + std::generic_category().message(error_number), path,
              hint_for(error_number));
}

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(put));
    } else if (put == 0 || errno != EINTR) {
      throw_errno(put == 0 ? EIO : errno, "write", path);
    }
  }
}

std::string without_last_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string parent_folder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

FileDescriptor::FileDescriptor(const std::string& path, int flags) : descriptor_(open_descriptor(path, flags)) {
  if (descriptor_ < 0) throw_errno(errno, (flags & O_CREAT) != 0 ? "create" : "open", path);
}

std::optional<FileDescriptor> FileDescriptor::if_exists(const std::string& path, int flags) {
  const int descriptor = open_descriptor(path, flags);
  if (descriptor >= 0) return FileDescriptor(descriptor);
  if (means_absent(errno)) return std::nullopt;
  throw_errno(errno, "open", path);
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FileDescriptor::close(const std::string& path) {
  // After EINTR Linux has closed it all the same.
  if (::close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR) throw_errno(errno, "close", path);
}

std::optional<std::string> read_file(const std::string& path) {
  const auto file = FileDescriptor::if_exists(path, O_RDONLY);
  if (!file) return std::nullopt;
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(file_size(path).value_or(0)) + kReadBytes);
  while (true) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kReadBytes);
    const std::size_t got = read_some(file->get(), bytes.data() + before, kReadBytes, path);
    bytes.resize(before + got);
    if (got == 0) return bytes;
  }
}

std::optional<std::uint64_t> file_size(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0) {
    if (!S_ISREG(info.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(info.st_size);
  }
  if (means_absent(errno)) return std::nullopt;
  throw_errno(errno, "look at", path);
}

void write_file(const std::string& path, std::string_view bytes) {
  try {
    FileDescriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    write_all(file.get(), bytes, path);
    sync_descriptor(file.get(), path);
    file.close(path);
  } catch (const Error&) {
    ::unlink(path.c_str());
    throw;
  }
}

void rename_file(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw_errno(errno, "rename " + from + " to", to);
}

void sync_path(const std::string& path) {
  FileDescriptor file(path, O_RDONLY);
  sync_descriptor(file.get(), path);
  file.close(path);
}

FileSum sum_of(const std::string& name, std::string_view bytes) {
  return {.name = name, .size = bytes.size(), .xxh3 = digest_of(bytes)};
}

std::optional<FileSum> file_sum(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name;
  const auto file = FileDescriptor::if_exists(path, O_RDONLY);
  if (!file) return std::nullopt;
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  if (!state) throw std::bad_alloc();
  XXH3_128bits_reset(state.get());
  FileSum sum{.name = name, .size = 0, .xxh3 = {}};
  std::vector<char> buffer(kReadBytes);
  while (const std::size_t got = read_some(file->get(), buffer.data(), buffer.size(), path)) {
    XXH3_128bits_update(state.get(), buffer.data(), got);
    sum.size += got;
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  sum.xxh3 = digest_hex(hash.high64, hash.low64);
  return sum;
}

std::vector<std::string> folder_entries(const std::string& folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open_folder(::opendir(folder.c_str()), &::closedir);
  if (!open_folder) {
    if (means_absent(errno)) return {};
    throw_errno(errno, "list", folder);
  }
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(open_folder.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
    errno = 0;
  }
  if (errno != 0) throw_errno(errno, "list", folder);
  std::sort(names.begin(), names.end());
  return names;
}

bool is_folder(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) == 0) return;
  const int error_number = errno;
  throw Error(error_number == ENOSPC || error_number == EDQUOT || error_number == EIO ? ErrorCode::io
                                                                                      : ErrorCode::cannot_create,
              "cannot make the folder " + path + ": " + std::generic_category().message(error_number), path,
              hint_for(error_number));
}

void remove_all_quietly(const std::string& path) noexcept {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

}  // namespace dateline
