// What a run keeps of one article until its shard is written: bytes that are copied, spilled and read back as they are.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/tokens.h"
#include "indexer/inverting/analysed.h"

namespace dateline {

/// The parts of a record; views into its bytes.
struct RowRecord {
  std::string_view id, input, digest;
  std::string_view fetched;  ///< to_string(Date); empty if unknown
  std::string_view source, language;
  std::string_view filters;   ///< pack_numbers(): its boolean terms; only while it is in memory
  std::string_view forms;     ///< pack_numbers(): of its distinct words
  std::string_view tokens;    ///< pack_tokens(), in numbers of `forms`, from 1
  std::string_view termlist;  ///< of an interop shard: GlassTerm by GlassTerm, wdf behind the sized term
  bool deflated = false;
  std::string_view data;
};

/// All of a record but its data, which stands behind it: they are large, and copied straight to where they go.
void append_record_head(std::string& out, const RowRecord& record);
/// Throws Error(io) if the bytes are no record: nobody but the run itself wrote them.
[[nodiscard]] RowRecord read_record(std::string_view bytes);

void pack_numbers(std::string& out, std::span<const std::uint32_t> numbers);
void unpack_numbers(std::string_view bytes, std::vector<std::uint32_t>& numbers);
void pack_tokens(std::string& out, const ArticleTokens& tokens);
void unpack_tokens(std::string_view bytes, ArticleTokens& tokens);

}  // namespace dateline
