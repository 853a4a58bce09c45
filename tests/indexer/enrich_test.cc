// complete(): what every article gets before it is stored.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/schema/fields.h"
#include "indexer/enrich.h"

namespace dateline {
namespace {

Article article_in(const std::string& language) {
  Article article;
  article.id = "a";
  article.title = "A ponte fecha";
  article.body = "A velha ponte sobre o canal fecha por seis semanas, disse o escritório do porto na segunda-feira.";
  article.language = language;
  complete(article, false);
  return article;
}

}  // namespace

TEST_CASE("an article's language is stored as filters and readers know it, however the caller writes it", "[indexer]") {
  struct Row {
    const char* given;
    const char* stored;
  };
  for (const Row& row : std::initializer_list<Row>{{"pt-BR", "pt"},
                                                   {"PT_br", "pt"},
                                                   {"pt", "pt"},
                                                   {"zh-TW", "zh-Hant"},
                                                   {"zh-Hant", "zh-Hant"},
                                                   {"iw", "he"},
                                                   {"", "pt"},                // detected
                                                   {"Portuguese!", "pt"}}) {  // no tag: detected
    INFO(row.given);
    const Article article = article_in(row.given);
    CHECK(article.language == row.stored);
    CHECK(values_of(article, field("language")) == std::vector<std::string>{row.stored});
    CHECK(article_from_json(to_json(article)).language == row.stored);
  }
  CHECK(article_in("pt-BR").digest == article_in("pt").digest);
}

}  // namespace dateline
