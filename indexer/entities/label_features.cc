#include "indexer/entities/label_features.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "common/text/utf8.h"

namespace dateline {
namespace {

// Names of features.  Their numbers are hashed into the weights: append, never renumber.
enum class Name : std::uint32_t {
  bias = 1,
  word,
  word_case,
  shape,
  first_letter,
  prefix2,
  prefix3,
  prefix4,
  suffix1,
  suffix2,
  suffix3,
  suffix4,
  letter_case,
  digit,
  word_class,
  edge,
  edge_shape,
  shape_pair_before,
  shape_pair_after,
  gap_before,
  gap_before_case,
  gap_after,
  gap_after_case,
  rule,
  rule_before,
  rule_after,
  rule_case,
  place,
  place_before,
  place_after,
  persons,
  person,
  run_length,
  run_position,
  run_organization,
  word_pair,
};

constexpr std::uint32_t mix(std::uint32_t hash, std::uint32_t value) {
  std::uint64_t x = (std::uint64_t{hash} << 32U | value) + 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return static_cast<std::uint32_t>(x ^ (x >> 31U));
}

std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

Feature feature(Name name, std::uint32_t a = 0) { return mix(static_cast<std::uint32_t>(name) * 2654435761U, a); }
Feature feature(Name name, std::uint32_t a, std::uint32_t b) { return mix(feature(name, a), b); }

bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isUUppercase(static_cast<UChar32>(c)) != 0; }
bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_isULowercase(static_cast<UChar32>(c)) != 0; }
bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0; }

// "McDonald" is XxXx, "U.S." X.X., "2,000" d,d: runs of one sign are one sign from the second on.
std::string shape_text(std::string_view written, bool& has_digit) {
  std::string shape;
  char32_t last = 0;
  for (std::size_t pos = 0; pos < written.size();) {
    const char32_t c = next_code_point(written, pos);
    const bool digit = is_digit(c);
    has_digit = has_digit || digit;
    char32_t sign = is_upper(c) ? U'X' : is_lower(c) ? U'x' : digit ? U'd' : c;
    if (sign == 0x2019) sign = '\'';
    if (sign == last && shape.size() > 1) continue;
    append_utf8(shape, sign);
    last = sign;
  }
  return shape;
}

std::uint32_t bits(const WordClasses& c) {
  const bool all[] = {c.common,  c.given,      c.family_first, c.honorific,     c.role,     c.role_modifier,
                      c.speech,  c.particle,   c.org_tail,     c.weak_org_tail, c.org_head, c.public_body,
                      c.org_cue, c.place_tail, c.place_head,   c.demonym,       c.never,    c.other_acronym};
  std::uint32_t out = 0;
  std::uint32_t bit = 1;
  for (const bool is : all) {
    out |= is ? bit : 0;
    bit <<= 1U;
  }
  return out;
}

class FormWriter {
 public:
  FormWriter(const WordFormTable::Form& form, WordClasses classes, std::string_view key, FormFeatures& out)
      : form_(form), classes_(bits(classes)), key_(key), out_(out) {
    for (std::vector<Feature>& features : out.of_seat) features.clear();
    for (std::size_t pos = 0; pos < key.size();) {
      starts_.push_back(pos);
      static_cast<void>(next_code_point(key, pos));
    }
    starts_.push_back(key.size());
  }

  void write(const WordClasses& classes) {
    bool has_digit = false;
    FormFacts& facts = out_.facts;
    facts.key = key_hash(key_);
    facts.shape = hash_of(shape_text(form_.written, has_digit));
    facts.letter_case = static_cast<std::uint8_t>(1 + static_cast<unsigned>(form_.shape) + (form_.initial ? 5U : 0U));
    facts.capital = form_.shape == Shape::capital || form_.shape == Shape::upper;
    facts.organization_word = classes.org_tail || classes.org_head;
    // "U.S." is not "us".
    const bool dotted = form_.written.find('.') != std::string_view::npos;
    word_ = facts.word = dotted ? mix(facts.key, 1) : facts.key;
    write_own(has_digit);
    write_seat(Seat::before, true);
    write_seat(Seat::after, true);
    write_seat(Seat::before2, false);
    write_seat(Seat::after2, false);
    for (const Seat seat : {Seat::run_first, Seat::run_last, Seat::run_before, Seat::run_after}) {
      add(seat, Name::word, word_);
      add_classes(seat);
    }
  }

 private:
  void add(Seat seat, Name name, std::uint32_t value) {
    out_.of_seat[static_cast<std::size_t>(seat)].push_back(feature(name, value, static_cast<std::uint32_t>(seat) + 1));
  }

  void add_classes(Seat seat) {
    for (std::uint32_t bit = 0; bit < 18; ++bit) {
      if ((classes_ >> bit & 1U) != 0) add(seat, Name::word_class, bit);
    }
  }

  [[nodiscard]] std::uint32_t prefix(std::size_t letters) const {
    return hash_of(key_.substr(0, starts_[std::min(letters, starts_.size() - 1)]));
  }
  [[nodiscard]] std::uint32_t suffix(std::size_t letters) const {
    const std::size_t count = starts_.size() - 1;
    return hash_of(key_.substr(count > letters ? starts_[count - letters] : 0));
  }

  void write_own(bool has_digit) {
    add(Seat::own, Name::bias, 0);
    add(Seat::own, Name::word, word_);
    if (form_.shape == Shape::upper) add(Seat::own, Name::word_case, word_);
    add(Seat::own, Name::shape, out_.facts.shape);
    add(Seat::own, Name::letter_case, out_.facts.letter_case);
    add(Seat::own, Name::first_letter, mix(prefix(1), out_.facts.letter_case));
    add(Seat::own, Name::prefix2, prefix(2));
    add(Seat::own, Name::prefix3, prefix(3));
    add(Seat::own, Name::prefix4, prefix(4));
    add(Seat::own, Name::suffix1, suffix(1));
    add(Seat::own, Name::suffix2, suffix(2));
    add(Seat::own, Name::suffix3, suffix(3));
    add(Seat::own, Name::suffix4, suffix(4));
    if (has_digit) add(Seat::own, Name::digit, 0);
    add_classes(Seat::own);
  }

  void write_seat(Seat seat, bool near) {
    add(seat, Name::word, word_);
    add(seat, Name::shape, out_.facts.shape);
    if (near) add(seat, Name::suffix3, suffix(3));
    add_classes(seat);
  }

  const WordFormTable::Form& form_;
  std::uint32_t classes_;
  std::string_view key_;
  FormFeatures& out_;
  std::vector<std::size_t> starts_;  // of the key's characters, and its end
  std::uint32_t word_ = 0;
};

void place_features(std::span<const SentenceWord> sentence, std::size_t at, Name name, std::vector<Feature>& out) {
  const SentenceWord& word = sentence[at];
  for (std::uint32_t flag = 0; word.place_flags >> flag != 0; ++flag) {
    if ((word.place_flags >> flag & 1U) != 0) out.push_back(feature(name, flag, word.place_part));
  }
}

void run_features(std::span<const SentenceWord> sentence, std::size_t i, std::vector<Feature>& out) {
  const SentenceWord& word = sentence[i];
  if (word.run_begin == word.run_end) return;
  const std::uint32_t length = std::min(4U, word.run_end - word.run_begin);
  out.push_back(feature(Name::run_length, length));
  out.push_back(feature(Name::run_position, length, std::min(3U, static_cast<std::uint32_t>(i) - word.run_begin)));
  const auto run = sentence.subspan(word.run_begin, word.run_end - word.run_begin);
  const auto is_organization = [](const SentenceWord& w) { return w.facts.organization_word; };
  if (std::any_of(run.begin(), run.end(), is_organization)) out.push_back(feature(Name::run_organization, length));
}

}  // namespace

std::uint32_t key_hash(std::string_view key) { return mix(hash_of(key), 0x6B657900U); }

std::uint32_t phrase_hash(std::uint32_t phrase, std::uint32_t word_key) { return mix(phrase, word_key); }

std::uint32_t gap_hash(std::string_view between) {
  constexpr std::size_t kMostSigns = 4;
  if (between == " ") return 1;
  std::uint32_t hash = 2;
  std::size_t signs = 0;
  bool blank = false;
  for (std::size_t pos = 0; pos < between.size() && signs < kMostSigns;) {
    char32_t c = next_code_point(between, pos);
    if (c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x202F) {
      blank = true;
      continue;
    }
    if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == '`') c = '\'';
    if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB) c = '"';
    if (c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2014) c = '-';
    hash = mix(hash, (blank ? 0x80000000U : 0U) | static_cast<std::uint32_t>(c));
    blank = false;
    ++signs;
  }
  return blank ? (signs == 0 ? 1 : mix(hash, 0x80000000U)) : hash;
}

void describe_form(const WordFormTable::Form& form, std::string_view key, WordClasses classes, FormFeatures& out) {
  FormWriter(form, classes, key, out).write(classes);
}

void find_runs(std::span<SentenceWord> sentence) {
  for (std::uint32_t i = 0; i < sentence.size();) {
    std::uint32_t end = i;
    while (end < sentence.size() && sentence[end].facts.capital) ++end;
    for (std::uint32_t k = i; k < end; ++k) {
      sentence[k].run_begin = i;
      sentence[k].run_end = end;
    }
    i = std::max(end, i + 1);
  }
}

void context_features(std::span<const SentenceWord> sentence, std::size_t i, bool headline, std::vector<Feature>& out) {
  const SentenceWord& word = sentence[i];
  const bool first = i == 0;
  const bool last = i + 1 == sentence.size();
  if (first) {
    out.push_back(feature(Name::edge, 0));
    out.push_back(feature(Name::edge_shape, 0, word.facts.shape));
  } else {
    out.push_back(feature(Name::shape_pair_before, sentence[i - 1].facts.shape, word.facts.shape));
    // Where capitals say little, which words stand together says more.
    if (headline) out.push_back(feature(Name::word_pair, sentence[i - 1].facts.word, word.facts.word));
    place_features(sentence, i - 1, Name::place_before, out);
    if (sentence[i - 1].rule != 0) out.push_back(feature(Name::rule_before, sentence[i - 1].rule, word.rule));
  }
  if (last) {
    out.push_back(feature(Name::edge, 1));
  } else {
    out.push_back(feature(Name::shape_pair_after, sentence[i + 1].facts.shape, word.facts.shape));
    out.push_back(feature(Name::gap_after, sentence[i + 1].gap));
    out.push_back(feature(Name::gap_after_case, sentence[i + 1].gap, word.facts.letter_case));
    place_features(sentence, i + 1, Name::place_after, out);
    if (sentence[i + 1].rule != 0) out.push_back(feature(Name::rule_after, sentence[i + 1].rule, word.rule));
  }
  out.push_back(feature(Name::gap_before, word.gap));
  out.push_back(feature(Name::gap_before_case, word.gap, word.facts.letter_case));
  place_features(sentence, i, Name::place, out);
  if (word.rule != 0) {
    out.push_back(feature(Name::rule, word.rule));
    out.push_back(feature(Name::rule_case, word.rule, word.facts.letter_case));
  }
  const std::uint32_t persons = (first ? 0U : sentence[i - 1].person_flags * 16U) + word.person_flags * 4U +
                                (last ? 0U : std::uint32_t{sentence[i + 1].person_flags});
  if (persons != 0) out.push_back(feature(Name::persons, persons));
  if (word.person_flags != 0) out.push_back(feature(Name::person, word.person_flags));
  run_features(sentence, i, out);
}

}  // namespace dateline
