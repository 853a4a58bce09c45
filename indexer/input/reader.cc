#include "indexer/input/reader.h"

#include <exception>

#include "common/text/utf8.h"
#include "indexer/input/bytes.h"
#include "indexer/input/folder.h"
#include "indexer/input/stream.h"

namespace dateline {
namespace {

void reject(const std::string& name, std::string reason, const InputSink& sink) {
  sink({.input = to_valid_utf8(name), .content = Unreadable{std::move(reason)}, .bytes = 0, .complaints = {}});
}

void read_file(const std::string& path, const std::string& name, const InputLimits& limits, const InputSink& sink) {
  FileSource file(path, limits.while_waiting);
  if (const std::string failure = file.failure(); !failure.empty()) return reject(name, failure, sink);
  read_stream(file, name, limits, sink);
}

void read_entry(const FolderEntry& entry, const InputLimits& limits, const InputSink& sink) {
  // Opening a pipe that nobody writes to would wait for ever: what lies in a folder must be a file.
  if (entry.kind.kind == PathKind::file) return read_file(entry.path, entry.name, limits, sink);
  reject(entry.name, entry.kind.kind == PathKind::missing ? "vanished while the folder was read" : entry.kind.what,
         sink);
}

}  // namespace

void read_input(const std::string& path, const InputLimits& limits, const InputSink& sink) {
  if (path == "-") {
    FileSource standard_input(limits.while_waiting);
    return read_stream(standard_input, "-", limits, sink);
  }
  const PathKind kind = path_kind(path);
  const std::string name = name_of_path(path);
  switch (kind.kind) {
    case PathKind::missing:
      throw Error(ErrorCode::not_found, "no such file or folder: " + path, path);
    case PathKind::unreadable:
    case PathKind::other:
      return reject(name, kind.what, sink);
    // A pipe that is named itself is meant, as in <(zcat ...).
    case PathKind::stream:
    case PathKind::file:
      return read_file(path, name, limits, sink);
    case PathKind::folder: {
      bool any = false;
      walk_folder(path, name, [&](const FolderEntry& entry) {
        any = true;
        read_entry(entry, limits, sink);
      });
      if (!any) reject(name.empty() ? path : name, "a folder without files", sink);
    }
  }
}

// C libraries stand between the pipe and the caller: no exception may cross them.
void read_input(const std::string& path, const std::function<void()>& while_waiting, const InputSink& sink) {
  std::exception_ptr problem;
  InputLimits limits;
  limits.while_waiting = [&] {
    try {
      while_waiting();
      return true;
    } catch (...) {
      problem = std::current_exception();
      return false;
    }
  };
  read_input(path, limits, sink);
  if (problem) std::rethrow_exception(problem);
}

}  // namespace dateline
