// The dictionaries of several sources -> one, with the numbers that tokens give its words.
#pragma once

#include <string>
#include <vector>

#include "common/archive/tokens.h"
#include "indexer/inverting/assemble.h"

namespace dateline {

struct MergedDictionary {
  std::vector<std::vector<WordNumber>> number_of;  ///< by source, by the source's number; [0] is kNoWord
};

/// Counts the words of the rows, numbers them by frequency, and calls `use` with the sorted dictionary while its
/// strings are there.
[[nodiscard]] MergedDictionary merge_dictionaries(const ShardContent& content,
                                                  const std::function<void(std::span<const DictionaryWord>)>& use);

}  // namespace dateline
