#include "searcher/query/leaves.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "searcher/query/distance.h"
#include "searcher/query/lexer.h"
#include "searcher/query/parser.h"
#include "searcher/query/patterns.h"

namespace dateline {
namespace {

std::size_t end_of_word(std::string_view word) {
  if (const std::size_t modifiers = modifiers_begin(word); modifiers < word.size()) return modifiers;
  // The last full stop of "U.S." belongs to it, that of "Inc." does not.
  const bool full_stop = word.ends_with('.') && word.find('.') == word.size() - 1;
  return full_stop ? word.size() - 1 : word.find_last_not_of(",;:!?'*~^/\\|<>[]{}-=") + 1;
}

void cut_ends(std::string_view& word) {
  word.remove_prefix(std::min(word.find_first_not_of(",;:!?'*~^/\\|<>[]{}-+=."), word.size()));
  for (std::size_t end = end_of_word(word); end != word.size(); end = end_of_word(word)) word = word.substr(0, end);
}

bool is_plain_letters(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, pos));
    if (u_isalnum(c) == 0 && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) return false;
  }
  return true;
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

// The words between wildcards that cannot be read as such, and those of an address with a question mark.
std::vector<std::string> parts_of(std::string_view word) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < word.size() && parts.size() <= kMaxQueryNodes;) {
    const std::size_t end = std::min(word.find_first_of("*?", begin), word.size());
    add_part(word.substr(begin, end - begin), parts);
    begin = end + 1;
  }
  return parts;
}

// The full stop of "U.S." stays.
std::string_view without_last_punctuation(std::string_view word) {
  while (!word.empty() && std::string_view(",;:!?.").find(word.back()) != std::string_view::npos &&
         !(word.back() == '.' && word.find('.') < word.size() - 1)) {
    word.remove_suffix(1);
  }
  return word;
}

void complain_of_pattern(PatternReading::Kind kind, Span span, Complaints& complaints) {
  complaints.add(span, kind == PatternReading::Kind::too_short
                           ? "a wildcard needs two letters or digits beside it: read as plain words"
                           : "a wildcard needs one plain word around it: read as plain words");
}

// The index folds case: "=US" finds "us" too, and the one who writes it should know.
void complain_of_capitals(std::string_view word, Span span, Complaints& complaints) {
  if (fold_case(word) == word) return;
  complaints.add(span, "capitals cannot be told from small letters: read as this very form of the word, in any case",
                 '"' + clean_word(word) + '"');
}

// The nodes without what is written behind the word.
std::vector<Node> unmodified(std::string_view word, bool exact, std::string_view field, Span span,
                             Complaints& complaints) {
  std::vector<Node> nodes;
  PatternReading pattern = read_pattern(word);
  if (pattern.kind == PatternReading::Kind::pattern) {
    nodes.push_back(leaf(NodeKind::wildcard, std::move(pattern.text), std::string(field), span));
    return nodes;
  }
  const bool star = word.find('*') != std::string_view::npos;
  if (star || pattern.kind == PatternReading::Kind::too_short) complain_of_pattern(pattern.kind, span, complaints);
  if (exact) complain_of_capitals(word, span, complaints);
  for (std::string& part : parts_of(word)) {
    nodes.push_back(leaf(exact ? NodeKind::phrase : NodeKind::word, std::move(part), std::string(field), span));
  }
  return nodes;
}

void make_fuzzy(std::vector<Node>& nodes, std::uint32_t edits, Span span, Complaints& complaints) {
  if (nodes.size() != 1 || nodes.front().kind != NodeKind::word || !is_plain_letters(nodes.front().text)) {
    complaints.add(span, "similar spellings (~) need one plain word: ~ is left out");
    return;
  }
  if (edits == 0) return;
  if (edits > kMaxEdits) complaints.add(span, "a similar spelling is at most two letters away: read as ~2");
  nodes.front().kind = NodeKind::fuzzy;
  nodes.front().number = std::min(edits, kMaxEdits);
}

// Wildcards that can be read as such stay, others are blanks.
std::string phrase_text(std::string_view text, Span span, Complaints& complaints) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    std::string piece(text.substr(begin, end - begin));
    begin = end + 1;
    PatternReading pattern = read_pattern(piece);
    if (pattern.kind == PatternReading::Kind::pattern) {
      piece = std::move(pattern.text);
    } else if (piece.find('*') != std::string::npos || pattern.kind != PatternReading::Kind::none) {
      complain_of_pattern(pattern.kind, span, complaints);
      std::replace_if(
          piece.begin(), piece.end(), [](char c) { return c == '*' || c == '?'; }, ' ');
    }
    out += piece + ' ';
  }
  return squeeze_blanks(out);
}

}  // namespace

std::string clean_word(std::string_view text) {
  cut_ends(text);
  std::string word(text);
  if (word == "AND" || word == "OR" || word == "NOT" || word == "TO" || distance_operator(word)) {
    for (char& c : word) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
  }
  return word;
}

std::vector<Node> word_nodes(std::string_view text, std::string_view field, Span span, Complaints& complaints) {
  // "who?" and "climate*," end in punctuation, not in a wildcard.
  std::string_view word = without_last_punctuation(text);
  Modifiers modifiers;
  const std::size_t end = modifiers_begin(word);
  read_modifiers(word.substr(end), modifiers);
  word = without_last_punctuation(word.substr(0, end));
  const bool exact = word.starts_with('=');
  if (exact) word.remove_prefix(1);
  if (!has_word_character(word)) return {};
  std::vector<Node> nodes = unmodified(word, exact, field, span, complaints);
  if (modifiers.tilde) make_fuzzy(nodes, *modifiers.tilde, span, complaints);
  for (Node& node : nodes) boost(node, modifiers, span, complaints);
  return nodes;
}

std::optional<Node> phrase_node(std::string_view text, const Modifiers& modifiers, std::string_view field, Span span,
                                Complaints& complaints) {
  std::string clean = phrase_text(text, span, complaints);
  if (!has_word_character(clean)) return std::nullopt;
  Node node =
      leaf(modifiers.tilde ? NodeKind::loose_phrase : NodeKind::phrase, std::move(clean), std::string(field), span);
  node.number = std::min(modifiers.tilde.value_or(0), kMaxDistance);
  if (modifiers.tilde > kMaxDistance) complaints.add(span, "distances go to 1,000 words: read as ~1000");
  boost(node, modifiers, span, complaints);
  return node;
}

void boost(Node& node, const Modifiers& modifiers, Span span, Complaints& complaints) {
  if (!modifiers.boost) return;
  const double factor = std::min(*modifiers.boost, kMaxBoost);
  if (*modifiers.boost > kMaxBoost) complaints.add(span, "boosts go to 100: read as ^100");
  if (!boost_text_below(node, rounded_boost(factor))) {
    complaints.add(span, "wildcards, filters and dates do not count for the ranking: ^ is left out");
  }
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
