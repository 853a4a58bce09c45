// A run put away in files, which nobody else sees.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/inverting/inverted_run.h"
#include "indexer/inverting/spill_file.h"

namespace dateline {

struct SealedRun {
  explicit SealedRun(const std::string& folder) : rows(folder), ids(folder), forms(folder), terms(folder) {}

  SpillFile rows;   ///< in row order: sized records, without filters
  SpillFile ids;    ///< the same rows' sized ids: what the order of rows may ask for
  SpillFile forms;  ///< in order of number: sized word, times it stands in the rows, sized stem
  SpillFile terms;  ///< ascending: sized term, sized postings; if with positions then also sized positions
  std::vector<std::uint64_t> row_offsets;  ///< by row, from 0
  std::vector<std::uint32_t> lengths;      ///< by row: sum of wdfs
  bool with_positions = false;

  /// The bytes of one record, wherever it stands; in `room`.
  [[nodiscard]] std::string_view record(std::uint32_t row, std::string& room) const;
};

/// On the disk of `folder`.  Throws Error(io).
[[nodiscard]] std::unique_ptr<SealedRun> seal(const InvertedRun& run, const std::string& folder);

}  // namespace dateline
