#include "indexer/inverting/sealed_run.h"

#include <optional>

#include "common/text/varint.h"
#include "indexer/inverting/termlists.h"

namespace dateline {
namespace {

void write_rows(const InvertedRun& run, SealedRun& out) {
  std::optional<Termlists> termlists;
  if (run.with_positions()) termlists.emplace(run);
  std::string head, item;
  out.row_offsets.reserve(run.rows());
  for (std::uint32_t row = 0; row < run.rows(); ++row) {
    RowRecord record = run.record(row);
    if (termlists) record.termlist = termlists->of(record);
    record.filters = {};
    head.clear();
    append_record_head(head, record);
    item.clear();
    append_varint(item, head.size() + record.data.size());
    item += head;
    out.row_offsets.push_back(out.rows.size());
    out.rows.append(item);
    out.rows.append(record.data);
    item.clear();
    append_sized(item, record.id);
    out.ids.append(item);
  }
  out.rows.flush();
  out.ids.flush();
}

void write_forms(const InvertedRun& run, SealedRun& out) {
  std::string item;
  for (std::uint32_t form = 0; form < run.forms(); ++form) {
    item.clear();
    append_sized(item, run.word(form));
    append_varint(item, run.count(form));
    append_sized(item, run.stem(form));
    out.forms.append(item);
  }
  out.forms.flush();
}

void write_terms(const InvertedRun& run, SealedRun& out) {
  std::string item;
  for (InvertedTerms terms(run); terms.next();) {
    item.clear();
    append_sized(item, terms.term());
    append_sized(item, terms.postings());
    if (run.with_positions()) append_sized(item, terms.positions());
    out.terms.append(item);
  }
  out.terms.flush();
}

}  // namespace

std::string_view SealedRun::record(std::uint32_t row, std::string& room) const {
  const std::uint64_t begin = row_offsets[row];
  const std::uint64_t end = row + 1U < row_offsets.size() ? row_offsets[row + 1U] : rows.size();
  room.clear();
  rows.read_more(begin, end - begin, room);
  const char* at = room.data();
  std::string_view record;
  if (!read_sized(at, at + room.size(), record)) throw_spill_changed();
  return record;
}

std::unique_ptr<SealedRun> seal(const InvertedRun& run, const std::string& folder) {
  auto out = std::make_unique<SealedRun>(folder);
  out->with_positions = run.with_positions();
  out->lengths = run.lengths();
  write_rows(run, *out);
  write_forms(run, *out);
  write_terms(run, *out);
  return out;
}

}  // namespace dateline
