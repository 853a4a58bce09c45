#include "searcher/matching/name_list.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/text/fold.h"
#include "searcher/matching/facet_tally.h"
#include "searcher/matching/facet_values.h"

namespace dateline {
namespace {

bool begins_a_word(std::string_view key, std::string_view prefix) {
  for (std::size_t pos = key.find(prefix); pos != std::string_view::npos; pos = key.find(prefix, pos + 1)) {
    if (pos == 0 || key[pos - 1] == ' ') return true;
  }
  return false;
}

class OneKind {
 public:
  OneKind(NameTable& names, NameKind kind)
      : names_(names), kind_(kind), values_(names, field(field_of(kind))), tally_(values_) {
    tally_.count(all_rows(names.snapshot()), {});
    const auto& shards = names.snapshot().shards();
    for (std::size_t shard = 0; shard < shards.size(); ++shard) count_forms(shard, shards[shard]);
  }

  void add(std::string_view prefix, std::vector<ListedName>& out) const {
    std::vector<std::uint32_t> wanted;
    for (const std::uint32_t value : tally_.met()) {
      if (is_wanted(value, prefix)) wanted.push_back(value);
    }
    const std::vector<std::string> shown = tally_.shown(wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      ListedName name{static_cast<EntityKind>(kind_), shown[i], tally_.of(wanted[i]), {}};
      const auto forms = forms_.find(wanted[i]);
      if (forms != forms_.end()) {
        for (const auto& [text, form] : forms->second) {
          if (text != name.name && form.articles > 0) name.aliases.push_back({text, form.articles, form.link});
        }
      }
      std::stable_sort(name.aliases.begin(), name.aliases.end(),
                       [](const auto& a, const auto& b) { return a.articles > b.articles; });
      out.push_back(std::move(name));
    }
  }

 private:
  struct Form {
    std::uint64_t articles = 0;
    std::string link;
  };

  // Row by row, because a lone surname counts for one name here and for another there.
  void count_forms(std::size_t number, const ShardView& shard) {
    const FacetColumn* stored = shard.columns.facet(field_of(kind_));
    const FacetColumn* counted = values_.column(number);
    if (stored == nullptr || counted == nullptr) return;
    const auto shard_number = static_cast<std::uint32_t>(number);
    for (Xapian::docid row = 1; row <= shard.columns.articles(); ++row) {
      if (shard.removed.contains(row)) continue;
      const auto counts_for = counted->of(row);
      for (const std::uint32_t id : stored->of(row)) {
        const auto own = std::find(counts_for.begin(), counts_for.end(), id);
        if (own != counts_for.end()) {
          note(values_.value_of({shard_number, id}), stored->dictionary[id], {});
        } else {
          note_surname(shard_number, stored->dictionary[id], stored->key(id), counts_for);
        }
      }
    }
  }

  void note_surname(std::uint32_t shard, const std::string& text, const std::string& key,
                    std::span<const std::uint32_t> counts_for) {
    const auto lone = names_.named(kind_, key);
    if (!lone) return;
    for (const std::uint32_t id : counts_for) {
      const std::uint32_t value = values_.value_of({shard, id});
      if (short_name(values_.key(value)) == lone->key) note(value, text, to_string(NameLink::learnt));
    }
  }

  void note(std::uint32_t value, const std::string& text, std::string_view link) {
    Form& form = forms_[value][text];
    if (form.articles++ > 0) return;
    if (link.empty()) {
      const auto as = names_.named(kind_, match_key(text));
      link = to_string(as ? as->link : NameLink::itself);
    }
    // Names that fold to the same are spellings of it.
    form.link = link == to_string(NameLink::itself) ? to_string(NameLink::spelling) : link;
  }

  [[nodiscard]] bool is_wanted(std::uint32_t value, std::string_view prefix) const {
    if (prefix.empty() || begins_a_word(values_.key(value), prefix)) return true;
    if (begins_a_word(match_key(values_.preferred(value)), prefix)) return true;
    const auto forms = forms_.find(value);
    return forms != forms_.end() && std::any_of(forms->second.begin(), forms->second.end(), [&](const auto& form) {
             return begins_a_word(match_key(form.first), prefix);
           });
  }

  NameTable& names_;
  NameKind kind_;
  FacetValues values_;
  FacetTally tally_;
  std::unordered_map<std::uint32_t, std::map<std::string, Form>> forms_;
};

}  // namespace

std::vector<ListedName> list_names(NameTable& names, std::string_view prefix, std::size_t limit) {
  const std::string wanted = match_key(prefix);
  std::vector<ListedName> out;
  for (std::size_t kind = 0; kind < kNameKinds; ++kind) OneKind(names, static_cast<NameKind>(kind)).add(wanted, out);
  std::sort(out.begin(), out.end(), [](const ListedName& a, const ListedName& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return a.name != b.name ? a.name < b.name : a.kind < b.kind;
  });
  if (limit != 0 && out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace dateline
