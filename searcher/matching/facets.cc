#include "searcher/matching/facets.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "common/schema/fields.h"

namespace dateline {
namespace {

enum class Gap { day, month, year };

std::optional<Gap> gap_named(std::string_view name) {
  if (name == "day") return Gap::day;
  if (name == "month") return Gap::month;
  if (name == "year") return Gap::year;
  return std::nullopt;
}

std::chrono::year_month_day calendar(std::int32_t day) {
  return std::chrono::year_month_day(std::chrono::local_days(std::chrono::days(day)));
}

// A number that orders buckets and from which the next one follows.
std::int32_t bucket_of(std::int32_t day, Gap gap) {
  if (gap == Gap::day) return day;
  const auto ymd = calendar(day);
  const int year = static_cast<int>(ymd.year());
  return gap == Gap::year ? year : year * 12 + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1;
}

std::string bucket_name(std::int32_t bucket, Gap gap) {
  char text[24];
  if (gap == Gap::year) {
    std::snprintf(text, sizeof text, "%04d", bucket);
  } else if (gap == Gap::month) {
    std::snprintf(text, sizeof text, "%04d-%02d", bucket / 12, bucket % 12 + 1);
  } else {
    const auto ymd = calendar(bucket);
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                  static_cast<unsigned>(ymd.day()));
  }
  return text;
}

// The bucket a document falls in; none if it has no date, or one that is coarser than the gap.
std::optional<std::int32_t> bucket_of(const Columns& columns, Xapian::docid docid, Gap gap) {
  const std::int32_t first = columns.first_day(docid);
  if (first == Columns::kUndated) return std::nullopt;
  const std::int32_t bucket = bucket_of(first, gap);
  if (bucket != bucket_of(columns.last_day(docid), gap)) return std::nullopt;
  return bucket;
}

Facet count_dates(const ArchiveSnapshot& snapshot, const MatchSet& matches, std::string_view field, Gap gap,
                  std::uint32_t limit) {
  Facet out{std::string(field), {}, 0, 0};
  std::map<std::int32_t, std::uint64_t> counts;
  for (std::size_t shard = 0; shard < matches.size(); ++shard) {
    for (const Xapian::docid docid : matches[shard]) {
      if (const auto bucket = bucket_of(snapshot.shards()[shard].columns, docid, gap)) {
        ++counts[*bucket];
      } else {
        ++out.without;
      }
    }
  }
  // Years are never too many; of months and days the newest are kept, because a calendar with holes misleads.
  std::size_t skip = gap != Gap::year && limit != 0 && counts.size() > limit ? counts.size() - limit : 0;
  out.other_values = skip;
  for (const auto& [bucket, count] : counts) {
    if (skip > 0) {
      --skip;
    } else {
      out.values.push_back({bucket_name(bucket, gap), count});
    }
  }
  return out;
}

// One value of a facet under all its spellings.
struct Spellings {
  std::uint64_t count = 0;
  std::map<std::string, std::uint64_t> forms;
};

Facet count_values(const ArchiveSnapshot& snapshot, const MatchSet& matches, const Field& field, std::uint32_t limit) {
  Facet out{std::string(field.name), {}, 0, 0};
  std::unordered_map<std::string, Spellings> values;
  for (std::size_t shard = 0; shard < matches.size(); ++shard) {
    const FacetColumn* column = snapshot.shards()[shard].columns.facet(field.name);
    if (column == nullptr) {
      out.without += matches[shard].size();
      continue;
    }
    // Counting by number first, by text once a value: a shard's dictionary is far smaller than its matches.
    std::vector<std::uint64_t> forms(column->dictionary.size());
    std::vector<std::uint64_t> repeats(column->dictionary.size());
    for (const Xapian::docid docid : matches[shard]) {
      const auto ids = column->of(docid);
      if (ids.empty()) ++out.without;
      for (std::size_t i = 0; i < ids.size(); ++i) {
        ++forms[ids[i]];
        const bool repeated = std::any_of(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i),
                                          [&](auto other) { return column->key(other) == column->key(ids[i]); });
        if (repeated) ++repeats[ids[i]];
      }
    }
    for (std::size_t id = 0; id < forms.size(); ++id) {
      if (forms[id] == 0) continue;
      Spellings& value = values[column->key(id).empty() ? column->dictionary[id] : column->key(id)];
      value.count += forms[id] - repeats[id];
      value.forms[column->dictionary[id]] += forms[id];
    }
  }
  for (const auto& [key, value] : values) {
    const auto shown = std::max_element(value.forms.begin(), value.forms.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    out.values.push_back({shown->first, value.count});
  }
  std::sort(out.values.begin(), out.values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (limit != 0 && out.values.size() > limit) {
    out.other_values = out.values.size() - limit;
    out.values.resize(limit);
  }
  return out;
}

}  // namespace

Facet count_facet(const ArchiveSnapshot& snapshot, const MatchSet& matches, std::string_view name,
                  std::uint32_t limit) {
  if (const auto gap = gap_named(name)) return count_dates(snapshot, matches, name, *gap, limit);
  const Field* field = find_field(name);
  if (field == nullptr || !field->facet) {
    std::string known = "year, month, day";
    for (const Field& each : fields()) {
      if (each.facet) known += ", " + std::string(each.name);
    }
    throw Error(ErrorCode::usage, "'" + std::string(name) + "' cannot be counted", std::string(name),
                "facets are: " + known);
  }
  return count_values(snapshot, matches, *field, limit);
}

std::vector<TrendPoint> count_trend(const ArchiveSnapshot& snapshot, const MatchSet& matches, std::string_view gap_name,
                                    std::uint64_t& undated) {
  const auto gap = gap_named(gap_name);
  if (!gap) {
    throw Error(ErrorCode::usage, "'" + std::string(gap_name) + "' is no step of a trend", std::string(gap_name),
                "one of: day, month, year");
  }
  undated = 0;
  std::map<std::int32_t, std::uint64_t> counts;
  for (std::size_t shard = 0; shard < matches.size(); ++shard) {
    for (const Xapian::docid docid : matches[shard]) {
      if (const auto bucket = bucket_of(snapshot.shards()[shard].columns, docid, *gap)) {
        ++counts[*bucket];
      } else {
        ++undated;
      }
    }
  }
  if (counts.empty()) return {};
  const std::int32_t first = counts.begin()->first;
  const std::int32_t last = counts.rbegin()->first;
  std::vector<std::uint64_t> totals(static_cast<std::size_t>(last - first) + 1);
  for (const ShardView& shard : snapshot.shards()) {
    for (Xapian::docid docid = 1; docid <= shard.columns.articles(); ++docid) {
      const auto bucket = bucket_of(shard.columns, docid, *gap);
      if (bucket && *bucket >= first && *bucket <= last && !shard.removed.contains(docid)) {
        ++totals[static_cast<std::size_t>(*bucket - first)];
      }
    }
  }
  std::vector<TrendPoint> out;
  for (std::int32_t bucket = first; bucket <= last; ++bucket) {
    const auto found = counts.find(bucket);
    out.push_back({bucket_name(bucket, *gap), found == counts.end() ? 0 : found->second,
                   totals[static_cast<std::size_t>(bucket - first)]});
  }
  return out;
}

}  // namespace dateline
