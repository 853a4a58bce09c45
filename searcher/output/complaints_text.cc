// Complaints with the part of the query they are about:
//
//   there is no field "sorce": read as plain words
//     sorce:ledger kim
//     ^^^^^^
//     write: source:
#include <algorithm>
#include <string>
#include <string_view>

#include "common/text/utf8.h"
#include "searcher/output/answer_text.h"

namespace dateline {
namespace {

// Bytes of a long query shown on either side of what a complaint is about.
constexpr std::size_t kContext = 30;
constexpr std::size_t kShown = 200;

struct Excerpt {
  std::string before, about, behind;
};

Excerpt excerpt_of(std::string_view query, Span span) {
  const std::size_t begin = character_start(query, std::min<std::size_t>(span.begin, query.size()));
  const std::size_t end = std::max(begin, character_start(query, std::min<std::size_t>(span.end, query.size())));
  const std::size_t from = begin > kContext ? character_start(query, begin - kContext) : 0;
  const std::string_view about = utf8_prefix(query.substr(begin, end - begin), kShown);
  const std::string_view behind = query.substr(begin + about.size());
  const std::string_view shown = utf8_prefix(behind, kContext);
  return {(from > 0 ? "\u2026" : "") + printable(query.substr(from, begin - from)), printable(about),
          printable(shown) + (shown.size() < behind.size() ? "\u2026" : "")};
}

bool ends_blank(std::string_view text) { return !text.empty() && static_cast<unsigned char>(text.back()) <= ' '; }
bool begins_blank(std::string_view text) { return !text.empty() && static_cast<unsigned char>(text.front()) <= ' '; }

// printable() drops the blanks at the ends, which part the excerpt's parts.
Excerpt with_blanks(Excerpt excerpt, std::string_view query, Span span) {
  const std::size_t begin = std::min<std::size_t>(span.begin, query.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, query.size());
  if (!excerpt.before.empty() && ends_blank(query.substr(0, begin))) excerpt.before += ' ';
  if (begins_blank(query.substr(end))) excerpt.behind.insert(0, 1, ' ');
  return excerpt;
}

std::string one_complaint(const std::string& query, const Complaint& complaint, const TextStyle& style) {
  std::string out = wrapped(complaint.message, {}, {.indent = 2, .look = Look::warning}, style) + '\n';
  const bool points = complaint.span.begin < complaint.span.end && complaint.span.begin < query.size();
  if (points) {
    const Excerpt excerpt = with_blanks(excerpt_of(query, complaint.span), query, complaint.span);
    out += "  " + excerpt.before + in_look(excerpt.about, Look::lit, style) + excerpt.behind + '\n';
    out += "  " + std::string(display_width(excerpt.before), ' ') +
           in_look(std::string(std::max<std::size_t>(1, display_width(excerpt.about)), '^'), Look::lit, style) + '\n';
  }
  if (!complaint.suggestion.empty()) {
    out += "  " + wrapped("write: " + complaint.suggestion, {}, {.indent = 4, .first_column = 2}, style) + '\n';
  }
  return out;
}

}  // namespace

std::string complaints_text(const std::string& query, const std::vector<Complaint>& complaints,
                            const TextStyle& style) {
  std::string out;
  for (const Complaint& complaint : complaints) out += one_complaint(query, complaint, style);
  return out;
}

}  // namespace dateline
