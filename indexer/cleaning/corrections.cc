// A label alone says little: "Correction officers walked out" is news.  It needs its colon, with a date before it at
// most.  The openings of sentences speak of the article itself, which stories hardly do.
#include "indexer/cleaning/corrections.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestNote = 1500;  // bytes
constexpr std::size_t kLongestLabel = 80;

// What stands before the colon, or in brackets: "Correction, Nov. 15, 2019", "【訂正】".
std::string_view label_of(std::string_view text) {
  std::size_t end = std::string_view::npos;
  for (const std::string_view colon : {":", "\xEF\xBC\x9A", "\xE3\x80\x91", "]"}) end = std::min(end, text.find(colon));
  return end > kLongestLabel ? std::string_view() : text.substr(0, end);
}

// The rest of a label is nothing, or a date: something with a digit.
bool is_label(std::string_view key, std::string_view opening) {
  if (!key.starts_with(opening)) return false;
  const std::string_view rest = key.substr(opening.size());
  return rest.empty() || rest.find_first_of("0123456789") != std::string_view::npos;
}

bool fits(const CorrectionWords& words, std::string_view label, std::string_view whole) {
  for (std::string_view rest = words.openings; !rest.empty();) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    const std::string_view opening = rest.substr(0, bar);
    if (words.label ? is_label(label, opening) : whole.starts_with(opening)) return true;
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  return false;
}

}  // namespace

bool is_correction(std::string_view text) {
  text = trim(text);
  if (text.size() > kLongestNote || text.size() < 12) return false;
  const std::string label = word_key(label_of(text));
  const std::string whole = word_key(utf8_prefix(text, 120));
  return std::any_of(correction_words().begin(), correction_words().end(),
                     [&](const CorrectionWords& words) { return fits(words, label, whole); });
}

}  // namespace dateline
