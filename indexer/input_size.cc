#include "indexer/input_size.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "indexer/input/bytes.h"
#include "indexer/input/folder.h"
#include "indexer/input/sniff.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

bool is_named_as_packed(const fs::path& path) {
  static constexpr std::array<std::string_view, 11> kEndings{".gz",  ".tgz", ".zst", ".tzst", ".xz",  ".txz",
                                                             ".bz2", ".tbz", ".zip", ".tar",  ".tbz2"};
  return std::find(kEndings.begin(), kEndings.end(), path.extension().native()) != kEndings.end();
}

bool is_packed(const std::string& path) {
  FileSource file(path);
  PeekSource front(file);
  return sniff(front.peek(kSniffBytes)).kind == ContentKind::container;
}

std::optional<std::uint64_t> bytes_of_folder(const std::string& path, Clock::time_point deadline) {
  std::uint64_t sum = 0;
  std::error_code error;
  fs::recursive_directory_iterator entries(path, fs::directory_options::skip_permission_denied, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    std::error_code problem;
    if (!entries->is_regular_file(problem)) continue;
    if (Clock::now() > deadline || is_named_as_packed(entries->path())) return std::nullopt;
    const std::uintmax_t size = entries->file_size(problem);
    if (!problem) sum += size;
  }
  return error ? std::nullopt : std::optional(sum);
}

}  // namespace

std::optional<std::uint64_t> bytes_to_read(const std::vector<std::string>& inputs, std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  std::uint64_t sum = 0;
  for (const std::string& input : inputs) {
    if (input == "-" || Clock::now() > deadline) return std::nullopt;
    const PathKind kind = path_kind(input);
    std::optional<std::uint64_t> bytes;
    if (kind.kind == PathKind::folder) bytes = bytes_of_folder(input, deadline);
    if (kind.kind == PathKind::file && !is_packed(input)) {
      std::error_code problem;
      const std::uintmax_t size = fs::file_size(input, problem);
      if (!problem) bytes = size;
    }
    if (!bytes) return std::nullopt;
    sum += *bytes;
  }
  return sum;
}

}  // namespace dateline
