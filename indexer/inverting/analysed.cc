#include "indexer/inverting/analysed.h"

#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/archive/columns.h"
#include "common/dates/dates.h"
#include "common/schema/document.h"
#include "common/text/varint.h"
#include "indexer/inverting/row_record.h"

namespace dateline {

namespace {

std::optional<std::uint64_t> hash_of_all(const WordBuffer& words) {
  if (words.entries.empty()) return std::nullopt;
  // The sizes keep "to day" and "today" apart.
  std::uint64_t sizes = 0;
  for (const WordBuffer::Entry& entry : words.entries) sizes = sizes * 0x9E3779B97F4A7C15ULL + entry.size;
  return XXH3_64bits_withSeed(words.bytes.data(), words.bytes.size(), sizes);
}

}  // namespace

RowKey row_key(const Article& article) {
  const auto& date = article.published;
  if (!date) return {Columns::kUndated, 0};
  return {static_cast<std::int32_t>(first_day(*date).time_since_epoch().count()), instant(*date)};
}

Article article_of(const AnalysedArticle& analysed) {
  return article_from_json(analysed.deflated ? inflate_tag(analysed.data) : analysed.data);
}

void add_sketch(AnalysedArticle& article, std::vector<std::uint64_t> sketch) {
  for (const std::uint64_t band : sketch) append_sized(article.filters, band_term(band));
  article.sketch = std::move(sketch);
}

AnalysedArticle ArticleAnalyser::analyse(const Article& article) {
  AnalysedArticle out;
  out.id = article.id;
  out.input = article.input;
  out.digest = article.digest;
  out.published = article.published;
  out.fetched = article.fetched;
  out.source = article.source;
  out.language = article.language;
  out.key = row_key(article);
  words_.clear();
  const std::size_t title_entries = analyzer_.article_words(article.title, article.body, words_);
  out.words_hash = hash_of_all(words_);
  distinct_.make(words_, title_entries, out.words, tokens_);
  pack_tokens(out.tokens, tokens_);
  for_each_filter_term(article, [&](std::string_view term) { append_sized(out.filters, term); });
  out.deflated = deflater_.deflate(stored_data(article), out.data);
  return out;
}

}  // namespace dateline
