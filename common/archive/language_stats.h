// Which languages an archive holds, and which layer of the tagger names are found by in each.
#pragma once

#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"

namespace dateline {

/// Articles that are not hidden, by language, most first; those without a language as one row.
[[nodiscard]] std::vector<LanguageStats> languages_of(const ArchiveSnapshot& snapshot);

/// What the tagger goes by in a language (docs/entities.md): "models", else "rules", and "gazetteers" alone where
/// letters have no case.  An archive does not keep what its articles were really tagged with.
[[nodiscard]] std::string_view entity_layer(std::string_view language);

}  // namespace dateline
