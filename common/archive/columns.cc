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

constexpr SealKind kColumnsKind{.magic = "DLCOLUMN", .version = 2, .hint = "run dateline-index --repair ARCHIVE"};

constexpr std::uint64_t kMostRows = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kLowHalf = std::numeric_limits<std::uint32_t>::max();
constexpr std::int64_t kSecondsOfDay = 86'400;

/// What an instant is stored as a distance from: nearly always the first second of the day, and 0 without a date.
std::int64_t near_day(std::int64_t day) { return day == Columns::kUndated ? 0 : day * kSecondsOfDay; }

/// Wraps, like all that a forged file could say.
std::int64_t near_plus(std::int64_t day, std::uint64_t zigzag) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(near_day(day)) + (zigzag >> 1 ^ (~(zigzag & 1) + 1)));
}
std::uint64_t to_zigzag(std::int64_t number) {
  return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}
std::vector<std::uint64_t> counts_of(const FacetColumn& column) {
  std::vector<std::uint64_t> counts;
  for (std::size_t row = 0; row + 1 < column.offsets.size(); ++row) {
    counts.push_back(column.offsets[row + 1] - column.offsets[row]);
  }
  return counts;
}

bool is_lower_alphanumeric(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

/// match_key(), without its cost for the values that are their own key: story ids, hosts' first parts, languages.
std::string key_of(const std::string& value) { return is_lower_alphanumeric(value) ? value : match_key(value); }

void write_dictionary(PayloadWriter& payload, const std::vector<std::string>& values) {
  std::vector<std::uint64_t> sizes;
  std::string bytes;
  for (const std::string& value : values) {
    sizes.push_back(value.size());
    bytes += value;
  }
  payload.narrow_array(sizes);
  payload.text(bytes);
}

std::vector<std::string> read_dictionary(PayloadReader& payload) {
  const auto sizes = payload.narrow_array(payload.remaining());
  std::string_view bytes = payload.text();
  // Only one value can be empty.
  if (sizes.size() > bytes.size() + 1) payload.damaged("a dictionary has more values than bytes");
  std::vector<std::string> values;
  values.reserve(sizes.size());
  for (const std::uint64_t size : sizes) {
    if (size > bytes.size()) payload.damaged("a value lies outside");
    values.emplace_back(bytes.substr(0, static_cast<std::size_t>(size)));
    bytes.remove_prefix(static_cast<std::size_t>(size));
    if (values.size() > 1 && values[values.size() - 2] >= values.back())
      payload.damaged("a dictionary is not in order");
  }
  if (!bytes.empty()) payload.damaged("a dictionary is too long");
  return values;
}

/// How many ids each document has -> where they lie.
void read_offsets(PayloadReader& payload, FacetColumn& column, std::size_t articles) {
  const auto counts = payload.narrow_array(articles + 1);
  if (counts.size() != articles + 1) payload.damaged("the counts of " + column.field + " are too few");
  column.offsets.reserve(articles + 2);
  std::uint64_t end = 0;
  column.offsets.push_back(0);
  for (const std::uint64_t count : counts) {
    end += count;
    if (count > kMostRows || end > kMostRows) payload.damaged("the counts of " + column.field + " are wrong");
    column.offsets.push_back(static_cast<std::uint32_t>(end));
  }
}

FacetColumn read_facet(PayloadReader& payload, std::size_t articles) {
  FacetColumn column;
  column.field = std::string(payload.text());
  column.dictionary = read_dictionary(payload);
  read_offsets(payload, column, articles);
  const auto ids = payload.narrow_array(column.offsets.back());
  if (ids.size() != column.offsets.back()) payload.damaged("the ids of " + column.field + " are too few");
  column.ids.reserve(ids.size());
  for (const std::uint64_t id : ids) {
    if (id >= column.dictionary.size()) payload.damaged("an id of " + column.field + " is not in its dictionary");
    column.ids.push_back(static_cast<std::uint32_t>(id));
  }
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
  // Story ids, which there are nearly as many of as articles, and languages.
  if (std::all_of(dictionary.begin(), dictionary.end(), is_lower_alphanumeric)) return;
  keys.reserve(dictionary.size());
  std::transform(dictionary.begin(), dictionary.end(), std::back_inserter(keys), key_of);
}

std::vector<std::uint32_t> FacetColumn::find(std::string_view wanted) const {
  std::vector<std::uint32_t> found;
  for (std::size_t id = 0; id < dictionary.size(); ++id) {
    if (key(id) == wanted) found.push_back(static_cast<std::uint32_t>(id));
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
  const std::size_t rows = columns.first_day_.size();
  if (rows == 0 || rows > kMostRows) payload.damaged("it has no rows");
  const auto same_length = [&](const std::vector<std::uint64_t>& column) {
    if (column.size() != rows) payload.damaged("its columns differ in length");
    return column;
  };
  const auto spans = same_length(payload.narrow_array(rows));
  const auto instants = same_length(payload.narrow_array(rows));
  const auto lengths = same_length(payload.narrow_array(rows));
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int64_t day = columns.first_day_[row];
    columns.last_day_.push_back(static_cast<std::int32_t>(day + static_cast<std::int64_t>(spans[row] & kLowHalf)));
    columns.instant_.push_back(near_plus(day, instants[row]));
    columns.length_.push_back(static_cast<std::uint32_t>(lengths[row]));
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
  std::vector<std::uint64_t> spans, instants;
  for (std::size_t row = 0; row < first_day_.size(); ++row) {
    spans.push_back(static_cast<std::uint64_t>(std::int64_t{last_day_[row]} - first_day_[row]));
    instants.push_back(to_zigzag(instant_[row] - near_day(first_day_[row])));
  }
  payload.array(first_day_);
  payload.narrow_array(spans);
  payload.narrow_array(instants);
  payload.narrow_array({length_.begin(), length_.end()});
  payload.number(static_cast<std::uint32_t>(facets_.size()));
  for (const FacetColumn& column : facets_) {
    payload.text(column.field);
    write_dictionary(payload, column.dictionary);
    payload.narrow_array(counts_of(column));
    payload.narrow_array({column.ids.begin(), column.ids.end()});
  }
  return seal(kColumnsKind, payload.bytes());
}

void Columns::write(const std::string& file) const { write_file(file, bytes()); }

}  // namespace dateline
