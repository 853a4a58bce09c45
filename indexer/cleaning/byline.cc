#include "indexer/cleaning/byline.h"

#include <algorithm>
#include <array>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/byline_pieces.h"
#include "indexer/cleaning/byline_words.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/person_name.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxNames = 20;

std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out.push_back(c);
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return out;
}

std::string cut_after_name(std::string text) {
  const std::string lower = ascii_lower(text) + ' ';
  std::size_t cut = text.size();
  for (const BylineWords& language : name_ends()) {
    for (const std::string_view word : language.words) {
      const std::size_t at = lower.find(word);
      if (at > 0) cut = std::min(cut, at);
    }
  }
  text.resize(cut);
  for (const std::string_view rank : rank_endings()) {
    if (text.size() > rank.size() && text.ends_with(rank)) text.resize(text.size() - rank.size());
  }
  return text;
}

std::string tidy(std::string_view text) {
  std::string name = squeeze_blanks(cut_after_name(without_brackets(without_opener(text))));
  while (!name.empty() && (name.back() == '.' || name.back() == '-' || name.back() == '*' || name.back() == ':')) {
    // "John Smith Jr." and initials keep their stop.
    if (name.back() == '.' && name.size() > 3 &&
        (name[name.size() - 3] == ' ' || name.ends_with("Jr.") || name.ends_with("Sr.")))
      break;
    name.pop_back();
  }
  return squeeze_blanks(name);
}

// "Reporter Ann Example", "Network-Expert Bob Sample": the rank in front goes.
std::string without_rank(std::string name) {
  const std::size_t blank = name.find(' ');
  if (blank == std::string::npos || name.find(' ', blank + 1) == std::string::npos) return name;
  std::string first = name.substr(0, blank);
  const std::size_t dash = first.rfind('-');
  if (dash != std::string::npos) {
    const std::string key = match_key(std::string_view(first).substr(dash + 1));
    if (key == "experte" || key == "expertin" || key == "expert") return name.substr(blank + 1);
    first.erase(0, dash + 1);
  }
  return has_role_word(first) ? name.substr(blank + 1) : name;
}

bool is_title_or_degree(std::string_view text) {
  const std::string key = match_key(text);
  return std::find(degrees().begin(), degrees().end(), key) != degrees().end();
}

// "Posted on August 10, 2014 by Ann Example", "2020年12月17日 作者：沈喆": the names stand behind a word inside.
std::string_view from_inner_opener(std::string_view text) {
  for (const std::string_view opener : inner_openers()) {
    const std::size_t at = text.find(opener);
    if (at == std::string_view::npos) continue;
    text.remove_prefix(at + opener.size());
    std::size_t pos = 0;
    while (pos < text.size()) {
      const std::size_t begin = pos;
      if (is_blank(next_code_point(text, pos)) && begin > 0) return text.substr(0, begin);
    }
    return text;
  }
  const std::string lower = ascii_lower(text);
  const std::size_t at = lower.find(" by ");
  if (at != std::string::npos && text.substr(0, at).find_first_of("0123456789") != std::string_view::npos)
    return text.substr(at + 4);
  return text;
}

bool is_connector(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kWords = {"and", "und", "et",   "y",   "e",  "og",
                                                              "och", "en",  "with", "mit", "by", "von"};
  return std::find(kWords.begin(), kWords.end(), ascii_lower(trim(text))) != kWords.end();
}

}  // namespace

Byline read_byline(std::string_view text, const std::vector<std::string>& outlets, bool declared) {
  Byline byline;
  text = from_inner_opener(utf8_prefix(text, 600));
  const bool opened = opener_length(trim(text)) > 0;
  const std::string whole = squeeze_blanks(without_opener(text));
  byline.agency = agency_credit(whole);
  if (!byline.agency.empty() && agency_named(whole) == byline.agency) return byline;
  bool dated = false;
  const std::string undated = without_dates(std::string(without_opener(text)), {}, dated);
  for (const std::string& part : split_at_marks(undated)) {
    for (const std::string& piece : split_at_words(part)) {
      if (byline.agency.empty()) byline.agency = agency_named(squeeze_blanks(piece));
      const std::string name = without_rank(tidy(piece));
      if (name.empty() || is_title_or_degree(name) || is_connector(name)) continue;
      if (std::string acronym = leading_acronym(name);
          !acronym.empty() && (!byline.names.empty() || acronym.size() == name.size())) {
        if (byline.acronym.empty()) byline.acronym = std::move(acronym);
        continue;
      }
      if (byline.names.size() >= kMaxNames) return byline;
      if (is_person(name, outlets, declared))
        merge_names(byline.names, {with_normal_case(name)});
      else if (std::string first = opened && byline.names.empty() ? name_before_role(name, 1, outlets) : std::string();
               !first.empty())
        merge_names(byline.names, {with_normal_case(first)});
      else if (!declared && !byline.names.empty() && (!is_role(name) || is_uncased(name)))
        return byline;  // place or time follow
    }
  }
  return byline;
}

bool begins_as_byline(std::string_view line) {
  return without_opener(line).size() != trim(line).size() || from_inner_opener(line).size() != line.size();
}

void merge_names(std::vector<std::string>& names, const std::vector<std::string>& more) {
  for (const std::string& name : more) {
    const std::string key = match_key(name);
    const bool known =
        std::any_of(names.begin(), names.end(), [&](const std::string& n) { return match_key(n) == key; });
    if (!known && !key.empty()) names.push_back(name);
  }
}

}  // namespace dateline
