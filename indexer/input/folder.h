// The files of a folder, in an order that is the same on every machine.
#pragma once

#include <functional>
#include <string>

namespace dateline {

/// What a path is, without opening it.
struct PathKind {
  enum Kind { missing, unreadable, file, folder, stream, other } kind = missing;
  std::string what;  ///< of unreadable and other, for people: the system's message, "a socket"
  bool is_link = false;
};
/// Links are followed.  A link to nothing is unreadable, not missing.  stream: a pipe or a terminal.
[[nodiscard]] PathKind path_kind(const std::string& path);

/// A path as it was named, without what names the same file in other words: "news" for "./news/", "a/news" for
/// "../a/x/../news", nothing for "." and "..".  The last component alone would give day1/x.html and day2/x.html one
/// name, and so one id.
[[nodiscard]] std::string name_of_path(const std::string& path);

/// One thing in a folder.
struct FolderEntry {
  std::string path;  ///< to open
  std::string name;  ///< "news/x/y.html"
  PathKind kind;
};

/// Calls `use` for every entry that is not a folder, recursively, names in byte order; hidden ones too; links to
/// folders are not followed (they come as nothing).  Folders that cannot be read come as unreadable.
void walk_folder(const std::string& path, const std::string& name, const std::function<void(const FolderEntry&)>& use);

}  // namespace dateline
