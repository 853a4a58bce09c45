#include "common/schema/fields.h"

#include <xxhash.h>

#include <algorithm>
#include <cassert>
#include <cstdio>

#include "common/dates/dates.h"
#include "common/text/edit_distance.h"
#include "common/text/fold.h"
#include "common/text/territories.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::array kFields{
    Field{"title", "S", FieldKind::text, false, "headline hl", "words of the title"},
    Field{"id", "Q", FieldKind::filter, false, "", "the article's id, exactly"},
    Field{"url", "U", FieldKind::filter, false, "link address", "the article's address, exactly"},
    Field{"date", "D", FieldKind::date, false, "published day", "publication date or range: 2023, 2023-08, A..B"},
    Field{"month", "M", FieldKind::internal, false, "", "months of dated articles"},
    Field{"year", "Y", FieldKind::internal, false, "", "years of dated articles"},
    Field{"source", "XSRC", FieldKind::filter, true, "outlet publisher", "the outlet"},
    Field{"language", "L", FieldKind::filter, true, "lang", "language code: en, de, zh"},
    Field{"person", "XPER", FieldKind::filter, true, "per people who", "a person the article names"},
    Field{"organization", "XORG", FieldKind::filter, true, "org organisation", "an organization the article names"},
    Field{"place", "XLOC", FieldKind::filter, true, "loc location where", "a place the article names"},
    Field{"country", "N", FieldKind::filter, true, "", "a country the article names, by code or name"},
    Field{"section", "XSEC", FieldKind::filter, true, "category", "the outlet's section"},
    Field{"agency", "XAGY", FieldKind::filter, true, "wire", "the news agency credited"},
    Field{"author", "A", FieldKind::filter, true, "byline by", "a name in the byline"},
    Field{"tag", "K", FieldKind::filter, true, "keyword topic", "a tag the outlet gave"},
    Field{"host", "H", FieldKind::filter, true, "site domain", "the host of the address"},
    Field{"story", "XSTY", FieldKind::filter, true, "", "the story's id: all its copies"},
    Field{"abbreviation", "XABB", FieldKind::internal, false, "", "short and long name of an organization"},
    Field{"band", "XBND", FieldKind::internal, false, "", "values of the near-duplicate sketch"},
};

// A prefix may not be the start of another one but for X..., whose colon rule keeps them apart.
constexpr bool prefixes_are_unique() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    for (std::size_t j = i + 1; j < kFields.size(); ++j) {
      if (kFields[i].prefix == kFields[j].prefix || kFields[i].name == kFields[j].name) return false;
    }
  }
  return true;
}
static_assert(prefixes_are_unique());

std::size_t cost(std::string_view term) noexcept {
  return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
}

std::string hashed_end(std::string_view value) {
  char hex[18];
  std::snprintf(hex, sizeof hex, "~%016llx", static_cast<unsigned long long>(XXH3_64bits(value.data(), value.size())));
  return hex;
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t pos = 0; pos < list.size();) {
    const std::size_t end = std::min(list.find(' ', pos), list.size());
    if (list.substr(pos, end - pos) == word) return true;
    pos = end + 1;
  }
  return false;
}

void add(std::vector<std::string>& out, const std::string& value) {
  if (!value.empty() && std::find(out.begin(), out.end(), value) == out.end()) out.push_back(value);
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const auto user = rest.rfind('@'); user != std::string_view::npos) rest.remove_prefix(user + 1);
  if (const auto port = rest.rfind(':'); port != std::string_view::npos) rest = rest.substr(0, port);
  std::string host = fold_case(rest);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::vector<std::string> entity_names(const Article& article, EntityKind kind) {
  std::vector<std::string> out;
  for (const Entity& entity : article.entities) {
    if (entity.kind == kind && !entity.doubtful) add(out, entity.name);
  }
  return out;
}

}  // namespace

std::span<const Field> fields() noexcept { return kFields; }

const Field* find_field(std::string_view name) noexcept {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  for (const Field& each : kFields) {
    if (each.kind != FieldKind::internal && (each.name == lower || has_word(each.aliases, lower))) return &each;
  }
  return nullptr;
}

const Field& field(std::string_view name) noexcept {
  const auto* found =
      std::find_if(kFields.begin(), kFields.end(), [&](const Field& each) { return each.name == name; });
  assert(found != kFields.end());
  return *found;
}

std::string nearest_field(std::string_view wrong) {
  if (wrong.empty() || wrong.size() > 32) return {};
  const std::string lower = fold_case(wrong);
  std::string best;
  // One letter in three may be wrong: short names are near to everything.
  std::size_t best_distance = lower.size() / 3 + 1;
  const auto consider = [&](std::string_view candidate) {
    const std::size_t distance = edit_distance(lower, candidate, best_distance);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  };
  for (const Field& each : kFields) {
    if (each.kind == FieldKind::internal) continue;
    consider(each.name);
    for (std::size_t pos = 0; pos < each.aliases.size();) {
      const std::size_t end = std::min(each.aliases.find(' ', pos), each.aliases.size());
      consider(each.aliases.substr(pos, end - pos));
      pos = end + 1;
    }
  }
  return best;
}

std::string filter_term(const Field& field, std::string_view value) {
  std::string term(field.prefix);
  const bool colon = field.prefix.size() > 1 && !value.empty() &&
                     ((value.front() >= 'A' && value.front() <= 'Z') || value.front() == ':');
  if (colon) term += ':';
  if (cost(term) + cost(value) <= kMaxTermBytes) return term.append(value);
  const std::string end = hashed_end(value);
  std::size_t room = kMaxTermBytes - cost(term) - end.size();
  std::size_t keep = 0;
  for (; keep < value.size(); ++keep) {
    const std::size_t price = value[keep] == '\0' ? 2 : 1;
    if (price > room) break;
    room -= price;
  }
  return term.append(value.substr(0, character_start(value, keep))) + end;
}

std::string value_of_term(const Field& field, std::string_view term) {
  term.remove_prefix(std::min(field.prefix.size(), term.size()));
  if (field.prefix.size() > 1 && term.size() > 1 && term[0] == ':' &&
      ((term[1] >= 'A' && term[1] <= 'Z') || term[1] == ':')) {
    term.remove_prefix(1);
  }
  return std::string(term);
}

bool is_term_of(const Field& field, std::string_view term) {
  if (!term.starts_with(field.prefix) || term.size() == field.prefix.size()) return false;
  // X prefixes are longer ones' starts only if a capital follows, and then the value has a colon before it.
  return field.prefix.size() == 1 || !(term[field.prefix.size()] >= 'A' && term[field.prefix.size()] <= 'Z');
}

std::vector<std::string> values_of(const Article& article, const Field& field) {
  std::vector<std::string> out;
  const std::string_view name = field.name;
  if (name == "id") {
    add(out, article.id);
  } else if (name == "url") {
    add(out, article.url);
  } else if (name == "source") {
    add(out, article.source);
  } else if (name == "language") {
    add(out, article.language);
  } else if (name == "person") {
    out = entity_names(article, EntityKind::person);
  } else if (name == "organization") {
    out = entity_names(article, EntityKind::organization);
  } else if (name == "place") {
    out = entity_names(article, EntityKind::place);
  } else if (name == "country") {
    for (const Entity& entity : article.entities) add(out, entity.country);
    for (const std::string& country : article.countries) add(out, country);
  } else if (name == "section") {
    add(out, article.section);
  } else if (name == "agency") {
    add(out, article.agency);
  } else if (name == "author") {
    for (const std::string& author : article.byline) add(out, author);
  } else if (name == "tag") {
    for (const std::string& tag : article.tags) add(out, tag);
  } else if (name == "host") {
    add(out, host_of(article.url));
  } else if (name == "story") {
    add(out, article.story);
  }
  return out;
}

std::vector<std::string> date_terms(const Date& date) {
  const std::chrono::year_month_day ymd{first_day(date)};
  char digits[24];
  std::snprintf(digits, sizeof digits, "%04d%02u%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                static_cast<unsigned>(ymd.day()));
  const std::string day(digits);
  const std::string month = day.substr(0, 6);
  const std::string year = day.substr(0, 4);
  if (date.precision == Precision::year) return {"D" + year, "Y" + year};
  if (date.precision == Precision::month) return {"D" + month, "M" + month, "Y" + year};
  return {"D" + day, "M" + month, "Y" + year};
}

}  // namespace dateline
