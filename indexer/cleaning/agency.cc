#include "indexer/cleaning/agency.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

// What stands before the name of a source, by language; an article may stand between.
constexpr auto kAccordingTo = std::to_array<std::string_view>({
    "according to ", "reported by ", "citing ",               // en
    "laut ", "nach angaben der ", "nach informationen der ",  // de
    "selon ",
    "d\xE2\x80\x99"
    "apr\xC3\xA8s ",
    "d'apr\xC3\xA8s ",                                    // fr
    "seg\xC3\xBAn ", "segundo ",                          // es, pt
    "secondo ", "volgens ", "if\xC3\xB8lge ", "enligt ",  // it, nl, no and da, sv
    "wed\xC5\x82ug ",                                     // pl
});
constexpr auto kArticles = std::to_array<std::string_view>(
    {"the ", "der ", "die ", "la ", "a ", "l'", "l\xE2\x80\x99", "agencia ", "agence "});

// The longest name of an agency that a text begins with.
std::string leading_agency(std::string_view text) {
  constexpr int kMostWords = 4;
  std::string found;
  std::size_t end = 0;
  for (int words = 0; words < kMostWords && end < text.size(); ++words) {
    end = std::min(text.find_first_of(" ,.;:)", end + (words > 0 ? 1 : 0)), text.size());
    if (std::string named = agency_named(text.substr(0, end)); !named.empty()) found = std::move(named);
    if (end < text.size() && text[end] != ' ') break;
  }
  return found;
}

// "Povilas Aleksandravičius" -> "PA", as pages print them where they have no portrait.
std::string initials_of(std::string_view person) {
  std::string initials;
  for (std::size_t pos = 0; pos < person.size();) {
    const char c = person[pos];
    if (c >= 'A' && c <= 'Z') initials += c;
    pos = std::min(person.find(' ', pos), person.size() - 1) + 1;
  }
  return initials;
}

}  // namespace

std::string closing_credit(std::string_view body) {
  const std::size_t cut = body.rfind("\n\n");
  std::string_view last = trim(cut == std::string_view::npos ? body : body.substr(cut + 2));
  if (last.size() <= 60) {
    std::string_view plain = last;
    while (!plain.empty() && (plain.front() == '(' || plain.front() == '-' || plain.front() == '*'))
      plain.remove_prefix(1);
    while (!plain.empty() && (plain.back() == ')' || plain.back() == '.')) plain.remove_suffix(1);
    std::string named = agency_credit(trim(plain));
    if (!named.empty()) return named;
  }
  if (!last.ends_with(')')) return {};
  const std::size_t open = last.rfind('(');
  if (open == std::string_view::npos || last.size() - open > 40) return {};
  return agency_credit(trim(last.substr(open + 1, last.size() - open - 2)));
}

std::string caption_credit(std::string_view caption) {
  const std::string lower = ascii_lower(caption);
  const std::size_t at = lower.rfind("via ");
  if (at == std::string::npos || (at > 0 && lower[at - 1] != ' ' && lower[at - 1] != '(')) return {};
  std::string_view rest = caption.substr(at + 4);
  rest = trim(rest.substr(0, rest.find_first_of(").,;")));
  std::string named = agency_named(rest);
  return named;
}

std::string attributed_agency(std::string_view body) {
  const std::string_view first = body.substr(0, std::min<std::size_t>(body.find("\n\n"), 2000));
  const std::string lower = ascii_lower(first);
  for (const std::string_view phrase : kAccordingTo) {
    for (std::size_t at = lower.find(phrase); at != std::string::npos; at = lower.find(phrase, at + 1)) {
      if (at > 0 && lower[at - 1] != ' ') continue;
      std::string_view name = first.substr(at + phrase.size());
      for (const std::string_view article : kArticles) {
        if (starts_with_nocase(name, article)) name.remove_prefix(article.size());
      }
      if (std::string named = leading_agency(name); !named.empty()) return named;
    }
  }
  return {};
}

bool is_credible_agency(std::string_view name, std::string_view language, const std::vector<std::string>& byline) {
  if (is_station(name) || !agency_writes(name, language)) return false;
  return !is_acronym(name) || std::none_of(byline.begin(), byline.end(),
                                           [&](const std::string& person) { return initials_of(person) == name; });
}

}  // namespace dateline
