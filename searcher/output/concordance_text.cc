// A concordance, its matches under each other:
//
//        …is floating again, and the Suez  Canal   reopened within hours
//                    a ship in the narrow  strait  for six days
#include <algorithm>

#include "common/text/shown.h"
#include "common/text/utf8.h"
#include "searcher/output/answer_text.h"

namespace dateline {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::size_t kMostMatch = 40;

// The end of a safe text, in at most so many columns.
std::string end_in(const std::string& text, std::size_t columns) {
  if (display_width(text) <= columns) return text;
  std::size_t pos = 0;
  while (pos < text.size() && display_width(std::string_view(text).substr(pos)) + 1 > columns) {
    static_cast<void>(next_code_point(text, pos));
  }
  return std::string(kEllipsis) + text.substr(pos);
}

std::size_t widest_match(const std::vector<Context>& contexts) {
  std::size_t widest = 0;
  for (const Context& each : contexts) widest = std::max(widest, display_width(printable(each.match)));
  return std::min(widest, kMostMatch);
}

}  // namespace

std::string concordance_text(const std::vector<Context>& contexts, std::size_t indent, const TextStyle& style) {
  constexpr std::size_t kGap = 2;
  constexpr std::size_t kLeastSide = 8;
  const std::size_t match = widest_match(contexts);
  const std::size_t taken = indent + match + 2 * kGap;
  const std::size_t side = style.width > taken + 2 * kLeastSide ? (style.width - taken) / 2 : kLeastSide;
  const std::string gap(kGap, ' ');
  std::string out;
  for (const Context& each : contexts) {
    const std::string lit = clipped(each.match, match);
    std::string line = std::string(indent, ' ') + right_in(end_in(printable(each.left), side), side) + gap;
    line += in_look(lit, Look::lit, style);
    if (!each.right.empty()) {
      line += std::string(match - std::min(match, display_width(lit)), ' ') + gap + clipped(each.right, side);
    }
    out += line + '\n';
  }
  return out;
}

}  // namespace dateline
