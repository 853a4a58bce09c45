#include "indexer/enrich.h"

#include <xxhash.h>

#include <cstdio>

#include "common/text/language.h"

namespace dateline {

std::string digest_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  char hex[33];
  std::snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return hex;
}

void complete(Article& article, bool is_page) {
  if (article.language.empty()) article.language = detect_language(article.title + "\n\n" + article.body);
  if (article.digest.empty()) article.digest = digest_of(to_json(article));
  if (!article.id.empty()) return;
  const bool named = is_page && !article.input.empty() && article.input.front() != '-';
  article.id = !article.url.empty() ? article.url : named ? article.input : "xxh3:" + article.digest;
}

void tag_entities(Article& article, EntitySource source, const Tagger& tagger) {
  if (source == EntitySource::rules && article.entities.empty()) article.entities = tagger.tag(article);
}

}  // namespace dateline
