#include "searcher/matching/posting_rows.h"

#include <algorithm>

namespace dateline {
namespace {

// Calls each(first docid, count) for the stretches of the list's blocks that lie in the window.
template <typename Each>
void for_each_stretch(ListReader& reader, RowWindow window, Stopwatch& stopwatch, Each each) {
  const TermList& list = reader.list();
  for (std::size_t index = list.block_of(window.first, 0); index < list.blocks(); ++index) {
    stopwatch.tick();
    const DecodedBlock& block = reader.block(index);
    const auto* const begin = block.docids.data();
    const auto* const end = begin + block.size;
    const auto* const first = *begin >= window.first ? begin : std::lower_bound(begin, end, window.first);
    const auto* const last = end[-1] <= window.last ? end : std::upper_bound(first, end, window.last);
    each(first, static_cast<std::size_t>(last - first));
    if (last != end) break;
  }
}

RowList rows_in_dense(const DenseList& list, const RowList& rows) {
  RowList found(rows.size());
  std::size_t size = 0;
  for (const Xapian::docid row : rows) {
    found[size] = row;
    size += has_row(list.bits(), row) ? 1U : 0U;
  }
  found.resize(size);
  return found;
}

}  // namespace

void append_rows(ListReader reader, RowWindow window, Stopwatch& stopwatch, RowList& out) {
  for_each_stretch(reader, window, stopwatch,
                   [&](const Xapian::docid* rows, std::size_t count) { out.insert(out.end(), rows, rows + count); });
}

void add_rows(ListReader reader, RowWindow window, Stopwatch& stopwatch, RowBits& out) {
  if (window.empty()) return;
  if (const auto& dense = reader.list().dense) {
    const RowBits& bits = dense->bits();
    const std::size_t first = window.first / 64;
    const std::size_t last = window.last / 64;
    out[first] |= bits[first] & word_of(window, first);
    for (std::size_t word = first + 1; word < last; ++word) out[word] |= bits[word];
    if (last > first) out[last] |= bits[last] & word_of(window, last);
    return;
  }
  for_each_stretch(reader, window, stopwatch,
                   [&](const Xapian::docid* rows, std::size_t count) { set_rows(out, rows, count); });
}

RowList rows_in(ListReader reader, const RowList& rows, Stopwatch& stopwatch) {
  const TermList& list = reader.list();
  if (list.dense) return rows_in_dense(*list.dense, rows);
  RowList found;
  auto at = rows.begin();
  for (std::size_t index = 0; at != rows.end(); ++index) {
    index = list.block_of(*at, index);
    if (index == list.blocks()) break;
    stopwatch.tick();
    const DecodedBlock& block = reader.block(index);
    const Xapian::docid last = list.last[index];
    std::uint32_t i = 0;
    for (; at != rows.end() && *at <= last; ++at) {
      i = block.first_from(*at, i);
      if (block.docids[i] == *at) found.push_back(*at);
    }
  }
  return found;
}

}  // namespace dateline
