#include "searcher/query/patterns.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// No characters of any text.
constexpr char32_t kAny = 0x110001;
constexpr char32_t kStar = 0x110002;

bool is_wild(char c) noexcept { return c == '*' || c == '?'; }

std::string_view without_punctuation(std::string_view word) {
  constexpr std::string_view kBefore = ",;:!'~^/\\|<>[]{}-+=.";
  constexpr std::string_view kBehind = ",;:!?'~^/\\|<>[]{}-=.";
  word.remove_prefix(std::min(word.find_first_not_of(kBefore), word.size()));
  return word.substr(0, word.find_last_not_of(kBehind) + 1);
}

bool is_letter(char32_t character) noexcept {
  const auto c = static_cast<UChar32>(character);
  return u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

}  // namespace

PatternReading read_pattern(std::string_view word) {
  word = without_punctuation(word);
  PatternReading reading;
  const bool star = word.find('*') != std::string_view::npos;
  const bool question = word.find('?') != std::string_view::npos && word.find('/') == std::string_view::npos;
  if (!star && !question) return reading;
  std::size_t letters = 0;
  for (std::size_t pos = 0; pos < word.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(word, pos);
    if (c == U'*' && reading.text.ends_with('*')) continue;
    reading.text += word.substr(begin, pos - begin);
    if (c == U'*' || c == U'?') continue;
    if (!is_letter(c)) {
      reading.kind = PatternReading::Kind::not_one_word;
      return reading;
    }
    ++letters;
  }
  reading.kind = letters < kLeastPatternLetters ? PatternReading::Kind::too_short : PatternReading::Kind::pattern;
  return reading;
}

Pattern::Pattern(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    if (is_wild(text[pos])) {
      characters_ += text[pos++] == '*' ? kStar : kAny;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of("*?", pos), text.size());
    const std::string letters = fold_case(text.substr(pos, end - pos));
    if (pos == 0) prefix_ = letters;
    if (letters.size() > needle_.size()) needle_ = letters;
    characters_ += characters_of(letters);
    pos = end;
  }
}

// A star first takes nothing; when what stands behind it does not fit, the last star takes one character more.  Earlier
// stars need not be tried again: the last one can take whatever they would.
bool Pattern::matches(std::string_view word) const {
  if (!word.starts_with(prefix_) || word.find(needle_) == std::string_view::npos) return false;
  std::size_t at = 0;
  std::size_t behind_star = std::string::npos;
  std::size_t retry = 0;  // byte of the word
  for (std::size_t pos = 0; pos < word.size();) {
    if (at < characters_.size() && characters_[at] == kStar) {
      behind_star = ++at;
      retry = pos;
      continue;
    }
    std::size_t next = pos;
    const char32_t c = next_code_point(word, next);
    if (at < characters_.size() && (characters_[at] == kAny || characters_[at] == c)) {
      ++at;
      pos = next;
      continue;
    }
    if (behind_star == std::string::npos) return false;
    at = behind_star;
    std::ignore = next_code_point(word, retry);
    pos = retry;
  }
  while (at < characters_.size() && characters_[at] == kStar) ++at;
  return at == characters_.size();
}

std::u32string characters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t pos = 0; pos < text.size();) out += next_code_point(text, pos);
  return out;
}

bool within_edits(std::u32string_view a, std::u32string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  constexpr std::size_t kMostCharacters = 64;
  if (b.size() - a.size() > most || b.size() > kMostCharacters) return false;
  std::array<std::size_t, kMostCharacters + 1> row{};
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = row[0];
    row[0] = j;
    std::size_t least = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({changed, row[i] + 1, row[i - 1] + 1});
      least = std::min(least, row[i]);
    }
    if (least > most) return false;
  }
  return row[a.size()] <= most;
}

}  // namespace dateline
