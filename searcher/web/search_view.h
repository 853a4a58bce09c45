// The results of a search.
#pragma once

#include <string>

#include <dateline/searcher.h>

#include "searcher/web/frame.h"

namespace dateline {

/// What the reader sees of an answer: box, complaints, hits, facets, timeline.  `state` is the address it was asked
/// under; `offset` and `limit` those of the request.
[[nodiscard]] Html search_view(const Answer& answer, const Address& state, std::uint32_t offset, std::uint32_t limit);

/// The query with what is wrong in it marked, and what is said of it.
[[nodiscard]] Html complaints_view(const std::string& query, const std::vector<Complaint>& complaints,
                                   const Address& state);
/// Hits as a list; `first` is the rank of the first.
[[nodiscard]] Html hits_view(const std::vector<Hit>& hits, const Address& state, std::uint32_t first);

}  // namespace dateline
