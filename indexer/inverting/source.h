// What a shard is assembled from: sealed runs of this run, and shards that are there.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/tokens.h"
#include "indexer/glass/glass_writer.h"

namespace dateline {

/// One row, for the tables that go by document.  Views are valid until the source's next call.
struct SourceRow {
  GlassTag data;
  const ArticleTokens* tokens = nullptr;  ///< in the source's own word numbers
  std::string_view termlist;  ///< sized terms, each with its wdf behind it, ascending; only of interop sources
};

/// A posting of a source's list.  `row` counts from 0.
struct SourcePosting {
  std::uint32_t row = 0;
  std::uint32_t wdf = 0;
  std::uint32_t positions_begin = 0, positions_end = 0;  ///< in TermCursor::positions()
};

/// The terms of a source in byte order, with their lists.
class TermCursor {
 public:
  virtual ~TermCursor() = default;
  /// False at the end.
  virtual bool next() = 0;
  [[nodiscard]] virtual std::string_view term() const = 0;
  /// The term's whole list, rows ascending; once a term.
  virtual void read(std::vector<SourcePosting>& postings) = 0;
  /// Positions of the list read last.
  [[nodiscard]] const std::vector<std::uint32_t>& positions() const { return positions_; }

 protected:
  std::vector<std::uint32_t> positions_;
};

/// A word of a source's dictionary, numbers from 1.
struct SourceWord {
  std::string word;
  std::uint64_t count = 0;         ///< how often it stands in the source's rows, if the source knows
  std::vector<std::string> stems;  ///< in all languages that it has in the source's rows
};

/// Rows count from 0, in the order of a shard.  Throws Error: io, damaged.
class RowSource {
 public:
  virtual ~RowSource() = default;
  [[nodiscard]] virtual std::uint32_t rows() const = 0;
  [[nodiscard]] virtual std::uint32_t length(std::uint32_t row) const = 0;
  /// The article's language; valid until the next call.
  [[nodiscard]] virtual std::string_view language(std::uint32_t row) = 0;
  /// All words in order of number.
  virtual void for_each_word(const std::function<void(const SourceWord&)>& visit) = 0;
  [[nodiscard]] virtual bool knows_counts() const = 0;
  /// Adds to `counts`, by number, how often each word stands in a row, joined ones too.  It grows as it must; what it
  /// says of kNoWord is nothing.
  virtual void count_words(std::uint32_t row, std::vector<std::uint64_t>& counts);
  /// Rows ascend from call to call; a smaller row begins a new walk.
  [[nodiscard]] virtual const ArticleTokens& tokens(std::uint32_t row) = 0;
  [[nodiscard]] virtual SourceRow read(std::uint32_t row) = 0;
  /// Cursors stand on their own: they may be used by another thread than the source.
  [[nodiscard]] virtual std::unique_ptr<TermCursor> terms() = 0;
};

}  // namespace dateline
