// Words of articles that are put into a query, to find others like them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "common/analysis/analyzer.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/query/ast.h"
#include "searcher/query/languages.h"
#include "searcher/query/widen.h"

namespace dateline {

/// How many articles are copies of one story, itself and hidden ones included; 1 for an article without a story.
[[nodiscard]] std::uint64_t articles_of_story(ArchiveLists& lists, const std::string& story);

/// The row of an article, unless it is hidden or not there.
[[nodiscard]] std::optional<RowRef> row_of_article(ArchiveLists& lists, const std::string& id);

/// The most telling words of the rows that can stand in a query for what they are: plain ones of two characters or more
/// that are not common, not only digits, are found again, and stand in more than `own` articles: in others than these.
/// Words that `query` seeks already are left out.
[[nodiscard]] std::vector<AddedWord> added_words(ArchiveLists& lists, std::span<const RowRef> rows, std::size_t most,
                                                 Analyzer& analyzer, const QueryLanguages& languages, const Node& query,
                                                 std::uint64_t own);

/// As they weigh, the first as 1.
[[nodiscard]] std::vector<WeightedWord> by_weight(const std::vector<AddedWord>& words);
/// All alike.
[[nodiscard]] std::vector<WeightedWord> all_weighing(const std::vector<AddedWord>& words, double boost);

}  // namespace dateline
