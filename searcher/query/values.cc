#include "searcher/query/values.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <set>

#include "common/schema/fields.h"
#include "common/text/edit_distance.h"
#include "common/text/fold.h"
#include "common/text/language.h"
#include "common/text/territories.h"
#include "searcher/names/naming.h"
#include "searcher/query/days.h"
#include "searcher/query/names.h"

namespace dateline {
namespace {

// "entity" is three fields of the schema, any other name one.
std::vector<const Field*> fields_of(std::string_view name) {
  if (name != "entity") return {&field(name)};
  return {&field("person"), &field("organization"), &field("place")};
}

void each_column(const ArchiveSnapshot& archive, const Field& field,
                 const std::function<void(const FacetColumn&)>& visit) {
  for (const ShardView& shard : archive.shards()) {
    if (const FacetColumn* column = shard.columns.facet(field.name)) visit(*column);
  }
}

std::set<std::string> values_by_key(const ArchiveSnapshot& archive, const Field& field, const std::string& key) {
  std::set<std::string> found;
  each_column(archive, field, [&](const FacetColumn& column) {
    for (const std::uint32_t id : column.find(key)) found.insert(column.dictionary[id]);
  });
  return found;
}

// Of values without letter or digit nothing is left to compare but themselves.
std::set<std::string> same_text(const ArchiveSnapshot& archive, const Field& field, std::string_view value) {
  std::set<std::string> found;
  each_column(archive, field, [&](const FacetColumn& column) {
    const auto at = std::lower_bound(column.dictionary.begin(), column.dictionary.end(), value);
    if (at != column.dictionary.end() && *at == value) found.insert(*at);
  });
  return found;
}

std::string bare_host(std::string_view value) {
  if (const auto scheme = value.find("://"); scheme != std::string_view::npos) value.remove_prefix(scheme + 3);
  std::string host = fold_case(value.substr(0, value.find_first_of("/?#")));
  if (host.starts_with("www.")) host.erase(0, 4);
  while (host.starts_with('.') || host.starts_with('*')) host.erase(0, 1);
  return host;
}

std::set<std::string> hosts_under(const ArchiveSnapshot& archive, const Field& field, std::string_view value) {
  std::set<std::string> found;
  const std::string host = bare_host(value);
  if (host.empty()) return found;
  const std::string below = "." + host;
  each_column(archive, field, [&](const FacetColumn& column) {
    for (const std::string& each : column.dictionary) {
      if (each == host || each.ends_with(below)) found.insert(each);
    }
  });
  return found;
}

std::set<std::string> dictionary_values(const ArchiveSnapshot& archive, const Field& field, std::string_view value) {
  if (field.name == "host") return hosts_under(archive, field, value);
  if (field.name == "country") {
    const std::string code = country_code(value);
    if (!code.empty()) return values_by_key(archive, field, match_key(code));
  }
  if (field.name == "language") {
    const std::string tag = normal_language(value);
    if (!tag.empty()) return values_by_key(archive, field, match_key(tag));
  }
  const std::string key = match_key(value);
  return key.empty() ? same_text(archive, field, value) : values_by_key(archive, field, key);
}

// Articles of these days.
Meaning in_days(const NamingWay& way) {
  std::set<std::string> terms;
  for (const auto& [first, last] : way.spans) {
    using std::chrono::days;
    using std::chrono::local_days;
    for (std::string& term : terms_of_days(local_days(days(first)), local_days(days(last)))) {
      terms.insert(std::move(term));
    }
  }
  return Meaning::of_terms({terms.begin(), terms.end()});
}

// What a filter for one value asks: any of `terms`, or one of the others.
struct FilterParts {
  std::vector<std::string> terms;
  std::vector<Meaning> others;
};

void add_naming(const Naming& naming, const Field& field, FilterParts& parts) {
  for (const NamingWay& way : naming.ways) {
    std::vector<std::string> terms;
    for (const std::string& value : way.values) terms.push_back(filter_term(field, value));
    if (way.days == NamingWay::Days::any) {
      parts.terms.insert(parts.terms.end(), terms.begin(), terms.end());
      continue;
    }
    const auto kind = way.days == NamingWay::Days::within ? Meaning::Kind::all_of : Meaning::Kind::except;
    parts.others.push_back(Meaning::group(kind, {Meaning::of_terms(std::move(terms)), in_days(way)}));
  }
}

bool holds_words(std::string_view key, std::string_view words) {
  for (std::size_t pos = key.find(words); pos != std::string_view::npos; pos = key.find(words, pos + 1)) {
    const std::size_t end = pos + words.size();
    if ((pos == 0 || key[pos - 1] == ' ') && (end == key.size() || key[end] == ' ')) return true;
  }
  return false;
}

// How far a value is from the wrong one: smaller is nearer.
struct Nearness {
  std::size_t edits = 0;     // 0: it holds the words
  std::size_t articles = 0;  // more is nearer
};

}  // namespace

std::optional<Meaning> filter_meaning(NameTable& names, std::string_view name, std::string_view value) {
  FilterParts parts;
  for (const Field* field : fields_of(name)) {
    if (!field->facet) {
      parts.terms.push_back(filter_term(*field, value));
    } else if (const auto kind = name_kind(field->name); kind && !match_key(value).empty()) {
      if (const auto as = names.named(*kind, match_key(value))) {
        add_naming(naming_of(names, *kind, as->key), *field, parts);
      }
    } else {
      for (const std::string& found : dictionary_values(names.snapshot(), *field, value)) {
        parts.terms.push_back(filter_term(*field, found));
      }
    }
    if (field->name != "country") continue;
    for (const std::string& place : names.places_in(country_code(value))) {
      parts.terms.push_back(filter_term(dateline::field("place"), place));
    }
  }
  if (!parts.terms.empty()) parts.others.insert(parts.others.begin(), Meaning::of_terms(std::move(parts.terms)));
  if (parts.others.empty()) return std::nullopt;
  return Meaning::group(Meaning::Kind::any_of, std::move(parts.others));
}

std::vector<std::string> names_holding(const ArchiveSnapshot& archive, std::string_view name, std::string_view words) {
  const std::string key = match_key(words);
  if (key.empty() || !(holds_names_of_the_text(name) || name == "source" || name == "author")) return {};
  std::map<std::string, std::size_t> articles;
  for (const Field* field : fields_of(name)) {
    each_column(archive, *field, [&](const FacetColumn& column) {
      std::vector<bool> holds(column.dictionary.size());
      for (std::size_t id = 0; id < holds.size(); ++id) holds[id] = holds_words(column.key(id), key);
      for (const std::uint32_t id : column.ids) {
        if (holds[id]) ++articles[column.dictionary[id]];
      }
    });
  }
  std::vector<std::string> values;
  for (const auto& [value, count] : articles) values.push_back(value);
  std::stable_sort(values.begin(), values.end(),
                   [&](const std::string& a, const std::string& b) { return articles[a] > articles[b]; });
  return values;
}

std::vector<NameOfKind> names_meant(NameTable& names, std::string_view name, std::string_view value) {
  std::vector<NameOfKind> out;
  const auto add = [&](std::string_view text) {
    for (const Field* field : fields_of(name)) {
      const NameKind kind = *name_kind(field->name);
      const auto as = names.named(kind, match_key(text));
      if (!as || as->key.empty() || naming_of(names, kind, as->key).ways.empty()) continue;
      if (NameOfKind found{kind, as->key}; std::find(out.begin(), out.end(), found) == out.end()) {
        out.push_back(std::move(found));
      }
    }
  };
  add(value);
  if (out.empty()) {
    for (const std::string& longer : names_holding(names.snapshot(), name, value)) add(longer);
  }
  return out;
}

std::string nearest_value(const ArchiveSnapshot& archive, std::string_view name, std::string_view value) {
  const std::string key = match_key(value);
  if (key.empty() || key.size() > 64) return {};
  std::string best;
  Nearness best_nearness{std::min<std::size_t>(3, key.size() / 3), 0};
  for (const Field* field : fields_of(name)) {
    each_column(archive, *field, [&](const FacetColumn& column) {
      std::vector<std::size_t> articles(column.dictionary.size());
      for (const std::uint32_t id : column.ids) ++articles[id];
      for (std::size_t id = 0; id < column.dictionary.size(); ++id) {
        const std::size_t edits =
            holds_words(column.key(id), key) ? 0 : edit_distance(key, column.key(id), best_nearness.edits);
        if (edits > best_nearness.edits || (edits == best_nearness.edits && articles[id] <= best_nearness.articles)) {
          continue;
        }
        best_nearness = {edits, articles[id]};
        best = column.dictionary[id];
      }
    });
  }
  return best;
}

}  // namespace dateline
