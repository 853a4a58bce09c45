// assign_stories(): connected components of copies over fresh and stored articles.
//
// Whether two articles are joined depends on the two alone, and a component is taken whole, stored members included;
// so the stories are the same whatever the order and the number of runs in which articles arrive.  Their ids are not: a
// story keeps the id it first got, because a stored article whose story changes must be stored anew, and until shards
// are merged its hidden row would still count in the ranking.
#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/dates/dates.h"
#include "indexer/stories/copies.h"
#include "indexer/stories/forms.h"
#include "indexer/stories/stories.h"
#include "indexer/stories/story_text.h"

namespace dateline {
namespace {

using Sketch = std::vector<std::uint64_t>;

// Two shared values keep chance meetings out.  Texts with fewer than four runs are copies only when they are equal,
// or nearly so; then they share all they have, which may be one.
unsigned needed_shared(const Sketch& sketch) { return sketch.size() < 4 ? 1U : 2U; }

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

// "Earlier": dated before undated, then local day, instant, id.
bool is_earlier(const Article& a, const Article& b) {
  if (a.published.has_value() != b.published.has_value()) return a.published.has_value();
  if (!a.published) return a.id < b.id;
  return std::make_tuple(a.published->day, instant(*a.published), std::string_view(a.id)) <
         std::make_tuple(b.published->day, instant(*b.published), std::string_view(b.id));
}

class Assigner {
 public:
  Assigner(std::vector<Article>& fresh, const StoredStories& stored) : fresh_(fresh), stored_(stored) {
    for (const Article& article : fresh) add_node(&article);
  }

  std::vector<Article> run() {
    make_sketches();
    join_fresh();
    for (std::size_t i = 0; i < fresh_.size(); ++i) join_stored(i);
    return name_stories();
  }

 private:
  struct Node {
    const Article* article = nullptr;
    std::optional<StoryText> text;  // made when a candidate turns up
  };

  std::size_t add_node(const Article* article) {
    nodes_.push_back({article, std::nullopt});
    return components_.add();
  }

  const StoryText& text_of(std::size_t node) {
    if (!nodes_[node].text) nodes_[node].text = story_text(*nodes_[node].article);
    return *nodes_[node].text;
  }

  bool copies(std::size_t a, std::size_t b) {
    return are_copies(*nodes_[a].article, text_of(a), *nodes_[b].article, text_of(b));
  }

  void make_sketches() {
    sketches_.reserve(fresh_.size());
    for (const Article& article : fresh_) sketches_.push_back(story_sketch(article));
  }

  void join_fresh() {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
    std::vector<unsigned> shared(fresh_.size(), 0);
    std::vector<std::uint32_t> met;
    for (std::size_t i = 0; i < fresh_.size(); ++i) {
      for (const std::uint64_t value : sketches_[i]) {
        std::vector<std::uint32_t>& earlier = holders[value];
        for (const std::uint32_t j : earlier) {
          if (shared[j]++ == 0) met.push_back(j);
        }
        earlier.push_back(static_cast<std::uint32_t>(i));
      }
      for (const std::uint32_t j : met) {
        const unsigned needed = std::min(needed_shared(sketches_[i]), needed_shared(sketches_[j]));
        if (std::exchange(shared[j], 0U) >= needed) join_if_copies(i, j);
      }
      met.clear();
    }
  }

  void join_if_copies(std::size_t a, std::size_t b) {
    if (components_.root(a) == components_.root(b)) return;
    // The cheap half of the rule first: a daily notice may have met thousands of its kind.
    if (hours_apart(*nodes_[a].article, *nodes_[b].article) > kRepeatHours) return;
    if (copies(a, b)) components_.join(a, b);
  }

  // The node of a stored article, read when it is first asked for.
  std::size_t stored_node(const std::string& id) {
    const auto [place, is_new] = stored_nodes_.try_emplace(id, 0);
    if (is_new) {
      stored_articles_.push_back(stored_.article(id));
      place->second = add_node(&stored_articles_.back());
    }
    return place->second;
  }

  void join_stored(std::size_t i) {
    if (sketches_[i].empty()) return;
    for (const std::string& id : stored_.candidates(sketches_[i], needed_shared(sketches_[i]))) {
      if (id == fresh_[i].id) continue;
      const std::size_t node = stored_node(id);
      join_if_copies(i, node);
      if (components_.root(i) == components_.root(node)) take_whole_story(node);
    }
  }

  void take_whole_story(std::size_t node) {
    const std::string& story = nodes_[node].article->story;
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

  std::vector<Article> name_stories() {
    std::unordered_map<std::size_t, Naming> components;
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
      const auto [place, is_new] = components.try_emplace(components_.root(node));
      Naming& naming = place->second;
      if (is_new || is_earlier(*nodes_[node].article, *nodes_[naming.earliest].article)) naming.earliest = node;
      const std::string& story = nodes_[node].article->story;
      if (node < fresh_.size() || !whole_.contains(story)) continue;
      Naming::Story& stored = naming.stored.try_emplace(story, Naming::Story{0, node}).first->second;
      ++stored.size;
      if (is_earlier(*nodes_[node].article, *nodes_[stored.earliest].article)) stored.earliest = node;
    }
    std::unordered_map<std::size_t, std::string> names;
    for (const auto& [root, naming] : components) names.emplace(root, name_of(naming));
    std::vector<std::string> ids(nodes_.size());
    for (std::size_t node = 0; node < nodes_.size(); ++node) ids[node] = names.at(components_.root(node));
    for (std::size_t i = 0; i < fresh_.size(); ++i) fresh_[i].story = ids[i];
    return changed_articles(ids);
  }

  // A stored story keeps its id; where two turn out to be one, the one with more members does, or else the earlier.
  std::string name_of(const Naming& naming) const {
    const auto weaker = [this](const auto& a, const auto& b) {
      if (a.second.size != b.second.size) return a.second.size < b.second.size;
      return is_earlier(*nodes_[b.second.earliest].article, *nodes_[a.second.earliest].article);
    };
    if (!naming.stored.empty()) return std::max_element(naming.stored.begin(), naming.stored.end(), weaker)->first;
    // The article may have given its name to a story before its text was changed: that story keeps it.
    Article earliest;
    earliest.id = nodes_[naming.earliest].article->id;
    std::string name = story_id(earliest);
    for (int turn = 2; !stored_.members(name).empty(); ++turn) {
      earliest.id = nodes_[naming.earliest].article->id + '#' + std::to_string(turn);
      name = story_id(earliest);
    }
    return name;
  }

  std::vector<Article> changed_articles(const std::vector<std::string>& ids) {
    std::vector<Article> changed;
    for (std::size_t node = fresh_.size(); node < nodes_.size(); ++node) {
      Article& article = stored_articles_[node - fresh_.size()];
      // A stored article that was only looked at stays as it is, although its component is not whole here.
      if (!whole_.contains(article.story) || article.story == ids[node]) continue;
      changed.push_back(std::move(article));
      changed.back().story = ids[node];
    }
    std::sort(changed.begin(), changed.end(), [](const Article& a, const Article& b) { return a.id < b.id; });
    return changed;
  }

  std::vector<Article>& fresh_;
  const StoredStories& stored_;
  std::vector<Sketch> sketches_;
  std::vector<Node> nodes_;  // fresh ones first
  Components components_;
  std::deque<Article> stored_articles_;  // a deque, because nodes point into it; in the order of their nodes
  std::unordered_map<std::string, std::size_t> stored_nodes_;
  std::unordered_set<std::string> whole_;  // stories whose stored members are all nodes
};

}  // namespace

std::string story_id(const Article& earliest) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::uint64_t hash = XXH3_64bits(earliest.id.data(), earliest.id.size());
  std::string id(16, '0');
  for (auto digit = id.rbegin(); digit != id.rend(); ++digit, hash >>= 4) *digit = kDigits[hash & 15U];
  return id;
}

std::vector<Article> assign_stories(std::vector<Article>& fresh, const StoredStories& stored) {
  return Assigner(fresh, stored).run();
}

}  // namespace dateline
