// Analysed articles in, one shard out, in memory that does not grow with their number (but for some 60 bytes each).
#pragma once

#include <atomic>
#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "indexer/inverting/analysed.h"
#include "indexer/inverting/assemble.h"
#include "indexer/inverting/inverted_run.h"
#include "indexer/inverting/run.h"
#include "indexer/inverting/sealed_run.h"

namespace dateline {

struct InverterOptions {
  std::string scratch;  ///< a folder on the disk that has room for sorted runs; they have no names there
  std::uint64_t memory_bytes = std::uint64_t{256} << 20;
  bool interop = false;
  bool two_threads = false;  ///< while a run is sealed, and while the shard is written
  const std::atomic<bool>* cancel = nullptr;
};

/// An article of the run.
struct InvertedRow {
  RowKey key;
  std::uint64_t story = 0;
  std::uint64_t id_hash = 0;       ///< XXH3-64
  std::uint64_t sketch_begin = 0;  ///< in Inverter::sketch()
  std::uint32_t run = 0;           ///< index of its run; the current one is the last
  std::uint32_t number = 0;        ///< in its run: as added, or, sealed, its row
  std::uint32_t outlet = 0;
  std::uint8_t sketch_size = 0;
  Precision precision = Precision::day;
  bool dropped = false;
  bool has_story = false;
};

/// What is known of a row beside InvertedRow; read back from its record.
struct RowIdentity {
  std::string id, input, digest;
  std::optional<Date> fetched;
};

/// Not thread-safe.  Nothing of it is left when it goes, but what finish() wrote.
class Inverter {
 public:
  explicit Inverter(InverterOptions options);
  ~Inverter();
  Inverter(Inverter&&) noexcept;
  Inverter& operator=(Inverter&&) noexcept;

  /// Takes an article; rows count from 0.  Spills a sorted run when memory is used up.  Throws Error(io).
  std::uint32_t add(const AnalysedArticle& article);
  /// The row of an id that is not dropped.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
  void drop(std::uint32_t row);
  [[nodiscard]] bool empty() const noexcept { return kept_ == 0; }
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }
  [[nodiscard]] std::uint32_t kept() const noexcept { return kept_; }

  [[nodiscard]] const InvertedRow& row(std::uint32_t row) const { return rows_[row]; }
  [[nodiscard]] RowIdentity identity(std::uint32_t row) const;
  /// The article as it will be stored.
  [[nodiscard]] Article article(std::uint32_t row) const;
  [[nodiscard]] std::span<const std::uint64_t> sketch(std::uint32_t row) const;
  void set_story(std::uint32_t row, std::uint64_t story);

  /// Writes the rows that are kept as one shard into `folder` (new and empty), and starts anew.
  /// Throws Error: io, interrupted.
  void finish(const std::string& folder);

 private:
  class Ids;
  class RunWalk;
  [[nodiscard]] std::uint64_t run_bytes() const noexcept;
  [[nodiscard]] bool keeps_last_run() const noexcept;
  /// The articles of the current run that are kept, in their order; their rows are told their new numbers.
  [[nodiscard]] std::vector<std::uint32_t> order_current();
  void seal_current();
  template <typename Use>
  [[nodiscard]] auto with_record(std::uint32_t row, Use use) const;
  [[nodiscard]] std::vector<ShardRow> sorted_rows(const InvertedRun* last) const;

  InverterOptions options_;
  std::vector<InvertedRow> rows_;
  std::vector<std::uint64_t> sketches_;
  StringTable outlets_;
  std::unique_ptr<Ids> ids_;
  std::vector<std::shared_future<std::unique_ptr<SealedRun>>> sealed_;  // the last one perhaps still at work
  Run current_;
  std::vector<std::uint32_t> current_rows_;  // row by number in the current run
  std::uint32_t kept_ = 0;
};

}  // namespace dateline
