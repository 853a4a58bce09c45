// One article with everything that can be made of it without knowing any other: what workers hand to the inverter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <dateline/article.h>

#include "common/analysis/analyzer.h"
#include "indexer/glass/glass_writer.h"
#include "indexer/inverting/distinct_words.h"

namespace dateline {

/// Where an article stands in a shard: undated first, then by the first local day of its date, so that a coarse date
/// stands at the start of its period; then by instant; then by id.
struct RowKey {
  std::int32_t first_day = 0;  ///< days since 1970-01-01; Columns::kUndated without a date
  std::int64_t instant = 0;
  auto operator<=>(const RowKey&) const = default;
};
[[nodiscard]] RowKey row_key(const Article& article);

struct AnalysedArticle {
  std::string id;
  std::string input;
  std::string digest;
  std::optional<Date> published;
  std::optional<Date> fetched;
  std::string source;
  std::string language;
  RowKey key;
  DistinctWords words;
  std::string tokens;  ///< pack_tokens(), in numbers of `words`
  /// Of all words of title and body in their order: equal for articles with the same text.  No value without words.
  std::optional<std::uint64_t> words_hash;
  std::string filters;                ///< its boolean terms but its story's, each behind its length
  std::vector<std::uint64_t> sketch;  ///< what finds its copies (stories room); see add_sketch()
  std::string data;                   ///< the article's JSON without its story, as a glass tag
  bool deflated = false;
};

/// The article again, from its data.
[[nodiscard]] Article article_of(const AnalysedArticle& analysed);

/// Sets the sketch, and adds its terms to the filters.
void add_sketch(AnalysedArticle& article, std::vector<std::uint64_t> sketch);

/// Makes them; one per thread.
class ArticleAnalyser {
 public:
  /// Everything but the sketch.
  [[nodiscard]] AnalysedArticle analyse(const Article& article);

 private:
  Analyzer analyzer_;
  WordBuffer words_;
  DistinctWordsMaker distinct_;
  ArticleTokens tokens_;
  TagDeflater deflater_;
};

}  // namespace dateline
