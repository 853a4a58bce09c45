#include "searcher/request/user_files.h"

#include "common/text/shown.h"
#include "searcher/request/open_text.h"
#include "searcher/request/saved_queries.h"

namespace dateline {

SearcherOptions read_user_files(const UserFiles& files) {
  SearcherOptions out;
  if (files.aliases) {
    std::ifstream file = open_text(*files.aliases, "the aliases in ");
    out.aliases = read_aliases(file, printable(*files.aliases));
  }
  if (files.saved_queries) {
    std::ifstream file = open_text(*files.saved_queries, "the saved queries in ");
    out.saved_queries = read_saved_queries(file, printable(*files.saved_queries));
  }
  return out;
}

}  // namespace dateline
