// The rows of one posting list: all of them in a window, as a list or as bits, and those among given rows.
#pragma once

#include <vector>

#include <xapian.h>

#include "searcher/matching/row_bits.h"
#include "searcher/matching/stopwatch.h"
#include "searcher/matching/term_list.h"

namespace dateline {

using RowList = std::vector<Xapian::docid>;

// All throw Error: timeout, interrupted, damaged.

/// Adds the rows that lie in the window behind those of `out`.
void append_rows(ListReader reader, RowWindow window, Stopwatch& stopwatch, RowList& out);
/// Sets the bits of the rows that lie in the window.
void add_rows(ListReader reader, RowWindow window, Stopwatch& stopwatch, RowBits& out);
/// Those of the rows, which ascend, that the list has.
[[nodiscard]] RowList rows_in(ListReader reader, const RowList& rows, Stopwatch& stopwatch);

}  // namespace dateline
