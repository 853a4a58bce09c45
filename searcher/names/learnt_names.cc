#include "searcher/names/learnt_names.h"

#include <algorithm>
#include <map>
#include <utility>

#include "common/schema/abbreviations.h"
#include "common/schema/fields.h"
#include "common/text/fold.h"
#include "searcher/names/spelling.h"

namespace dateline {
namespace {

// Of the articles that say what letters stand for, so many in a hundred must agree.
constexpr std::uint64_t kAgreement = 67;

// And so many of a thousand that name the letters: an odd name in one article says nothing of what hundreds mean.
constexpr std::uint64_t kWitnesses = 20;

using Votes = std::unordered_map<std::string, std::map<std::string, std::uint64_t>>;

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
std::unordered_map<std::string, std::uint64_t> articles_naming(const ArchiveSnapshot& snapshot,
                                                               const Spellings& spellings, const Votes& votes) {
  std::unordered_map<std::string, std::uint64_t> out;
  for (std::size_t shard = 0; shard < spellings.size(); ++shard) {
    const FacetColumn* column = snapshot.shards()[shard].columns.facet("organization");
    if (column == nullptr) continue;
    std::vector<std::uint64_t*> counts(spellings[shard].size(), nullptr);
    for (std::size_t id = 0; id < counts.size(); ++id) {
      if (votes.contains(spellings[shard][id])) counts[id] = &out[spellings[shard][id]];
    }
    for (const std::uint32_t id : column->ids) {
      if (counts[id] != nullptr) ++*counts[id];
    }
  }
  return out;
}

}  // namespace

LearntNames learn_acronyms(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& shards,
                           const Spellings& spellings) {
  LearntNames learnt;
  Votes votes;
  for (const Xapian::Database& shard : shards) count_witnesses(shard, votes);
  if (votes.empty()) return learnt;
  const auto named = articles_naming(snapshot, spellings, votes);
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
  return learnt;
}

LearntNames learn_initials(const Spellings& spellings) {
  LearntNames learnt;
  for (const auto& shard : spellings) {
    for (const std::string& spelling : shard) {
      auto parts = middle_initials(spelling);
      if (!parts) continue;
      const auto [found, is_new] = learnt.initials.try_emplace(std::move(parts->name), parts->initials);
      if (!is_new && found->second != parts->initials) found->second.clear();
    }
  }
  return learnt;
}

}  // namespace dateline
