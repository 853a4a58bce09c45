#include "indexer/input/folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

namespace dateline {
namespace {

namespace fs = std::filesystem;

PathKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return {PathKind::file, {}};
  if (S_ISDIR(mode)) return {PathKind::folder, {}};
  if (S_ISFIFO(mode)) return {PathKind::stream, "a pipe"};
  if (S_ISCHR(mode)) return {PathKind::stream, "a device"};
  if (S_ISBLK(mode)) return {PathKind::other, "a device"};
  if (S_ISSOCK(mode)) return {PathKind::other, "a socket"};
  return {PathKind::other, "neither a file nor a folder"};
}

// Sorted names of a folder; a message if it cannot be read.
std::vector<std::string> names_in(const std::string& path, std::string& failure) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator entries(path, error);
  while (!error && entries != fs::directory_iterator()) {
    names.push_back(entries->path().filename().native());
    entries.increment(error);
  }
  if (error) failure = error.message();
  // std::string compares bytes as unsigned, in every locale.
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

PathKind path_kind(const std::string& path) {
  struct stat link {};
  struct stat target {};
  if (::lstat(path.c_str(), &link) != 0) {
    const int error = errno;
    if (error == ENOENT || error == ENOTDIR) return {PathKind::missing, {}};
    return {PathKind::unreadable, std::generic_category().message(error)};
  }
  const bool is_link = S_ISLNK(link.st_mode);
  if (!is_link) return kind_of_mode(link.st_mode);
  if (::stat(path.c_str(), &target) != 0) {
    const int error = errno;
    return {PathKind::unreadable, "a link that leads nowhere: " + std::generic_category().message(error), true};
  }
  PathKind kind = kind_of_mode(target.st_mode);
  kind.is_link = true;
  return kind;
}

std::string name_of_path(const std::string& path) {
  std::string name = fs::path(path).lexically_normal().native();
  while (name.starts_with("../")) name.erase(0, 3);
  while (name.size() > 1 && name.ends_with('/')) name.pop_back();
  return name == "." || name == ".." ? std::string{} : name;
}

void walk_folder(const std::string& path, const std::string& name, const std::function<void(const FolderEntry&)>& use) {
  std::string failure;
  const std::vector<std::string> names = names_in(path, failure);
  if (!failure.empty()) use({path, name, {PathKind::unreadable, failure}});
  for (const std::string& each : names) {
    FolderEntry entry{path + "/" + each, name.empty() ? each : name + "/" + each, {}};
    entry.kind = path_kind(entry.path);
    if (entry.kind.kind == PathKind::folder) {
      if (!entry.kind.is_link) walk_folder(entry.path, entry.name, use);
    } else {
      use(entry);
    }
  }
}

}  // namespace dateline
