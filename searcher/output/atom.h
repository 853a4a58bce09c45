// An answer as a feed (RFC 4287).
#pragma once

#include <string>
#include <string_view>

#include <dateline/searcher.h>

namespace dateline {

/// The hits as entries, in their order.  `uuid` is the archive's: ids are made from it and
/// the article's own, so that a reader knows an article again.  An entry without a date bears the feed's, which is that
/// of its newest entry.
[[nodiscard]] std::string atom_feed(const Answer& answer, std::string_view uuid);

}  // namespace dateline
