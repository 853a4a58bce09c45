// Several whole stories on one page, as endless scrolling and digests have them.
//
// The entries of a live blog are <article> elements too, but the page's headline stands above them all, so a page is
// only cut if the headline stands inside the article's own element, and others have one of the same rank.  Teasers are
// told from stories by their length, and because their headline is followed by a line or two only.
#include "indexer/cleaning/body_work.h"

namespace dateline {
namespace {

constexpr std::size_t kLeastParagraphs = 3;
constexpr std::size_t kLeastLength = 250;
constexpr std::size_t kMostStories = 50;

class StoryFinder {
 public:
  explicit StoryFinder(BodyWork& work) : work_(work) {}

  void run() {
    if (work_.body.headline == SIZE_MAX || !is_heading(work_.tag(work_.body.headline))) return;
    const std::uint32_t first = own_article();
    if (first == kNoNode) return;
    const std::vector<HtmlNode>& nodes = work_.document.nodes;
    for (std::uint32_t n = nodes[first].end; n < nodes.size() && work_.body.other_stories.size() < kMostStories;) {
      const bool article = nodes[n].tag == Tag::article;
      if (article && is_whole_story(n)) work_.body.other_stories.push_back(n);
      n = article ? nodes[n].end : n + 1;
    }
  }

 private:
  // The outermost <article> round the headline, if the text of the article lies in it as well.
  [[nodiscard]] std::uint32_t own_article() const {
    std::uint32_t own = kNoNode;
    for (std::uint32_t n = work_.block(work_.body.headline).node; n != 0; n = work_.document.nodes[n].parent) {
      if (work_.document.nodes[n].tag == Tag::article) own = n;
    }
    if (own == kNoNode) return kNoNode;
    return std::all_of(work_.body.blocks.begin(), work_.body.blocks.end(),
                       [&, i = std::size_t{0}](const ScoredBlock& scored) mutable {
                         return work_.document.inside(work_.block(i++).node, own) || !scored.kept;
                       })
               ? own
               : kNoNode;
  }

  [[nodiscard]] bool is_whole_story(std::uint32_t article) {
    const Tag rank = work_.tag(work_.body.headline);
    bool headed = false;
    std::size_t paragraphs = 0;
    std::size_t length = 0;
    while (next_ < work_.body.blocks.size() && work_.block(next_).node < article) ++next_;
    for (; next_ < work_.body.blocks.size() && work_.document.inside(work_.block(next_).node, article); ++next_) {
      const ScoredBlock& scored = work_.body.blocks[next_];
      headed = headed || (work_.tag(next_) == rank && paragraphs == 0 && scored.shape.words > 1);
      if (!scored.prose || scored.furniture != Region::none) continue;
      ++paragraphs;
      length += scored.shape.length();
    }
    return headed && paragraphs >= kLeastParagraphs && length >= kLeastLength;
  }

  BodyWork& work_;
  std::size_t next_ = 0;  // the first block not looked at
};

}  // namespace

void find_other_stories(BodyWork& work) { StoryFinder(work).run(); }

}  // namespace dateline
