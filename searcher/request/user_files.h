// What a user knows and the archive does not: aliases and saved queries, each in a file of theirs.
#pragma once

#include <optional>
#include <string>

#include <dateline/searcher.h>

namespace dateline {

/// Paths of the two.
struct UserFiles {
  std::optional<std::string> aliases;
  std::optional<std::string> saved_queries;
};

/// Throws Error: not_found for a file that cannot be read, and as read_aliases() and read_saved_queries().
[[nodiscard]] SearcherOptions read_user_files(const UserFiles& files);

}  // namespace dateline
