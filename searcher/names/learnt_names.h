// What an archive shows of its names: which letters stand for which organization, and of whom there is only one.
//
//   NSC              National Security Council    articles explain it so, and none otherwise
//   donald j trump   donald trump                 no other Donald Trump has another initial
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "common/archive/snapshot.h"

namespace dateline {

/// spelling_of() the values of one kind: by shard, by dictionary id.
using Spellings = std::vector<std::vector<std::string>>;

struct LearntNames {
  std::unordered_map<std::string, std::string> acronyms;  ///< to the spelling of the long name
  std::unordered_map<std::string, std::string> initials;  ///< of names without them; empty where they differ
};

/// `spellings` are of organizations; `shards` has one a shard of the snapshot, in its order.
[[nodiscard]] LearntNames learn_acronyms(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& shards,
                                         const Spellings& spellings);
/// `spellings` are of persons.
[[nodiscard]] LearntNames learn_initials(const Spellings& spellings);

}  // namespace dateline
