// Names in running text: each run of capitalised words is cut at what it knows - titles, roles, known names, the last
// words of organisations - and what is left is judged by its neighbours.
#include <algorithm>
#include <array>
#include <optional>

#include "indexer/entities/judge.h"
#include "indexer/entities/runs.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestPerson = 5;

class RunParser {
 public:
  RunParser(TaggedText& text, const Prose& prose, const KnownNames& known)
      : text_(text), prose_(prose), known_(known) {}

  void parse_line() {
    for (std::size_t i = prose_.first(); i < prose_.end();) {
      if (!prose_.token(i).is_capital()) {
        const KnownNames::Match match = known_at(i, prose_.end());  // "al-Qaeda"
        if (match.tokens > 1) add_known_name(text_, prose_, i, match);
        i += std::max<std::size_t>(match.tokens, 1);
        continue;
      }
      const std::size_t end = with_known_names(i, prose_.run_end(i));
      run_first_ = i;
      parse(i, end);
      i = end;
    }
  }

 private:
  // A known name may hold words that no run goes over: "Securities and Exchange Commission".
  [[nodiscard]] std::size_t with_known_names(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t known_end = i + known_at(i, prose_.end()).tokens;
      if (known_end > end) return known_end;
    }
    return end;
  }

  // Cuts a run at possessives and at words that are never names.
  void parse(std::size_t begin, std::size_t end) {
    std::size_t i = begin;
    while (i < end) {
      const KnownNames::Match match = known_at(i, end);
      if (match.tokens == 0 && is_no_name(i, end)) {
        ++i;
        continue;
      }
      std::size_t stop = i + std::max<std::size_t>(match.tokens, 1);
      while (stop < end && !prose_.token(stop - 1).possessive &&
             !(prose_.token(stop).is_capital() && known_at(stop, end).tokens == 0 && is_no_name(stop, end) &&
               !prose_.is(stop - 1).given && !(prose_.is(i).family_first && stop - i == 2))) {
        ++stop;
      }
      parse_piece(i, stop);
      i = stop;
    }
  }

  [[nodiscard]] KnownNames::Match known_at(std::size_t i, std::size_t end) const {
    return known_.at(prose_.tokens(), prose_.vocabulary(), i, end);
  }

  [[nodiscard]] bool is_no_name(std::size_t i, std::size_t end) const {
    const WordClasses is = prose_.is(i);
    if (!prose_.token(i).is_capital()) return false;
    const bool next_is_name = i + 1 < end && prose_.token(i + 1).is_capital() && prose_.joins(i + 1);
    if (is.never) return !(is.given && next_is_name && !prose_.is_ordinary(i + 1));
    // A sentence may begin with any word: "Prosecutors Smith and Jones" is not written.
    return prose_.is_doubtful(i) && prose_.is_ordinary(i) && !is.given && !is.org_head && !is.role && !is.honorific &&
           !is.role_modifier && !is.place_head && !next_is_name;
  }

  // A piece holds no possessive but at its end, and no word that is never a name.
  void parse_piece(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const KnownNames::Match match = known_at(begin, end);
    if (match.tokens == end - begin) return add_known_name(text_, prose_, begin, match);
    if (add_national(begin, match, end)) return;
    if (const std::size_t name = behind_office(begin, end); name > begin) {
      if (name < end) add_person_after_role(name, end);
      return;
    }
    if (const std::optional<std::size_t> role = last_role(begin, end)) return parse_with_role(begin, *role, end);
    if (const std::size_t org = organization_end(begin, end); org > begin) {
      add_organization(begin, org);
      return parse_piece(org, end);
    }
    if (match.tokens > 0) return parse_after_known(begin, match, end);
    parse_unknown(begin, end);
  }

  // "U.S. Securities and Exchange Commission": a known organisation behind its country.
  bool add_national(std::size_t begin, const KnownNames::Match& match, std::size_t end) {
    const std::size_t next = begin + match.tokens;
    if (match.tokens == 0 || match.known->kind != EntityKind::place || next >= end) return false;
    const KnownNames::Match body = known_at(next, end);
    if (body.tokens < 2 || body.known->kind != EntityKind::organization || prose_.token(next - 1).possessive)
      return false;
    text_.mentions.push_back({begin, next + body.tokens, EntityKind::organization, Trust::sure, body.known, {}});
    parse_piece(prose_.skip_connectors(next + body.tokens, end), end);
    return true;
  }

  // "Secretary of | State Mike Pompeo": where the name begins behind what an office is of.
  [[nodiscard]] std::size_t behind_office(std::size_t begin, std::size_t end) const {
    if (begin != run_first_ || begin < prose_.first() + 2 || prose_.key(begin - 1) != "of") return begin;
    if (!prose_.is(begin - 2).role) return begin;
    std::size_t name = begin;
    while (name < end && prose_.is(name).role_modifier && !prose_.is(name).given) ++name;
    return name;
  }

  // The last title or role of the piece that a name follows.
  [[nodiscard]] std::optional<std::size_t> last_role(std::size_t begin, std::size_t end) const {
    if (prose_.is(end - 1).org_tail && !prose_.is(end - 1).given && end - begin > 1) {
      bool given = false;
      for (std::size_t i = begin; i < end; ++i) given = given || (prose_.is(i).given && !prose_.is_ordinary(i));
      if (!given) return std::nullopt;
    }
    for (std::size_t i = end - 1; i-- > begin;) {
      const WordClasses is = prose_.is(i);
      if (!(is.role || is.honorific) || prose_.is(i + 1).place_tail) continue;
      if (!prose_.token(i).is_capital() || prose_.token(i + 1).gap == Gap::ampersand) continue;
      if (known_at(begin, end).tokens > i - begin) return std::nullopt;
      return i;
    }
    return std::nullopt;
  }

  void parse_with_role(std::size_t begin, std::size_t role, std::size_t end) {
    // What stands before the role is its country or office: "Russian Defense", "White House Press".
    std::size_t left = role;
    while (left > begin &&
           (prose_.is(left - 1).role || prose_.is(left - 1).role_modifier || prose_.is(left - 1).honorific)) {
      --left;
    }
    if (left > begin) parse_office(begin, left);
    std::size_t name = role + 1;
    while (name < end && !prose_.is(name).given && (prose_.is(name).role || prose_.is(name).honorific)) ++name;
    bool office = true;  // "Chief Information Officer"
    for (std::size_t i = name; i < end; ++i) office = office && (prose_.is(i).role || prose_.is(i).role_modifier);
    if (name < end && prose_.is(end - 1).role && !prose_.is(name).given) office = true;
    if (name < end && !office) add_person_after_role(name, end);
  }

  // Of the words before a role only known names and organisations are taken.
  void parse_office(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end;) {
      const KnownNames::Match match = known_at(i, end);
      const std::size_t org = organization_end(i, end);
      if (org > i + match.tokens) {
        add_organization(i, org);
        i = org;
      } else if (match.tokens > 0) {
        add_known_name(text_, prose_, i, match);
        i += match.tokens;
      } else {
        ++i;
      }
    }
  }

  void add_person_after_role(std::size_t begin, std::size_t end) {
    const KnownNames::Match match = known_at(begin, end);
    if (match.tokens == end - begin && !prose_.is(begin).given) return add_known_name(text_, prose_, begin, match);
    if (end - begin == 1 && prose_.is(begin).common) return;
    if (prose_.is(begin).demonym || prose_.is(begin).never) return parse_piece(begin + 1, end);
    if (prose_.is(end - 1).org_tail && end - begin > 1 && !prose_.is(begin).given) return parse_piece(begin, end);
    const std::size_t name_end = std::min(end, begin + kLongestPerson);
    add_mention(text_, is_known_by_title(begin, name_end) ? begin - 1 : begin, name_end, EntityKind::person,
                Trust::sure);
    parse_piece(name_end, end);
  }

  // Popes and crowned heads have one name, and are not named without their title: "Pope Francis", "King Charles III".
  [[nodiscard]] bool is_known_by_title(std::size_t begin, std::size_t end) const {
    static constexpr std::array<std::string_view, 7> kTitles{"pope",     "king",    "queen", "prince",
                                                             "princess", "emperor", "saint"};
    const bool one = end - begin == 1 || (end - begin == 2 && prose_.token(end - 1).shape == Shape::upper);
    return one && begin > run_first_ &&
           std::find(kTitles.begin(), kTitles.end(), prose_.key(begin - 1)) != kTitles.end();
  }

  // The end of an organisation's name at `begin`: behind its last organisation word, and what "of" adds.
  [[nodiscard]] std::size_t organization_end(std::size_t begin, std::size_t end) const {
    std::size_t found = begin;
    bool of = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (prose_.token(i).shape == Shape::lower && (prose_.key(i) == "of" || prose_.key(i) == "for") && i > begin) {
        of = of || prose_.is(i - 1).org_head;
      }
      if (!prose_.token(i).is_capital()) continue;
      if (of) found = i + 1;
      if (prose_.is(i).org_tail && i > begin) found = i + 1;
    }
    // "de", "des" after a head is its "of": "Banco de España".
    if (found == begin && prose_.is(begin).org_head && end - begin > 2 &&
        prose_.token(begin + 1).shape == Shape::lower) {
      found = end;
    }
    return found;
  }

  void add_organization(std::size_t begin, std::size_t end) {
    bool named = false;  // not "Co Inc"
    for (std::size_t i = begin; i < end; ++i) named = named || !prose_.is(i).org_tail;
    if (!named) return;
    bool proper = false;  // a word that no ordinary phrase holds, or an "of"
    for (std::size_t i = begin; i + 1 < end; ++i) {
      const bool capital = prose_.token(i).is_capital();
      const bool office = prose_.is(i).role_modifier && prose_.is(end - 1).public_body;  // "Justice Department"
      proper = proper || !capital || office || !prose_.is_ordinary(i) || prose_.is(i).demonym;
    }
    if (proper || !prose_.is(end - 1).weak_org_tail)
      return add_mention(text_, begin, end, EntityKind::organization, Trust::likely);
    // "Social Media Team" is no organisation, "Digital Services Council" may be.
    if (prose_.is(end - 1).public_body) add_mention(text_, begin, end, EntityKind::organization, Trust::weak);
  }

  void parse_after_known(std::size_t begin, const KnownNames::Match& match, std::size_t end) {
    const std::size_t next = begin + match.tokens;
    const bool place = match.known->kind == EntityKind::place;
    const bool rest_unknown = prose_.token(next).is_capital() && known_at(next, end).tokens == 0;
    if (place && match.tokens == 1 && prose_.is(begin).given && rest_unknown && !prose_.is_ordinary(next)) {
      return parse_unknown(begin, end);  // "Jordan Smith", "Victoria Nuland"
    }
    if (place && end - begin <= 4 && prose_.is(end - 1).place_tail) {
      return add_mention(text_, begin, end, EntityKind::place, Trust::likely, match.known->country);  // "Oslo Airport"
    }
    add_known_name(text_, prose_, begin, match);
    parse_piece(prose_.skip_connectors(next, end), end);
  }

  // Nothing in the piece's beginning is known; a known name of several words, or an acronym, may end it.
  void parse_unknown(std::size_t begin, std::size_t end) {
    std::size_t stop = begin + 1;
    for (; stop < end; ++stop) {
      const KnownNames::Match match = known_at(stop, end);
      if (match.tokens > 1 || (match.tokens == 1 && match.known->upper_only)) break;
    }
    std::size_t last = stop;
    while (last > begin + 1 && prose_.token(last - 1).shape == Shape::lower &&
           prose_.token(last - 1).gap != Gap::hyphen)
      --last;
    judge_piece(text_, prose_, known_, {begin, last}, run_first_);
    if (stop < end) parse_piece(stop, end);
  }

  TaggedText& text_;
  const Prose& prose_;
  const KnownNames& known_;
  std::size_t run_first_ = 0;
};

}  // namespace

void find_in_prose(TaggedText& text, const Vocabulary& vocabulary, const KnownNames& known, const Line& line,
                   std::string_view language) {
  const Prose prose(text.tokens, vocabulary, line, language == "de" || language == "lb");
  RunParser(text, prose, known).parse_line();
}

void find_in_heading(TaggedText& text, const Vocabulary& vocabulary, const KnownNames& known, const Line& line) {
  for (std::size_t i = line.first; i < line.end;) {
    const KnownNames::Match match = known.at(text.tokens, vocabulary, i, line.end);
    // Among capitals "US" may be "us"; with its dots it is not.
    const NameToken& token = text.tokens[i];
    const bool shouted = line.style == LineStyle::capitals && match.tokens == 1 &&
                         token.end - token.begin == vocabulary.word(token.word).key.size() &&
                         (match.known->upper_only || vocabulary.word(token.word).classes.common);
    if (match.tokens > 0 && !shouted)
      text.mentions.push_back({i, i + match.tokens, match.known->kind, Trust::sure, match.known, {}});
    i += std::max<std::size_t>(match.tokens, 1);
  }
}

}  // namespace dateline
