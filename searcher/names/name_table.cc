#include "searcher/names/name_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "common/schema/abbreviations.h"
#include "common/schema/fields.h"
#include "common/text/fold.h"
#include "searcher/names/surnames.h"

namespace dateline {
namespace {

// Of the articles that say what letters stand for, so many in a hundred must agree.
constexpr std::uint64_t kAgreement = 67;

// And so many of a thousand that name the letters: an odd name in one article says nothing of what hundreds mean.
constexpr std::uint64_t kWitnesses = 20;

// What a user says of one spelling may lead to another one that something is said of, and back: such a chain is
// followed so far.
constexpr std::size_t kLongestChain = 8;

using Votes = std::unordered_map<std::string, std::map<std::string, std::uint64_t>>;

void each_key(const ArchiveSnapshot& snapshot, NameKind kind, const auto& visit) {
  for (const ShardView& shard : snapshot.shards()) {
    const FacetColumn* column = shard.columns.facet(field_of(kind));
    if (column == nullptr) continue;
    for (std::size_t id = 0; id < column->dictionary.size(); ++id) visit(column->key(id), column->dictionary[id]);
  }
}

void count_witnesses(const Xapian::Database& shard, Votes& votes) {
  const std::string prefix(field("abbreviation").prefix);
  for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term) {
    const auto found = abbreviation_of_term(*term);
    if (!found) continue;
    const std::string name = spelling_of(NameKind::organization, match_key(found->name));
    const std::string letters = spelling_of(NameKind::organization, match_key(found->letters));
    if (name != letters) votes[letters][name] += term.get_termfreq();
  }
}

// How many articles have the letters for an organization's name.
std::unordered_map<std::string, std::uint64_t> articles_naming(const ArchiveSnapshot& snapshot, const Votes& votes) {
  std::unordered_map<std::string, std::uint64_t> out;
  for (const ShardView& shard : snapshot.shards()) {
    const FacetColumn* column = shard.columns.facet("organization");
    if (column == nullptr) continue;
    std::vector<std::uint64_t*> counts(column->dictionary.size(), nullptr);
    for (std::size_t id = 0; id < counts.size(); ++id) {
      const std::string spelling = spelling_of(NameKind::organization, column->key(id));
      if (votes.contains(spelling)) counts[id] = &out[spelling];
    }
    for (const std::uint32_t id : column->ids) {
      if (counts[id] != nullptr) ++*counts[id];
    }
  }
  return out;
}

std::string_view last_word(std::string_view key) {
  const std::size_t blank = key.rfind(' ');
  return blank == std::string_view::npos ? key : key.substr(blank + 1);
}

// False where the rules of spelling cannot make `source` of `key`: spares them for nearly all of a dictionary.
bool may_become(NameKind kind, std::string_view key, std::string_view source) {
  if (kind == NameKind::place || key.empty() || source.empty()) return true;
  if (kind == NameKind::person) {
    // Of initials alone one word is made.
    return source.find(' ') == std::string_view::npos ? key.back() == source.back() : key.ends_with(last_word(source));
  }
  if (key.starts_with("the ")) key.remove_prefix(4);
  return key.front() == source.front();
}

}  // namespace

std::string_view to_string(NameLink link) noexcept {
  constexpr std::array<std::string_view, 4> kNames{"itself", "spelling", "learnt", "user"};
  return kNames[static_cast<std::size_t>(link)];
}

NameTable::NameTable(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& shards,
                     const std::vector<Alias>& aliases)
    : snapshot_(snapshot), shards_(shards), aliases_(aliases) {
  for (std::size_t kind = 0; kind < kNameKinds; ++kind) {
    for (const auto& [alias, rule] : aliases_.rules(static_cast<NameKind>(kind))) {
      std::string spelling = spelling_of(static_cast<NameKind>(kind), alias);
      // A rule within one spelling says no more than how it is shown.
      if (spelling != spelling_of(static_cast<NameKind>(kind), rule.key)) {
        spelled_[kind].try_emplace(std::move(spelling), &rule);
      }
    }
  }
}

NameTable::~NameTable() = default;

const Surnames& NameTable::surnames() {
  if (!surnames_) surnames_ = std::make_unique<const Surnames>(*this);
  return *surnames_;
}

const NameTable::Learnt& NameTable::learnt(NameKind kind) {
  Learnt& out = learnt_[static_cast<std::size_t>(kind)];
  if (out.made) return out;
  out.made = true;
  if (kind == NameKind::organization) learn_acronyms(out);
  if (kind == NameKind::person) learn_initials(out);
  return out;
}

void NameTable::learn_acronyms(Learnt& learnt) const {
  Votes votes;
  for (const Xapian::Database& shard : shards_) count_witnesses(shard, votes);
  const auto named = articles_naming(snapshot_, votes);
  for (const auto& [letters, names] : votes) {
    std::uint64_t all = 0;
    for (const auto& [name, articles] : names) all += articles;
    const auto most =
        std::max_element(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto uses = named.find(letters);
    const bool odd = uses != named.end() && most->second * 1000 < uses->second * kWitnesses;
    if (most->second * 100 >= all * kAgreement && !odd) learnt.acronyms.emplace(letters, most->first);
  }
  // A long name that is itself a short one of another would make a chain.
  std::erase_if(learnt.acronyms, [&](const auto& each) { return votes.contains(each.second); });
}

void NameTable::learn_initials(Learnt& learnt) const {
  each_key(snapshot_, NameKind::person, [&](const std::string& key, const std::string& /*value*/) {
    auto parts = middle_initials(spelling_of(NameKind::person, key));
    if (!parts) return;
    const auto [found, is_new] = learnt.initials.try_emplace(std::move(parts->name), parts->initials);
    if (!is_new && found->second != parts->initials) found->second.clear();
  });
}

std::string NameTable::as_learnt(NameKind kind, const std::string& spelling) {
  if (kind == NameKind::organization) {
    const auto& acronyms = learnt(kind).acronyms;
    const auto found = acronyms.find(spelling);
    return found == acronyms.end() ? spelling : found->second;
  }
  if (kind == NameKind::person) {
    const auto parts = middle_initials(spelling);
    if (!parts) return spelling;
    const auto& initials = learnt(kind).initials;
    const auto found = initials.find(parts->name);
    return found == initials.end() || found->second != parts->initials ? spelling : parts->name;
  }
  return spelling;
}

std::optional<NamedAs> NameTable::named(NameKind kind, const std::string& key) {
  const AliasMap::Rule* rule = aliases_.of(kind, key);
  if (rule == nullptr) {
    auto as = from_spelling(kind, spelling_of(kind, key));
    if (as && as->link == NameLink::itself && as->key != key) as->link = NameLink::spelling;
    return as;
  }
  if (rule->is_itself(key)) return NamedAs{key, NameLink::itself};
  if (rule->preferred.empty()) return std::nullopt;
  const auto key_of_preferred = target(kind, rule->key);
  if (!key_of_preferred) return std::nullopt;
  return NamedAs{*key_of_preferred, NameLink::user};
}

std::optional<NamedAs> NameTable::from_spelling(NameKind kind, std::string spelling, std::size_t followed) {
  const auto by_user = [&](const AliasMap::Rule& rule) -> std::optional<NamedAs> {
    if (rule.preferred.empty()) return std::nullopt;
    auto key = target(kind, rule.key, followed + 1);
    return key ? std::optional(NamedAs{*std::move(key), NameLink::user}) : std::nullopt;
  };
  if (followed == kLongestChain) return NamedAs{as_learnt(kind, spelling), NameLink::user};
  const auto& rules = spelled_[static_cast<std::size_t>(kind)];
  if (const auto rule = rules.find(spelling); rule != rules.end()) return by_user(*rule->second);
  std::string learnt = as_learnt(kind, spelling);
  if (learnt == spelling) return NamedAs{std::move(spelling), NameLink::itself};
  if (const auto rule = rules.find(learnt); rule != rules.end()) return by_user(*rule->second);
  return NamedAs{std::move(learnt), NameLink::learnt};
}

// What a user's preferred name counts as: the archive may know another form of it.
std::optional<std::string> NameTable::target(NameKind kind, const std::string& preferred_key, std::size_t followed) {
  const AliasMap::Rule* rule = aliases_.of(kind, preferred_key);
  if (rule != nullptr && rule->is_itself(preferred_key)) return preferred_key;
  auto as = from_spelling(kind, spelling_of(kind, preferred_key), followed);
  return as ? std::optional(std::move(as->key)) : std::nullopt;
}

std::string NameTable::preferred(NameKind kind, const std::string& key) {
  std::optional<std::map<std::string, std::string>>& all = preferred_[static_cast<std::size_t>(kind)];
  if (!all) {
    all.emplace();
    for (const auto& [alias, rule] : aliases_.rules(kind)) {
      if (rule.preferred.empty()) continue;
      if (auto as = target(kind, rule.key)) all->emplace(*std::move(as), rule.preferred);
    }
  }
  const auto found = all->find(key);
  return found == all->end() ? std::string{} : found->second;
}

// The spellings that lead to a key.
std::vector<std::string> NameTable::sources(NameKind kind, const std::string& key) {
  std::vector<std::string> out{key};
  for (const auto& [alias, rule] : aliases_.rules(kind)) {
    if (!rule.preferred.empty() && target(kind, rule.key) == key) {
      out.push_back(alias);
      out.push_back(spelling_of(kind, alias));
    }
  }
  for (std::size_t i = 0, n = out.size(); i < n; ++i) {
    for (const auto& [letters, name] : learnt(kind).acronyms) {
      if (name == out[i]) out.push_back(letters);
    }
  }
  return out;
}

std::vector<std::string> NameTable::values(NameKind kind, const std::string& key) {
  const std::vector<std::string> from = sources(kind, key);
  std::set<std::string> found;
  each_key(snapshot_, kind, [&](const std::string& each, const std::string& value) {
    if (std::none_of(from.begin(), from.end(), [&](const auto& source) { return may_become(kind, each, source); })) {
      return;
    }
    const auto as = named(kind, each);
    if (as && as->key == key) found.insert(value);
  });
  return {found.begin(), found.end()};
}

std::string NameTable::country_of_place(const std::string& key) {
  if (place_countries_.empty()) {
    for (const auto& [place, country] : aliases_.countries()) {
      if (const auto as = target(NameKind::place, place)) place_countries_[*as] = country;
    }
  }
  if (place_countries_.empty()) return {};
  const auto as = named(NameKind::place, key);
  const auto found = as ? place_countries_.find(as->key) : place_countries_.end();
  return found == place_countries_.end() ? std::string{} : found->second;
}

std::vector<std::string> NameTable::places_in(const std::string& country) {
  std::set<std::string> found;
  if (aliases_.countries().empty()) return {};
  each_key(snapshot_, NameKind::place, [&](const std::string& key, const std::string& value) {
    if (country_of_place(key) == country) found.insert(value);
  });
  return {found.begin(), found.end()};
}

bool NameTable::has_stops(NameKind kind) const {
  const auto& rules = aliases_.rules(kind);
  return std::any_of(rules.begin(), rules.end(), [](const auto& each) { return each.second.preferred.empty(); });
}

}  // namespace dateline
