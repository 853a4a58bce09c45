#include "indexer/cleaning/page_titles.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/text/utf8.h"
#include "indexer/cleaning/entry_headings.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxH1 = 20;
constexpr std::size_t kMaxHeadline = 500;  // bytes
// An h1 that holds more was never closed.  Such ones nest, and looking at each would be quadratic.
constexpr std::size_t kMaxHeading = 2000;  // bytes
constexpr std::uint32_t kMaxHeadingNodes = 200;

// How much a place speaks against the heading that stands in it.
enum class Standing : std::uint8_t {
  good,
  doubtful,  ///< a sidebar, a footer ...: by name only, and makers name wildly
  bad,       ///< a logo, a breadcrumb: what is said there is said for machines or on every page
};

class TitleFinder {
 public:
  TitleFinder(const HtmlDocument& document, RegionReader& regions, const JsonLdArticle& json_ld)
      : document_(document), regions_(regions), json_ld_(json_ld) {}

  TitleCandidates find(std::vector<std::string> outlets) {
    TitleCandidates candidates;
    candidates.outlets = std::move(outlets);
    if (const std::string* graph = document_.meta("og:title")) candidates.open_graph = plain_text(*graph);
    if (const std::string* twitter = document_.meta("twitter:title")) candidates.twitter = plain_text(*twitter);
    candidates.json_ld = json_ld_.headline;
    candidates.alternative = json_ld_.alternative_headline;
    candidates.element = plain_text(document_.title);
    collect_parts(candidates);
    h1s(candidates);
    candidates.printed = printed(candidates.h1.empty());
    return candidates;
  }

 private:
  void collect_parts(const TitleCandidates& candidates) {
    for (const std::string* whole :
         {&candidates.open_graph, &candidates.json_ld, &json_ld_.alternative_headline, &candidates.twitter}) {
      add_part(*whole);
    }
    for (const std::string* whole : {&candidates.element, &candidates.open_graph}) {
      for (const std::string& part : title_parts(*whole)) add_part(part);
    }
    // "Kicker: Headline" is printed without its kicker, or with it on a line of its own.
    for (const std::string* whole : {&candidates.open_graph, &json_ld_.alternative_headline}) {
      const std::size_t colon = whole->find(": ");
      if (colon != std::string::npos) add_part(std::string_view(*whole).substr(colon + 2));
    }
  }
  void add_part(std::string_view text) {
    if (text.size() > kMaxHeadline || shape_of(text).words < 3) return;
    longest_ = std::max(longest_, text.size());
    parts_.emplace(squashed(text), text);
  }

  void h1s(TitleCandidates& candidates) {
    std::vector<std::string> doubtful;
    const std::vector<std::uint32_t> entries = entry_headings(document_);
    for (std::uint32_t n = 1; n < document_.nodes.size() && candidates.h1.size() < kMaxH1; ++n) {
      const HtmlNode& node = document_.nodes[n];
      if (node.tag != Tag::h1 || node.text_end - node.text_begin > kMaxHeading || node.end - n > kMaxHeadingNodes)
        continue;
      const Standing standing = standing_of(n);
      if (standing == Standing::bad) continue;
      std::string text = without_kicker(n, candidates);
      if (std::binary_search(entries.begin(), entries.end(), n) && !says_the_same(text, candidates)) continue;
      if (standing == Standing::good)
        candidates.h1.push_back(std::move(text));
      else if (doubtful.size() < kMaxH1 && says_the_same(text, candidates))
        doubtful.push_back(std::move(text));
    }
    if (candidates.h1.empty()) candidates.h1 = std::move(doubtful);
  }

  // At least two words, and half of them, stand in a title that the page declares.
  [[nodiscard]] static bool says_the_same(const std::string& text, const TitleCandidates& candidates) {
    const std::vector<std::string> declared =
        words_of(candidates.open_graph + " " + candidates.json_ld + " " + candidates.element);
    const std::vector<std::string> words = words_of(text);
    const auto common = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
      return std::find(declared.begin(), declared.end(), word) != declared.end();
    });
    return common >= 2 && static_cast<std::size_t>(common) * 2 >= words.size();
  }

  // The text of a heading; a kicker that is an element of its own in front of it is left out, unless the page declares
  // the title with it.
  [[nodiscard]] std::string without_kicker(std::uint32_t heading, const TitleCandidates& candidates) const {
    static constexpr std::array<std::string_view, 11> kNames = {
        " kicker ",     " topline ", " overline ", " eyebrow ",         " dachzeile ", " pretitle ",
        " spitzmarke ", " supra ",   " roofline ", " visually hidden ", " invisible "};
    std::string whole = document_.text_of(heading);
    const std::string key = squashed(whole);
    if (key == squashed(candidates.open_graph) || key == squashed(candidates.json_ld)) return whole;
    const std::uint32_t end = document_.nodes[heading].text_end;
    std::uint32_t begin = document_.nodes[heading].text_begin;
    for (std::uint32_t n = heading + 1; n < document_.nodes[heading].end; ++n) {
      const HtmlNode& node = document_.nodes[n];
      const std::string_view marks = document_.marks_of(n);
      const bool kicker = std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
        return marks.find(name) != std::string_view::npos;
      });
      const bool leads = node.text_begin <= begin + 2 || squashed(slice(begin, node.text_begin)).empty();
      if (document_.attribute(n, Attr::itemprop) == "headline" && node.text_end > node.text_begin)
        return document_.text_of(n);
      if (kicker && leads && node.text_end < end) begin = std::max(begin, node.text_end);
    }
    std::string text = plain_line(slice(begin, end));
    while (!text.empty() && (text.front() == ':' || text.front() == '-' || text.front() == ' ')) text.erase(0, 1);
    return shape_of(text).words >= 2 ? text : whole;
  }
  [[nodiscard]] std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(document_.text).substr(begin, end > begin ? end - begin : 0);
  }

  // A part of a declared title that stands on the page as a heading or line of its own: headings first, the longest
  // first.
  [[nodiscard]] std::string printed(bool no_h1) {
    if (parts_.empty()) return {};
    std::string best = no_h1 ? emphasized() : std::string();
    if (!best.empty()) return best;
    bool best_heads = false;
    for (const HtmlBlock& block : document_.blocks) {
      const bool heads = is_heading(document_.nodes[block.node].tag);
      if (best_heads && !heads) continue;
      if (block.text.size() > longest_ + 40 || block.text.size() < 8) continue;
      if (!heads && std::size_t{block.link_bytes} * 2 > block.text.size()) continue;
      const auto found = parts_.find(squashed(block.text));
      if (found == parts_.end() || standing_of(block.node) == Standing::bad) continue;
      if (found->second.size() <= best.size() && heads == best_heads) continue;
      best = found->second;
      best_heads = heads;
    }
    return best;
  }

  // Old pages set the headline in <font> or <b>, next to a kicker in the same block.
  [[nodiscard]] std::string emphasized() const {
    for (std::uint32_t n = 1; n < document_.nodes.size(); ++n) {
      const HtmlNode& node = document_.nodes[n];
      const std::size_t bytes = node.text_end - node.text_begin;
      if (node.tag != Tag::other || bytes < 8 || bytes > longest_ + 60) continue;
      const auto found = parts_.find(squashed(document_.text_of(n)));
      if (found != parts_.end()) return found->second;
    }
    return {};
  }

  // Logos are often an h1, and so is the last step of a breadcrumb, where some outlets hide a title for machines.
  [[nodiscard]] Standing standing_of(std::uint32_t node) {
    Standing standing = Standing::good;
    for (std::uint32_t n = node; n != kNoNode && n != 0; n = document_.nodes[n].parent) {
      // What holds half of the page is no furniture, whatever its name: "page-with-breadcrumb", "no-sidebar".
      if (std::size_t{document_.nodes[n].text_end - document_.nodes[n].text_begin} * 2 > document_.text.size()) break;
      const std::string_view marks = document_.marks_of(n);
      for (const std::string_view name : {" logo ", " breadcrumb", " seotitle ", " site title "}) {
        if (marks.find(name) != std::string_view::npos) return Standing::bad;
      }
      switch (regions_.of(n)) {
        case Region::navigation:
          if (document_.nodes[n].tag == Tag::nav) return Standing::bad;
          standing = Standing::doubtful;
          break;
        case Region::footer:
        case Region::sidebar:
        case Region::comments:
        case Region::consent:
        case Region::newsletter:
          standing = Standing::doubtful;
          break;
        default:
          break;
      }
    }
    return standing;
  }

  const HtmlDocument& document_;
  RegionReader& regions_;
  const JsonLdArticle& json_ld_;
  std::unordered_map<std::string, std::string> parts_;  // folded -> as written
  std::size_t longest_ = 0;
};

}  // namespace

TitleCandidates title_candidates(const HtmlDocument& document, RegionReader& regions, const JsonLdArticle& json_ld,
                                 std::vector<std::string> outlets) {
  return TitleFinder(document, regions, json_ld).find(std::move(outlets));
}

}  // namespace dateline
