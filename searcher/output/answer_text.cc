#include "searcher/output/answer_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "common/text/shown.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

std::string language_if_other(const std::string& language) { return language == "en" ? std::string{} : language; }

std::string totals(const Answer& answer) {
  if (answer.total == 0) return "no article matches";
  std::string text = counted(answer.total, "article", "articles");
  if (answer.stories > 0 && answer.stories != answer.total)
    text += " in " + counted(answer.stories, "story", "stories");
  return text;
}

std::string summary(const Answer& answer, const TextStyle& style) {
  std::string text = totals(answer);
  if (!answer.read_as.empty()) text += " \u00B7 read as: " + answer.read_as;
  std::string out = wrapped(text, {}, {.look = Look::faint}, style) + '\n';
  if (answer.fell_back) {
    out += wrapped("no article has all of these words; showing articles with any of them", {}, {.look = Look::warning},
                   style) +
           '\n';
  }
  return out;
}

// "  12 articles without NEAR/3: kim moon"
std::string relaxations_text(const Answer& answer, const TextStyle& style) {
  if (answer.relaxations.empty()) return {};
  std::string out = "there would be:\n";
  for (const Relaxation& each : answer.relaxations) {
    const std::string line = counted(each.total, "article", "articles") + ' ' + each.change + ": " + each.query;
    out += "  " + wrapped(line, {}, {.indent = 4, .first_column = 2}, style) + '\n';
  }
  return out;
}

std::string copies(const Hit& hit) {
  if (hit.copies == 0) return {};
  std::string text = "+" + counted(hit.copies, "copy", "copies");
  if (hit.copies_outlets > 0) text += " in " + counted(hit.copies_outlets, "outlet", "outlets");
  return text;
}

std::string decimal(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", number);
  return text;
}

// "2.310 stem canal (4 times) + 0.420 word canal (3 times)"
std::string parts_text(const std::vector<ScorePart>& parts) {
  std::string out;
  for (const ScorePart& part : parts) {
    if (!out.empty()) out += part.score < 0 ? " - " : " + ";
    out += decimal(std::abs(part.score)) + ' ' + part.part;
    if (!part.text.empty()) out += ' ' + part.text;
    if (part.times > 1) out += " (" + counted(part.times, "time", "times") + ")";
  }
  return out;
}

// Snippets follow each other without a blank line: an ellipsis says that text lies between.
Snippet continued(Snippet snippet) {
  constexpr std::string_view kEllipsis = "\u2026";
  if (snippet.text.starts_with(kEllipsis)) return snippet;
  snippet.text.insert(0, std::string(kEllipsis) + ' ');
  for (Span& mark : snippet.marks) {
    mark.begin += static_cast<std::uint32_t>(kEllipsis.size()) + 1;
    mark.end += static_cast<std::uint32_t>(kEllipsis.size()) + 1;
  }
  return snippet;
}

}  // namespace

std::string hit_text(const Hit& hit, const TextStyle& style) {
  const std::string rank = std::to_string(hit.rank);
  const std::size_t indent = std::max<std::size_t>(rank.size(), 2) + 2;
  const std::string margin(indent, ' ');
  const std::string title = hit.title.empty() ? "(without title)" : hit.title;
  std::string out = std::string(indent - 2 - rank.size(), ' ') + rank + "  ";
  out += wrapped(title, hit.title_marks, {.indent = indent, .first_column = indent, .look = Look::title}, style) + '\n';
  const auto line = [&](std::string_view text, const std::vector<Span>& marks, Look look) {
    if (text.empty()) return;
    out += margin + wrapped(text, marks, {.indent = indent, .first_column = indent, .look = look}, style) + '\n';
  };
  line(dotted({hit.source, date_text(hit.published), language_if_other(hit.language), copies(hit)}), {}, Look::faint);
  for (const Snippet& snippet : hit.snippets) {
    const Snippet shown = &snippet == &hit.snippets.front() ? snippet : continued(snippet);
    line(shown.text, shown.marks, Look::plain);
  }
  out += concordance_text(hit.contexts, indent, style);
  if (!hit.parts.empty()) line("score " + decimal(hit.score) + " = " + parts_text(hit.parts), {}, Look::faint);
  // Never wrapped: an address that is broken over two lines cannot be copied.
  for (const std::string& name : {hit.id, hit.url == hit.id ? std::string{} : hit.url}) {
    if (!name.empty()) out += margin + in_look(printable(name), Look::faint, style) + '\n';
  }
  return out;
}

std::string answer_text(const Answer& answer, const TextStyle& style) {
  std::string out;
  if (style.complaints) out += complaints_text(answer.query, answer.complaints, style);
  out += summary(answer, style);
  out += relaxations_text(answer, style);
  for (const Hit& hit : answer.hits) out += '\n' + hit_text(hit, style);
  for (const Facet& facet : answer.facets) out += '\n' + facet_text(facet, answer.count_by, style);
  if (!answer.trend.series.empty()) out += '\n' + trend_text(answer.trend, answer.count_by, style);
  return out;
}

}  // namespace dateline
