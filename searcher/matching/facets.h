// Counts of field values over all matches, from the columns alone: no article is opened.
#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/matching/date_counts.h"
#include "searcher/matching/facet_tally.h"
#include "searcher/matching/facet_values.h"
#include "searcher/matching/facet_wish.h"

namespace dateline {

/// Keeps what all counts of a field share.  One per searcher; not thread-safe.
class FacetCounter {
 public:
  /// `names` must stay, and its snapshot.
  explicit FacetCounter(NameTable& names) : names_(names), snapshot_(names.snapshot()), dates_(snapshot_) {}

  /// Values that a filter does not tell apart are one, shown as most matches write it, and each has as many as the
  /// filter FIELD:VALUE finds among the matches.  Most first, then alphabetically by the folded form; of salient ones
  /// the most salient first (salience.h), then the same.
  [[nodiscard]] Facet count(const MatchSet& matches, const FacetWish& wish, CountUnit unit);

 private:
  struct CountedField {  // of one field
    CountedField(NameTable& names, const Field& field) : values(names, field), tally(values) {}
    FacetValues values;
    FacetTally tally;
  };
  struct WholeArchive {  // counts over all of it
    std::vector<std::uint64_t> by_value;
    std::uint64_t units = 0;
  };

  CountedField& of_field(const Field& field);
  const WholeArchive& whole_archive(const Field& field, CountUnit unit);

  NameTable& names_;
  const ArchiveSnapshot& snapshot_;
  DateRunTable dates_;
  std::map<std::string_view, std::unique_ptr<CountedField>> fields_;
  std::map<std::pair<std::string_view, bool>, WholeArchive> archive_;  // by field, by whether stories are counted
};

}  // namespace dateline
