#include "searcher/names/surnames.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace dateline {
namespace {

constexpr std::uint32_t kNone = ColumnNames::kNone;

// A name that organizations have, too, is a firm's if there is one of them for so many persons.
constexpr std::uint64_t kPersonsAFirm = 20;

// A full name says whom a surname means on the same day and the next, or if it is so often in the week.
constexpr std::int32_t kNextDay = 1;
constexpr std::size_t kOftenNamed = 3;

// "Reagan Administration" is called by the person, and says that the word is a surname.
bool is_of_person(std::string_view organization) {
  static constexpr auto kOffices =
      std::to_array<std::string_view>({"administration", "cabinet", "campaign", "government", "presidency"});
  return std::any_of(kOffices.begin(), kOffices.end(),
                     [&](std::string_view office) { return organization.ends_with(office); });
}

// What a name has to do with lone names.
struct Role {
  std::uint32_t surname = kNone;  // the lone name that it is, or is called by for short
  std::uint32_t name = kNone;     // the full name; none for the lone name itself
};

struct Mention {
  std::uint32_t surname = 0;
  std::int32_t first = 0, last = 0;  // days of the article
  std::uint32_t name = kNone;
};

// Names are numbers of ColumnNames.
class Reader {
 public:
  explicit Reader(NameTable& names) : names_(names), persons_(names.columns(NameKind::person)) {
    for (std::uint32_t name = 0; name < persons_.size(); ++name) lone_.push_back(is_short_name(persons_.key(name)));
    for (std::uint32_t name = 0; name < persons_.size(); ++name) roles_.push_back(role(name));
  }

  std::vector<Mention> mentions() {
    std::vector<Mention> out;
    for (std::size_t shard = 0; shard < names_.snapshot().shards().size(); ++shard) read(shard, out);
    others_.assign(persons_.size(), 0);
    count_organizations();
    count_places();
    drop_firms(out);
    std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) {
      return std::tie(a.surname, a.first, a.last, a.name) < std::tie(b.surname, b.first, b.last, b.name);
    });
    return out;
  }
  [[nodiscard]] const std::string& key(std::uint32_t name) const { return persons_.key(name); }
  /// Articles with an organization that has the surname in its name, or with a place called so.
  [[nodiscard]] std::uint64_t others(std::uint32_t surname) const { return others_[surname]; }
  /// True if an article without a date has the lone name.
  [[nodiscard]] bool is_undated(std::uint32_t surname) const { return undated_.contains(surname); }
  [[nodiscard]] const std::string& form(std::uint32_t name) const { return forms_.at(name).text; }

 private:
  [[nodiscard]] Role role(std::uint32_t name) const {
    if (lone_[name]) return {name, kNone};
    const std::uint32_t surname = lone_name(short_name(persons_.key(name)));
    return surname == kNone ? Role{} : Role{surname, name};
  }

  [[nodiscard]] std::uint32_t lone_name(std::string_view word) const {
    const std::uint32_t name = persons_.find(word);
    return name != kNone && lone_[name] ? name : kNone;
  }

  // The same of all values, whichever shard comes first.
  void note_form(const ColumnNames::Entry& entry, const std::string& text) {
    Form& best = forms_[entry.name];
    const bool other = entry.link != NameLink::itself;
    if (best.text.empty() || std::tie(other, text) < std::tie(best.other, best.text)) best = {other, text};
  }

  // "Laing" is as well the firm's short name: how many articles name an organization with the word in it.  And "Morgan
  // Stanley" is a firm: how many name an organization just so.
  void count_organizations() {
    for (const ShardView& shard : names_.snapshot().shards()) {
      const FacetColumn* column = shard.columns.facet("organization");
      if (column == nullptr) continue;
      std::vector<std::vector<std::uint32_t>> surnames(column->dictionary.size());
      std::vector<std::uint32_t> namesake(column->dictionary.size(), kNone);
      for (std::size_t id = 0; id < surnames.size(); ++id) {
        if (is_of_person(column->key(id))) continue;
        surnames[id] = lone_names_in(column->key(id));
        if (surnames[id].empty()) continue;
        namesake[id] = persons_.find(spelling_of(NameKind::organization, column->key(id)));
      }
      for (const std::uint32_t id : column->ids) {
        for (const std::uint32_t surname : surnames[id]) ++others_[surname];
        if (namesake[id] != kNone) ++namesakes_[namesake[id]];
      }
    }
  }

  // "Warren, Mich."
  void count_places() {
    for (const ShardView& shard : names_.snapshot().shards()) {
      const FacetColumn* column = shard.columns.facet("place");
      if (column == nullptr) continue;
      std::vector<std::uint32_t> surname(column->dictionary.size(), kNone);
      for (std::size_t id = 0; id < surname.size(); ++id) surname[id] = lone_name(column->key(id));
      for (const std::uint32_t id : column->ids) {
        if (surname[id] != kNone) ++others_[surname[id]];
      }
    }
  }

  void drop_firms(std::vector<Mention>& mentions) const {
    std::unordered_map<std::uint32_t, std::uint64_t> persons;
    for (const Mention& each : mentions) {
      if (namesakes_.contains(each.name)) ++persons[each.name];
    }
    std::erase_if(mentions, [&](const Mention& each) {
      const auto found = namesakes_.find(each.name);
      return found != namesakes_.end() && found->second * kPersonsAFirm >= persons[each.name];
    });
  }

  [[nodiscard]] std::vector<std::uint32_t> lone_names_in(std::string_view name) const {
    std::vector<std::uint32_t> out;
    for (std::size_t pos = 0; pos < name.size();) {
      const std::size_t end = std::min(name.find(' ', pos), name.size());
      const std::uint32_t lone = lone_name(name.substr(pos, end - pos));
      if (lone != kNone) out.push_back(lone);
      pos = end + 1;
    }
    return out;
  }

  void read(std::size_t number, std::vector<Mention>& out) {
    const ShardView& shard = names_.snapshot().shards()[number];
    const FacetColumn* column = shard.columns.facet("person");
    if (column == nullptr) return;
    const auto& entries = persons_.entries(number);
    std::vector<Role> roles;
    for (std::size_t id = 0; id < entries.size(); ++id) {
      // "Pratt & Whitney" is nobody.
      const bool several = column->dictionary[id].find('&') != std::string::npos;
      roles.push_back(several || entries[id].name == kNone ? Role{} : roles_[entries[id].name]);
      if (roles.back().name != kNone) note_form(entries[id], column->dictionary[id]);
    }
    for (Xapian::docid row = 1; row <= shard.columns.articles(); ++row) {
      if (shard.removed.contains(row)) continue;
      const bool undated = shard.columns.first_day(row) == Columns::kUndated;
      for (const std::uint32_t id : column->of(row)) {
        const Role& is = roles[id];
        if (is.surname == kNone) continue;
        if (undated) {
          if (is.name == kNone) undated_.insert(is.surname);
          continue;
        }
        out.push_back({is.surname, shard.columns.first_day(row), shard.columns.last_day(row), is.name});
      }
    }
  }

  struct Form {
    bool other = false;  // it only stands for the name
    std::string text;
  };

  NameTable& names_;
  const ColumnNames& persons_;
  std::vector<bool> lone_;                         // by name
  std::vector<Role> roles_;                        // by name
  std::unordered_map<std::uint32_t, Form> forms_;  // of full names
  std::unordered_set<std::uint32_t> undated_;
  std::vector<std::uint64_t> others_;                           // by surname
  std::unordered_map<std::uint32_t, std::uint64_t> namesakes_;  // organizations, by full name
};

// The mentions of one surname, by day.
class OneSurname {
 public:
  explicit OneSurname(std::vector<Mention> all) {
    for (const Mention& each : all) (each.name == kNone ? lone_ : full_).push_back(each);
  }

  // Days of articles with the lone name, with the one full name that is there around them.  A full name must be in more
  // articles than `at_least`.
  std::vector<Mention> found(std::uint64_t at_least) {
    std::map<std::uint32_t, std::uint64_t> articles;
    for (const Mention& each : full_) ++articles[each.name];
    std::vector<Mention> out;
    std::size_t begin = 0, end = 0;
    std::map<std::uint32_t, std::size_t> around;  // full names of [begin, end)
    std::int32_t before = INT32_MIN;
    for (const Mention& each : lone_) {
      // An article of a month or a year says nothing of a week.
      if (each.first != each.last || each.first == before) continue;
      before = each.first;
      for (; end < full_.size() && full_[end].first <= each.first + kSurnameDays; ++end) ++around[full_[end].name];
      for (; begin < end && full_[begin].first < each.first - kSurnameDays; ++begin) {
        const auto gone = around.find(full_[begin].name);
        if (--gone->second == 0) around.erase(gone);
      }
      if (around.size() != 1 || articles[around.begin()->first] <= at_least) continue;
      // All around are of one name.
      const bool is_near = std::any_of(
          full_.begin() + static_cast<std::ptrdiff_t>(begin), full_.begin() + static_cast<std::ptrdiff_t>(end),
          [&](const Mention& full) { return std::abs(full.first - each.first) <= kNextDay; });
      if (!is_near && around.begin()->second < kOftenNamed) continue;
      out.push_back({each.surname, each.first, each.last, around.begin()->first});
    }
    return out;
  }
  /// True if an article has the lone name outside of the days found.  Undated ones are not known here.
  [[nodiscard]] bool any_outside(const std::vector<SurnameDays>& days) const {
    return std::any_of(lone_.begin(), lone_.end(), [&](const Mention& each) {
      return std::none_of(days.begin(), days.end(),
                          [&](const SurnameDays& in) { return each.last >= in.first && each.first <= in.last; });
    });
  }
  /// True if a day between two of found(), they left out, has the lone name.
  [[nodiscard]] bool has_lone_between(std::int32_t first, std::int32_t last) const {
    const auto next = std::upper_bound(lone_.begin(), lone_.end(), first,
                                       [](std::int32_t day, const Mention& each) { return day < each.first; });
    return next != lone_.end() && next->first < last;
  }

 private:
  std::vector<Mention> lone_, full_;
};

}  // namespace

Surnames::Surnames(NameTable& names) {
  Reader reader(names);
  const std::vector<Mention> all = reader.mentions();
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    std::vector<Mention> of_one;
    for (; end < all.size() && all[end].surname == all[begin].surname; ++end) {
      // Full names of coarse dates stand for no day.
      if (all[end].name == kNone || all[end].first == all[end].last) of_one.push_back(all[end]);
    }
    OneSurname one(std::move(of_one));
    std::vector<SurnameDays> days;
    for (const Mention& found : one.found(reader.others(all[begin].surname))) {
      const std::string& name = reader.key(found.name);
      const bool goes_on =
          !days.empty() && days.back().name == name && !one.has_lone_between(days.back().last, found.first);
      if (goes_on) {
        days.back().last = found.last;
      } else {
        days.push_back({found.first, found.last, name, reader.form(found.name)});
      }
    }
    if (!days.empty()) {
      const std::string& lone = reader.key(all[begin].surname);
      if (reader.is_undated(all[begin].surname) || one.any_outside(days)) alone_.insert(lone);
      for (const SurnameDays& each : days) {
        std::vector<std::string>& standing = standing_[each.name];
        if (std::find(standing.begin(), standing.end(), lone) == standing.end()) standing.push_back(lone);
      }
      days_.emplace(lone, std::move(days));
    }
    begin = end;
  }
}

const std::vector<SurnameDays>& Surnames::of(const std::string& lone) const {
  static const std::vector<SurnameDays> kNothing;
  const auto found = days_.find(lone);
  return found == days_.end() ? kNothing : found->second;
}

const std::vector<std::string>& Surnames::standing_for(const std::string& name) const {
  static const std::vector<std::string> kNothing;
  const auto found = standing_.find(name);
  return found == standing_.end() ? kNothing : found->second;
}

}  // namespace dateline
