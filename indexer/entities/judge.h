// Judging what is left of a run when everything known has been cut off: by its words and its neighbours.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/entities/mentions.h"
#include "indexer/entities/runs.h"

namespace dateline {

/// Tokens [first, end).
struct Piece {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// Adds the mention that a piece is, if it is one.  `run_first` is the first token of the run it was cut from: only
/// there does the word before say something about the piece.
void judge_piece(TaggedText& text, const Prose& prose, const KnownNames& known, Piece piece, std::size_t run_first);

void add_mention(TaggedText& text, std::size_t begin, std::size_t end, EntityKind kind, Trust trust,
                 std::string_view country = {});
/// Adds a name of the gazetteer, unless it is one word that starts a sentence and is written small elsewhere.
void add_known_name(TaggedText& text, const Prose& prose, std::size_t begin, const KnownNames::Match& match);

}  // namespace dateline
