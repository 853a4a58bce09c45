// In which languages the words of a query are stemmed.
#pragma once

#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/query/ast.h"

namespace dateline {

struct QueryLanguages {
  /// Most frequent first; "" stands for articles of unknown language, whose words are not stemmed.
  std::vector<std::string> list;
  /// True if articles in further languages exist: their exact words are sought besides the stems, so that a word is at
  /// least found as it was typed.
  bool others = false;
};

/// Those that hold at least 1 % of the archive's articles.  Looks at every article: once for all queries.
[[nodiscard]] QueryLanguages main_languages(const ArchiveSnapshot& archive);
/// The languages the query asks for with lang:, else the main ones.
[[nodiscard]] QueryLanguages query_languages(const Node& root, const QueryLanguages& main);

}  // namespace dateline
