#include "searcher/matching/facet_tally.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <string_view>
#include <unordered_map>

namespace dateline {
namespace {

// Whether every row has just one value: then the ids lie by row.
bool has_one_each(const FacetColumn* column) {
  if (column == nullptr || column->offsets.empty() || column->ids.size() + 2 != column->offsets.size()) return false;
  for (std::size_t row = 1; row + 1 < column->offsets.size(); ++row) {
    if (column->offsets[row] != row - 1) return false;
  }
  return true;
}

}  // namespace

void FacetTally::count(const MatchSet& matches, CountUnit unit) {
  clear();
  count_entries(matches);
  if (unit.stories == nullptr && !values_.has_levels()) {
    add_entries();
  } else {
    count_units(matches, unit);
  }
}

void FacetTally::clear() {
  for (std::size_t shard = 0; shard < entries_.size(); ++shard) {
    for (const std::uint32_t id : met_entries_[shard]) entries_[shard][id] = 0;
    met_entries_[shard].clear();
  }
  for (const std::uint32_t value : met_) counts_[value] = 0;
  met_.clear();
  repeats_.clear();
  units_ = without_ = 0;
}

// By dictionary entry: which entries are one value is asked once an entry, not once a row.
void FacetTally::count_entries(const MatchSet& matches) {
  entries_.resize(matches.size());
  met_entries_.resize(matches.size());
  for (std::size_t shard = single_.size(); shard < matches.size(); ++shard) {
    single_.push_back(has_one_each(values_.column(shard)));
  }
  for (std::uint32_t shard = 0; shard < matches.size(); ++shard) {
    units_ += matches[shard].size();
    const FacetColumn* column = values_.column(shard);
    if (column == nullptr) {
      without_ += matches[shard].size();
      continue;
    }
    entries_[shard].resize(column->dictionary.size());
    if (single_[shard] && column->dictionary.size() < matches[shard].size()) {
      count_single(*column, matches[shard], shard);
    } else {
      count_several(*column, matches[shard], shard);
    }
  }
}

void FacetTally::count_single(const FacetColumn& column, const RowSet& matches, std::uint32_t shard) {
  std::vector<std::uint32_t>& rows = entries_[shard];
  const std::uint32_t* const ids = column.ids.data();
  matches.for_each([&](Xapian::docid row) { ++rows[ids[row - 1]]; });
  // What was met is asked of the dictionary: it is shorter than the matches.
  for (std::uint32_t id = 0; id < rows.size(); ++id) {
    if (rows[id] > 0) met_entries_[shard].push_back(id);
  }
}

void FacetTally::count_several(const FacetColumn& column, const RowSet& matches, std::uint32_t shard) {
  std::vector<std::uint32_t>& rows = entries_[shard];
  std::vector<std::uint32_t>& met = met_entries_[shard];
  matches.for_each([&](Xapian::docid row) {
    const auto ids = column.of(row);
    if (ids.empty()) ++without_;
    for (const std::uint32_t id : ids) {
      if (rows[id]++ == 0) met.push_back(id);
    }
    if (ids.size() > 1) note_repeats(shard, ids);
  });
}

void FacetTally::note_repeats(std::uint32_t shard, std::span<const std::uint32_t> ids) {
  for (std::size_t i = 1; i < ids.size(); ++i) {
    if (!values_.has_twin({shard, ids[i]})) continue;
    const std::uint32_t value = values_.value_of({shard, ids[i]});
    const auto before = ids.first(i);
    if (std::any_of(before.begin(), before.end(), [&](auto id) { return values_.value_of({shard, id}) == value; })) {
      repeats_.push_back(value);
    }
  }
}

void FacetTally::add_entries() {
  for (std::uint32_t shard = 0; shard < met_entries_.size(); ++shard) {
    for (const std::uint32_t id : met_entries_[shard]) add(values_.value_of({shard, id}), entries_[shard][id]);
  }
  for (const std::uint32_t value : repeats_) --counts_[value];
}

void FacetTally::add(std::uint32_t value, std::uint64_t count) {
  if (counts_[value] == 0) met_.push_back(value);
  counts_[value] += count;
}

// Where several rows are one unit, or a row counts for more values than it has: unit by unit.
void FacetTally::count_units(const MatchSet& matches, CountUnit unit) {
  std::vector<Member> members;
  std::uint32_t next = 0;
  for (std::uint32_t shard = 0; shard < matches.size(); ++shard) {
    matches[shard].for_each([&](Xapian::docid docid) {
      const RowRef row{shard, docid};
      members.push_back({unit.stories == nullptr ? next++ : unit.stories->of(row), row});
    });
  }
  if (unit.stories != nullptr) {
    std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.unit < b.unit; });
  }
  stamps_.resize(values_.size());
  units_ = without_ = 0;
  for (std::size_t i = 0; i < members.size();) {
    ++units_;
    ++stamp_;
    bool any = false;
    for (const std::uint32_t same = members[i].unit; i < members.size() && members[i].unit == same; ++i) {
      any = visit(members[i].row) || any;
    }
    without_ += any ? 0 : 1;
  }
}

bool FacetTally::visit(RowRef row) {
  const FacetColumn* column = values_.column(row.shard);
  if (column == nullptr) return false;
  const auto ids = column->of(row.docid);
  for (const std::uint32_t id : ids) {
    const std::uint32_t value = values_.value_of({row.shard, id});
    note(value);
    for (const std::uint32_t above : values_.above(value)) note(above);
  }
  return !ids.empty();
}

void FacetTally::note(std::uint32_t value) {
  if (stamps_[value] == stamp_) return;
  stamps_[value] = stamp_;
  add(value, 1);
}

std::vector<std::string> FacetTally::shown(const std::vector<std::uint32_t>& values) const {
  struct Form {
    bool own = false;  // not one that only stands for the value
    std::uint64_t rows = 0;
  };
  std::unordered_map<std::uint32_t, std::map<std::string_view, Form>> forms;
  std::bitset<4096> wanted;  // a few of many values: most entries need no look into the table
  for (const std::uint32_t value : values) {
    forms[value];
    wanted.set(value % wanted.size());
  }
  for (std::uint32_t shard = 0; shard < met_entries_.size(); ++shard) {
    for (const std::uint32_t id : met_entries_[shard]) {
      const std::uint32_t value = values_.value_of({shard, id});
      if (!wanted.test(value % wanted.size())) continue;
      const auto found = forms.find(value);
      if (found == forms.end()) continue;
      Form& form = found->second[values_.text({shard, id})];
      form.own = form.own || !values_.is_alias({shard, id});
      form.rows += entries_[shard][id];
    }
  }
  std::vector<std::string> out;
  for (const std::uint32_t value : values) {
    const auto& of_value = forms[value];
    const auto most = std::max_element(of_value.begin(), of_value.end(), [](const auto& a, const auto& b) {
      return a.second.own != b.second.own ? b.second.own : a.second.rows < b.second.rows;
    });
    const std::string preferred = values_.preferred(value);
    // Hosts above those that were met have no entry of their own among them.
    out.emplace_back(!preferred.empty()       ? std::string_view(preferred)
                     : most == of_value.end() ? values_.key(value)
                                              : most->first);
  }
  return out;
}

}  // namespace dateline
