#include "searcher/names/alias_map.h"

#include <algorithm>
#include <set>
#include <utility>

#include <dateline/error.h>

#include "common/text/fold.h"
#include "common/text/shown.h"

namespace dateline {
namespace {

[[noreturn]] void refuse(const std::string& where, const std::string& what, const std::string& hint) {
  throw Error(ErrorCode::bad_data, where + ": " + what, where, hint);
}

}  // namespace

std::string AliasMap::place_of(std::size_t line) const {
  const std::string where = line == 0 ? "an alias" : "line " + std::to_string(line);
  return name_.empty() ? where : name_ + ", " + where;
}

AliasMap::AliasMap(const std::vector<Alias>& aliases, std::string name) : name_(std::move(name)) {
  for (const Alias& alias : aliases) {
    if (alias.kind) {
      add(alias, static_cast<NameKind>(*alias.kind));
    } else {
      for (std::size_t kind = 0; kind < kNameKinds; ++kind) add(alias, static_cast<NameKind>(kind));
    }
  }
  for (std::size_t kind = 0; kind < kNameKinds; ++kind) resolve(static_cast<NameKind>(kind));
  for (const Alias& alias : aliases) {
    if (alias.country.empty() || (alias.kind && *alias.kind != EntityKind::place)) continue;
    const Rule* rule = of(NameKind::place, match_key(alias.alias));
    if (rule != nullptr) countries_[rule->key] = alias.country;
  }
}

void AliasMap::add(const Alias& alias, NameKind kind) {
  const std::string key = match_key(alias.alias);
  if (key.empty()) refuse(place_of(alias.line), "'" + printable(alias.alias) + "' has no letter or digit", "");
  Rule rule{match_key(alias.preferred), alias.preferred, alias.line, !alias.kind};
  if (rule.key.empty()) rule.preferred.clear();
  const auto [found, is_new] = rules_[static_cast<std::size_t>(kind)].try_emplace(key, rule);
  if (is_new) return;
  // What is said of a kind goes before what is said of all.
  if (found->second.any_kind != rule.any_kind) {
    if (!rule.any_kind) found->second = std::move(rule);
    return;
  }
  const std::string first = found->second.line == 0 ? "another" : "line " + std::to_string(found->second.line);
  refuse(place_of(alias.line),
         "'" + printable(alias.alias) + "' stands in " + first + " already" +
             (found->second.key == rule.key ? "" : ", for another name"),
         "leave one of them away, or give each its own kind");
}

void AliasMap::resolve(NameKind kind) {
  std::map<std::string, Rule>& rules = rules_[static_cast<std::size_t>(kind)];
  std::set<std::string_view> done;
  for (auto& [first, unused] : rules) {
    std::vector<std::pair<const std::string*, Rule*>> way;
    std::set<std::string_view> seen;
    auto at = rules.find(first);
    while (at != rules.end() && !at->second.is_itself(at->first) && !done.contains(at->first)) {
      if (!seen.insert(at->first).second) refuse_circle(*at, way);
      way.emplace_back(&at->first, &at->second);
      at = rules.find(at->second.key);
    }
    if (way.empty()) continue;
    const Rule last = at == rules.end() ? *way.back().second : at->second;
    for (const auto& [key, rule] : way) {
      rule->key = last.key;
      rule->preferred = last.preferred;
      done.insert(*key);
    }
  }
}

void AliasMap::refuse_circle(const std::pair<const std::string, Rule>& met,
                             const std::vector<std::pair<const std::string*, Rule*>>& way) const {
  std::vector<std::size_t> lines;
  for (auto each = way.rbegin(); each != way.rend(); ++each) {
    lines.push_back(each->second->line);
    if (each->second == &met.second) break;
  }
  std::sort(lines.begin(), lines.end());
  std::string others;
  for (std::size_t i = 1; i < lines.size() && i < 10; ++i) others += (i == 1 ? "" : ", ") + std::to_string(lines[i]);
  refuse(place_of(lines.front()),
         "'" + printable(met.second.preferred) + "' stands for itself" +
             (others.empty() ? "" : " by way of line " + others),
         "one of the names must be the preferred one of all");
}

const AliasMap::Rule* AliasMap::of(NameKind kind, const std::string& key) const {
  const auto& rules = rules_[static_cast<std::size_t>(kind)];
  const auto found = rules.find(key);
  return found == rules.end() ? nullptr : &found->second;
}

bool AliasMap::empty() const noexcept {
  return std::all_of(rules_.begin(), rules_.end(), [](const auto& rules) { return rules.empty(); });
}

}  // namespace dateline
