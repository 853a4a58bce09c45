#include "indexer/cleaning/author_sources.h"

#include <algorithm>
#include <array>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/meta_line.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/person_name.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::uint32_t kLongestName = 300;  // bytes of an element that holds names
constexpr std::size_t kBlocksBelow = 12;     // below the text, where a byline may still stand
constexpr std::size_t kMostBounds = 400;

// Folders of addresses that hold the pages of writers.
constexpr std::array<std::string_view, 24> kPersonPages = {
    "/author/",      "/authors/",      "/autor/",    "/autores/",   "/autoren/",    "/autore/",
    "/autori/",      "/auteur/",       "/auteurs/",  "/editors/",   "/staff/",      "/redaktion/",
    "/contributor/", "/contributors/", "/writer/",   "/writers/",   "/journalist/", "/journalists/",
    "/columnist/",   "/columnists/",   "/reporter/", "/reporters/", "/yazar/",      "/firma/"};

// Classes of elements that hold a name and little else.
constexpr std::array<std::string_view, 8> kNameClasses = {
    " author name ", " byline name ", " author ", " byline author ", " byline ", " authorname ", " username ", " fn "};

// Parts of one name, each in an element of its own.
bool is_name_part(std::string_view marks) {
  static constexpr std::array<std::string_view, 8> kParts = {" given name", " surname ",     " first name ",
                                                             " last name ", " family name ", " firstname ",
                                                             " lastname ",  " suffix "};
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](std::string_view part) { return marks.find(part) != std::string_view::npos; });
}

// What the labels of "twitter:label1" and its kin say of an author.
bool says_written_by(std::string_view label) {
  static constexpr std::array<std::string_view, 16> kLabels = {
      "written by", "verfasst von", "geschrieben von", "ecrit par",      "escrito por", "scritto da", "geschreven door",
      "skrevet av", "skrevet af",   "skriven av",      "napisane przez", "автор",       "yazan",      "scris de",
      "作者",       "執筆者"};
  const std::string key = word_key(label);
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&](std::string_view words) { return key.find(words) != std::string::npos; });
}

bool usable(Region region) {
  return region == Region::none || region == Region::author_box || region == Region::share || region == Region::header;
}

// The text of [begin, end) with a bar where an inline element begins or ends: names, roles and dates of a byline are
// often told apart by markup alone.
std::string in_pieces(const HtmlDocument& document, std::uint32_t node, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> bounds;
  for (std::uint32_t n = node + 1; n < document.nodes[node].end && bounds.size() < kMostBounds; ++n) {
    if (is_name_part(document.marks_of(n))) continue;
    bounds.push_back(document.nodes[n].text_begin);
    bounds.push_back(document.nodes[n].text_end);
  }
  std::sort(bounds.begin(), bounds.end());
  std::string pieces;
  std::size_t next = 0;
  for (std::uint32_t at = begin; at < end; ++at) {
    while (next < bounds.size() && bounds[next] < at) ++next;
    if (next < bounds.size() && bounds[next] == at && at > begin) pieces += " | ";
    const char c = document.text[at];
    if (c == '\n')
      pieces += " | ";
    else
      pieces += c;
  }
  return pieces;
}

// The first element that begins at or behind a byte of the text.
std::uint32_t node_from(const HtmlDocument& document, std::uint32_t text_begin) {
  const auto found = std::partition_point(document.nodes.begin() + 1, document.nodes.end(),
                                          [&](const HtmlNode& node) { return node.text_begin < text_begin; });
  return static_cast<std::uint32_t>(found - document.nodes.begin());
}

bool is_person_page(std::string_view address) {
  const std::string lower = ascii_lower(address.substr(0, 300));
  return std::any_of(kPersonPages.begin(), kPersonPages.end(), [&](std::string_view folder) {
    const std::size_t at = lower.find(folder);
    return at != std::string::npos && at + folder.size() < lower.size();
  });
}

bool has_date(const std::string& text) { return text.size() < 200 && !find_dates(text).empty(); }

}  // namespace

AuthorSources::AuthorSources(const HtmlDocument& document, const Body& body, const std::vector<std::string>& outlets)
    : document_(document), body_(body), outlets_(outlets), near_(near_headline(document, body)) {
  for (std::size_t i = 0; i < body.blocks.size(); ++i) {
    if (!body.blocks[i].kept) continue;
    if (first_kept_ == SIZE_MAX) first_kept_ = i;
    last_kept_ = i;
  }
}

void AuthorSources::take(AuthorSource& source, std::string_view text, bool declared) const {
  const Byline byline = read_byline(text, outlets_, declared);
  merge_names(source.names, byline.names);
  if (source.agency.empty()) source.agency = byline.agency;
  if (source.acronym.empty()) source.acronym = byline.acronym;
}

AuthorSources::Range AuthorSources::near_text() const {
  if (near_.begin >= near_.end) return {};
  return {document_.blocks[near_.begin].text_begin, document_.blocks[near_.end - 1].text_end};
}

// Between headline and text a byline is a byline, whatever the makers of the page call the place.
bool AuthorSources::usable_at(std::size_t block) const {
  const Region region = body_.blocks[block].furniture;
  if (usable(region)) return true;
  const bool between = body_.headline != SIZE_MAX && block > body_.headline && block < first_kept_;
  return between && (region == Region::teaser || region == Region::sidebar);
}

AuthorSource AuthorSources::json_ld(const JsonLdArticle& declared) const {
  AuthorSource source;
  for (const JsonLdArticle::Author& author : declared.authors) {
    if (author.organization) {
      if (source.agency.empty()) source.agency = agency_named(author.name);
      continue;
    }
    take(source, author.name, true);
  }
  return source;
}

AuthorSource AuthorSources::metas() const {
  // "twitter:data1" is whatever "twitter:label1" says it is.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kNames = {
      {{"byl", {}},
       {"author", {}},
       {"article:author", {}},
       {"parsely-author", {}},
       {"dc.creator", {}},
       {"sailthru.author", {}},
       {"dcterms.creator", {}},
       {"cxenseparse:author", {}},
       {"og:article:author", {}},
       {"authors", {}},
       {"twitter:data1", "twitter:label1"},
       {"twitter:data2", "twitter:label2"}}};
  for (const auto& [name, labelled_by] : kNames) {
    if (!labelled_by.empty()) {
      const std::string* label = document_.meta(labelled_by);
      if (label == nullptr || !says_written_by(*label)) continue;
    }
    AuthorSource source;
    for (const MetaTag& meta : document_.metas) {
      if (meta.name == name && !starts_with_nocase(meta.content, "http")) take(source, plain_text(meta.content), true);
    }
    if (!source.names.empty() || !source.agency.empty()) return source;
  }
  return {};
}

AuthorSource AuthorSources::lines() const {
  AuthorSource source;
  for (std::size_t i = near_.begin; i < near_.end; ++i) {
    const ScoredBlock& scored = body_.blocks[i];
    const std::string& text = document_.blocks[i].text;
    // Whoever is named behind the first paragraph after the byline wrote or made something else.
    if (scored.kept && scored.prose && !source.names.empty()) break;
    const bool opens = begins_as_byline(text) && scored.shape.words <= (scored.kept ? 12 : 30);
    const bool seen = usable_at(i) || (opens && scored.furniture == Region::caption);
    if (i == body_.headline || scored.shape.words > 40 || !seen) continue;
    if (scored.kept && (!opens || scored.shape.ends_sentence)) continue;
    const bool named = scored.own == Region::byline && scored.shape.words <= 14;
    if (!opens && !named) {
      if (scored.shape.words <= 4 && source.agency.empty()) source.agency = agency_named(text);
      continue;
    }
    const HtmlBlock& block = document_.blocks[i];
    source.opens = source.opens || opens;
    take(source, in_pieces(document_, block.node, block.text_begin, block.text_end), false);
  }
  return source;
}

AuthorSource AuthorSources::marked(Range range, bool anywhere) const {
  AuthorSource source;
  std::uint32_t behind = 0;
  for (const HtmlAttribute& attribute : document_.attributes) {
    const bool author = (attribute.name == Attr::rel && attribute.value == "author") ||
                        (attribute.name == Attr::itemprop && attribute.value.find("author") != std::string::npos);
    if (!author) continue;
    const HtmlNode& node = document_.nodes[attribute.node];
    if (node.text_begin < range.begin || node.text_begin >= range.end || node.text_begin < behind ||
        node.text_end > node.text_begin + kLongestName)
      continue;
    behind = node.text_end;
    const std::size_t block = block_at(document_, node.text_begin);
    if (!anywhere && !usable_at(block)) continue;
    if (anywhere && body_.blocks[block].furniture == Region::comments) continue;
    take(source, in_pieces(document_, attribute.node, node.text_begin, node.text_end), true);
  }
  return source;
}

AuthorSource AuthorSources::elements() const { return marked(near_text(), false); }

AuthorSource AuthorSources::classes() const {
  AuthorSource source;
  const Range range = near_text();
  std::uint32_t behind = 0;
  for (std::uint32_t n = node_from(document_, range.begin); n < document_.nodes.size(); ++n) {
    const HtmlNode& node = document_.nodes[n];
    if (node.text_begin >= range.end) break;
    if (node.text_begin < behind || node.text_end <= node.text_begin || node.text_end > node.text_begin + 200) continue;
    const std::string_view marks = document_.marks_of(n);
    if (marks.empty() || std::none_of(kNameClasses.begin(), kNameClasses.end(), [&](std::string_view name) {
          return marks.find(name) != std::string_view::npos;
        }))
      continue;
    behind = node.text_end;
    if (usable_at(block_at(document_, node.text_begin)))
      take(source, in_pieces(document_, n, node.text_begin, node.text_end), false);
  }
  return source;
}

AuthorSource AuthorSources::links() const {
  AuthorSource source;
  const Range range = near_text();
  for (const HtmlAttribute& attribute : document_.attributes) {
    if (attribute.name != Attr::href) continue;
    const HtmlNode& node = document_.nodes[attribute.node];
    if (node.tag != Tag::a || node.text_begin < range.begin || node.text_begin >= range.end ||
        node.text_end > node.text_begin + 80 || !is_person_page(attribute.value))
      continue;
    const std::size_t block = block_at(document_, node.text_begin);
    // A link inside a paragraph is to somebody the story speaks of.
    if (usable_at(block) && !body_.blocks[block].kept) take(source, document_.text_of(attribute.node), true);
  }
  return source;
}

// Two to four words with capitals that can be a name.
bool AuthorSources::is_bare_name(std::size_t block) const {
  const TextShape& shape = body_.blocks[block].shape;
  const std::string& text = document_.blocks[block].text;
  return shape.words >= 2 && shape.words <= 4 && shape.capitals == shape.words && shape.digits == 0 &&
         text.size() < 60 && body_.blocks[block].phrase == Phrase::none && block != body_.headline &&
         !is_heading(document_.nodes[document_.blocks[block].node].tag) && is_person(text, outlets_, false);
}

bool AuthorSources::in_bold(std::size_t block) const {
  const HtmlBlock& own = document_.blocks[block];
  const std::uint32_t child = own.node + 1;
  if (child >= document_.nodes[own.node].end) return false;
  const HtmlNode& node = document_.nodes[child];
  return !is_block(node.tag) && node.tag != Tag::a && node.text_begin <= own.text_begin + 1 &&
         node.text_end + 1 >= own.text_end;
}

AuthorSource AuthorSources::bare_names() const {
  AuthorSource source;
  // The line above the headline, too.
  const std::size_t begin =
      body_.headline == SIZE_MAX ? near_.begin : std::max(near_.begin, std::max<std::size_t>(body_.headline, 1) - 1);
  for (std::size_t i = begin; i < std::min(near_.end, first_kept_ + 2) && source.names.empty(); ++i) {
    if (!usable_at(i) || body_.blocks[i].shape.words > 16) continue;
    const std::string& text = document_.blocks[i].text;
    if (has_date(text)) {
      if (body_.blocks[i].prose) continue;
      const HtmlBlock& block = document_.blocks[i];
      merge_names(source.names,
                  read_meta_line(in_pieces(document_, block.node, block.text_begin, block.text_end), outlets_, {}));
      continue;
    }
    if (!is_bare_name(i)) continue;
    const bool before_text = i + 1 < near_.end && body_.blocks[i + 1].kept && body_.blocks[i + 1].prose;
    if (before_text && in_bold(i)) take(source, text, false);
  }
  return source;
}

AuthorSource AuthorSources::below() const {
  if (first_kept_ == SIZE_MAX || last_kept_ + 1 >= body_.blocks.size()) return {};
  const std::size_t end = std::min(body_.blocks.size(), last_kept_ + 1 + kBlocksBelow);
  return marked({document_.blocks[last_kept_].text_end, document_.blocks[end - 1].text_end}, true);
}

}  // namespace dateline
