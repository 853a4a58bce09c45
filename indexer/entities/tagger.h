// Article -> persons, organizations, places.
#pragma once

#include <memory>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// Finds the entities of an article's title and body.  Thread-safe after construction.
class Tagger {
 public:
  virtual ~Tagger() = default;
  /// One Entity per name, most mentions first; spans ascending, inside the text, at word bounds, not overlapping.
  [[nodiscard]] virtual std::vector<Entity> tag(const Article& article) const = 0;
};

/// The rule-based tagger: ICU's territory names in all languages, person titles and roles, organisation words,
/// acronyms, and runs of capitalised words judged by the whole article.
[[nodiscard]] std::unique_ptr<Tagger> make_rule_tagger();

}  // namespace dateline
