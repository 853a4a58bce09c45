#include "common/schema/abbreviations.h"

#include <algorithm>

#include "common/schema/fields.h"
#include "common/text/fold.h"

namespace dateline {
namespace {

constexpr std::size_t kMostBytes = 160;  // a term has room for it
constexpr char kBetween = '\t';

// "N.S.C." is NSC; empty for what is no run of capitals.
std::string capitals(std::string_view text) {
  std::string letters;
  if (text.size() > 14) return letters;
  for (const char c : text) {
    if (c == '.') continue;
    if (c < 'A' || c > 'Z') return {};
    letters += c;
  }
  return letters.size() >= 2 && letters.size() <= 7 ? letters : std::string{};
}

void add(const Entity& entity, std::string_view text, const std::vector<Span>& spans, std::vector<Abbreviation>& out) {
  for (const Span& span : spans) {
    if (span.begin >= span.end || span.end > text.size()) continue;
    Abbreviation found{capitals(text.substr(span.begin, span.end - span.begin)), entity.name};
    if (found.letters.empty() || !are_initials(found.letters, found.name)) continue;
    if (std::find(out.begin(), out.end(), found) == out.end()) out.push_back(std::move(found));
  }
}

}  // namespace

bool are_initials(std::string_view letters, std::string_view name) {
  const std::string key = match_key(name);
  const std::string wanted = fold_case(letters);
  if (wanted.empty() || key.find(' ') == std::string::npos || key.front() != wanted.front()) return false;
  std::size_t next = 0;
  for (std::size_t i = 0; i < key.size() && next < wanted.size(); ++i) {
    if ((i == 0 || key[i - 1] == ' ') && key[i] == wanted[next]) ++next;
  }
  return next == wanted.size();
}

std::vector<Abbreviation> abbreviations(const Article& article) {
  std::vector<Abbreviation> out;
  for (const Entity& entity : article.entities) {
    const bool fits = entity.kind == EntityKind::organization && !entity.doubtful && entity.name.size() <= kMostBytes &&
                      entity.name.find(kBetween) == std::string::npos;
    if (!fits) continue;
    add(entity, article.title, entity.title_spans, out);
    add(entity, article.body, entity.spans, out);
  }
  return out;
}

std::string abbreviation_term(const Abbreviation& abbreviation) {
  return filter_term(field("abbreviation"), abbreviation.letters + kBetween + abbreviation.name);
}

std::optional<Abbreviation> abbreviation_of_term(std::string_view term) {
  if (!is_term_of(field("abbreviation"), term)) return std::nullopt;
  const std::string value = value_of_term(field("abbreviation"), term);
  const std::size_t between = value.find(kBetween);
  if (between == std::string::npos || between == 0 || between + 1 == value.size()) return std::nullopt;
  return Abbreviation{value.substr(0, between), value.substr(between + 1)};
}

}  // namespace dateline
