#include "searcher/names/surnames.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace dateline {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

// What an entry of a shard's dictionary has to do with lone names.
struct EntryRole {
  std::uint32_t surname = kNone;  // number of the lone name it is, or is called by for short
  std::uint32_t name = kNone;     // number of the full name; none for the lone name itself
};

struct Mention {
  std::uint32_t surname = 0;
  std::int32_t first = 0, last = 0;  // days of the article
  std::uint32_t name = kNone;
};

class Reader {
 public:
  explicit Reader(NameTable& names) : names_(names) {
    for (const ShardView& shard : names.snapshot().shards()) {
      keys_.emplace_back();
      const FacetColumn* column = shard.columns.facet("person");
      for (std::size_t id = 0; column != nullptr && id < column->dictionary.size(); ++id) {
        const auto as = names.named(NameKind::person, column->key(id));
        keys_.back().push_back(as ? as->key : std::string());
        if (is_short_name(keys_.back().back())) number(surnames_, surname_texts_, keys_.back().back());
      }
    }
  }

  std::vector<Mention> mentions() {
    std::vector<Mention> out;
    for (std::size_t shard = 0; shard < keys_.size(); ++shard) read(shard, out);
    count_organizations();
    std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) {
      return std::tie(a.surname, a.first, a.last, a.name) < std::tie(b.surname, b.first, b.last, b.name);
    });
    return out;
  }
  [[nodiscard]] const std::string& surname(std::uint32_t number) const { return surname_texts_[number]; }
  /// Articles with an organization that has the surname in its name.
  [[nodiscard]] std::uint64_t organizations(std::uint32_t surname) const { return organizations_[surname]; }
  /// True if an article without a date has the lone name.
  [[nodiscard]] bool is_undated(std::uint32_t surname) const { return undated_.contains(surname); }
  [[nodiscard]] const std::string& name(std::uint32_t number) const { return name_texts_[number]; }
  [[nodiscard]] const std::string& form(std::uint32_t number) const { return forms_[number].text; }

 private:
  using Numbers = std::unordered_map<std::string, std::uint32_t>;

  static std::uint32_t number(Numbers& numbers, std::vector<std::string>& texts, const std::string& text) {
    const auto [found, is_new] = numbers.try_emplace(text, static_cast<std::uint32_t>(texts.size()));
    if (is_new) texts.push_back(text);
    return found->second;
  }

  EntryRole role(const std::string& key) {
    if (const auto lone = surnames_.find(key); lone != surnames_.end()) return {lone->second, kNone};
    const auto called = surnames_.find(std::string(short_name(key)));
    if (called == surnames_.end()) return {};
    return {called->second, number(full_names_, name_texts_, key)};
  }

  // The same of all values, whichever shard comes first.
  void note_form(std::uint32_t name, const std::string& text, const std::string& key) {
    forms_.resize(std::max<std::size_t>(forms_.size(), name + 1U));
    const auto as = names_.named(NameKind::person, key);
    Form form{!as || as->link != NameLink::itself, text};
    if (forms_[name].text.empty() ||
        std::tie(form.other, form.text) < std::tie(forms_[name].other, forms_[name].text)) {
      forms_[name] = std::move(form);
    }
  }

  // "Laing" is as well the firm's short name: how many articles name an organization with the word in it.
  void count_organizations() {
    organizations_.assign(surname_texts_.size(), 0);
    for (const ShardView& shard : names_.snapshot().shards()) {
      const FacetColumn* column = shard.columns.facet("organization");
      if (column == nullptr) continue;
      std::vector<std::uint32_t> surname(column->dictionary.size(), kNone);
      for (std::size_t id = 0; id < surname.size(); ++id) surname[id] = surname_in(column->key(id));
      for (const std::uint32_t id : column->ids) {
        if (surname[id] != kNone) ++organizations_[surname[id]];
      }
    }
  }

  [[nodiscard]] std::uint32_t surname_in(const std::string& name) const {
    for (std::size_t pos = 0; pos < name.size();) {
      const std::size_t end = std::min(name.find(' ', pos), name.size());
      if (const auto found = surnames_.find(name.substr(pos, end - pos)); found != surnames_.end())
        return found->second;
      pos = end + 1;
    }
    return kNone;
  }

  void read(std::size_t number, std::vector<Mention>& out) {
    const ShardView& shard = names_.snapshot().shards()[number];
    const FacetColumn* column = shard.columns.facet("person");
    if (column == nullptr) return;
    std::vector<EntryRole> roles;
    for (std::size_t id = 0; id < keys_[number].size(); ++id) {
      roles.push_back(role(keys_[number][id]));
      if (roles.back().name != kNone) note_form(roles.back().name, column->dictionary[id], column->key(id));
    }
    for (Xapian::docid row = 1; row <= shard.columns.articles(); ++row) {
      if (shard.removed.contains(row)) continue;
      const bool undated = shard.columns.first_day(row) == Columns::kUndated;
      for (const std::uint32_t id : column->of(row)) {
        const EntryRole& is = roles[id];
        if (is.surname == kNone) continue;
        if (undated) {
          if (is.name == kNone) undated_.insert(is.surname);
          continue;
        }
        out.push_back({is.surname, shard.columns.first_day(row), shard.columns.last_day(row), is.name});
      }
    }
  }

  NameTable& names_;
  std::vector<std::vector<std::string>> keys_;  // by shard, by dictionary id
  struct Form {
    bool other = false;  // it only stands for the name
    std::string text;
  };
  std::vector<Form> forms_;  // by number of the full name
  Numbers surnames_, full_names_;
  std::vector<std::string> surname_texts_, name_texts_;
  std::unordered_set<std::uint32_t> undated_;
  std::vector<std::uint64_t> organizations_;  // by surname
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
      if (around.size() == 1 && articles[around.begin()->first] > at_least)
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
    for (const Mention& found : one.found(reader.organizations(all[begin].surname))) {
      const std::string& name = reader.name(found.name);
      const bool goes_on =
          !days.empty() && days.back().name == name && !one.has_lone_between(days.back().last, found.first);
      if (goes_on) {
        days.back().last = found.last;
      } else {
        days.push_back({found.first, found.last, name, reader.form(found.name)});
      }
    }
    if (!days.empty()) {
      const std::string& lone = reader.surname(all[begin].surname);
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
