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
#include "searcher/query/operators.h"

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
  distance,       ///< NEAR/3, W/S, "NOT W/3"; text as printed
  at_least,       ///< ATLEAST3 before a bracket
  field,          ///< "name:" of a known field; text is its canonical name
  unknown_field,  ///< "name:" of no field; text as typed
};

struct Token {
  TokenKind kind = TokenKind::word;
  std::string text;     ///< valid UTF-8
  Span span;            ///< bytes of the query
  Modifiers modifiers;  ///< of a phrase or a closing bracket: what stands right behind it
};

[[nodiscard]] std::vector<Token> lex_query(std::string_view text, Complaints& complaints);

/// True if words could be made of it: it holds a letter, a digit or a pictograph.
[[nodiscard]] bool has_word_character(std::string_view text);

/// True if a word beginning so would be read as a field: "name:" and no address.
[[nodiscard]] bool reads_as_field(std::string_view text);

/// Length of "name:" at the start of a text, if it is written like a field; else 0.
[[nodiscard]] std::size_t field_name_length(std::string_view text) noexcept;

}  // namespace dateline
