// Query text -> tokens with the bytes they came from.
//
//   -source:"harbour ledger" kim*     minus | field source | phrase harbour ledger | word kim*
//
// Any text gives tokens; nothing throws.  Curly quotes and guillemets are quotes, every kind of blank is a blank.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/complaints.h"

namespace dateline {

enum class TokenKind : std::uint8_t {
  word,
  phrase,         ///< text between quotes
  value,          ///< what follows "field:" without quotes
  open,           ///< (
  close,          ///< )
  op_and,         ///< AND
  op_or,          ///< OR
  op_not,         ///< NOT
  minus,          ///< - before an operand
  plus,           ///< + before an operand
  field,          ///< "name:" of a known field; text is the schema's name, or "after" or "before"
  unknown_field,  ///< "name:" of no field; text as typed
};

struct Token {
  TokenKind kind = TokenKind::word;
  std::string text;  ///< valid UTF-8
  Span span;         ///< bytes of the query
};

[[nodiscard]] std::vector<Token> lex_query(std::string_view text, Complaints& complaints);

/// True if words could be made of it: it holds a letter, a digit or a pictograph.
[[nodiscard]] bool has_word_character(std::string_view text);

/// True for NEAR, NEAR/3, ADJ/3, PRE/3, W/3, W/S, W/P.
[[nodiscard]] bool is_distance_operator(std::string_view word) noexcept;

/// True if a word beginning so would be read as a field: "name:" and no address.
[[nodiscard]] bool reads_as_field(std::string_view text);

/// Length of "name:" at the start of a text, if it is written like a field; else 0.
[[nodiscard]] std::size_t field_name_length(std::string_view text) noexcept;

}  // namespace dateline
