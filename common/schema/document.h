// Article <-> what an archive stores of it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <dateline/article.h>
#include <xapian.h>

#include "common/analysis/analyzer.h"

namespace dateline {

/// One term of one document.
struct Posting {
  std::string term;
  std::uint32_t wdf = 0;                 ///< 0 for boolean terms
  std::vector<std::uint32_t> positions;  ///< ascending; only raw words have them
};

/// A document ready for a shard writer, whatever writes it.
struct IndexedArticle {
  std::vector<Posting> postings;  ///< ascending by term bytes, no term twice
  std::vector<std::pair<Xapian::valueno, std::string>> values;
  std::string data;  ///< to_json(article)
};

/// Terms: the folded words of title and body with positions, Z + stem of each; the title's words again under S and ZS
/// without positions; the boolean terms of every filter field; XBND for each of `bands`.
[[nodiscard]] IndexedArticle index_article(const Article& article, Analyzer& analyzer,
                                           const std::vector<std::uint64_t>& bands);

/// The band term of a sketch value, without looking at any article.
[[nodiscard]] std::string band_term(std::uint64_t band);

}  // namespace dateline
