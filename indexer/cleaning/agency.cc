#include "indexer/cleaning/agency.h"

#include "common/text/utf8.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {

std::string closing_credit(std::string_view body) {
  const std::size_t cut = body.rfind("\n\n");
  std::string_view last = trim(cut == std::string_view::npos ? body : body.substr(cut + 2));
  if (last.size() <= 60) {
    std::string_view plain = last;
    while (!plain.empty() && (plain.front() == '(' || plain.front() == '-' || plain.front() == '*'))
      plain.remove_prefix(1);
    while (!plain.empty() && (plain.back() == ')' || plain.back() == '.')) plain.remove_suffix(1);
    std::string named = agency_credit(trim(plain));
    if (!named.empty()) return named;
  }
  if (!last.ends_with(')')) return {};
  const std::size_t open = last.rfind('(');
  if (open == std::string_view::npos || last.size() - open > 40) return {};
  return agency_credit(trim(last.substr(open + 1, last.size() - open - 2)));
}

std::string caption_credit(std::string_view caption) {
  const std::string lower = ascii_lower(caption);
  const std::size_t at = lower.rfind("via ");
  if (at == std::string::npos || (at > 0 && lower[at - 1] != ' ' && lower[at - 1] != '(')) return {};
  std::string_view rest = caption.substr(at + 4);
  rest = trim(rest.substr(0, rest.find_first_of(").,;")));
  std::string named = agency_named(rest);
  return named;
}

}  // namespace dateline
