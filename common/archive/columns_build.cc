// A shard's posting lists -> its columns: the boolean terms say which documents have a value, turned round they say
// which values a document has.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

#include <dateline/error.h>

#include "common/archive/columns.h"
#include "common/archive/snapshot.h"
#include "common/schema/fields.h"

namespace dateline {

namespace {

using Days = std::pair<std::int32_t, std::int32_t>;

std::optional<unsigned> digits(std::string_view text) {
  unsigned number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::int32_t day_number(std::chrono::year_month_day date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::int32_t day_number(std::chrono::year_month_day_last date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

/// First and last day of the period that a D term's digits name: 20230831, 202308 or 2023.
std::optional<Days> days_of_term(std::string_view text) {
  if (text.size() != 4 && text.size() != 6 && text.size() != 8) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = text.size() > 4 ? digits(text.substr(4, 2)) : 1U;
  const auto day = text.size() > 6 ? digits(text.substr(6, 2)) : 1U;
  if (!year || !month || !day) return std::nullopt;
  using namespace std::chrono;
  const year_month_day first{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                             std::chrono::day(*day)};
  if (!first.ok()) return std::nullopt;
  const std::int32_t begin = day_number(first);
  if (text.size() == 8) return Days{begin, begin};
  const auto last_month = text.size() == 4 ? December : first.month();
  return Days{begin, day_number(first.year() / last_month / last)};
}

std::int64_t instant_of_value(const std::string& value) {
  const double seconds = Xapian::sortable_unserialise(value);
  // A double holds whole seconds exactly far beyond any date we read; anything else was not written by us.
  constexpr double kFarthest = 1e15;
  return std::isfinite(seconds) && std::abs(seconds) < kFarthest ? static_cast<std::int64_t>(std::llround(seconds)) : 0;
}

[[noreturn]] void damaged_tables(const std::string& what) {
  throw Error(ErrorCode::damaged, "a shard's tables contradict themselves: " + what, {},
              "restore the shard from a backup, or index the articles again");
}

Xapian::docid checked_docid(Xapian::docid docid, std::uint32_t articles) {
  if (docid == 0 || docid > articles) damaged_tables("a posting lies beyond the last article");
  return docid;
}

/// Calls `each(docid)` for the documents of a term.  Damaged tables may claim any docid; rows are addressed by it.
template <typename Each>
void for_each_document(const Xapian::Database& shard, const std::string& term, std::uint32_t articles, Each each) {
  for (auto post = shard.postlist_begin(term); post != shard.postlist_end(term); ++post) {
    each(checked_docid(*post, articles));
  }
}

/// One value's term and where it goes in the dictionary.
struct Value {
  std::string value;
  std::string term;
};

std::vector<Value> values_of_field(const Xapian::Database& shard, const Field& field) {
  const std::string prefix(field.prefix);
  std::vector<Value> values;
  for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term) {
    if (is_term_of(field, *term)) values.push_back({value_of_term(field, *term), *term});
  }
  // Term order is not value order: some values stand behind a colon.
  std::sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return a.value < b.value; });
  return values;
}

FacetColumn build_facet(const Xapian::Database& shard, const Field& field, std::uint32_t articles) {
  FacetColumn column{.field = std::string(field.name)};
  std::vector<std::pair<Xapian::docid, std::uint32_t>> pairs;
  for (const Value& value : values_of_field(shard, field)) {
    if (column.dictionary.empty() || column.dictionary.back() != value.value) column.dictionary.push_back(value.value);
    const auto id = static_cast<std::uint32_t>(column.dictionary.size() - 1);
    for_each_document(shard, value.term, articles, [&](Xapian::docid docid) { pairs.emplace_back(docid, id); });
  }
  column.offsets.assign(std::size_t{articles} + 2, 0);
  for (const auto& [docid, id] : pairs) ++column.offsets[docid + 1];
  for (std::size_t i = 1; i < column.offsets.size(); ++i) column.offsets[i] += column.offsets[i - 1];
  // Pairs come by ascending id, so each document's ids ascend.
  column.ids.resize(pairs.size());
  std::vector<std::uint32_t> next = column.offsets;
  for (const auto& [docid, id] : pairs) column.ids[next[docid]++] = id;
  column.make_keys();
  return column;
}

/// Docids must be 1..n: rows are addressed by them.
std::uint32_t checked_articles(const Xapian::Database& shard) {
  const Xapian::doccount articles = shard.get_doccount();
  if (shard.get_lastdocid() != articles) damaged_tables("there are gaps between the docids");
  return articles;
}

}  // namespace

void Columns::build_days(const Xapian::Database& shard) {
  const std::string prefix = "D";
  for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term) {
    const auto days = days_of_term(std::string_view(*term).substr(prefix.size()));
    if (!days) continue;
    for_each_document(shard, *term, articles(), [&](Xapian::docid docid) {
      first_day_[docid] = days->first;
      last_day_[docid] = days->second;
    });
  }
}

Columns Columns::build(const Xapian::Database& shard) {
  return guarded("columns", [&] {
    const std::uint32_t articles = checked_articles(shard);
    const std::size_t rows = std::size_t{articles} + 1;
    Columns columns;
    columns.first_day_.assign(rows, kUndated);
    columns.last_day_.assign(rows, kUndated);
    columns.instant_.assign(rows, 0);
    columns.length_.assign(rows, 0);
    columns.build_days(shard);
    for (auto value = shard.valuestream_begin(kSlotPublished); value != shard.valuestream_end(kSlotPublished);
         ++value) {
      columns.instant_[checked_docid(value.get_docid(), articles)] = instant_of_value(*value);
    }
    for (auto post = shard.postlist_begin({}); post != shard.postlist_end({}); ++post) {
      columns.length_[checked_docid(*post, articles)] = post.get_doclength();
    }
    for (const Field& field : fields()) {
      if (field.facet) columns.facets_.push_back(build_facet(shard, field, articles));
    }
    return columns;
  });
}

}  // namespace dateline
