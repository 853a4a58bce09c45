// A file written once from begin to end, through a buffer large enough that system calls do not count.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/files.h"

namespace dateline::glass {

class OutputFile {
 public:
  /// Makes or overwrites the file.  Throws Error(io), as all of these.
  explicit OutputFile(const std::string& path);

  void append(std::string_view bytes);
  /// Writes what is buffered and closes; without it the file stays cut short.
  void close();

 private:
  void flush();

  std::string path_;
  FileDescriptor file_;
  std::vector<char> buffer_;
};

}  // namespace dateline::glass
