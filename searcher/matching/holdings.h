// What an archive holds and what not: articles by outlet and day, from the columns.  A gap here is no trend.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"

namespace dateline {

/// Days without an article, both ends included.
struct MissingDays {
  std::int32_t first_day = 0;  ///< since 1970-01-01
  std::int32_t last_day = 0;
};

struct SourceHoldings {
  std::string source;  ///< empty for articles that name none
  std::uint64_t articles = 0;
  std::uint64_t stories = 0;                     ///< different ones among them; the other articles are copies
  std::uint64_t shared = 0;                      ///< articles whose story another outlet has too
  std::uint64_t undated = 0;                     ///< without a day: also those with a month or year alone
  std::map<std::int32_t, std::uint32_t> by_day;  ///< days since 1970-01-01 that have articles
};

/// By articles, most first, then by name.  What is hidden does not count.
[[nodiscard]] std::vector<SourceHoldings> holdings(const ArchiveSnapshot& snapshot);

/// The median distance of two days with articles that follow one another; 0 with fewer than two such days.
[[nodiscard]] std::int32_t usual_distance(const SourceHoldings& source);
/// Where `days` or more are missing between two days with articles.  0: five times the usual distance, and 7 at least.
[[nodiscard]] std::vector<MissingDays> gaps(const SourceHoldings& source, std::int32_t days);

}  // namespace dateline
