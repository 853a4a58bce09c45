#include "searcher/query/languages.h"

#include <algorithm>
#include <map>
#include <utility>

#include "common/text/language.h"

namespace dateline {
namespace {

std::map<std::string, std::uint64_t> articles_by_language(const ArchiveSnapshot& archive) {
  std::map<std::string, std::uint64_t> counts;
  for (const ShardView& shard : archive.shards()) {
    const FacetColumn* column = shard.columns.facet("language");
    std::uint64_t known = 0;
    std::vector<std::uint64_t> by_id(column == nullptr ? 0 : column->dictionary.size());
    if (column != nullptr) {
      for (const std::uint32_t id : column->ids) ++by_id[id];
    }
    for (std::size_t id = 0; id < by_id.size(); ++id) {
      counts[column->dictionary[id]] += by_id[id];
      known += by_id[id];
    }
    const std::uint64_t all = shard.columns.articles();
    if (all > known) counts[""] += all - known;
  }
  return counts;
}

void add_asked(const Node& node, std::vector<std::string>& asked) {
  if (node.kind == NodeKind::field && node.field == "language") {
    const std::string tag = normal_language(node.text);
    if (!tag.empty() && std::find(asked.begin(), asked.end(), tag) == asked.end()) asked.push_back(tag);
  } else if (node.kind == NodeKind::all_of || filter_field(node) == "language") {
    for (const Node& child : node.children) add_asked(child, asked);
  }
}

}  // namespace

QueryLanguages query_languages(const Node& root, const QueryLanguages& main) {
  QueryLanguages languages;
  add_asked(root, languages.list);
  return languages.list.empty() ? main : languages;
}

QueryLanguages main_languages(const ArchiveSnapshot& archive) {
  QueryLanguages languages;
  const auto counts = articles_by_language(archive);
  std::uint64_t total = 0;
  for (const auto& [language, count] : counts) total += count;
  std::vector<std::pair<std::string, std::uint64_t>> frequent;
  for (const auto& each : counts) {
    // Articles of unknown language cost no further stem worth saving: their "stem" is the word.
    const bool enough = each.second * 100 >= total || each.first.empty();
    if (enough) frequent.emplace_back(each);
    languages.others = languages.others || !enough;
  }
  std::stable_sort(frequent.begin(), frequent.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& each : frequent) languages.list.push_back(std::move(each.first));
  return languages;
}

}  // namespace dateline
