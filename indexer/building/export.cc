// An archive as the lines it could be made from again.
#include <dateline/indexer.h>

#include "indexer/building/article_cursor.h"

namespace dateline {

void export_articles(const std::string& path, const std::function<void(std::string_view json)>& sink) {
  const auto snapshot = ArchiveSnapshot::open(path);
  ArticleCursor cursor(*snapshot);
  while (const auto article = cursor.next()) sink(to_json(*article));
}

}  // namespace dateline
