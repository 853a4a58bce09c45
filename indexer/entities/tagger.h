// Article -> persons, organizations, places.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// Finds the entities of an article's title and body.  Thread-safe after construction.
class Tagger {
 public:
  virtual ~Tagger() = default;
  /// One Entity per name, most mentions first; spans ascending, inside the text, at word bounds, not overlapping.
  /// `countries`, if given, gets the codes of those that only words for their people name ("Ukrainian officials").
  [[nodiscard]] virtual std::vector<Entity> tag(const Article& article,
                                                std::vector<std::string>* countries = nullptr) const = 0;
};

/// What a tagger goes by; each layer uses those before it.
enum class TaggerLayers : std::uint8_t {
  rules,       ///< titles and roles, organisation words, acronyms, runs of capitalised words
  gazetteers,  ///< ICU's territory names in all languages, cities, organisations that everybody knows
  models,      ///< learned weights, for the languages that have them
};

struct TaggerOptions {
  TaggerLayers layers = TaggerLayers::models;
  /// A folder whose files LANGUAGE.model are used instead of, and beside, the built-in models; may be empty.
  std::string models;
  /// Called once for each model that cannot be used, when the first article needs it (and at once if there is no such
  /// folder), with a sentence for people: the other layers go on without it.  May be empty; thread-safe.
  std::function<void(const std::string& problem)> on_problem;
};

[[nodiscard]] std::unique_ptr<Tagger> make_tagger(const TaggerOptions& options = {});

}  // namespace dateline
