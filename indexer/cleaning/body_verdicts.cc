// Kept or dropped, and why: each block by itself, then by its neighbours.
#include "indexer/cleaning/access.h"
#include "indexer/cleaning/body_work.h"
#include "indexer/cleaning/byline.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxLeadBlocks = 8;
// The reason of short text without a sentence until its neighbours are known.
constexpr std::string_view kUndecided = "?";

class Judge {
 public:
  explicit Judge(BodyWork& work) : work_(work) {}

  void run() {
    judge();
    if (work_.rules.on(Rule::lead)) add_lead();
    if (work_.rules.on(Rule::siblings)) add_siblings();
    if (work_.rules.on(Rule::tails)) drop_after_tail();
    drop_loose_ends();
  }

 private:
  void judge() {
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      ScoredBlock& scored = work_.body.blocks[i];
      if (work_.is_title(i)) {
        drop(i, "the title");
      } else if (!work_.document.inside(work_.block(i).node, work_.body.root)) {
        scored.reason = scored.furniture != Region::none ? reason_of(scored.furniture) : "outside the article";
      } else {
        judge_inside(i);
      }
    }
    judge_scraps();
  }

  void drop(std::size_t i, std::string_view why) {
    work_.body.blocks[i].kept = false;
    work_.body.blocks[i].reason = why;
  }
  void keep(std::size_t i, std::string_view why) {
    work_.body.blocks[i].kept = true;
    work_.body.blocks[i].reason = why;
  }

  void judge_inside(std::size_t i) {
    const ScoredBlock& scored = work_.body.blocks[i];
    if (scored.declared) return keep(i, "text that the page declares as its article body");
    if (scored.furniture != Region::none) return drop(i, reason_of(scored.furniture));
    if (scored.phrase != Phrase::none) return drop(i, reason_of(scored.phrase));
    if (scored.shape.words == 0) return drop(i, "no words");
    if (scored.shape.words <= 20 && scored.shape.digits > 3 && begins_as_byline(work_.block(i).text))
      return drop(i, "byline");
    if (!scored.prose && (scored.own == Region::byline || scored.own == Region::date))
      return drop(i, reason_of(scored.own));
    if (scored.prose) {
      if (scored.own == Region::byline && scored.shape.words < 30) return drop(i, reason_of(scored.own));
      return keep(i, "text");
    }
    if (scored.link_share > 0.5) {
      if (work_.tag(i) != Tag::li || !list_is_text(i)) return drop(i, "link");
    }
    work_.body.blocks[i].reason = kUndecided;
  }

  // True if most items of the block's list are text rather than links.
  [[nodiscard]] bool list_is_text(std::size_t i) const {
    std::uint32_t list = work_.block(i).node;
    while (list != 0 && work_.document.nodes[list].tag != Tag::list) list = work_.document.nodes[list].parent;
    if (list == 0) return false;
    const HtmlNode& node = work_.document.nodes[list];
    const double bytes = node.text_end - node.text_begin;
    return work_.links[list] < 0.4 * bytes;
  }

  void judge_scraps() {
    std::size_t last_kept = SIZE_MAX;
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      if (work_.body.blocks[i].kept) last_kept = i;
      if (work_.body.blocks[i].reason != kUndecided) continue;
      std::size_t next = i + 1;
      while (next < work_.body.blocks.size() && work_.body.blocks[next].reason == kUndecided) ++next;
      judge_scrap_run(i, next, last_kept);
      if (work_.body.blocks[next - 1].kept) last_kept = next - 1;
      i = next - 1;
    }
  }

  void judge_scrap_run(std::size_t begin, std::size_t end, std::size_t last_kept) {
    const bool before = last_kept != SIZE_MAX;
    const bool prose_next = end < work_.body.blocks.size() && work_.body.blocks[end].kept;
    for (std::size_t i = begin; i < end; ++i) {
      const Tag t = work_.tag(i);
      if (is_heading(t)) {
        const bool sentence =
            work_.body.blocks[i].shape.ends_sentence && work_.body.blocks[i].shape.words > 5 && before;
        if (heads_text(i) || sentence)
          keep(i, "subheading");
        else
          drop(i, "heading without text of the article");
      } else if (!before) {
        drop(i, "before the first paragraph");
      } else if (t == Tag::blockquote && !work_.body.blocks[i].shape.ends_sentence &&
                 work_.body.blocks[i].shape.words < 15) {
        drop(i, "pull quote");
      } else if (t == Tag::p || t == Tag::blockquote || t == Tag::pre || t == Tag::row || t == Tag::cell) {
        keep(i, "short text in the article");
      } else if (t == Tag::li) {
        if (list_is_text(i))
          keep(i, "list item");
        else
          drop(i, "list of links");
      } else if (work_.body.blocks[i].shape.ends_colon && work_.body.blocks[i].link_share < 0.2 && announces_list(i)) {
        keep(i, "announces a list");
      } else if (prose_next && i + 1 == end && work_.body.blocks[i].shape.words > 2 && same_marks(i, end)) {
        keep(i, "short text in the article");
      } else if (work_.body.blocks[i].shape.ends_sentence && work_.body.blocks[i].shape.words > 2 &&
                 work_.body.blocks[i].link_share < 0.2) {
        keep(i, "short sentence in the article");
      } else {
        drop(i, "scrap of text");
      }
    }
  }

  [[nodiscard]] bool announces_list(std::size_t i) const {
    if (i + 1 >= work_.body.blocks.size() || !work_.document.inside(work_.block(i + 1).node, work_.body.root))
      return false;
    const Tag next = work_.tag(i + 1);
    return next == Tag::li || next == Tag::row || next == Tag::cell || next == Tag::blockquote ||
           work_.body.blocks[i + 1].kept;
  }

  [[nodiscard]] bool same_marks(std::size_t a, std::size_t b) const {
    const std::uint32_t x = work_.block(a).node;
    const std::uint32_t y = work_.block(b).node;
    return work_.document.nodes[x].parent == work_.document.nodes[y].parent &&
           work_.document.nodes[x].tag == work_.document.nodes[y].tag;
  }

  // A subheading belongs to the article if text of the article follows before the next heading of other things.
  [[nodiscard]] bool heads_text(std::size_t i) const {
    if (work_.body.blocks[i].link_share > 0.5) return false;
    for (std::size_t n = i + 1; n < work_.body.blocks.size() && n < i + 6; ++n) {
      const ScoredBlock& next = work_.body.blocks[n];
      if (!work_.document.inside(work_.block(n).node, work_.body.root)) return false;
      if (next.kept) return true;
      if (next.reason != kUndecided && next.furniture != Region::caption && next.furniture != Region::advertisement)
        return false;
      const Tag t = work_.tag(n);
      if (t == Tag::li || t == Tag::p || t == Tag::row || t == Tag::cell || t == Tag::pre) return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t first_kept() const {
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      if (work_.body.blocks[i].kept) return i;
    }
    return SIZE_MAX;
  }

  // The lead often stands in a container of its own between headline and text.
  void add_lead() {
    const std::size_t first = first_kept();
    if (first == SIZE_MAX) return;
    std::size_t begin = work_.body.headline;
    if (begin == SIZE_MAX || begin > first) begin = first > kMaxLeadBlocks ? first - kMaxLeadBlocks : 0;
    std::size_t leads = 0;
    for (std::size_t i = begin; i < first && leads < kMaxLeadBlocks; ++i) {
      const ScoredBlock& scored = work_.body.blocks[i];
      if (scored.kept || work_.is_title(i) || scored.furniture != Region::none || scored.phrase != Phrase::none)
        continue;
      if (scored.own == Region::byline || scored.own == Region::date || scored.link_share > 0.3) continue;
      if (scored.shape.words <= 20 && scored.shape.digits > 3 && begins_as_byline(work_.block(i).text)) continue;
      const bool named = scored.own == Region::lead && scored.shape.words > 3;
      if (work_.body.headline == SIZE_MAX || begin != work_.body.headline ? named : (named || is_lead_prose(i))) {
        keep(i, "lead");
        ++leads;
      }
    }
  }

  [[nodiscard]] bool is_lead_prose(std::size_t i) const {
    const ScoredBlock& scored = work_.body.blocks[i];
    return scored.prose || (is_heading(work_.tag(i)) && is_prose(scored.shape));
  }

  // Parts of the article in containers like the root, side by side with it.
  void add_siblings() {
    const HtmlNode& root = work_.document.nodes[work_.body.root];
    if (work_.body.root == 0 || root.parent == kNoNode) return;
    const std::string_view marks = work_.document.marks_of(work_.body.root);
    if (marks.empty()) return;
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      ScoredBlock& scored = work_.body.blocks[i];
      if (scored.kept || scored.furniture != Region::none || !scored.prose ||
          work_.document.inside(work_.block(i).node, work_.body.root))
        continue;
      std::uint32_t node = work_.block(i).node;
      while (node != 0 && work_.document.nodes[node].parent != root.parent) node = work_.document.nodes[node].parent;
      if (node == 0 || work_.document.nodes[node].tag == Tag::article) continue;
      if (work_.document.nodes[node].tag == root.tag && work_.document.marks_of(node) == marks)
        keep(i, "text in a container like the article's");
    }
  }

  // "Leave a Reply" and its kin end the article if most of its text stands before them.
  void drop_after_tail() {
    double all = 0;
    for (const ScoredBlock& scored : work_.body.blocks) {
      if (scored.kept) all += static_cast<double>(scored.shape.length());
    }
    double before = 0;
    std::string tail;
    for (std::size_t i = 0; i < work_.body.blocks.size(); ++i) {
      ScoredBlock& scored = work_.body.blocks[i];
      if (!tail.empty() && scored.kept && !scored.declared) drop(i, "after the tail marker '" + tail + "'");
      if (scored.kept) before += static_cast<double>(scored.shape.length());
      if (!tail.empty() || scored.declared || before < 0.5 * all) continue;
      const bool end = scored.phrase == Phrase::tail_end || scored.phrase == Phrase::comments ||
                       (scored.phrase == Phrase::tail_list && before > 0.75 * all);
      if (end && (is_heading(work_.tag(i)) || scored.shape.words <= 6)) tail = work_.block(i).text;
    }
  }

  // Headings and scraps that end the body belong to what came after it.
  void drop_loose_ends() {
    for (std::size_t i = work_.body.blocks.size(); i-- > 0;) {
      ScoredBlock& scored = work_.body.blocks[i];
      if (!scored.kept) continue;
      const bool table = (work_.tag(i) == Tag::row || work_.tag(i) == Tag::cell) &&
                         work_.block(i).text.find('\t') != std::string::npos;
      if (scored.prose && !scored.declared && asks_payment(work_.block(i).text)) {
        drop(i, reason_of(Region::paywall));
        continue;
      }
      if (scored.prose || scored.declared || work_.tag(i) == Tag::li || table) return;
      if (work_.tag(i) == Tag::p && scored.shape.ends_sentence) return;
      if (is_heading(work_.tag(i)) && is_prose(scored.shape) && scored.shape.stops > 0) return;
      drop(i, "loose end after the last paragraph");
    }
  }

  BodyWork& work_;
};

}  // namespace

void judge_blocks(BodyWork& work) { Judge(work).run(); }

}  // namespace dateline
