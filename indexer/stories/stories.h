// Article -> the story it belongs to.  First form: exact and near-exact copies share a story.
//
// Two articles are copies if their sets of 5-word runs (title and body, letters and digits, case folded) have Jaccard
// >= .5, or one holds >= .7 of the other, and they are not one form filled in anew (days apart with only numbers
// changed).  Candidates share values of a sketch: the smallest hashes of those runs (Broder 1997).
// A story is a connected component of copies; its id comes from the earliest member when it is first stored,
// and stays.  Which articles are together does not depend on the order in which they arrive.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// The smallest hashes of the article's 5-word runs, ascending, at most kSketchSize.
inline constexpr std::size_t kSketchSize = 20;
[[nodiscard]] std::vector<std::uint64_t> story_sketch(const Article& article);

/// True if the two are copies of one story.  Symmetric.
[[nodiscard]] bool are_copies(const Article& a, const Article& b);

/// The story id that an article has when it is its story's earliest member: 16 hex digits of its id's XXH3.
[[nodiscard]] std::string story_id(const Article& earliest);

/// What the archive already holds, as the assigner needs it.
class StoredStories {
 public:
  virtual ~StoredStories() = default;
  /// Ids of stored articles that share at least `min_shared` sketch values.
  [[nodiscard]] virtual std::vector<std::string> candidates(const std::vector<std::uint64_t>& sketch,
                                                            unsigned min_shared) const = 0;
  /// Ids of the stored articles of a story.
  [[nodiscard]] virtual std::vector<std::string> members(const std::string& story) const = 0;
  [[nodiscard]] virtual Article article(const std::string& id) const = 0;
};

/// Sets Article::story of every fresh article.  Returns the stored articles whose story changed, because a fresh one
/// made two stories one, with the new id set: the caller stores them anew.
/// `stored` no longer holds articles that the fresh ones replace.
[[nodiscard]] std::vector<Article> assign_stories(std::vector<Article>& fresh, const StoredStories& stored);

}  // namespace dateline
