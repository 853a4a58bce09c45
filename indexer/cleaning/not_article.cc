#include "indexer/cleaning/not_article.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/cleaning/phrases.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMinBody = 90;

bool is_consent_wall(std::string_view body, const TextShape& shape) {
  if (shape.length() > 3000) return false;
  const std::size_t words = consent_words(body);
  return words >= 4 && words * 100 >= shape.words * 4;
}

}  // namespace

std::string_view why_not_article(const PageJudgement& page) {
  if (!page.has_blocks) return "no text";
  const TextShape shape = shape_of(page.body);
  if (is_error_title(page.title) && shape.length() < 1500) return "error page";
  if (page.asks_consent && (shape.length() < kMinBody || (!page.headline_printed && shape.length() < 1500)))
    return "consent wall";
  if (shape.length() < kMinBody && page.has_paywall) return "paywall: the page shows no text of the article";
  if (shape.length() < kMinBody && page.has_teasers)
    return "only teasers of other stories: a section front or tag page";
  if (shape.length() == 0) return page.link_share > 0.5 ? "almost only links: a section front" : "no article text";
  if (is_consent_wall(page.body, shape)) return "consent wall";
  const std::size_t least = page.headline_printed ? 200 : 350;
  if (page.link_share > 0.6 && shape.length() < least && !page.declared_article)
    return "almost only links: a section front";
  if (shape.length() < kMinBody) return "too little text to be an article";
  return {};
}

bool is_garbage(std::string_view utf8) {
  const std::string_view sample = utf8.substr(0, 65536);
  std::size_t bad = 0;
  std::size_t all = 0;
  for (std::size_t pos = 0; pos < sample.size(); ++all) {
    const bool ascii = sample[pos] >= ' ' && sample[pos] < '\x7F';
    if (ascii) {
      ++pos;
      continue;
    }
    const char32_t c = next_code_point(sample, pos);
    if (c == 0xFFFD || (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') ||
        (c >= 0x7F && c < 0xA0 && c != 0x85) || u_isdefined(static_cast<UChar32>(c)) == 0)
      ++bad;
  }
  return bad * 20 > all;
}

std::string copyright_outlet(std::string_view line) {
  if (line.size() > 300) return {};
  const std::string lower = ascii_lower(line);
  std::size_t at = std::string::npos;
  for (const std::string_view sign :
       {std::string_view("\xC2\xA9"), std::string_view("copyright"), std::string_view("(c) ")}) {
    const std::size_t found = lower.rfind(sign);
    if (found != std::string::npos && (at == std::string::npos || found + sign.size() > at)) at = found + sign.size();
  }
  if (at == std::string::npos) return {};
  std::string_view rest = line.substr(at);
  // Signs and years in front of the name.
  while (!rest.empty()) {
    const char c = rest.front();
    const bool skip = c == ' ' || c == ',' || c == ':' || c == '-' || (c >= '0' && c <= '9');
    if (skip)
      rest.remove_prefix(1);
    else if (rest.starts_with("\xC2\xA9") || rest.starts_with("\xC2\xA0"))
      rest.remove_prefix(2);
    else if (rest.starts_with("\xE2\x80\x93"))
      rest.remove_prefix(3);
    else if (starts_with_nocase(rest, "by "))
      rest.remove_prefix(3);
    else
      break;
  }
  rest = rest.substr(0, rest.find_first_of(".|,;("));
  std::string name = squeeze_blanks(rest.substr(0, ascii_lower(rest).find(" all rights")));
  while (!name.empty() && ((name.back() >= '0' && name.back() <= '9') || name.back() == ' ' || name.back() == '-'))
    name.pop_back();
  for (const std::string_view tail : {" Newspapers", " Company", " Inc", " Ltd", " LLC", " GmbH"}) {
    if (name.size() > tail.size() + 3 && name.ends_with(tail)) name.resize(name.size() - tail.size());
  }
  const TextShape shape = shape_of(name);
  return shape.words >= 1 && shape.words <= 5 && shape.capitals > 0 && name.size() <= 60 ? name : std::string();
}

}  // namespace dateline
