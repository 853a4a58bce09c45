// Reading, writing and asking columns; columns_build.cc makes them.
#include "common/archive/columns.h"

#include <algorithm>

#include <dateline/error.h>

#include "common/archive/files.h"
#include "common/archive/sealed.h"
#include "common/schema/fields.h"
#include "common/text/fold.h"

namespace dateline {

namespace {

constexpr SealKind kColumnsKind{.magic = "DLCOLUMN", .version = 1, .hint = "run dateline-index --repair ARCHIVE"};

bool is_lower_alphanumeric(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

/// match_key(), without its cost for the values that are their own key: story ids, hosts' first parts, languages.
std::string key_of(const std::string& value) { return is_lower_alphanumeric(value) ? value : match_key(value); }

void write_dictionary(PayloadWriter& payload, const std::vector<std::string>& values) {
  std::vector<std::uint32_t> sizes;
  std::string bytes;
  for (const std::string& value : values) {
    sizes.push_back(static_cast<std::uint32_t>(value.size()));
    bytes += value;
  }
  payload.array(sizes);
  payload.text(bytes);
}

std::vector<std::string> read_dictionary(PayloadReader& payload) {
  const auto sizes = payload.array<std::uint32_t>();
  std::string_view bytes = payload.text();
  std::vector<std::string> values;
  values.reserve(sizes.size());
  for (const std::uint32_t size : sizes) {
    if (size > bytes.size()) payload.damaged("a value lies outside");
    values.emplace_back(bytes.substr(0, size));
    bytes.remove_prefix(size);
    if (values.size() > 1 && values[values.size() - 2] >= values.back())
      payload.damaged("a dictionary is not in order");
  }
  if (!bytes.empty()) payload.damaged("a dictionary is too long");
  return values;
}

void check_offsets(const PayloadReader& payload, const FacetColumn& column, std::size_t articles) {
  const auto& offsets = column.offsets;
  if (offsets.size() != articles + 2 || offsets.front() != 0 || offsets.back() != column.ids.size() ||
      !std::is_sorted(offsets.begin(), offsets.end())) {
    payload.damaged("the offsets of " + column.field + " are wrong");
  }
}

void check_ids(const PayloadReader& payload, const FacetColumn& column) {
  const std::size_t values = column.dictionary.size();
  if (std::any_of(column.ids.begin(), column.ids.end(), [&](std::uint32_t id) { return id >= values; })) {
    payload.damaged("an id of " + column.field + " is not in its dictionary");
  }
}

FacetColumn read_facet(PayloadReader& payload, std::size_t articles) {
  FacetColumn column;
  column.field = std::string(payload.text());
  column.dictionary = read_dictionary(payload);
  column.offsets = payload.array<std::uint32_t>();
  column.ids = payload.array<std::uint32_t>();
  check_offsets(payload, column, articles);
  check_ids(payload, column);
  column.make_keys();
  return column;
}

/// The file must have a column for each facet field that this dateline knows, in the table's order.
void check_fields(const PayloadReader& payload, const std::vector<FacetColumn>& facets) {
  std::size_t next = 0;
  for (const Field& field : fields()) {
    if (!field.facet) continue;
    if (next >= facets.size() || facets[next].field != field.name) payload.damaged("it has columns of other fields");
    ++next;
  }
  if (next != facets.size()) payload.damaged("it has columns of other fields");
}

}  // namespace

void FacetColumn::make_keys() {
  keys.clear();
  keys.reserve(dictionary.size());
  std::transform(dictionary.begin(), dictionary.end(), std::back_inserter(keys), key_of);
}

std::vector<std::uint32_t> FacetColumn::find(std::string_view key) const {
  std::vector<std::uint32_t> found;
  for (std::size_t id = 0; id < keys.size(); ++id) {
    if (keys[id] == key) found.push_back(static_cast<std::uint32_t>(id));
  }
  return found;
}

const FacetColumn* Columns::facet(std::string_view field) const noexcept {
  const auto found =
      std::find_if(facets_.begin(), facets_.end(), [&](const FacetColumn& column) { return column.field == field; });
  return found == facets_.end() ? nullptr : &*found;
}

Columns Columns::read(const std::string& file) {
  const auto bytes = read_file(file);
  if (!bytes) throw_damaged(kColumnsKind, file, "it is missing");
  PayloadReader payload(kColumnsKind, unseal(kColumnsKind, *bytes, file), file);
  Columns columns;
  columns.first_day_ = payload.array<std::int32_t>();
  columns.last_day_ = payload.array<std::int32_t>();
  columns.instant_ = payload.array<std::int64_t>();
  columns.length_ = payload.array<std::uint32_t>();
  const std::size_t rows = columns.first_day_.size();
  if (rows == 0 || rows > std::numeric_limits<std::uint32_t>::max() || columns.last_day_.size() != rows ||
      columns.instant_.size() != rows || columns.length_.size() != rows) {
    payload.damaged("its columns differ in length");
  }
  // A facet takes some bytes at least, so a wild count ends with the payload.
  for (auto facets = payload.number<std::uint32_t>(); facets > 0; --facets) {
    columns.facets_.push_back(read_facet(payload, rows - 1));
  }
  if (!payload.at_end()) payload.damaged("it is too long");
  check_fields(payload, columns.facets_);
  return columns;
}

std::string Columns::bytes() const {
  PayloadWriter payload;
  payload.array(first_day_);
  payload.array(last_day_);
  payload.array(instant_);
  payload.array(length_);
  payload.number(static_cast<std::uint32_t>(facets_.size()));
  for (const FacetColumn& column : facets_) {
    payload.text(column.field);
    write_dictionary(payload, column.dictionary);
    payload.array(column.offsets);
    payload.array(column.ids);
  }
  return seal(kColumnsKind, payload.bytes());
}

void Columns::write(const std::string& file) const { write_file(file, bytes()); }

}  // namespace dateline
