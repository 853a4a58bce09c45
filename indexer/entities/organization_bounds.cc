#include "indexer/entities/organization_bounds.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t kLongest = 12;  // words of a name

// Last words of firms' names.
constexpr std::array<std::string_view, 9> kClosing{"ag", "corp", "gmbh", "inc", "llc", "llp", "ltd", "plc", "pty"};

// "Service Corp International", "Cablevision Ltd Partnership": what may stand behind them.
constexpr std::array<std::string_view, 8> kBehindClosing{"co",           "international", "of",          "partners",
                                                         "subsidiaries", "europe",        "partnership", "trust"};

// "Office of Women's Health": who owns nothing here.
constexpr std::array<std::string_view, 11> kNoOwners{"children", "citizens", "farmers",  "men",   "patients", "people",
                                                     "peoples",  "veteran",  "veterans", "women", "workers"};

template <typename Table>
bool holds(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_closing(std::string_view word) { return holds(kClosing, word); }

class Bounds {
 public:
  Bounds(TaggedText& text, const Vocabulary& vocabulary) : text_(text), vocabulary_(vocabulary) {}

  void settle() {
    part();
    bool widened = false;
    for (std::size_t m = 0; m < text_.mentions.size(); ++m) {
      if (is_open_to_change(text_.mentions[m])) widened = widen(m) || widened;
    }
    if (widened) drop_covered();
  }

 private:
  [[nodiscard]] std::string_view key(std::size_t i) const { return vocabulary_.word(text_.tokens[i].word).key; }
  [[nodiscard]] WordClasses is(std::size_t i) const { return vocabulary_.word(text_.tokens[i].word).classes; }
  [[nodiscard]] const NameToken& token(std::size_t i) const { return text_.tokens[i]; }
  [[nodiscard]] bool is_organization_word(std::size_t i) const { return is(i).org_tail || is(i).org_head; }
  [[nodiscard]] bool is_ordinary(std::size_t i) const {
    const Vocabulary::Word& word = vocabulary_.word(token(i).word);
    return word.classes.common || word.lower > 0;
  }
  [[nodiscard]] std::string_view between(std::size_t before, std::size_t i) const {
    return text_.text.substr(token(before).end, token(i).begin - token(before).end);
  }

  [[nodiscard]] static bool is_open_to_change(const Mention& mention) {
    return mention.kind == EntityKind::organization && mention.known == nullptr;
  }

  // Cuts a mention where its name ends; of what is behind, an organization of its own is kept.
  void part() {
    std::vector<Mention> parts;
    parts.reserve(text_.mentions.size());
    for (const Mention& whole : text_.mentions) {
      parts.push_back(whole);
      if (!is_open_to_change(whole)) continue;
      trim_front(parts.back());
      trim(parts.back());
      // The rest may be two names again, but a list of them is no name that anybody wrote.
      Mention rest = whole;
      rest.first = parts.back().end;
      while (rest.first < rest.end && (token(rest.first).shape == Shape::lower || key(rest.first) == "the"))
        ++rest.first;
      if (rest.first + 1 >= rest.end) continue;
      trim(rest);
      if (is_organization_word(rest.end - 1) || is_organization_word(rest.first)) parts.push_back(rest);
    }
    text_.mentions = std::move(parts);
  }

  // "vocational college Brighton College", "Acting Technology Service"
  void trim_front(Mention& mention) const {
    while (mention.first + 1 < mention.end &&
           (token(mention.first).shape == Shape::lower || key(mention.first) == "acting"))
      ++mention.first;
  }

  void trim(Mention& mention) const {
    for (std::size_t i = mention.first + 1; i < mention.end; ++i) {
      if (ends_before(mention, i)) mention.end = i;
    }
    while (mention.end > mention.first + 1 && token(mention.end - 1).shape == Shape::lower &&
           !is_organization_word(mention.end - 1)) {
      --mention.end;
    }
  }

  [[nodiscard]] bool ends_before(const Mention& mention, std::size_t i) const {
    const std::string_view gap = between(i - 1, i);
    if (gap.find_first_of("<>:;|_?!\"[]{}\n") != std::string_view::npos) return true;
    for (const std::string_view sign : {"\u2014", "\u2013 ", "\u201c"}) {
      if (gap.find(sign) != std::string_view::npos) return true;
    }
    const std::string_view rest = text_.text.substr(token(i).begin, token(mention.end - 1).end - token(i).begin);
    if (gap.find('(') != std::string_view::npos && rest.find(')') == std::string_view::npos) return true;
    if (is_closing(key(i - 1)) && !is_closing(key(i)) && (key(i) == "and" || closes(i - 1, i))) return true;
    // "HHS's Mobile", "the Trade Commission's Plan"; but "Veterans' Health Office", "National Institute's of Health"
    if (token(i - 1).possessive && key(i) != "of" && is_owner(mention.first, i)) return true;
    // A capital "The" begins another name.
    if (key(i) == "the" && token(i).is_capital() && token(i - 1).is_capital()) return true;
    return key(i) == "and" && i + 1 < mention.end && parts_names(i);
  }

  [[nodiscard]] bool is_owner(std::size_t first, std::size_t end) const {
    if (token(end - 1).shape == Shape::upper) return true;
    if (holds(kNoOwners, key(end - 1)) || is_closing(key(end))) return false;
    for (std::size_t i = first; i < end; ++i) {
      if (is_organization_word(i)) return true;
    }
    return false;
  }

  [[nodiscard]] bool closes(std::size_t last, std::size_t next) const {
    return key(last) != "corp" && key(last) != "ag" && !holds(kBehindClosing, key(next));
  }

  // "and the Agency", "and Amy Thompson", "and Bureau of Statistics"
  [[nodiscard]] bool parts_names(std::size_t i) const {
    const WordClasses next = is(i + 1);
    if (key(i + 1) == "the" || (next.given && !next.common)) return true;
    return next.org_head && i + 2 < text_.tokens.size() && key(i + 2) == "of";
  }

  bool widen(std::size_t m) {
    const Mention before = text_.mentions[m];
    Mention& mention = text_.mentions[m];
    if (!fill_brackets(mention) && is_in_prose(mention)) {
      widen_right(m);
      widen_left(m);
    }
    return mention.first != before.first || mention.end != before.end;
  }

  // "<Strong Point Inc>"
  bool fill_brackets(Mention& mention) const {
    const std::size_t end_byte = token(mention.end - 1).end;
    const std::size_t close = text_.text.find_first_not_of('.', end_byte);
    if (close == std::string_view::npos || text_.text[close] != '>') return false;
    for (std::size_t i = mention.first + 1; i-- > 0 && mention.end - i <= kLongest;) {
      if (i > 0 && token(i).starts_line) return false;
      const std::size_t begin = token(i).begin;
      if (begin > 0 && text_.text[begin - 1] == '<') {
        mention.first = i;
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::size_t end_before(std::size_t m) const {
    return m == 0 ? 0 : std::min(text_.mentions[m - 1].end, text_.mentions[m].first);
  }

  // A word of the same name beside the word behind it.
  [[nodiscard]] bool joins(std::size_t i) const {
    return !token(i).starts_sentence && !token(i).starts_line &&
           (token(i).gap == Gap::blank || token(i).gap == Gap::hyphen || token(i).gap == Gap::ampersand);
  }
  [[nodiscard]] bool is_part(std::size_t i) const {
    const WordClasses word = is(i);
    return token(i).is_capital() && !token(i).possessive && !word.demonym && !word.never && !word.role &&
           !word.honorific;
  }

  // Capitals before a name that a legal form ends, and what "and" joins to a name of ordinary words: no other mention
  // has them.
  void widen_left(std::size_t m) {
    Mention& mention = text_.mentions[m];
    if (!is_closing(key(mention.end - 1)) && !is_organization_word(mention.end - 1)) return;
    const std::size_t stop = std::max(end_before(m), mention.end - std::min(mention.end, kLongest));
    std::size_t first = mention.first;
    const bool behind_and = first >= stop + 2 && joins(first) && key(first - 1) == "and" && joins(first - 1) &&
                            is_part(first - 2) && !is_closing(key(first - 2)) && is_ordinary(first) &&
                            token(first - 2).shape == token(first).shape;
    if (behind_and) {
      first -= 2;
    } else if (!is_closing(key(mention.end - 1))) {
      return;
    }
    while (first > stop && joins(first) && is_part(first - 1)) --first;
    // A sentence may begin with any word.
    if (first < mention.first && token(first).starts_sentence && is_ordinary(first) && !behind_and) ++first;
    mention.first = first;
  }

  // Where everything has a capital, one says nothing.
  [[nodiscard]] bool is_in_prose(const Mention& mention) const {
    constexpr std::size_t kAround = 10;
    constexpr std::size_t kFullWord = 4;
    const auto is_small = [&](std::size_t i) {
      return token(i).shape == Shape::lower && token(i).end - token(i).begin >= kFullWord;
    };
    for (std::size_t i = mention.end; i < std::min(mention.end + kAround, text_.tokens.size()); ++i) {
      if (token(i).starts_line) break;
      if (is_small(i)) return true;
    }
    for (std::size_t i = mention.first; i-- > mention.first - std::min(mention.first, kAround);) {
      if (token(i + 1).starts_line) break;
      if (is_small(i)) return true;
    }
    return false;
  }

  void widen_right(std::size_t m) {
    Mention& mention = text_.mentions[m];
    const std::size_t last = mention.end - 1;
    const std::size_t size = text_.tokens.size();
    std::size_t i = mention.end;
    if (i + 1 >= size || !joins(i) || token(last).possessive) return;
    const bool of = (key(i) == "of" || key(i) == "for") && is(last).org_head && key(last) != "order";
    // "Savings" ends names, but not before its loans.
    const bool half =
        key(last) == "savings" || (!is_organization_word(last) && is_ordinary(last) && is_ordinary(i + 1));
    const bool rest = key(i) == "and" && mention.end - mention.first > 1 && half;
    if (!of && !rest) return;
    ++i;
    if (of && key(i) == "the") ++i;
    std::size_t end = i;
    while (end < size && end - mention.first < kLongest && joins(end) && token(end).is_capital()) {
      if (token(end++).possessive) break;
    }
    if (end == i || (rest && !is_organization_word(end - 1) && !is_closing(key(end - 1)))) return;
    mention.end = end;
  }

  // What a widened name covers.
  void drop_covered() {
    std::vector<Mention> kept;
    for (const Mention& mention : text_.mentions) {
      while (!kept.empty() && kept.back().first >= mention.first && mention.end > kept.back().first) kept.pop_back();
      if (kept.empty() || kept.back().end <= mention.first) kept.push_back(mention);
    }
    text_.mentions = std::move(kept);
  }

  TaggedText& text_;
  const Vocabulary& vocabulary_;
};

}  // namespace

void settle_bounds(TaggedText& text, const Vocabulary& vocabulary) { Bounds(text, vocabulary).settle(); }

}  // namespace dateline
