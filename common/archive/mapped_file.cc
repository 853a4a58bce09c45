#include "common/archive/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "common/archive/files.h"

namespace dateline {

namespace {

// mmap(2) takes no const; the mapping itself is read-only.
void* address_of(std::string_view bytes) { return const_cast<char*>(bytes.data()); }

}  // namespace

std::optional<MappedFile> MappedFile::if_exists(const std::string& path) {
  const auto file = FileDescriptor::if_exists(path, O_RDONLY);
  if (!file) return std::nullopt;
  struct stat info {};
  if (::fstat(file->get(), &info) != 0) throw_errno(errno, "look at", path);
  if (!S_ISREG(info.st_mode)) return std::nullopt;
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size == 0) return MappedFile(std::string_view());
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file->get(), 0);
  if (address == MAP_FAILED) throw_errno(errno, "map", path);
  return MappedFile(std::string_view(static_cast<const char*>(address), size));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(address_of(bytes_), bytes_.size());
}

void MappedFile::expect_random_reads() const noexcept {
  if (!bytes_.empty()) ::madvise(address_of(bytes_), bytes_.size(), MADV_RANDOM);
}

void MappedFile::forget(std::size_t begin, std::size_t end) const noexcept {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  begin = (begin + page - 1) / page * page;
  end = std::min(end, bytes_.size()) / page * page;
  if (begin < end) ::madvise(address_of(bytes_.substr(begin)), end - begin, MADV_DONTNEED);
}

}  // namespace dateline
