// Facets and trends: names, counts and bars in columns.
#include <algorithm>
#include <string>
#include <vector>

#include "common/text/shown.h"
#include "common/text/territories.h"
#include "common/text/utf8.h"
#include "searcher/output/answer_text.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

constexpr std::size_t kMostNameColumns = 40;
constexpr std::size_t kBarColumns = 20;

struct Row {
  std::string name;
  std::uint64_t count = 0;
  std::string remark;
};

std::string padded(const std::string& text, std::size_t columns) {
  const std::size_t used = display_width(text);
  return text + std::string(columns > used ? columns - used : 0, ' ');
}

std::string table(std::vector<Row> rows, const TextStyle& style) {
  std::size_t name_columns = 0, count_columns = 0;
  std::uint64_t largest = 0;
  const std::size_t room = std::max<std::size_t>(style.width, 50) - 30;
  for (Row& row : rows) {
    row.name = clipped(row.name, std::min(kMostNameColumns, room));
    name_columns = std::max(name_columns, display_width(row.name));
    count_columns = std::max(count_columns, with_thousands(row.count).size());
    largest = std::max(largest, row.count);
  }
  std::string out;
  for (const Row& row : rows) {
    const std::string count = with_thousands(row.count);
    std::string line =
        "  " + padded(row.name, name_columns) + "  " + std::string(count_columns - count.size(), ' ') + count;
    const std::string drawn = bar(row.count, largest, kBarColumns);
    if (!drawn.empty() || !row.remark.empty()) line += "  " + (row.remark.empty() ? drawn : padded(drawn, kBarColumns));
    if (!row.remark.empty()) line += "  " + in_look(row.remark, Look::faint, style);
    out += line + '\n';
  }
  return out;
}

}  // namespace

std::string facet_text(const Facet& facet, const TextStyle& style) {
  std::string out = in_look(printable(facet.field), Look::title, style) + '\n';
  std::vector<Row> rows;
  for (const FacetValue& value : facet.values) {
    const bool country = facet.field == "country";
    rows.push_back({country ? country_name(value.value) : value.value, value.count, {}});
  }
  out += table(std::move(rows), style);
  if (facet.values.empty() && facet.without == 0) out += "  " + in_look("none", Look::faint, style) + '\n';
  std::vector<std::string> rest;
  if (facet.other_values > 0) rest.push_back(counted(facet.other_values, "further value", "further values"));
  if (facet.without > 0) rest.push_back(counted(facet.without, "article without", "articles without"));
  if (!rest.empty()) out += "  " + in_look(dotted(rest), Look::faint, style) + '\n';
  return out;
}

std::string trend_text(const Answer& answer, const TextStyle& style) {
  std::vector<Row> rows;
  for (const TrendPoint& point : answer.trend) {
    rows.push_back({point.bucket, point.count, point.total > 0 ? "of " + with_thousands(point.total) : ""});
  }
  std::string out = in_look("trend", Look::title, style) + '\n' + table(std::move(rows), style);
  if (answer.trend_undated > 0)
    out +=
        "  " + in_look(counted(answer.trend_undated, "undated article", "undated articles"), Look::faint, style) + '\n';
  return out;
}

}  // namespace dateline
