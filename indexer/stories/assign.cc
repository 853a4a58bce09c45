// assign_stories(): connected components of copies over fresh and stored articles.
//
// Whether two articles are joined depends on the two alone, and a component is taken whole, stored members included;
// so the stories are the same whatever the order and the number of runs in which articles arrive.  Their ids are not: a
// story keeps the id it first got, because a stored article whose story changes must be stored anew, and until shards
// are merged its hidden row would still count in the ranking.
#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/schema/document.h"
#include "indexer/stories/copies.h"
#include "indexer/stories/forms.h"
#include "indexer/stories/stories.h"
#include "indexer/stories/story_text.h"

namespace dateline {
namespace {

using Sketch = std::span<const std::uint64_t>;

// Two shared values keep chance meetings out.  Texts with fewer than four runs are copies only when they are equal,
// or nearly so; then they share all they have, which may be one.
unsigned needed_shared(Sketch sketch) { return sketch.size() < 4 ? 1U : 2U; }

class Components {
 public:
  std::size_t add() {
    parents_.push_back(parents_.size());
    return parents_.size() - 1;
  }
  std::size_t root(std::size_t node) {
    while (parents_[node] != node) node = parents_[node] = parents_[parents_[node]];
    return node;
  }
  void join(std::size_t a, std::size_t b) { parents_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parents_;
};

class Assigner {
 public:
  Assigner(FreshStories& fresh, const StoredStories& stored, StoryMatching rule)
      : fresh_(fresh), stored_(stored), rule_(rule), fresh_count_(fresh.size()) {
    for (std::size_t i = 0; i < fresh_count_; ++i) components_.add();
  }

  std::vector<Article> run() {
    join_fresh();
    for (std::size_t i = 0; i < fresh_count_; ++i) join_stored(i);
    return name_stories();
  }

 private:
  // Nodes: the fresh articles by number, then the stored ones that were met.
  [[nodiscard]] const Article& stored_article(std::size_t node) const { return stored_articles_[node - fresh_count_]; }
  [[nodiscard]] std::string id_of(std::size_t node) const {
    return node < fresh_count_ ? fresh_.id(node) : stored_article(node).id;
  }
  [[nodiscard]] std::optional<StoryTime> time_of(std::size_t node) const {
    if (node < fresh_count_) return fresh_.time(node);
    const auto& published = stored_article(node).published;
    return published ? std::optional(story_time(*published)) : std::nullopt;
  }

  // "Earlier": dated before undated, then local day, instant, id.
  [[nodiscard]] bool is_earlier(std::size_t a, std::size_t b) const {
    const auto time_a = time_of(a);
    const auto time_b = time_of(b);
    if (time_a.has_value() != time_b.has_value()) return time_a.has_value();
    if (time_a && time_a->day != time_b->day) return time_a->day < time_b->day;
    if (time_a && time_a->begin != time_b->begin) return time_a->begin < time_b->begin;
    return id_of(a) < id_of(b);
  }

  // An article whose text is compared, kept: copies come in groups.
  struct Compared {
    Article article;
    StoryText text;
  };
  const Compared& compared(std::size_t node) {
    const auto found = compared_.find(node);
    if (found != compared_.end()) return found->second;
    if (compared_.size() >= kKeptTexts) compared_.clear();
    Compared made;
    made.article = node < fresh_count_ ? fresh_.article(node) : stored_article(node);
    made.text = story_text(made.article);
    return compared_.emplace(node, std::move(made)).first->second;
  }

  bool copies(std::size_t a, std::size_t b) {
    if (rule_ == StoryMatching::exact_copies) return true;     // they met by the hash of all their words
    if (compared_.size() + 2 > kKeptTexts) compared_.clear();  // both must be there at once
    const Compared& one = compared(a);
    const Compared& other = compared(b);
    return are_copies(one.article, one.text, other.article, other.text);
  }

  void join_fresh() {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
    std::vector<unsigned> shared(fresh_count_, 0);
    std::vector<std::uint32_t> met;
    for (std::size_t i = 0; i < fresh_count_; ++i) {
      const Sketch sketch = fresh_.sketch(i);
      for (const std::uint64_t value : sketch) {
        std::vector<std::uint32_t>& earlier = holders[value];
        for (const std::uint32_t j : earlier) {
          if (shared[j]++ == 0) met.push_back(j);
        }
        earlier.push_back(static_cast<std::uint32_t>(i));
      }
      for (const std::uint32_t j : met) {
        const unsigned needed = std::min(needed_shared(sketch), needed_shared(fresh_.sketch(j)));
        if (std::exchange(shared[j], 0U) >= needed) join_if_copies(i, j);
      }
      met.clear();
    }
  }

  void join_if_copies(std::size_t a, std::size_t b) {
    if (components_.root(a) == components_.root(b)) return;
    // The cheap half of the rule first: a daily notice may have met thousands of its kind.
    if (hours_apart(time_of(a), time_of(b)) > kRepeatHours) return;
    if (copies(a, b)) components_.join(a, b);
  }

  // The node of a stored article, read when it is first asked for.
  std::size_t stored_node(const std::string& id) {
    const auto [place, is_new] = stored_nodes_.try_emplace(id, 0);
    if (is_new) {
      stored_articles_.push_back(stored_.article(id));
      place->second = components_.add();
    }
    return place->second;
  }

  void join_stored(std::size_t i) {
    const Sketch sketch = fresh_.sketch(i);
    if (sketch.empty()) return;
    for (const std::string& id : stored_.candidates(sketch, needed_shared(sketch))) {
      if (id == fresh_.id(i)) continue;
      const std::size_t node = stored_node(id);
      join_if_copies(i, node);
      if (components_.root(i) == components_.root(node)) take_whole_story(node);
    }
  }

  void take_whole_story(std::size_t node) {
    const std::string story = stored_article(node).story;
    if (story.empty() || !whole_.insert(story).second) return;
    for (const std::string& id : stored_.members(story)) components_.join(stored_node(id), node);
  }

  // What a component's stored members say about its name.
  struct Naming {
    std::size_t earliest = 0;
    struct Story {
      std::size_t size = 0;
      std::size_t earliest = 0;
    };
    std::map<std::string, Story> stored;  // stories of its stored members
  };

  // The stored members of a component and its earliest member name it.
  std::vector<Article> name_stories() {
    const std::size_t nodes = fresh_count_ + stored_articles_.size();
    std::vector<std::uint32_t> earliest(nodes, kNone);  // by root
    std::unordered_map<std::size_t, std::map<std::string, StoredStory>> stored;
    for (std::size_t node = 0; node < nodes; ++node) {
      const std::size_t root = components_.root(node);
      if (earliest[root] == kNone || is_earlier(node, earliest[root])) {
        earliest[root] = static_cast<std::uint32_t>(node);
      }
      if (node >= fresh_count_ && whole_.contains(stored_article(node).story)) add_member(stored[root], node);
    }
    std::unordered_map<std::size_t, std::string> names;  // of components with stored members
    for (const auto& [root, stories] : stored) names.emplace(root, strongest(stories));
    for (std::size_t node = 0; node < fresh_count_; ++node) {
      const std::size_t root = components_.root(node);
      const auto found = names.find(root);
      if (found != names.end()) {
        fresh_.set_story(node, found->second);
      } else if (earliest[root] == node) {
        new_names_.emplace(root, new_name(node));
      }
    }
    for (std::size_t node = 0; node < fresh_count_; ++node) {
      if (const auto found = new_names_.find(components_.root(node)); found != new_names_.end()) {
        fresh_.set_story(node, story_name(found->second));
      }
    }
    return changed_articles(names);
  }

  struct StoredStory {
    std::size_t size = 0;
    std::size_t earliest = 0;
  };

  void add_member(std::map<std::string, StoredStory>& stories, std::size_t node) const {
    StoredStory& story = stories.try_emplace(stored_article(node).story, StoredStory{0, node}).first->second;
    ++story.size;
    if (is_earlier(node, story.earliest)) story.earliest = node;
  }

  // A stored story keeps its id; where two turn out to be one, the one with more members does, or else the earlier.
  [[nodiscard]] std::string strongest(const std::map<std::string, StoredStory>& stories) const {
    const auto weaker = [this](const auto& a, const auto& b) {
      if (a.second.size != b.second.size) return a.second.size < b.second.size;
      return is_earlier(b.second.earliest, a.second.earliest);
    };
    return std::max_element(stories.begin(), stories.end(), weaker)->first;
  }

  // The article may have given its name to a story before its text was changed: that story keeps it.
  [[nodiscard]] std::uint64_t new_name(std::size_t earliest) const {
    std::uint64_t story = fresh_.own_story(earliest);
    for (int turn = 2; !stored_.members(story_name(story)).empty(); ++turn) {
      story = story_of(fresh_.id(earliest) + '#' + std::to_string(turn));
    }
    return story;
  }

  std::vector<Article> changed_articles(const std::unordered_map<std::size_t, std::string>& names) {
    std::vector<Article> changed;
    for (std::size_t node = fresh_count_; node < fresh_count_ + stored_articles_.size(); ++node) {
      Article& article = stored_articles_[node - fresh_count_];
      // A stored article that was only looked at stays as it is, although its component is not whole here.
      if (!whole_.contains(article.story)) continue;
      const std::string& name = names.at(components_.root(node));
      if (article.story == name) continue;
      article.story = name;
      changed.push_back(article);
    }
    std::sort(changed.begin(), changed.end(), [](const Article& a, const Article& b) { return a.id < b.id; });
    return changed;
  }

  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t kKeptTexts = 4096;

  FreshStories& fresh_;
  const StoredStories& stored_;
  StoryMatching rule_;
  std::size_t fresh_count_;
  Components components_;
  std::vector<Article> stored_articles_;  // in the order of their nodes
  std::unordered_map<std::size_t, Compared> compared_;
  std::unordered_map<std::string, std::size_t> stored_nodes_;
  std::unordered_map<std::size_t, std::uint64_t> new_names_;  // by root
  std::unordered_set<std::string> whole_;                     // stories whose stored members are all nodes
};

}  // namespace

std::uint64_t story_of(std::string_view earliest_id) { return XXH3_64bits(earliest_id.data(), earliest_id.size()); }

std::vector<Article> assign_stories(FreshStories& fresh, const StoredStories& stored, StoryMatching rule) {
  return Assigner(fresh, stored, rule).run();
}

}  // namespace dateline
