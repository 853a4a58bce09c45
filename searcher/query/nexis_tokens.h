// The words and signs of a professional search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/complaints.h"
#include "searcher/query/operators.h"

namespace dateline {

struct NexisToken {
  enum class Kind : std::uint8_t {
    word,
    phrase,   ///< between quotes
    open,     ///< (
    close,    ///< )
    segment,  ///< NAME right before a bracket; text is the name in capitals
    op_or,
    op_and,
    op_and_not,
    op_not,    ///< at the begin of a part
    distance,  ///< W/5, PRE/5, W/S, W/P, NOT W/5: `distance`
  };
  Kind kind = Kind::word;
  std::string text;
  Span span;
  DistanceOperator distance;
};

/// Any text gives tokens.  Connectors are such in any case.
[[nodiscard]] std::vector<NexisToken> lex_nexis(std::string_view text, Complaints& complaints);

}  // namespace dateline
