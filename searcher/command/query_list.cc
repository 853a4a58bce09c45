#include "searcher/command/query_list.h"

#include <string_view>

namespace dateline {
namespace {

void read_line(const std::string& text, ListedQuery& query) {
  const std::size_t tab = text.find('\t');
  query.id = text.substr(0, tab);
  if (tab == std::string::npos) {
    query.problem = "there is no tab between id and query";
  } else if (query.id.empty()) {
    query.problem = "there is no id before the tab";
  } else {
    query.query = text.substr(tab + 1);
  }
}

}  // namespace

bool QueryList::next(ListedQuery& query) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  for (std::string text; std::getline(in_, text);) {
    ++line_;
    if (line_ == 1 && text.starts_with(kMark)) text.erase(0, kMark.size());
    if (text.ends_with('\r')) text.pop_back();
    if (text.empty()) continue;
    query = {.line = line_};
    read_line(text, query);
    if (query.problem.empty() && !ids_.insert(query.id).second) query.problem = "an earlier query has this id";
    return true;
  }
  return false;
}

}  // namespace dateline
