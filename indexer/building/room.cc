#include "indexer/building/room.h"

#include <sys/statvfs.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "common/archive/files.h"

namespace dateline {

namespace {

/// What this user may still write; no value where the file system does not say.
std::optional<std::uint64_t> free_bytes(const std::string& folder) {
  struct statvfs info {};
  if (::statvfs(folder.c_str(), &info) != 0) throw_errno(errno, "look at the disk of", folder);
  if (info.f_blocks == 0 || info.f_frsize == 0) return std::nullopt;
  return std::uint64_t{info.f_bavail} * info.f_frsize;
}

}  // namespace

std::string size_in_words(std::uint64_t bytes) {
  constexpr std::array kUnits = {"KB", "MB", "GB", "TB"};
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  double amount = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  for (; amount >= 999.5 && unit + 1 < kUnits.size(); ++unit) amount /= 1000;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, kUnits[unit]);
  return text.data();
}

void require_room(const std::string& folder, std::uint64_t bytes, const std::string& what) {
  const auto available = free_bytes(folder);
  if (!available || *available >= bytes) return;
  throw Error(ErrorCode::io,
              what + " needs up to " + size_in_words(bytes) + " in " + folder + ", where " + size_in_words(*available) +
                  " are free: " + size_in_words(bytes - *available) + " are missing",
              folder, "free some space on the disk and run it again");
}

std::string advice_on_room(const Error& error, const std::string& folder) {
  const std::string what = error.what();
  if (error.code() != ErrorCode::io || what.find(std::generic_category().message(ENOSPC)) == what.npos) return {};
  const std::filesystem::path path(folder);
  std::error_code problem;
  const bool is_there = std::filesystem::exists(path, problem);
  const auto room = std::filesystem::space(is_there ? path : std::filesystem::absolute(path).parent_path(), problem);
  if (problem) return {};
  return size_in_words(room.available) + " are free there without this run, and were not enough";
}

}  // namespace dateline
