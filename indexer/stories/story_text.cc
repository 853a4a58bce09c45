#include "indexer/stories/story_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kRunWords = 5;

// Months and small numbers as English wires write them; in other languages only digits count as slots.  Days of the
// week do not: a repeat of a story turns "yesterday" into "Saturday".
bool is_number_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 35> kWords{
      "apr",      "april", "aug",   "august",    "dec",   "december", "eight",    "eleven", "feb",
      "february", "five",  "four",  "half",      "jan",   "january",  "jul",      "july",   "jun",
      "june",     "mar",   "march", "may",       "nine",  "nov",      "november", "oct",    "october",
      "one",      "sep",   "sept",  "september", "seven", "six",      "ten",      "two"};
  return std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

bool is_unspaced(char32_t c) {
  if (c < 0x0E00) return false;
  const auto point = static_cast<UChar32>(c);
  if (u_getIntPropertyValue(point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;  // Thai, Lao, Khmer, Burmese
  if (u_hasBinaryProperty(point, UCHAR_IDEOGRAPHIC) != 0) return true;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(point, &status);
  return U_SUCCESS(status) && (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA);
}

bool is_ascii_alnum(char32_t c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word_character(char32_t c, bool inside) {
  if (c < 0x80) return is_ascii_alnum(c);
  const auto point = static_cast<UChar32>(c);
  if (u_isalnum(point) != 0) return true;
  return inside && (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

StoryWord word_of(std::string_view text) {
  std::size_t pos = 0;
  const char32_t first = next_code_point(text, pos);
  const std::string folded = fold_case(text);
  StoryWord word;
  word.hash = static_cast<std::uint32_t>(XXH3_64bits(folded.data(), folded.size()));
  word.number = has_digit(folded) || is_number_word(folded);
  word.capital = first < 0x80 ? (first >= 'A' && first <= 'Z') : u_isupper(static_cast<UChar32>(first)) != 0;
  return word;
}

void add_words(std::string_view text, std::vector<StoryWord>& words) {
  std::size_t begin = 0;  // of the word that is being read, if begin < start
  std::size_t pos = 0;
  const auto finish = [&](std::size_t end) {
    if (begin < end) words.push_back(word_of(text.substr(begin, end - begin)));
  };
  while (pos < text.size()) {
    const std::size_t start = pos;
    const char32_t c = next_code_point(text, pos);
    if (!is_word_character(c, begin < start)) {
      finish(start);
      begin = pos;
    } else if (is_unspaced(c)) {
      finish(start);
      words.push_back(word_of(text.substr(start, pos - start)));
      begin = pos;
    }
  }
  finish(text.size());
}

// Hashes of hashes: the words themselves are not needed any more.  A text shorter than a run is one run.
std::vector<std::uint64_t> runs_of(const std::vector<StoryWord>& words) {
  std::vector<std::uint64_t> runs;
  if (words.empty()) return runs;
  std::vector<std::uint32_t> hashes;
  hashes.reserve(words.size());
  for (const StoryWord& word : words) hashes.push_back(word.hash);
  const std::size_t length = std::min(kRunWords, hashes.size());
  runs.reserve(hashes.size());
  for (std::size_t i = 0; i + length <= hashes.size(); ++i) {
    runs.push_back(XXH3_64bits(hashes.data() + i, length * sizeof(std::uint32_t)));
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

}  // namespace

StoryText story_text(const Article& article) {
  StoryText text;
  text.words.reserve((article.title.size() + article.body.size()) / 5);
  add_words(article.title, text.words);
  text.title_words = text.words.size();
  add_words(article.body, text.words);
  text.runs = runs_of(text.words);
  return text;
}

std::size_t shared_count(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++shared;
    const bool next_a = a[i] <= b[j];
    const bool next_b = b[j] <= a[i];
    i += next_a ? 1U : 0U;
    j += next_b ? 1U : 0U;
  }
  return shared;
}

}  // namespace dateline
