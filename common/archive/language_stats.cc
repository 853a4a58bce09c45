#include "common/archive/language_stats.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>

#include "common/schema/fields.h"
#include "common/text/language.h"

namespace dateline {
namespace {

// Of the models that are built in; a test of the indexer knows if this is still so.
constexpr std::array<std::string_view, 4> kModels{"de", "en", "pt", "ru"};

std::uint64_t visible(const Xapian::Database& database, const ShardView& shard, const std::string& term) {
  if (shard.removed.isEmpty()) return database.get_termfreq(term);
  std::uint64_t count = 0;
  for (auto post = database.postlist_begin(term); post != database.postlist_end(term); ++post)
    count += shard.removed.contains(*post) ? 0U : 1U;
  return count;
}

}  // namespace

std::string_view entity_layer(std::string_view language) {
  const std::string_view base = language.substr(0, language.find('-'));
  if (std::find(kModels.begin(), kModels.end(), base) != kModels.end()) return "models";
  return has_capitals(base) ? "rules" : "gazetteers";
}

std::vector<LanguageStats> languages_of(const ArchiveSnapshot& snapshot) {
  const Field& language = field("language");
  std::map<std::string, std::uint64_t> counts;
  for (std::size_t i = 0; i < snapshot.shards().size(); ++i) {
    const ShardView& shard = snapshot.shards()[i];
    guarded(shard.path, [&] {
      const Xapian::Database database = snapshot.open_shard(i);
      const std::string prefix(language.prefix);
      for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        if (is_term_of(language, *term)) counts[value_of_term(language, *term)] += visible(database, shard, *term);
      }
    });
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
