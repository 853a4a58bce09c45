// Files that must survive a power failure: written whole, synced, renamed into place, and known by their checksum.
//
// Everything here throws Error and nothing else: io for what the disk or the system refuses (full, read-only, device
// error), with the path as context.  A file that is not there is a value where the reader can go on without it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/archive/manifest.h"

namespace dateline {

/// Throws Error for a failed system call: `action` and path in the message, errno in words.
[[noreturn]] void throw_errno(int error_number, std::string_view action, const std::string& path);

/// An open file that is closed in time.
class FileDescriptor {
 public:
  /// open(2) with O_CLOEXEC.  Throws Error(io).
  FileDescriptor(const std::string& path, int flags);
  /// The same; without a value if there is no such file.
  [[nodiscard]] static std::optional<FileDescriptor> if_exists(const std::string& path, int flags);
  /// Takes over what open(2) or the like gave.
  [[nodiscard]] static FileDescriptor adopt(int descriptor) { return FileDescriptor(descriptor); }
  FileDescriptor(FileDescriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();

  [[nodiscard]] int get() const noexcept { return descriptor_; }
  /// Closes now and says so if that failed: on network file systems a full disk may show only here.
  void close(const std::string& path);

 private:
  explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

/// The whole file, or no value if it is not there.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);
/// Size of a regular file, or no value if there is none.
[[nodiscard]] std::optional<std::uint64_t> file_size(const std::string& path);

/// Makes or overwrites a file and syncs it.  A file that could not be written whole is removed.
void write_file(const std::string& path, std::string_view bytes);
/// rename(2); the caller syncs the folder.
void rename_file(const std::string& from, const std::string& to);
/// fsync(2) of a file or folder.
void sync_path(const std::string& path);

/// write(2) until all is written.
void write_all(int descriptor, std::string_view bytes, const std::string& path);

/// Size and XXH3-128 of folder/name, or no value if it is not there.
[[nodiscard]] std::optional<FileSum> file_sum(const std::string& folder, const std::string& name);
/// Size and XXH3-128 of bytes that are about to become the file `name`.
[[nodiscard]] FileSum sum_of(const std::string& name, std::string_view bytes);

/// Names in a folder, in byte order; empty if there is no such folder.
[[nodiscard]] std::vector<std::string> folder_entries(const std::string& folder);
/// "a/b//" -> "a/b"; "/" stays.
[[nodiscard]] std::string without_last_slashes(std::string path);
/// "a/b" -> "a", "b" -> ".", "/b" -> "/".
[[nodiscard]] std::string parent_folder(const std::string& path);
[[nodiscard]] bool is_folder(const std::string& path);
/// Makes a folder; its parents must exist.  Throws Error(cannot_create).
void make_folder(const std::string& path);
/// Removes a file or a folder with all it holds.  What cannot be removed stays: sweeping comes again.
void remove_all_quietly(const std::string& path) noexcept;

}  // namespace dateline
