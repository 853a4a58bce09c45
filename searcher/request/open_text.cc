#include "searcher/request/open_text.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <dateline/error.h>

namespace dateline {

std::ifstream open_text(const std::string& path, const std::string& what) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    throw Error(ErrorCode::not_found, what + path + " cannot be read: it is a folder", path);
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    const std::string why = std::generic_category().message(errno);
    throw Error(ErrorCode::not_found, what + path + " cannot be read: " + why, path);
  }
  return file;
}

}  // namespace dateline
