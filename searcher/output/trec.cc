#include "searcher/output/trec.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "common/text/shown.h"
#include "common/text/utf8.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

// Scorers split lines at what their language takes for a blank or a line end, Unicode's included.
bool is_apart(char32_t c) { return c <= ' ' || (c >= 0x7F && c <= 0xA0) || is_shown_as_blank(c); }

std::string one_word(std::string_view id) {
  const std::string text = to_valid_utf8(id);
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const bool apart = is_apart(next_code_point(text, pos));
    for (const char c : std::string_view(text).substr(begin, pos - begin)) {
      if (apart) {
        out += percent_encoded(c);
      } else {
        out += c;
      }
    }
  }
  return out;
}

float below(float number) { return std::nextafter(number, -std::numeric_limits<float>::infinity()); }

}  // namespace

TrecRun::TrecRun(std::string_view query_id) : query_id_(one_word(query_id)) {}

std::string TrecRun::line(const Hit& hit) {
  last_ = hit.score > 0 ? std::min(static_cast<float>(hit.score), below(last_)) : std::min(last_, 0.0F) - 1;
  char score[32];
  const auto end = std::to_chars(score, score + sizeof score, last_);
  return query_id_ + " Q0 " + one_word(hit.id) + ' ' + std::to_string(hit.rank) + ' ' + std::string(score, end.ptr) +
         " dateline\n";
}

}  // namespace dateline
