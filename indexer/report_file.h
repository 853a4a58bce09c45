// The file of --report: what became of each input.
#pragma once

#include <fstream>
#include <string>

#include <dateline/indexer.h>

namespace dateline {

/// One JSON line an input (docs/json.md).
class ReportFile {
 public:
  /// No file if the path is empty.  Throws Error(cannot_create).
  explicit ReportFile(const std::string& path);
  void write(const InputReport& report);
  /// Throws Error(io) if anything could not be written.
  void close();

 private:
  std::string path_;
  std::ofstream file_;
};

}  // namespace dateline
