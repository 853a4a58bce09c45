// How the body is found.
//
// 1. Every block gets a weight: prose counts for the article, links and scraps of text against it.  Elements whose
//    tag or name says that they are furniture (navigation, comments, related stories ...) count nothing, unless they
//    hold half of the page's prose: then the name does not mean what it says.
// 2. Weights are summed up the tree, a subtree that counts against being left out.  From the root we go down while one
//    child holds nearly all of the sum: where it spreads over several children is the article's root, so sections in
//    sibling containers stay together.
// 3. Inside the root each block is judged by itself and by its neighbours; the lead is fetched from between headline
//    and root.
#include "indexer/cleaning/body.h"

#include <algorithm>

#include "indexer/cleaning/body_work.h"
#include "indexer/cleaning/shingles.h"

namespace dateline {
namespace {

constexpr double kDescendShare = 0.8;
// Less than this beside other <article> elements is a teaser itself.
constexpr double kLeastStory = 150;

class Chooser {
 public:
  Chooser(const HtmlDocument& document, const BodyHints& hints)
      : work_{.document = document, .title = squashed(hints.title), .host = hints.host, .rules = hints.rules} {
    if (hints.article_body.size() > 300 && hints.rules.on(Rule::declared)) declared_ = Shingles(hints.article_body);
  }

  Body choose() {
    work_.body.blocks.resize(work_.document.blocks.size());
    shape();
    find_headline();
    sum_prose();
    find_furniture(work_);
    weigh();
    work_.body.root = descend(0);
    judge_blocks(work_);
    find_other_stories(work_);
    return std::move(work_.body);
  }

 private:
  void shape() {
    double links = 0;
    double all = 0;
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      ScoredBlock& scored = work_.body.blocks[i];
      const HtmlBlock& raw = work_.block(i);
      scored.shape = shape_of(raw.text);
      scored.phrase = phrase_of(raw.text, scored.shape, work_.rules);
      const double bytes = std::max<double>(1, static_cast<double>(raw.text_end - raw.text_begin));
      scored.link_share = std::min(1.0, static_cast<double>(raw.link_bytes) / bytes);
      links += static_cast<double>(raw.link_bytes);
      all += bytes;
      scored.prose = is_prose(scored.shape) && scored.link_share < 0.5 && scored.phrase == Phrase::none;
      if (!declared_.empty() && scored.shape.words >= 6) scored.declared = declared_.share_of(raw.text) >= 0.8;
      if (is_heading(work_.tag(i)) && !scored.declared) scored.prose = false;
    }
    work_.body.link_share = all > 0 ? links / all : 0;
  }

  // The h1 that says the title, else the first block that does, else the only h1.
  void find_headline() {
    std::size_t h1s = 0;
    std::size_t only = SIZE_MAX;
    std::size_t first = SIZE_MAX;
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      const bool h1 = in_h1(i);
      if (h1) {
        ++h1s;
        only = i;
      }
      if (!work_.says_title(i)) continue;
      if (h1) {
        work_.body.headline = i;
        return;
      }
      if (first == SIZE_MAX) first = i;
    }
    if (first == SIZE_MAX && h1s == 0) first = block_with_title();
    work_.body.headline = h1s == 1 && (first == SIZE_MAX || !is_heading(work_.tag(first))) ? only : first;
  }

  // A headline that shares its block with a kicker.
  [[nodiscard]] std::size_t block_with_title() const {
    if (work_.title.size() < 12) return SIZE_MAX;
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      if (work_.block(i).text.size() < 600 && work_.block(i).link_bytes == 0) {
        const std::string key = squashed(work_.block(i).text);
        if (key.size() < 2 * work_.title.size() && key.find(work_.title) != std::string::npos) return i;
      }
    }
    return SIZE_MAX;
  }

  [[nodiscard]] bool in_h1(std::size_t i) const {
    std::uint32_t node = work_.block(i).node;
    for (int up = 0; up < 4 && node != kNoNode; ++up, node = work_.document.nodes[node].parent) {
      if (work_.document.nodes[node].tag == Tag::h1) return true;
    }
    return false;
  }

  // Prose and link bytes below every node.
  void sum_prose() {
    work_.prose.assign(work_.document.nodes.size(), 0);
    work_.links.assign(work_.document.nodes.size(), 0);
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      const std::uint32_t node = work_.block(i).node;
      if (work_.body.blocks[i].prose || work_.body.blocks[i].declared)
        work_.prose[node] += prose_weight(work_.body.blocks[i]);
      work_.links[node] += work_.block(i).link_bytes;
    }
    for (std::size_t n = work_.document.nodes.size(); n-- > 1;) {
      work_.prose[work_.document.nodes[n].parent] += work_.prose[n];
      work_.links[work_.document.nodes[n].parent] += work_.links[n];
    }
  }

  void weigh() {
    const std::size_t count = work_.document.nodes.size();
    weight_.assign(count, 0);
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      ScoredBlock& scored = work_.body.blocks[i];
      const auto length = static_cast<double>(scored.shape.length());
      if (scored.declared) {
        scored.weight = prose_weight(scored);
      } else if (scored.furniture != Region::none) {
        scored.weight = 0;
      } else if (scored.prose) {
        scored.weight = prose_weight(scored);
      } else {
        scored.weight = -std::min(length, 60.0) * (0.3 + 0.7 * scored.link_share);
      }
      weight_[work_.block(i).node] += scored.weight;
    }
    for (std::size_t n = count; n-- > 1;) weight_[work_.document.nodes[n].parent] += std::max(0.0, weight_[n]);
  }

  [[nodiscard]] std::uint32_t descend(std::uint32_t from) const {
    std::uint32_t root = from;
    while (true) {
      const std::uint32_t child = best_child(root);
      if (child == kNoNode || !is_block(work_.document.nodes[child].tag)) return root;
      if (weight_[child] < kDescendShare * weight_[root]) {
        const std::uint32_t story = story_among(root);
        if (story == kNoNode) return root;
        root = story;
        continue;
      }
      // A single paragraph is not a container.
      const Tag t = work_.document.nodes[child].tag;
      if (t == Tag::p || t == Tag::blockquote || t == Tag::li || t == Tag::pre || is_heading(t)) return root;
      root = child;
    }
  }

  [[nodiscard]] std::uint32_t best_child(std::uint32_t parent) const {
    std::uint32_t best = kNoNode;
    for (std::uint32_t n = parent + 1; n < work_.document.nodes[parent].end; n = work_.document.nodes[n].end) {
      if (weight_[n] > 0 && (best == kNoNode || weight_[n] > weight_[best])) best = n;
    }
    return best;
  }

  // Several <article> elements, none in another, are several stories (endless scrolling): the one with the headline.
  [[nodiscard]] std::uint32_t story_among(std::uint32_t parent) const {
    std::size_t stories = 0;
    std::uint32_t with_headline = kNoNode;
    for (std::uint32_t n = parent + 1; n < work_.document.nodes[parent].end; n = behind(n)) {
      if (work_.document.nodes[n].tag != Tag::article || weight_[n] <= 0) continue;
      ++stories;
      if (work_.body.headline != SIZE_MAX && work_.document.inside(work_.block(work_.body.headline).node, n) &&
          with_headline == kNoNode) {
        with_headline = n;
      }
    }
    return stories > 1 && with_headline != kNoNode && weight_[with_headline] > kLeastStory ? with_headline : kNoNode;
  }

  // The next element in order that is not inside this one, if this one is a story.
  [[nodiscard]] std::uint32_t behind(std::uint32_t n) const {
    return work_.document.nodes[n].tag == Tag::article ? work_.document.nodes[n].end : n + 1;
  }

  BodyWork work_;
  Shingles declared_;
  std::vector<double> weight_;
};

}  // namespace

Body choose_body(const HtmlDocument& document, const BodyHints& hints) { return Chooser(document, hints).choose(); }

}  // namespace dateline
