#include "indexer/building/article_cursor.h"

#include <utility>

#include "indexer/inverting/analysed.h"

namespace dateline {

bool comes_before(const Article& a, const Article& b) {
  const RowKey key_a = row_key(a);
  const RowKey key_b = row_key(b);
  return key_a != key_b ? key_a < key_b : a.id < b.id;
}

ArticleCursor::ArticleCursor(const ArchiveSnapshot& snapshot) {
  for (std::size_t i = 0; i < snapshot.shards().size(); ++i) {
    sources_.push_back({.view = &snapshot.shards()[i], .database = snapshot.open_shard(i)});
    advance(sources_.back());
  }
}

void ArticleCursor::advance(Source& source) {
  source.article.reset();
  while (source.docid < source.view->info.articles) {
    if (source.view->removed.contains(++source.docid)) continue;
    source.article = guarded(source.view->path, [&] { return stored_article(source.database, source.docid); });
    return;
  }
}

std::optional<Article> ArticleCursor::next() {
  Source* first = nullptr;
  for (Source& source : sources_) {
    if (!source.article) continue;
    if (first == nullptr || comes_before(*source.article, *first->article)) first = &source;
  }
  if (first == nullptr) return std::nullopt;
  last_ = static_cast<std::size_t>(first - sources_.data());
  last_docid_ = first->docid;
  auto article = std::exchange(first->article, std::nullopt);
  advance(*first);
  return article;
}

}  // namespace dateline
