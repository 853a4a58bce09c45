#include "searcher/names/name_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "searcher/names/surnames.h"

namespace dateline {
namespace {

// What a user says of one spelling may lead to another one that something is said of, and back: such a chain is
// followed so far.
constexpr std::size_t kLongestChain = 8;

// visit(value, name) for each value in the columns.
void each_value(const ArchiveSnapshot& snapshot, NameKind kind, const ColumnNames& names, const auto& visit) {
  for (std::size_t shard = 0; shard < snapshot.shards().size(); ++shard) {
    const auto& entries = names.entries(shard);
    for (std::size_t id = 0; id < entries.size(); ++id) {
      visit(snapshot.shards()[shard].columns.facet(field_of(kind))->dictionary[id], entries[id].name);
    }
  }
}

}  // namespace

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

const ColumnNames& NameTable::columns(NameKind kind) {
  read(kind);
  return *columns_[static_cast<std::size_t>(kind)];
}

// Each name is spelt once: learning needs the spellings of all before any can be looked up.
void NameTable::read(NameKind kind) {
  std::unique_ptr<const ColumnNames>& out = columns_[static_cast<std::size_t>(kind)];
  if (out) return;
  Spellings spellings;
  for (const ShardView& shard : snapshot_.shards()) {
    spellings.emplace_back();
    const FacetColumn* column = shard.columns.facet(field_of(kind));
    if (column == nullptr) continue;
    spellings.back().reserve(column->dictionary.size());
    for (std::size_t id = 0; id < column->dictionary.size(); ++id) {
      spellings.back().push_back(spelling_of(kind, column->key(id)));
    }
  }
  learnt_[static_cast<std::size_t>(kind)] = learn(kind, spellings);
  auto made = std::make_unique<ColumnNames>();
  for (std::size_t shard = 0; shard < spellings.size(); ++shard) {
    const FacetColumn* column = snapshot_.shards()[shard].columns.facet(field_of(kind));
    made->begin_shard(spellings[shard].size());
    for (std::size_t id = 0; id < spellings[shard].size(); ++id) {
      made->add(named_from(kind, column->key(id), std::move(spellings[shard][id])));
    }
  }
  out = std::move(made);
}

LearntNames NameTable::learn(NameKind kind, const Spellings& spellings) const {
  if (kind == NameKind::organization) return learn_acronyms(snapshot_, shards_, spellings);
  return kind == NameKind::person ? learn_initials(spellings) : LearntNames{};
}

const std::string& NameTable::as_learnt(NameKind kind, const std::string& spelling) const {
  const LearntNames& learnt = learnt_[static_cast<std::size_t>(kind)];
  if (kind == NameKind::organization) {
    const auto found = learnt.acronyms.find(spelling);
    return found == learnt.acronyms.end() ? spelling : found->second;
  }
  if (kind != NameKind::person) return spelling;
  const auto parts = middle_initials(spelling);
  if (!parts) return spelling;
  const auto found = learnt.initials.find(parts->name);
  return found == learnt.initials.end() || found->second != parts->initials ? spelling : found->first;
}

std::optional<NamedAs> NameTable::named(NameKind kind, const std::string& key) {
  read(kind);
  return named_from(kind, key, spelling_of(kind, key));
}

std::optional<NamedAs> NameTable::named_from(NameKind kind, const std::string& key, std::string spelling) const {
  const AliasMap::Rule* rule = aliases_.of(kind, key);
  if (rule == nullptr) {
    auto as = from_spelling(kind, key, std::move(spelling));
    if (as && as->link == NameLink::itself && as->key != key) as->link = NameLink::spelling;
    return as;
  }
  if (rule->is_itself(key)) return NamedAs{key, NameLink::itself};
  if (rule->preferred.empty()) return std::nullopt;
  const auto key_of_preferred = target(kind, rule->key);
  if (!key_of_preferred) return std::nullopt;
  return NamedAs{*key_of_preferred, NameLink::user};
}

std::optional<NamedAs> NameTable::from_spelling(NameKind kind, const std::string& key, std::string spelling,
                                                std::size_t followed) const {
  const auto by_user = [&](const AliasMap::Rule& rule) -> std::optional<NamedAs> {
    if (rule.preferred.empty()) return std::nullopt;
    auto preferred = target(kind, rule.key, followed + 1);
    return preferred ? std::optional(NamedAs{*std::move(preferred), NameLink::user}) : std::nullopt;
  };
  if (followed == kLongestChain) return NamedAs{as_learnt(kind, spelling), NameLink::user};
  const auto& rules = spelled_[static_cast<std::size_t>(kind)];
  if (const auto rule = rules.find(spelling); rule != rules.end()) return by_user(*rule->second);
  const std::string& learnt = as_learnt(kind, spelling);
  if (learnt == spelling) return NamedAs{std::move(spelling), NameLink::itself};
  // "ASA Ltd" is a firm, whatever ASA stands for.
  if (kind == NameKind::organization && has_legal_form(key)) return NamedAs{key, NameLink::itself};
  if (const auto rule = rules.find(learnt); rule != rules.end()) return by_user(*rule->second);
  return NamedAs{learnt, NameLink::learnt};
}

// What a user's preferred name counts as: the archive may know another form of it.
std::optional<std::string> NameTable::target(NameKind kind, const std::string& preferred_key,
                                             std::size_t followed) const {
  const AliasMap::Rule* rule = aliases_.of(kind, preferred_key);
  if (rule != nullptr && rule->is_itself(preferred_key)) return preferred_key;
  auto as = from_spelling(kind, preferred_key, spelling_of(kind, preferred_key), followed);
  return as ? std::optional(std::move(as->key)) : std::nullopt;
}

std::string NameTable::preferred(NameKind kind, const std::string& key) {
  std::optional<std::map<std::string, std::string>>& all = preferred_[static_cast<std::size_t>(kind)];
  if (!all) {
    read(kind);
    all.emplace();
    for (const auto& [alias, rule] : aliases_.rules(kind)) {
      if (rule.preferred.empty()) continue;
      if (auto as = target(kind, rule.key)) all->emplace(*std::move(as), rule.preferred);
    }
  }
  const auto found = all->find(key);
  return found == all->end() ? std::string{} : found->second;
}

std::vector<std::string> NameTable::values(NameKind kind, const std::string& key) {
  const std::uint32_t wanted = columns(kind).find(key);
  std::set<std::string> found;
  if (wanted == ColumnNames::kNone) return {};
  each_value(snapshot_, kind, columns(kind), [&](const std::string& value, std::uint32_t name) {
    if (name == wanted) found.insert(value);
  });
  return {found.begin(), found.end()};
}

const std::vector<std::uint32_t>& NameTable::persons_called(const std::string& surname) {
  static const std::vector<std::uint32_t> kNobody;
  if (!called_) {
    const ColumnNames& persons = columns(NameKind::person);
    called_.emplace();
    for (std::uint32_t name = 0; name < persons.size(); ++name) {
      const std::string_view called = short_name(persons.key(name));
      if (!called.empty()) (*called_)[std::string(called)].push_back(name);
    }
  }
  const auto found = called_->find(surname);
  return found == called_->end() ? kNobody : found->second;
}

std::vector<std::string> NameTable::letters_of(const std::string& key) {
  read(NameKind::organization);
  std::vector<std::string> out;
  for (const auto& [letters, name] : learnt_[static_cast<std::size_t>(NameKind::organization)].acronyms) {
    const auto as = from_spelling(NameKind::organization, letters, letters);
    if (as && as->key == key) out.push_back(letters);
  }
  std::sort(out.begin(), out.end());
  return out;
}

const std::unordered_map<std::uint32_t, std::string>& NameTable::place_countries() {
  if (place_countries_) return *place_countries_;
  const ColumnNames& places = columns(NameKind::place);
  place_countries_.emplace();
  for (const auto& [place, country] : aliases_.countries()) {
    const auto key = target(NameKind::place, place);
    const std::uint32_t name = key ? places.find(*key) : ColumnNames::kNone;
    if (name != ColumnNames::kNone) (*place_countries_)[name] = country;
  }
  return *place_countries_;
}

std::vector<std::string> NameTable::places_in(const std::string& country) {
  std::set<std::string> found;
  if (aliases_.countries().empty()) return {};
  const auto& countries = place_countries();
  each_value(snapshot_, NameKind::place, columns(NameKind::place), [&](const std::string& value, std::uint32_t name) {
    const auto of = countries.find(name);
    if (of != countries.end() && of->second == country) found.insert(value);
  });
  return {found.begin(), found.end()};
}

bool NameTable::has_stops(NameKind kind) const {
  const auto& rules = aliases_.rules(kind);
  return std::any_of(rules.begin(), rules.end(), [](const auto& each) { return each.second.preferred.empty(); });
}

}  // namespace dateline
