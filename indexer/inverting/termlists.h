// Articles -> their termlists, for the rows of a run with positions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/inverting/inverted_run.h"
#include "indexer/inverting/row_words.h"

namespace dateline {

class Termlists {
 public:
  /// `run` must stay valid.
  explicit Termlists(const InvertedRun& run);
  /// RowRecord::termlist; valid until the next call.
  [[nodiscard]] std::string_view of(const RowRecord& record);

 private:
  struct Held {
    std::uint32_t rank = 0;  // among all terms of the run
    std::uint32_t wdf = 0;
    std::string_view term;
  };
  void hold_word(std::uint32_t word, std::uint32_t wdf);
  void hold_term(std::uint32_t term, std::uint32_t wdf);

  const RunContent& content_;
  std::vector<std::uint32_t> rank_of_word_, rank_of_term_;
  std::vector<Held> held_;
  std::vector<std::uint32_t> filters_;
  RowWords words_;
  std::string list_;
};

}  // namespace dateline
