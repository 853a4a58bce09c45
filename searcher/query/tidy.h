// The pass between lexer and parser: leaves only tokens that fit together.
//
// Brackets pair, operators stand between operands, words hold something to search for.  What does not fit is dropped
// or becomes a plain word, and a complaint says so; so the parser needs no cases for errors.
#pragma once

#include <vector>

#include "searcher/query/lexer.h"

namespace dateline {

[[nodiscard]] std::vector<Token> tidied(std::vector<Token> tokens, Complaints& complaints);

}  // namespace dateline
