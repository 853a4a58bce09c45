// Wildcards -> the exact words that a database holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace dateline {

struct Expansion {
  std::vector<std::string> terms;  ///< ascending
  bool too_many = false;           ///< there are more than the limit; `terms` is then cut off
};

/// The terms that begin with `term_prefix` + the folded `letters`.
[[nodiscard]] Expansion expand_prefix(const Xapian::Database& database, std::string_view term_prefix,
                                      std::string_view letters, std::size_t limit);

}  // namespace dateline
