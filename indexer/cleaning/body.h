// Which blocks of a page with markup are the article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/html_document.h"
#include "indexer/cleaning/phrases.h"
#include "indexer/cleaning/regions.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {

/// One block with what is known about it before any decision.
struct ScoredBlock {
  TextShape shape;
  Phrase phrase = Phrase::none;
  Region furniture = Region::none;  ///< the outermost furniture it lies in
  Region own = Region::none;        ///< the innermost named part of the article it lies in
  double link_share = 0;
  double weight = 0;  ///< prose counts for, links and scraps against
  bool prose = false;
  bool kept = false;
  bool declared = false;  ///< its words are in the page's own machine-readable article body
  std::string reason;
};

struct BodyHints {
  std::string_view title;         ///< the headline, to find where the article begins
  std::string_view article_body;  ///< JSON-LD articleBody, if the page declares it
  std::string_view host;          ///< of the page, to tell links to its own stories from others
  Rules rules;
};

struct Body {
  std::vector<ScoredBlock> blocks;  ///< one for each block of the document
  std::uint32_t root = 0;           ///< the element that holds the article
  std::size_t headline = SIZE_MAX;  ///< index of the headline's block
  double link_share = 0;            ///< of all text of the page
  /// Elements behind the article's that hold a whole story each, with a headline like its own.
  std::vector<std::uint32_t> other_stories;
};

[[nodiscard]] Body choose_body(const HtmlDocument& document, const BodyHints& hints);

}  // namespace dateline
