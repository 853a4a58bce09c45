// What every article gets before it is stored, wherever it came from: an id, a language, a digest, entities.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include <dateline/indexer.h>

#include "indexer/entities/tagger.h"

namespace dateline {

/// Fills in what is missing: language (detected), digest (of the article's JSON), id: the URL; else, of a page in a
/// file, the input name; else - a line number is no name, and standard input has none - the digest.
void complete(Article& article, bool is_page);
/// Adds entities to articles that brought none.  Thread-safe.
class EntityAdder {
 public:
  explicit EntityAdder(const IndexerOptions& options)
      : source_(options.entities), models_(options.entity_models), on_problem_(options.on_problem) {}
  void add(Article& article);

 private:
  EntitySource source_;
  std::string models_;
  std::function<void(const std::string&)> on_problem_;
  std::once_flag made_;
  // Its names take a tenth of a second to load: a run that brings entities along does without.
  std::unique_ptr<Tagger> tagger_;
};

}  // namespace dateline
