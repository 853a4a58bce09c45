#include "indexer/entities/dateline_place.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestDateline = 80;  // bytes

// The byte behind the dash that ends a dateline, or 0.
std::size_t dateline_end(std::string_view body) {
  const std::string_view head = utf8_prefix(body.substr(0, body.find('\n')), kLongestDateline);
  for (const std::string_view dash : {" - ", " -- ", " \u2013 ", " \u2014 ", " \u2015 ", "\u2014 "}) {
    if (const std::size_t at = head.find(dash); at != std::string_view::npos) return at + dash.size();
  }
  return 0;
}

// How many tokens at the beginning are the place: capitals throughout, or the declared place.
std::size_t place_tokens(const Article& article, const TaggedText& body, std::size_t end) {
  std::size_t count = 0;
  while (count < body.tokens.size() && body.tokens[count].begin < end && body.tokens[count].shape == Shape::upper &&
         (count == 0 || body.tokens[count].gap == Gap::blank || body.tokens[count].gap == Gap::hyphen)) {
    ++count;
  }
  if (count > 0 && body.tokens[count - 1].end - body.tokens[0].begin >= 3) return count;
  if (article.place.empty()) return 0;
  const std::string place = match_key(article.place.substr(0, article.place.find(',')));
  for (count = 1; count <= std::min<std::size_t>(body.tokens.size(), 5); ++count) {
    const NameToken& last = body.tokens[count - 1];
    if (match_key(std::string_view(body.text).substr(0, last.end)) == place) return count;
  }
  return 0;
}

// The country in "KHARKIV, Ukraine -".
std::string_view country_behind(const TaggedText& body, const Vocabulary& vocabulary, const KnownNames& known,
                                std::size_t i) {
  if (i >= body.tokens.size() || body.tokens[i].gap != Gap::comma) return {};
  const KnownNames::Match match = known.at(body.tokens, vocabulary, i, body.tokens.size());
  return match.tokens > 0 ? std::string_view(match.known->country) : std::string_view();
}

}  // namespace

std::string unshouted(std::string_view name) {
  const bool shouted = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!shouted || name.size() < 4 || name.find('.') != std::string_view::npos) return std::string(name);
  std::string out;
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  text.toTitle(nullptr, icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

void read_dateline(const Article& article, TaggedText& body, const Vocabulary& vocabulary, const KnownNames& known) {
  const std::size_t end = dateline_end(body.text);
  const std::size_t limit = end > 0 ? end : kLongestDateline;
  std::size_t count = end > 0 || !article.place.empty() ? place_tokens(article, body, limit) : 0;
  if (count == 0 || body.tokens[0].begin > 2) return;
  if (end == 0 && article.place.empty()) return;
  const KnownNames::Match match = known.at(body.tokens, vocabulary, 0, count);
  // "AFP - ANKARA: ..." opens with the agency, which then is found as what it is.
  if (match.tokens == count && match.known->kind != EntityKind::place) return;
  const auto in_dateline = [&](const Mention& mention) {
    return mention.first < count ||
           (end > 0 && mention.kind != EntityKind::place && body.tokens[mention.first].begin < end);
  };
  body.mentions.erase(std::remove_if(body.mentions.begin(), body.mentions.end(), in_dateline), body.mentions.end());
  Mention place{0, count, EntityKind::place, Trust::sure, nullptr, country_behind(body, vocabulary, known, count)};
  if (match.tokens == count) place.known = match.known;
  body.mentions.push_back(place);
  std::rotate(body.mentions.begin(), body.mentions.end() - 1, body.mentions.end());
}

void add_declared_place(const Article& article, WordFormTable& forms, const KnownNames& known,
                        std::vector<Entity>& entities) {
  const std::string_view first = trim(std::string_view(article.place).substr(0, article.place.find_first_of(",/(")));
  if (first.empty() || first.size() > 60 ||
      std::any_of(first.begin(), first.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return;
  Vocabulary vocabulary(forms, article.language);
  const std::vector<NameToken> tokens = tokenize(first, vocabulary);
  if (tokens.empty() || tokens.size() > 4) return;
  const KnownNames::Match match = known.at(tokens, vocabulary, 0, tokens.size());
  const bool is_known = match.tokens == tokens.size();
  if (is_known && match.known->kind != EntityKind::place) return;
  const std::string name = is_known ? match.known->name : unshouted(first);
  const std::string key = match_key(name);
  const bool there = std::any_of(entities.begin(), entities.end(),
                                 [&](const Entity& entity) { return match_key(entity.name) == key; });
  if (!there) entities.push_back({EntityKind::place, name, is_known ? match.known->country : std::string(), {}, {}});
}

}  // namespace dateline
