// What holds for whatever comes out of cleaning.
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include <dateline/indexer.h>

#include "common/text/utf8.h"

namespace dateline::fuzz {

inline void require(bool truth) {
  if (!truth) std::abort();
}

/// Every page is an article or rejected with a reason; the kept blocks are its body, and those of its other stories;
/// all text is UTF-8.
inline void check(const CleanedPage& page) {
  require(page.article.has_value() == page.rejected.empty());
  require(page.article.has_value() || page.others.empty());
  std::vector<std::string> bodies(1 + page.others.size());
  for (const CleanedBlock& block : page.blocks) {
    require(is_utf8(block.text) && !block.text.empty() && !block.reason.empty());
    if (!block.kept) continue;
    require(block.story < bodies.size());
    std::string& body = bodies[block.story];
    body += (body.empty() ? "" : "\n\n") + block.text;
  }
  if (!page.article) return;
  const auto check_article = [](const Article& article, const std::string& body) {
    require(article.body == body);
    require(is_utf8(article.title) && is_utf8(article.source) && is_utf8(to_json(article)));
  };
  check_article(*page.article, bodies.front());
  for (std::size_t i = 0; i < page.others.size(); ++i) check_article(page.others[i], bodies[1 + i]);
}

}  // namespace dateline::fuzz
