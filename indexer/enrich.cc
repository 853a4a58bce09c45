#include "indexer/enrich.h"

#include "common/text/digest.h"
#include "common/text/language.h"

namespace dateline {

void complete(Article& article, bool is_page) {
  // Callers write "pt-BR"; filters, stemmers and what is read back know "pt".  A tag that is none is no language.
  article.language = normal_language(article.language);
  if (article.language.empty()) article.language = detect_language(article.title + "\n\n" + article.body);
  if (article.digest.empty()) article.digest = digest_of(to_json(article));
  if (!article.id.empty()) return;
  const bool named = is_page && !article.input.empty() && article.input.front() != '-';
  article.id = !article.url.empty() ? article.url : named ? article.input : "xxh3:" + article.digest;
}

void EntityAdder::add(Article& article) {
  if (source_ == EntitySource::given || !article.entities.empty()) return;
  std::call_once(made_, [this] {
    const auto layers = source_ == EntitySource::tag ? TaggerLayers::models : TaggerLayers::gazetteers;
    tagger_ = make_tagger({layers, models_, on_problem_});
  });
  article.entities = tagger_->tag(article, &article.countries);
}

}  // namespace dateline
