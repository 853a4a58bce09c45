#include "indexer/entities/judge.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t kLongestPerson = 5;

class Judge {
 public:
  Judge(TaggedText& text, const Prose& prose, const KnownNames& known, std::size_t run_first)
      : text_(text), prose_(prose), known_(known), run_first_(run_first) {}

  void judge(std::size_t begin, std::size_t end) {
    // A demonym or an office leads nowhere by itself: "Russian Olympic", "Deputy".
    while (begin < end && leads_to_name(begin, end)) begin = prose_.skip_connectors(begin + 1, end);
    if (begin >= end) return;
    if (end - begin == 1) return judge_single(begin);
    if (is_person(begin, end)) return;
    if (is_place(begin, end)) return;
    judge_unknown(begin, end);
  }

 private:
  [[nodiscard]] bool leads_to_name(std::size_t i, std::size_t end) const {
    const bool more = i + 1 < end;
    if (prose_.is(i).given && more && !prose_.is_ordinary(i + 1)) return false;
    if (prose_.is(i).demonym || prose_.is(i).role) return true;
    // "Bundespräsident Frank-Walter Steinmeier", "Wenn Angela Merkel"
    const bool given_next =
        more && prose_.is(i + 1).given && !prose_.is_ordinary(i + 1) && prose_.token(i + 1).gap == Gap::blank;
    return given_next && i + 2 < end && (prose_.nouns_are_capital() || prose_.is_ordinary(i));
  }

  [[nodiscard]] bool has_the_before(std::size_t i) const {
    return i > prose_.first() && prose_.token(i).gap == Gap::blank && prose_.key(i - 1) == "the";
  }

  [[nodiscard]] std::size_t name_words(std::size_t begin, std::size_t end) const {
    std::size_t words = 0;
    for (std::size_t i = begin; i < end; ++i)
      words += prose_.token(i).is_capital() && prose_.token(i).gap != Gap::hyphen ? 1U : 0U;
    return words;
  }

  [[nodiscard]] bool has_role_before(std::size_t i) const {
    if (i == prose_.first() || i != run_first_ || !prose_.joins(i)) return false;
    const WordClasses before = prose_.is(i - 1);
    return (before.role || before.honorific) && prose_.token(i - 1).shape == Shape::lower;
  }

  // ", 45," or ", the finance minister" or ", who": said of persons.
  [[nodiscard]] bool has_person_after(std::size_t end) const {
    if (end >= prose_.end()) return false;
    const bool comma = prose_.token(end).gap == Gap::comma;
    if (!comma) return prose_.is(end).speech && prose_.token(end).shape == Shape::lower && prose_.joins(end);
    if (prose_.key(end) == "who" || prose_.key(end) == "whose") return true;
    const NameToken& next = prose_.token(end);
    if (next.shape == Shape::number && next.end - next.begin == 2 && end + 1 < prose_.end() &&
        prose_.token(end + 1).gap == Gap::comma) {
      return true;
    }
    for (std::size_t i = end; i < std::min(prose_.end(), end + 5); ++i) {
      if (i > end && !prose_.joins(i)) break;
      if (prose_.is(i).role) return true;
    }
    return false;
  }

  bool is_person(std::size_t begin, std::size_t end) {
    const WordClasses first = prose_.is(begin);
    const std::size_t words = name_words(begin, end);
    if (has_role_before(begin) && words <= 4 && !prose_.is(begin).common) {
      add_mention(text_, begin, end, EntityKind::person, Trust::sure);
      return true;
    }
    std::size_t second = begin + 1;
    while (second < end && (prose_.token(second).initial || prose_.token(second).shape == Shape::lower)) ++second;
    if (second >= end) return false;
    const bool plain_second =
        !prose_.is_ordinary(second) && !prose_.is(second).org_tail && prose_.token(second).shape != Shape::upper;
    const bool given =
        first.given && (plain_second || (!first.common && !prose_.is(second).never && !prose_.is_doubtful(begin)));
    const bool east = first.family_first && plain_second && words <= 3 && !prose_.is(second).place_tail;
    const bool initials = words <= 4 && !prose_.is_ordinary(end - 1) &&
                          (prose_.token(begin).initial ||
                           (second > begin + 1 && !prose_.is_ordinary(begin) && prose_.token(begin + 1).initial));
    if ((!given && !east && !initials) || has_the_before(begin)) return false;
    if (prose_.is(end - 1).place_tail && !plain_second) return false;
    std::size_t stop = std::min(end, begin + kLongestPerson);
    // "Linda Thomas Tells" in a careless headline, "John Smith Foundation" is an organisation already.
    while (!east && stop > second + 1 && (prose_.is(stop - 1).common || prose_.is(stop - 1).never) &&
           prose_.token(stop - 1).gap != Gap::hyphen)
      --stop;
    add_mention(text_, begin, stop, EntityKind::person, Trust::likely);
    return true;
  }

  bool is_place(std::size_t begin, std::size_t end) {
    bool proper = false;
    for (std::size_t i = begin; i < end; ++i) {
      proper = proper || (prose_.token(i).is_capital() && !prose_.is_ordinary(i) && !prose_.is(i).place_tail);
    }
    const bool tail = prose_.is(end - 1).place_tail && name_words(begin, end) <= 4;
    const bool head = prose_.is(begin).place_head && name_words(begin, end) <= 3;
    if (!tail && !head) return false;
    add_mention(text_, begin, end, EntityKind::place, proper ? Trust::likely : Trust::weak);
    return true;
  }

  void judge_single(std::size_t i) {
    const NameToken& token = prose_.token(i);
    const WordClasses is = prose_.is(i);
    if (is.never || is.demonym || token.initial) return;
    if (has_role_before(i) && !is.common && !prose_.is_ordinary(i))
      return add_mention(text_, i, i + 1, EntityKind::person, Trust::sure);
    if (token.shape == Shape::upper && is_acronym(i))
      return add_mention(text_, i, i + 1, EntityKind::organization, acronym_trust(i));
    if (prose_.is_ordinary(i) || prose_.is_doubtful(i) || prose_.nouns_are_capital()) return;
    if (has_person_after(i + 1) && !is.org_tail) return add_mention(text_, i, i + 1, EntityKind::person, Trust::weak);
    if (i > prose_.first() && i == run_first_ && prose_.joins(i) && token.gap == Gap::blank &&
        (prose_.key(i - 1) == "in" || prose_.key(i - 1) == "near")) {
      add_mention(text_, i, i + 1, EntityKind::place, Trust::weak);
    }
  }

  // An acronym may be anything; one that says something or has officials is an organisation.
  [[nodiscard]] Trust acronym_trust(std::size_t i) const {
    const std::size_t next = i + 1;
    if (next >= prose_.end() || prose_.token(next).gap != Gap::blank || prose_.token(next).shape != Shape::lower)
      return Trust::weak;
    const WordClasses is = prose_.is(next);
    return is.speech || is.org_cue || is.role ? Trust::likely : Trust::weak;
  }

  [[nodiscard]] bool is_acronym(std::size_t i) const {
    const NameToken& token = prose_.token(i);
    const std::size_t length = prose_.key(i).size();
    return length >= 2 && length <= 6 && token.shape == Shape::upper && !prose_.is(i).other_acronym &&
           !prose_.is_ordinary(i);
  }

  void judge_unknown(std::size_t begin, std::size_t end) {
    const std::size_t words = name_words(begin, end);
    if (words != 2 || prose_.nouns_are_capital() || has_the_before(begin) || prose_.key(begin) == "st") return;
    if (add_known_inside(begin, end)) return;
    for (std::size_t i = begin; i < end; ++i) {
      if (prose_.token(i).is_capital() &&
          (prose_.is_ordinary(i) || prose_.is(i).demonym || prose_.token(i).shape == Shape::upper))
        return;
    }
    add_mention(text_, begin, end, EntityKind::person, has_person_after(end) ? Trust::likely : Trust::weak);
  }

  // "Сборная Франции": of two unknown words one may be a place.
  bool add_known_inside(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const KnownNames::Match match = known_.at(prose_.tokens(), prose_.vocabulary(), i, end);
      if (match.tokens == 0) continue;
      add_known_name(text_, prose_, i, match);
      return true;
    }
    return false;
  }

  TaggedText& text_;
  const Prose& prose_;
  const KnownNames& known_;
  std::size_t run_first_;
};

}  // namespace

void judge_piece(TaggedText& text, const Prose& prose, const KnownNames& known, Piece piece, std::size_t run_first) {
  Judge(text, prose, known, run_first).judge(piece.first, piece.end);
}

void add_mention(TaggedText& text, std::size_t begin, std::size_t end, EntityKind kind, Trust trust,
                 std::string_view country) {
  if (begin < end) text.mentions.push_back({begin, end, kind, trust, nullptr, country});
}

void add_known_name(TaggedText& text, const Prose& prose, std::size_t begin, const KnownNames::Match& match) {
  // "Turkey is stuffed", in an article that writes turkey.
  if (match.tokens == 1 && prose.is_doubtful(begin) && prose.word(begin).lower > 0) return;
  text.mentions.push_back({begin, begin + match.tokens, match.known->kind, Trust::sure, match.known, {}});
}

}  // namespace dateline
