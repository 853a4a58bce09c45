// From parameters to a search request.
#pragma once

#include <dateline/searcher.h>

#include "searcher/server/route.h"

namespace dateline {

/// The request that a call's parameters stand for.  A route without them asks for no hits, snippets, facets and trend
/// and counts articles; the caller sets what it wants.  Throws Error(usage) for a filter, a half life or a weight that
/// cannot be read.
[[nodiscard]] SearchRequest asked(const Call& call);

/// "r3o20": so far did the answers of revision 3 get.
struct Cursor {
  std::uint64_t revision = 0;
  std::uint32_t offset = 0;
};
[[nodiscard]] std::string to_string(const Cursor& cursor);
/// Throws Error(usage) for what to_string() did not write.
[[nodiscard]] Cursor cursor_from_string(std::string_view text);

}  // namespace dateline
