// Which blocks lie in furniture: by the names of their elements, and by what those hold.
#include <unordered_set>

#include "indexer/cleaning/body_work.h"

namespace dateline {
namespace {

// An element named as furniture that holds this share of the page's prose is not.
constexpr double kVoidShare = 0.5;
constexpr double kVoidShareComments = 0.9;
constexpr double kPaywallProse = 600;
constexpr std::size_t kMaxCaptionBytes = 320;
constexpr std::size_t kMaxBoxBytes = 500;
constexpr std::size_t kMaxPlainCaptions = 4;
// So many captions of whole sentences, weighing so much more than all other prose, are the article.
constexpr std::size_t kLeastSlides = 4;
constexpr double kSlideShare = 2;

class FurnitureFinder {
 public:
  explicit FurnitureFinder(BodyWork& work) : work_(work), regions_(work.document, work.rules) {}

  void run() { find_regions(); }

 private:
  [[nodiscard]] std::size_t text_bytes(std::uint32_t n) const {
    return work_.document.nodes[n].text_end - work_.document.nodes[n].text_begin;
  }

  // By name and tag, else by what an element holds: a picture with a line of text, a field for an e-mail address, a
  // label that says "Promoted".
  Region region_of(std::uint32_t n) {
    if (boxes_.contains(n)) return Region::advertisement;
    if (teasers_.contains(n)) return Region::teaser;
    const Region named = regions_.of(n);
    if (is_furniture(named)) return named;
    const HtmlNode& node = work_.document.nodes[n];
    if (!is_block(node.tag) || text_bytes(n) == 0 || named == Region::byline || named == Region::headline) return named;
    const bool container = node.tag != Tag::p && node.tag != Tag::li && !is_heading(node.tag);
    if (container && few_captions_ && node.image && text_bytes(n) <= kMaxCaptionBytes && work_.links[n] == 0)
      return Region::caption;
    if (container && node.email && work_.rules.on(Rule::boxes) && text_bytes(n) <= kMaxBoxBytes)
      return Region::newsletter;
    return named;
  }

  // The small containers that begin with the label of an advertisement or a sign-up.
  void find_boxes() {
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      if (work_.body.blocks[i].shape.words > 12 || !is_box_label(work_.block(i).text)) continue;
      std::uint32_t box = work_.block(i).node;
      while (box != 0 && text_bytes(work_.document.nodes[box].parent) <= kMaxBoxBytes)
        box = work_.document.nodes[box].parent;
      if (work_.document.nodes[box].text_begin + 2 >= work_.block(i).text_begin) boxes_.insert(box);
    }
  }
  static bool is_box_label(std::string_view text) {
    static const std::unordered_set<std::string> kLabels = {"promoted", "sponsored", "advertisement", "anzeige",
                                                            "werbung",  "publicite", "publicidad",    "newsletter"};
    if (starts_with_nocase(text, "sign up for ") || starts_with_nocase(text, "sign up to ") ||
        starts_with_nocase(text, "subscribe to "))
      return true;
    return text.size() < 40 && kLabels.contains(squashed(text));
  }

  // Pictures with a line of text are captions as long as they are few: many of them are an article told in pictures.
  void count_captions() {
    std::size_t count = 0;
    for (std::uint32_t n = 1; n < work_.document.nodes.size(); ++n) {
      const HtmlNode& node = work_.document.nodes[n];
      if (!node.image || !is_block(node.tag) || work_.links[n] > 0 || text_bytes(n) == 0 ||
          text_bytes(n) > kMaxCaptionBytes)
        continue;
      if (node.tag == Tag::figure || (node.parent != kNoNode && text_bytes(node.parent) <= kMaxCaptionBytes)) continue;
      ++count;
    }
    few_captions_ = count <= kMaxPlainCaptions;
  }

  // An article told in slides: its text stands under the pictures.
  void weigh_captions() {
    double under_pictures = 0;
    double elsewhere = 0;
    std::size_t slides = 0;
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      if (!work_.body.blocks[i].prose) continue;
      const bool caption = in_figure(work_.block(i).node);
      slides += caption ? 1U : 0U;
      (caption ? under_pictures : elsewhere) += prose_weight(work_.body.blocks[i]);
    }
    told_in_slides_ = slides >= kLeastSlides && under_pictures > kSlideShare * elsewhere;
  }
  [[nodiscard]] bool in_figure(std::uint32_t node) {
    for (int up = 0; up < 6 && node != 0; ++up, node = work_.document.nodes[node].parent) {
      if (regions_.of(node) == Region::caption) return true;
    }
    return false;
  }

  // A heading that links to another page of the outlet, and one paragraph: a teaser, whatever it is called.
  void find_teasers() {
    for (std::size_t i = 0; i + 1 < work_.body.blocks.size(); ++i) {
      const ScoredBlock& heading = work_.body.blocks[i];
      if (heading.link_share < 0.8 || heading.shape.words < 4 || heading.shape.words > 30 || !links_home(i)) continue;
      std::size_t text = i + 1;
      while (text < work_.body.blocks.size() && text < i + 4 && !work_.body.blocks[text].prose) ++text;
      if (text >= work_.body.blocks.size() || !work_.body.blocks[text].prose ||
          work_.body.blocks[text].shape.length() > 700)
        continue;
      const std::uint32_t box = common_ancestor(work_.block(i).node, work_.block(text).node);
      const double weight = prose_weight(work_.body.blocks[text]);
      if (box != 0 && work_.prose[box] <= weight * 1.01 && work_.prose[box] < 0.3 * work_.prose[0])
        teasers_.insert(box);
    }
    // One alone may be a sentence about a linked story.
    if (teasers_.size() < 3) teasers_.clear();
  }
  [[nodiscard]] bool links_home(std::size_t i) const {
    for (std::uint32_t n = work_.block(i).node; n < work_.document.nodes[work_.block(i).node].end; ++n) {
      const HtmlNode& node = work_.document.nodes[n];
      if (node.tag != Tag::a || node.text_begin < work_.block(i).text_begin ||
          node.text_begin >= work_.block(i).text_end)
        continue;
      const std::string_view href = work_.document.attribute(n, Attr::href);
      const bool relative = href.starts_with('/') && !href.starts_with("//");
      return relative || (!work_.host.empty() && href.find(work_.host) != std::string_view::npos);
    }
    return false;
  }
  [[nodiscard]] std::uint32_t common_ancestor(std::uint32_t a, std::uint32_t b) const {
    while (a != 0 && !work_.document.inside(b, a)) a = work_.document.nodes[a].parent;
    return a;
  }

  void find_regions() {
    if (work_.rules.on(Rule::boxes)) find_boxes();
    if (work_.rules.on(Rule::boxes)) count_captions();
    if (work_.rules.on(Rule::slides)) weigh_captions();
    if (work_.rules.on(Rule::teasers)) find_teasers();
    const std::size_t count = work_.document.nodes.size();
    furniture_.assign(count, Region::none);
    own_.assign(count, Region::none);
    for (std::uint32_t n = 1; n < count; ++n) {
      const std::uint32_t parent = work_.document.nodes[n].parent;
      const Region region = region_of(n);
      furniture_[n] = furniture_[parent];
      own_[n] = own_[parent];
      if (is_furniture(region)) {
        if (furniture_[n] == Region::none && !is_void(n, region)) furniture_[n] = region;
      } else if (region != Region::none) {
        own_[n] = region;
      }
    }
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      work_.body.blocks[i].furniture = furniture_[work_.block(i).node];
      work_.body.blocks[i].own = own_[work_.block(i).node];
      note_inline_region(i);
      if (work_.body.blocks[i].furniture == Region::none && !work_.body.blocks[i].declared &&
          work_.rules.on(Rule::consent) && asks_consent(work_.block(i).text)) {
        work_.body.blocks[i].furniture = Region::consent;
      }
    }
  }

  // A block that consists of one inline element (<span class="caption">) is what that element says.
  void note_inline_region(std::size_t i) {
    if (work_.body.blocks[i].furniture != Region::none) return;
    const std::uint32_t first = work_.block(i).node;
    for (std::uint32_t n = first + 1; n < work_.document.nodes[first].end && n < first + 4; ++n) {
      const HtmlNode& node = work_.document.nodes[n];
      if (node.text_begin > work_.block(i).text_begin || node.text_end + 1 < work_.block(i).text_end) continue;
      const Region region = regions_.of(n);
      if (region == Region::none) continue;
      if (is_furniture(region))
        work_.body.blocks[i].furniture = region;
      else
        work_.body.blocks[i].own = region;
    }
  }

  [[nodiscard]] bool is_void(std::uint32_t node, Region region) const {
    if (work_.body.headline != SIZE_MAX && work_.document.inside(work_.block(work_.body.headline).node, node))
      return true;
    if (region == Region::caption && told_in_slides_ && work_.prose[node] > 0) return true;
    if (region == Region::teaser && work_.links[node] == 0) return true;
    const double share = work_.prose[0] > 0 ? work_.prose[node] / work_.prose[0] : 0;
    // A paywall's class is put on what it hides as often as on the notice.
    if (region == Region::paywall) return work_.prose[node] > kPaywallProse;
    return share >= (region == Region::comments ? kVoidShareComments : kVoidShare);
  }

  BodyWork& work_;
  RegionReader regions_;
  std::vector<Region> furniture_;
  std::vector<Region> own_;
  std::unordered_set<std::uint32_t> boxes_;
  std::unordered_set<std::uint32_t> teasers_;
  bool few_captions_ = false;
  bool told_in_slides_ = false;
};

}  // namespace

void find_furniture(BodyWork& work) { FurnitureFinder(work).run(); }

}  // namespace dateline
