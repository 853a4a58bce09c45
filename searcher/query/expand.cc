#include "searcher/query/expand.h"

#include "common/text/fold.h"

namespace dateline {

// Not Xapian's OP_WILDCARD: its weights and its limit depend on how the articles are spread over shards.
Expansion expand_prefix(const Xapian::Database& database, std::string_view term_prefix, std::string_view letters,
                        std::size_t limit) {
  Expansion expansion;
  const std::string begin = std::string(term_prefix) + fold_case(letters);
  for (auto term = database.allterms_begin(begin); term != database.allterms_end(begin); ++term) {
    if (expansion.terms.size() >= limit) {
      expansion.too_many = true;
      break;
    }
    expansion.terms.push_back(*term);
  }
  return expansion;
}

}  // namespace dateline
