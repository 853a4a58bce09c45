// Words of a query that the archive does not have, and which of its words may have been meant.
//
//   kremln summit     no article has the word "kremln"; write: kremlin
//
// Only looked for when a word is missing, in the dictionaries of the token streams: the words with the same first
// letter that are one or two edits away, and those that differ in the first letter alone.  An edit less outweighs
// thirty times the articles, so that the misspellings of others are not suggested.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "common/archive/snapshot.h"
#include "searcher/query/ast.h"

namespace dateline {

class ArchiveLists;
struct CompileContext;

/// A complaint for each of the first few words, words of phrases and patterns that stand for no word of the archive.
/// `lists` are of the same archive; the query will need what is looked up in them.
void complain_of_unknown_words(const Node& root, CompileContext& context, ArchiveLists& lists);

/// The word of the archive most like a folded one; empty if none is near.  `database` is of the whole revision.
[[nodiscard]] std::string nearest_word(std::string_view word, const ArchiveSnapshot& archive,
                                       const Xapian::Database& database);

}  // namespace dateline
