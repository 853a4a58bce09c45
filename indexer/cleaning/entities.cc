#include "indexer/cleaning/entities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/cleaning/html_tags.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxReference = 32;
constexpr std::size_t kMaxTag = 4096;

// Numbers 0x80 to 0x9F mean windows-1252 there, as in every browser.
constexpr char32_t kWindows1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                       0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t number_reference(std::string_view digits) {
  const bool hex = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty()) return 0;
  char32_t value = 0;
  for (const char c : digits) {
    unsigned digit = 99;
    if (c >= '0' && c <= '9')
      digit = static_cast<unsigned>(c - '0');
    else if (hex && c >= 'a' && c <= 'f')
      digit = static_cast<unsigned>(c - 'a') + 10;
    else if (hex && c >= 'A' && c <= 'F')
      digit = static_cast<unsigned>(c - 'A') + 10;
    if (digit == 99) return 0;
    value = value * (hex ? 16 : 10) + digit;
    if (value > 0x10FFFF) return 0;
  }
  if (value >= 0x80 && value <= 0x9F) return kWindows1252[value - 0x80];
  return value >= 0xD800 && value <= 0xDFFF ? 0 : value;
}

char32_t reference(std::string_view name) {
  if (name.starts_with('#')) return number_reference(name.substr(1));
  if (name == "apos") return '\'';
  const std::string key(name);
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
  return entity == nullptr ? 0 : static_cast<char32_t>(entity->value);
}

// The end of a tag that begins at `pos` ('<'), or npos if that is no tag.
std::size_t tag_end(std::string_view text, std::size_t pos) {
  std::size_t at = pos + 1;
  if (at < text.size() && text[at] == '/') ++at;
  if (at >= text.size()) return std::string_view::npos;
  const char c = text[at];
  if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return std::string_view::npos;
  const std::size_t limit = std::min(text.size(), pos + kMaxTag);
  char quote = 0;
  for (; at < limit; ++at) {
    if (quote != 0) {
      if (text[at] == quote) quote = 0;
    } else if (text[at] == '"' || (text[at] == '\'' && text[at - 1] == '=')) {
      quote = text[at];
    } else if (text[at] == '>') {
      return at + 1;
    } else if (text[at] == '<') {
      return std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

bool breaks_words(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  const std::string name = ascii_lower(tag.substr(0, tag.find_first_of(" \t\n/>")));
  const Tag known = tag_of(name);
  return known == Tag::br || is_block(known);
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    if (text[pos] != '&') {
      out.push_back(text[pos++]);
      continue;
    }
    const std::size_t end = text.substr(0, std::min(text.size(), pos + kMaxReference)).find(';', pos);
    const char32_t c = end == std::string_view::npos ? 0 : reference(text.substr(pos + 1, end - pos - 1));
    if (c == 0) {
      out.push_back(text[pos++]);
      continue;
    }
    append_utf8(out, c);
    pos = end + 1;
  }
  return out;
}

std::string strip_tags(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t end = text[pos] == '<' ? tag_end(text, pos) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out.push_back(text[pos++]);
      continue;
    }
    if (breaks_words(text.substr(pos, end - pos))) out.push_back(' ');
    pos = end;
  }
  return out;
}

}  // namespace dateline
