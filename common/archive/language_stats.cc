#include "common/archive/language_stats.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>

#include "common/text/language.h"

namespace dateline {
namespace {

// Of the models that are built in; a test of the indexer knows if this is still so.
constexpr std::array<std::string_view, 4> kModels{"de", "en", "pt", "ru"};

}  // namespace

std::string_view entity_layer(std::string_view language) {
  const std::string_view base = language.substr(0, language.find('-'));
  if (std::find(kModels.begin(), kModels.end(), base) != kModels.end()) return "models";
  return has_capitals(base) ? "rules" : "gazetteers";
}

std::vector<LanguageStats> languages_of(const ArchiveSnapshot& snapshot) {
  std::map<std::string, std::uint64_t> counts;
  for (const ShardView& shard : snapshot.shards()) {
    const FacetColumn* column = shard.columns.facet("language");
    if (column == nullptr) continue;
    std::vector<std::uint64_t> by_id(column->dictionary.size());
    for (Xapian::docid row = 1; row <= shard.columns.articles(); ++row) {
      if (shard.removed.contains(row)) continue;
      for (const std::uint32_t id : column->of(row)) ++by_id[id];
    }
    for (std::size_t id = 0; id < by_id.size(); ++id) counts[column->dictionary[id]] += by_id[id];
  }
  std::uint64_t without = snapshot.articles();
  for (const auto& [code, articles] : counts) without -= std::min(articles, without);
  counts[""] = without;
  std::vector<LanguageStats> out;
  for (const auto& [code, articles] : counts) {
    if (articles > 0) out.push_back({code, articles, std::string(entity_layer(code))});
  }
  std::sort(out.begin(), out.end(), [](const LanguageStats& a, const LanguageStats& b) {
    return std::tie(b.articles, a.language) < std::tie(a.articles, b.language);
  });
  return out;
}

}  // namespace dateline
