// What the statistics of an archive say of the tagger is what the tagger has.
#include <catch2/catch.hpp>

#include <algorithm>

#include "common/archive/language_stats.h"
#include "indexer/entities/models.h"

namespace dateline {

TEST_CASE("statistics name the languages that have a model", "[indexer]") {
  const auto built_in = built_in_models();
  for (const BuiltInModel& model : built_in) CHECK(entity_layer(model.language) == "models");
  for (const char* language : {"ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"}) {
    INFO(language);
    const bool has_model =
        std::any_of(built_in.begin(), built_in.end(), [&](const auto& model) { return model.language == language; });
    CHECK((entity_layer(language) == "models") == has_model);
  }
}

}  // namespace dateline
