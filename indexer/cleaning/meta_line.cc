#include "indexer/cleaning/meta_line.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/byline_pieces.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/person_name.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

// "5 hours ago", "3 min read", "13:10 Uhr": what stands beside a name on the lines of writers.
bool counts_time(std::string_view text) {
  static constexpr std::array<std::string_view, 24> kUnits = {
      "min",   "mins",   "minute",  "minutes", "minuten", "minuti", "minutos", "hour",
      "hours", "stunde", "stunden", "day",     "days",    "tage",   "tagen",   "ago",
      "read",  "uhr",    "am",      "pm",      "gmt",     "views",  "dk",      "dakika"};
  if (text.find(':') != std::string_view::npos) return true;
  const std::vector<std::string> words = words_of(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
  });
}

}  // namespace

std::string unglued(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool digit = c >= '0' && c <= '9';
    const bool after_lower = i > 0 && text[i - 1] >= 'a' && text[i - 1] <= 'z';
    // "McDonald", "MacLeod", "DeVito": short beginnings belong to a name; "by" does not.
    const std::size_t begin = out.rfind(' ') == std::string::npos ? 0 : out.rfind(' ') + 1;
    const std::string_view word = std::string_view(out).substr(begin);
    const bool prefix = word.size() <= 3 && word != "by" && word != "By";
    if (after_lower && (digit || (upper && !prefix))) out.push_back(' ');
    out.push_back(c);
  }
  return out;
}

std::vector<std::string> read_meta_line(std::string_view text, const std::vector<std::string>& outlets,
                                        std::string_view language) {
  constexpr std::size_t kLongestLine = 160;
  if (text.size() > kLongestLine) return {};
  bool more = false;
  std::vector<std::string> names;
  for (const std::string& part : split_at_marks(without_dates(unglued(text), language, more))) {
    for (const std::string& raw : split_at_words(part)) {
      std::string piece = squeeze_blanks(raw);
      const std::size_t digit = piece.find_first_of("0123456789");
      if (digit != std::string::npos) {
        if (!counts_time(std::string_view(piece).substr(digit))) return {};
        more = true;
        piece = squeeze_blanks(std::string_view(piece).substr(0, digit));
      }
      // "Updated:" in any language.
      const bool label = piece.find(':') != std::string::npos;
      piece = squeeze_blanks(without_opener(piece));
      const TextShape shape = shape_of(piece);
      if (shape.words == 0 || (shape.words == 1 && label)) continue;
      // Where every word looks like a name, none can be told from a label.
      if (is_uncased(piece)) return {};
      const std::string before_role = name_before_role(piece, 2, outlets);
      if (!before_role.empty()) {
        merge_names(names, {with_normal_case(before_role)});
        more = true;
      } else if (shape.words <= 4 && is_person(piece, outlets, false)) {
        merge_names(names, {with_normal_case(piece)});
      } else if (digit != std::string::npos || is_role(piece) || names_outlet(piece, outlets)) {
        more = true;
      } else if (agency_credit(piece).empty()) {  // "Ann Example/AGENCY" alone made the picture
        return {};
      }
    }
  }
  return more ? names : std::vector<std::string>();
}

}  // namespace dateline
