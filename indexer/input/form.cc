// Markup or the text of a page, by what is in it.
//
// A page's text may hold printed tags (a link in a headline, code in an article about HTML), so that one tag proves
// nothing: tags that give a document its structure must be there, and in such number that they can be structure.
#include <algorithm>
#include <array>

#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "indexer/input/reader.h"

namespace dateline {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{256} << 10;

constexpr auto kDocumentTags =
    std::to_array<std::string_view>({"!doctype", "html", "head", "body", "title", "meta", "script"});
constexpr auto kBlockTags = std::to_array<std::string_view>(
    {"p",     "div",    "br",         "table",   "tr",      "td",     "ul",     "ol",   "li",
     "h1",    "h2",     "h3",         "section", "article", "header", "footer", "nav",  "main",
     "aside", "figure", "blockquote", "style",   "link",    "form",   "center", "font", "hr"});

std::string_view tag_name(std::string_view text, std::string& buffer) {
  buffer.clear();
  for (const char c : text.substr(0, 12)) {
    const bool name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '!';
    if (!name) break;
    buffer += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return buffer;
}

struct TagCount {
  std::array<bool, kDocumentTags.size()> document{};
  std::size_t blocks = 0;
  bool at_start = false;  // the first thing is a document's or block's tag
};

// Where the first thing stands that is neither blank nor comment nor XML declaration.
std::size_t content_start(std::string_view text) {
  std::size_t start = 0;
  for (;;) {
    start = std::min(text.find_first_not_of(" \t\r\n\f\v", start), text.size());
    const std::string_view rest = text.substr(start);
    const std::string_view ending = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?") ? "?>" : "";
    if (ending.empty()) return start;
    const auto end = rest.find(ending);
    if (end == std::string_view::npos) return start;
    start += end + ending.size();
  }
}

TagCount count_tags(std::string_view text) {
  TagCount count;
  std::string buffer;
  const std::size_t start = content_start(text);
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::size_t slash = at + 1 < text.size() && text[at + 1] == '/' ? 1 : 0;
    const std::string_view name = tag_name(text.substr(at + 1 + slash), buffer);
    const auto* document = std::find(kDocumentTags.begin(), kDocumentTags.end(), name);
    const bool block = std::find(kBlockTags.begin(), kBlockTags.end(), name) != kBlockTags.end();
    if (document != kDocumentTags.end())
      count.document[static_cast<std::size_t>(document - kDocumentTags.begin())] = true;
    if (block) ++count.blocks;
    if (at == start && (block || document != kDocumentTags.end())) count.at_start = true;
  }
  return count;
}

}  // namespace

PageForm guess_form(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, kSampleBytes);
  // Zeros between the letters are UTF-16, in which no tag is found.
  const std::string decoded = front.find('\0') == std::string_view::npos ? std::string() : to_utf8(front).text;
  std::string_view text = decoded.empty() ? front : std::string_view(decoded);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const TagCount count = count_tags(text);
  const auto kinds = std::count(count.document.begin(), count.document.end(), true);
  constexpr std::size_t kTextBetweenBlocks = 600;
  if (kinds >= 3 || (kinds >= 1 && count.at_start)) return PageForm::html;
  if (count.at_start && count.blocks >= 2) return PageForm::html;
  if (count.blocks >= 4 && count.blocks * kTextBetweenBlocks >= text.size()) return PageForm::html;
  return PageForm::page_text;
}

}  // namespace dateline
