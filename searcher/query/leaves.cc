#include "searcher/query/leaves.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/query/lexer.h"
#include "searcher/query/parser.h"

namespace dateline {
namespace {

constexpr std::size_t kLeastPrefixLetters = 2;

// Where "^2" or "~1" at the end of a word begins; npos if there is none.
std::size_t modifier_begin(std::string_view word) {
  const std::size_t mark = word.find_last_not_of("0123456789.");
  const bool found = mark != std::string_view::npos && mark > 0 && (word[mark] == '^' || word[mark] == '~');
  return found ? mark : std::string_view::npos;
}

std::size_t end_of_word(std::string_view word) {
  if (const std::size_t modifier = modifier_begin(word); modifier != std::string_view::npos) return modifier;
  // The last full stop of "U.S." belongs to it, that of "Inc." does not.
  const bool full_stop = word.ends_with('.') && word.find('.') == word.size() - 1;
  return full_stop ? word.size() - 1 : word.find_last_not_of(",;:!?'*~^/\\|<>[]{}-=") + 1;
}

void cut_ends(std::string_view& word) {
  word.remove_prefix(std::min(word.find_first_not_of(",;:!?'*~^/\\|<>[]{}-+=."), word.size()));
  for (std::size_t end = end_of_word(word); end != word.size(); end = end_of_word(word)) word = word.substr(0, end);
}

std::string_view without_modifier(std::string_view word, Span span, Complaints& complaints) {
  const std::size_t mark = modifier_begin(word);
  if (mark == std::string_view::npos) return word;
  complaints.add(span, word[mark] == '^' ? "boosts (^) are not there yet: left out"
                                         : "similar spellings (~) are not there yet: read as the plain word");
  return word.substr(0, mark);
}

std::string_view without_exact_sign(std::string_view word, Span span, Complaints& complaints) {
  if (!word.starts_with('=') || word.size() < 2) return word;
  complaints.add(span, "exact forms (=) are not there yet: read as the plain word",
                 '"' + clean_word(word) + "\" is not stemmed");
  return word.substr(1);
}

// A question mark between letters may be meant as a wildcard; at the end of a question or in an address it is not.
bool is_inner_question_mark(std::string_view word, std::size_t pos) {
  return word[pos] == '?' && pos > 0 && pos + 1 < word.size() &&
         has_word_character(utf8_prefix(word.substr(pos + 1), 4)) && word.find('/') == std::string_view::npos;
}

bool is_plain_letters(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, pos));
    if (u_isalnum(c) == 0 && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) return false;
  }
  return true;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t pos = 0; pos < text.size(); ++count) std::ignore = next_code_point(text, pos);
  return count;
}

// True for letters with one star behind them; complains of all other wildcards.
bool is_prefix(std::string_view word, Span span, Complaints& complaints) {
  const std::size_t star = word.find('*');
  bool inner = false;
  for (std::size_t pos = 0; pos < word.size(); ++pos) inner = inner || is_inner_question_mark(word, pos);
  if (star == std::string_view::npos && !inner) return false;
  const std::string_view letters = word.substr(0, std::min(star, word.size()));
  const bool only_behind = star + 1 == word.size() && !inner;
  if (!only_behind) {
    complaints.add(span, "wildcards inside or before a word are not there yet: read as plain words");
  } else if (!is_plain_letters(letters)) {
    complaints.add(span, "a wildcard needs one plain word before it: read as plain words");
  } else if (characters(letters) < kLeastPrefixLetters) {
    complaints.add(span, "a wildcard needs two letters before it: read as a plain word");
  } else {
    return true;
  }
  return false;
}

void add_part(std::string_view text, std::vector<std::string>& parts) {
  std::string clean = clean_word(text);
  // A colon that would be taken for a field when printed and read again parts the word too.
  while (reads_as_field(clean) && parts.size() <= kMaxQueryNodes) {
    const std::size_t name = field_name_length(clean);
    parts.push_back(clean_word(std::string_view(clean).substr(0, name - 1)));
    clean = clean_word(std::string_view(clean).substr(name));
  }
  if (has_word_character(clean)) parts.push_back(std::move(clean));
}

// The words between wildcards that are not there yet, and those of an address with a question mark.
std::vector<std::string> parts_of(std::string_view word) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < word.size() && parts.size() <= kMaxQueryNodes;) {
    const std::size_t end = std::min(word.find_first_of("*?", begin), word.size());
    add_part(word.substr(begin, end - begin), parts);
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::string clean_word(std::string_view text) {
  cut_ends(text);
  std::string word(text);
  if (word == "AND" || word == "OR" || word == "NOT" || word == "TO" || is_distance_operator(word)) {
    for (char& c : word) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
  }
  return word;
}

std::vector<Node> word_nodes(std::string_view text, std::string_view field, Span span, Complaints& complaints) {
  std::string_view word = without_modifier(without_exact_sign(text, span, complaints), span, complaints);
  // "who?" and "climate*," end in punctuation, not in a wildcard.
  while (!word.empty() && std::string_view(",;:!?.").find(word.back()) != std::string_view::npos &&
         !(word.back() == '.' && word.find('.') < word.size() - 1)) {
    word.remove_suffix(1);
  }
  if (!has_word_character(word)) return {};
  std::vector<Node> nodes;
  if (is_prefix(word, span, complaints)) {
    word.remove_suffix(1);
    nodes.push_back(leaf(NodeKind::prefix, std::string(word), std::string(field), span));
    return nodes;
  }
  for (std::string& part : parts_of(word)) {
    nodes.push_back(leaf(NodeKind::word, std::move(part), std::string(field), span));
  }
  return nodes;
}

std::optional<Node> phrase_node(std::string_view text, std::string_view field, Span span, Complaints& complaints) {
  std::string clean(text);
  if (clean.find('*') != std::string::npos) {
    complaints.add(span, "wildcards inside a phrase are not there yet: read as the plain words");
    std::replace(clean.begin(), clean.end(), '*', ' ');
  }
  clean = squeeze_blanks(clean);
  if (!has_word_character(clean)) return std::nullopt;
  return leaf(NodeKind::phrase, std::move(clean), std::string(field), span);
}

std::optional<DayRange> date_condition(std::string_view field, std::string_view value, std::chrono::local_days today) {
  auto range = parse_day_range(value, today);
  if (!range || field == "date") return range;
  if (range->undated) return std::nullopt;
  // before:-7d is before the day a week ago, not before the last of the last seven days.
  const bool distance = value.starts_with('-');
  const auto day = field == "after" || distance ? range->first : range->last;
  if (!day) return std::nullopt;
  return field == "after" ? DayRange{day, std::nullopt, false} : DayRange{std::nullopt, day, false};
}

}  // namespace dateline
