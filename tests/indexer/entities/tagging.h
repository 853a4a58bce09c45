// Shared by the tests of this room.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/tagger.h"

namespace dateline::testing {

/// One tagger for all tests of the room: making it reads CLDR.
inline const Tagger& tagger() {
  static const std::unique_ptr<Tagger> instance = make_tagger();
  return *instance;
}

inline Article article_of(std::string_view title, std::string_view body, std::string_view language = "en") {
  Article article;
  article.title = title;
  article.body = body;
  article.language = language;
  return article;
}

using Names = std::set<std::string>;

inline Names names_of(const std::vector<Entity>& entities, EntityKind kind) {
  Names names;
  for (const Entity& entity : entities) {
    if (entity.kind == kind) names.insert(entity.name);
  }
  return names;
}

inline const Entity* find(const std::vector<Entity>& entities, std::string_view name) {
  const auto found =
      std::find_if(entities.begin(), entities.end(), [&](const Entity& entity) { return entity.name == name; });
  return found == entities.end() ? nullptr : &*found;
}

inline std::vector<std::string> texts_of(std::string_view text, const std::vector<Span>& spans) {
  std::vector<std::string> texts;
  for (const Span& span : spans) texts.emplace_back(text.substr(span.begin, span.end - span.begin));
  return texts;
}

}  // namespace dateline::testing
