// JSON cut into the texts of single values while it streams past: by lines, and by brackets.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/input/bytes.h"

namespace dateline {

/// A piece of a stream and where it began.
struct JsonPiece {
  std::string_view text;     ///< good until the next piece is asked for; empty if `too_long`
  std::uint64_t number = 0;  ///< of the line, or of the value; from 1
  std::uint64_t offset = 0;  ///< bytes before it
  std::uint64_t bytes = 0;   ///< its length, also of what was not kept
  bool too_long = false;
  bool complete = true;  ///< false: the stream ended inside it
};

/// Cuts at line ends.  Keeps one line in memory; a longer one than `most` is passed over to its end.
class LineScanner {
 public:
  LineScanner(ByteSource& source, std::uint64_t most) : source_(source), most_(most) {}
  /// The next line without its end; the last one is complete also without a line end.
  [[nodiscard]] std::optional<JsonPiece> next();

 private:
  bool fill();
  void keep(std::string_view part);

  ByteSource& source_;
  std::uint64_t most_;
  std::array<char, std::size_t{64} << 10> block_{};
  std::string_view left_;
  std::string line_;
  std::uint64_t number_ = 0, offset_ = 0, length_ = 0;
  bool too_long_ = false;
};

/// Cuts a JSON array into its elements, or a run of JSON values into values.  Knows strings and brackets and nothing
/// else of JSON, so that one broken value does not hide those behind it.
class ValueScanner {
 public:
  ValueScanner(ByteSource& source, std::uint64_t most) : source_(source), most_(most) {}
  [[nodiscard]] std::optional<JsonPiece> next();

 private:
  std::optional<char> look();
  void take();
  bool skip_to_value();
  bool scan_bracketed();
  void scan_bare();

  ByteSource& source_;
  std::uint64_t most_;
  std::array<char, std::size_t{64} << 10> block_{};
  std::string_view left_;
  std::string value_;
  std::uint64_t number_ = 0, offset_ = 0;
  bool in_array_ = false, started_ = false, ended_ = false, too_long_ = false;
};

}  // namespace dateline
