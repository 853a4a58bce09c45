// Article -> the story it belongs to.  First form: exact and near-exact copies share a story.
//
// Two articles are copies if their sets of 5-word runs (title and body, letters and digits, case folded) have Jaccard
// >= .5, or one holds >= .7 of the other, and they are not one form filled in anew (days apart with only numbers
// changed).  Candidates share values of a sketch: the smallest hashes of those runs (Broder 1997).
// A story is a connected component of copies; its id comes from the earliest member when it is first stored,
// and stays.  Which articles are together does not depend on the order in which they arrive.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>
#include <dateline/indexer.h>

namespace dateline {

/// The smallest hashes of the article's 5-word runs, ascending, at most kSketchSize.
inline constexpr std::size_t kSketchSize = 20;
[[nodiscard]] std::vector<std::uint64_t> story_sketch(const Article& article);

/// True if the two are copies of one story.  Symmetric.
[[nodiscard]] bool are_copies(const Article& a, const Article& b);

/// The seconds since 1970 that a date names, and its first local day.
struct StoryTime {
  std::int64_t begin = 0, end = 0;
  std::int32_t day = 0;
};
[[nodiscard]] StoryTime story_time(const Date& date);
[[nodiscard]] StoryTime story_time(std::int32_t first_day, std::int64_t instant, Precision precision);

/// The number whose 16 hex digits are the story id of an article that is its story's earliest member: its id's XXH3.
[[nodiscard]] std::uint64_t story_of(std::string_view earliest_id);

/// What the archive already holds, as the assigner needs it.
class StoredStories {
 public:
  virtual ~StoredStories() = default;
  /// Ids of stored articles that share at least `min_shared` sketch values.
  [[nodiscard]] virtual std::vector<std::string> candidates(std::span<const std::uint64_t> sketch,
                                                            unsigned min_shared) const = 0;
  /// Ids of the stored articles of a story.
  [[nodiscard]] virtual std::vector<std::string> members(const std::string& story) const = 0;
  [[nodiscard]] virtual Article article(const std::string& id) const = 0;
};

/// The articles that have no story yet, by number from 0.
class FreshStories {
 public:
  virtual ~FreshStories() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// No value without a date.
  [[nodiscard]] virtual std::optional<StoryTime> time(std::size_t number) const = 0;
  /// What finds copies: for near ones the values of story_sketch(); for exact ones a hash of all words, which alone
  /// decides.
  [[nodiscard]] virtual std::span<const std::uint64_t> sketch(std::size_t number) const = 0;
  [[nodiscard]] virtual std::string id(std::size_t number) const = 0;
  /// story_of(id(number)), which is often cheaper.
  [[nodiscard]] virtual std::uint64_t own_story(std::size_t number) const = 0;
  /// The whole article: asked for when a candidate for a near copy turns up.
  [[nodiscard]] virtual Article article(std::size_t number) const = 0;
  virtual void set_story(std::size_t number, std::string_view story) = 0;
};

/// Sets the story of every fresh article.  Returns the stored articles whose story changed, because a fresh one
/// made two stories one, with the new id set: the caller stores them anew.
/// `stored` no longer holds articles that the fresh ones replace.
[[nodiscard]] std::vector<Article> assign_stories(FreshStories& fresh, const StoredStories& stored, StoryMatching rule);

}  // namespace dateline
