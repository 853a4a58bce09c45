// A shard's posting lists -> its columns.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>
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

/// Damaged tables may claim any docid; rows are addressed by it.
Xapian::docid checked_docid(Xapian::docid docid, std::uint32_t articles) {
  if (docid == 0 || docid > articles) damaged_tables("a posting lies beyond the last article");
  return docid;
}

/// Docids must be 1..n: rows are addressed by them.
std::uint32_t checked_articles(const Xapian::Database& shard) {
  const Xapian::doccount articles = shard.get_doccount();
  if (shard.get_lastdocid() != articles) damaged_tables("there are gaps between the docids");
  return articles;
}

/// Feeds the terms of one prefix, without walking those of words.
void add_terms(const Xapian::Database& shard, const std::string& prefix, ColumnsBuilder& builder) {
  for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term) {
    const std::string name = *term;
    if (!builder.wants(name)) continue;
    builder.add(name, [&](const auto& visit) {
      for (auto post = shard.postlist_begin(name); post != shard.postlist_end(name); ++post) visit(*post);
    });
  }
}

bool has_prefix(std::string_view term) { return !term.empty() && term.front() >= 'A' && term.front() <= 'Z'; }

const Field* facet_of(std::string_view term) {
  if (!has_prefix(term)) return nullptr;
  for (const Field& field : fields()) {
    if (field.facet && is_term_of(field, term)) return &field;
  }
  return nullptr;
}

}  // namespace

ColumnsBuilder::ColumnsBuilder(std::uint32_t articles) {
  const std::size_t rows = std::size_t{articles} + 1;
  columns_.first_day_.assign(rows, Columns::kUndated);
  columns_.last_day_.assign(rows, Columns::kUndated);
  columns_.instant_.assign(rows, 0);
  columns_.length_.assign(rows, 0);
  for (const Field& field : fields()) {
    if (!field.facet) continue;
    FacetColumn column{.field = std::string(field.name)};
    column.offsets.assign(rows + 1, 0);
    columns_.facets_.push_back(std::move(column));
  }
}

bool ColumnsBuilder::wants(std::string_view term) {
  // Nearly every term is a word.
  if (!has_prefix(term)) return false;
  return is_term_of(field("date"), term) || facet_of(term) != nullptr;
}

void ColumnsBuilder::begin_term(std::string_view term) {
  term_is_day_ = false;
  const Field* const facet = facet_of(term);
  if (facet != field_) close_field();
  field_ = facet;
  if (facet != nullptr) {
    values_.push_back(value_of_term(*facet, term));
  } else if (const auto days = days_of_term(term.substr(1))) {
    term_is_day_ = true;
    std::tie(term_first_day_, term_last_day_) = *days;
  }
}

void ColumnsBuilder::add_document(Xapian::docid docid) {
  checked_docid(docid, columns_.articles());
  if (term_is_day_) {
    columns_.first_day_[docid] = term_first_day_;
    columns_.last_day_[docid] = term_last_day_;
  } else if (field_ != nullptr) {
    pairs_.emplace_back(docid, static_cast<std::uint32_t>(values_.size() - 1));
  }
}

void ColumnsBuilder::close_field() {
  if (field_ == nullptr) return;
  FacetColumn& column = *std::find_if(columns_.facets_.begin(), columns_.facets_.end(),
                                      [&](const FacetColumn& each) { return each.field == field_->name; });
  // Term order is not value order: some values stand behind a colon.
  std::vector<std::uint32_t> order(values_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return values_[a] < values_[b]; });
  std::vector<std::uint32_t> id_of(values_.size());
  for (const std::uint32_t value : order) {
    if (column.dictionary.empty() || column.dictionary.back() != values_[value]) {
      column.dictionary.push_back(std::move(values_[value]));
    }
    id_of[value] = static_cast<std::uint32_t>(column.dictionary.size() - 1);
  }
  for (const auto& [docid, value] : pairs_) ++column.offsets[docid + 1];
  for (std::size_t i = 1; i < column.offsets.size(); ++i) column.offsets[i] += column.offsets[i - 1];
  column.ids.resize(pairs_.size());
  std::vector<std::uint32_t> next = column.offsets;
  for (const auto& [docid, value] : pairs_) column.ids[next[docid]++] = id_of[value];
  // A document's ids ascend.
  for (std::size_t docid = 0; docid + 1 < column.offsets.size(); ++docid) {
    std::sort(column.ids.begin() + column.offsets[docid], column.ids.begin() + column.offsets[docid + 1]);
  }
  column.make_keys();
  values_.clear();
  pairs_.clear();
  field_ = nullptr;
}

Columns ColumnsBuilder::finish() {
  close_field();
  return std::move(columns_);
}

Columns Columns::build(const Xapian::Database& shard) {
  return guarded("columns", [&] {
    const std::uint32_t articles = checked_articles(shard);
    ColumnsBuilder builder(articles);
    for (auto value = shard.valuestream_begin(kSlotPublished); value != shard.valuestream_end(kSlotPublished);
         ++value) {
      builder.set_instant(checked_docid(value.get_docid(), articles), instant_of_value(*value));
    }
    for (auto post = shard.postlist_begin({}); post != shard.postlist_end({}); ++post) {
      builder.set_length(checked_docid(*post, articles), post.get_doclength());
    }
    std::vector<std::string> prefixes{std::string(field("date").prefix)};
    for (const Field& each : fields()) {
      if (each.facet) prefixes.emplace_back(each.prefix);
    }
    for (const std::string& prefix : prefixes) add_terms(shard, prefix, builder);
    return builder.finish();
  });
}

}  // namespace dateline
