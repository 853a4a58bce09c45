// Where sentences begin, from what stands between two words: cheap enough for every word that is indexed.
//
//   "... the U.S. Senate. He said: "Go!" she left at 5 p.m. The rest ..."
//                         ^ He                              ^ The
//
// UAX #29's sentence rules (SB6 to SB11) as far as the gap between two words tells, with three additions: initials and
// known abbreviations end no sentence (unless a word such as "The" follows, which hardly ever is part of a name), an
// ellipsis may end one, and a German month behind a day's number ("3. Oktober") begins none.
#pragma once

#include <string_view>

#include <dateline/article.h>

namespace dateline {

/// True if a sentence begins with the word at `next`, which follows the word at `before` in `text`.
[[nodiscard]] bool begins_sentence(std::string_view text, Span before, Span next);

}  // namespace dateline
