// A trend as people read it:
//
//   trend by year                          trend by year
//     2014  4  ████████  of 5, 80.0 %        1 canal   ▁▂█▄   12 articles
//     2015  0            of 1, 0.0 %         2 strait  ▁▁ ▂    4 articles
//
//                                                   1          2        all
//                                            2014   4  80.0 %  1  20.0 %  5
#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "common/text/shown.h"
#include "common/text/utf8.h"
#include "searcher/output/answer_text.h"
#include "searcher/output/table.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

constexpr std::size_t kMostLabelColumns = 30;
constexpr std::size_t kLeastCurveColumns = 10;

std::string faint_line(const std::string& text, const TextStyle& style) {
  return "  " + wrapped(text, {}, {.indent = 2, .first_column = 2, .look = Look::faint}, style) + '\n';
}

std::string undated(std::uint64_t number, CountBy unit) {
  return counted_units(number, unit) + " without a date so exact";
}

std::string one_series(const TrendSeries& series, CountBy unit, const TextStyle& style) {
  std::vector<BarRow> rows;
  for (const TrendPoint& point : series.points) {
    std::string remark;
    if (point.total > 0) remark = "of " + with_thousands(point.total) + ", " + percent(point.count, point.total);
    rows.push_back({point.bucket, point.count, std::move(remark)});
  }
  std::string out = bar_table(rows, style);
  if (series.points.empty() && series.undated == 0) out += faint_line("none", style);
  if (series.undated > 0) out += faint_line(undated(series.undated, unit), style);
  return out;
}

// The counts of a series, `together` steps at a time.
std::vector<std::uint64_t> heights(const TrendSeries& series, std::size_t together) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    if (i % together == 0) out.push_back(0);
    out.back() += series.points[i].count;
  }
  return out;
}

std::string label_of(std::size_t number, const TrendSeries& series, std::size_t columns) {
  return std::to_string(number) + " " + clipped(series.query.empty() ? "*" : series.query, columns);
}

// What stands behind a curve.
std::string sums(const TrendSeries& series, CountBy unit) {
  const std::uint64_t drawn =
      std::accumulate(series.points.begin(), series.points.end(), std::uint64_t{0},
                      [](std::uint64_t sum, const TrendPoint& point) { return sum + point.count; });
  // A story may be in several steps, so their sum says nothing.
  std::string out =
      unit == CountBy::stories ? counted_units(series.matches, CountBy::articles) : counted_units(drawn, unit);
  if (series.undated > 0) out += " +" + with_thousands(series.undated) + " undated";
  return out;
}

std::string curves(const Trend& trend, CountBy unit, const TextStyle& style) {
  std::size_t label = 0, sum = 0;
  const std::size_t most = std::min(kMostLabelColumns, style.width / 3);
  for (std::size_t i = 0; i < trend.series.size(); ++i) {
    label = std::max(label, display_width(label_of(i + 1, trend.series[i], most)));
    sum = std::max(sum, display_width(sums(trend.series[i], unit)));
  }
  const std::size_t left = style.width - std::min(style.width, label + 4);
  const bool with_sums = left >= kLeastCurveColumns + 2 + sum;
  const std::size_t room = std::max(kLeastCurveColumns, with_sums ? left - 2 - sum : left);
  const std::size_t steps = trend.series.front().points.size();
  const std::size_t together = std::max<std::size_t>(1, (steps + room - 1) / room);
  std::uint64_t largest = 0;
  for (const TrendSeries& series : trend.series) {
    for (const std::uint64_t height : heights(series, together)) largest = std::max(largest, height);
  }
  std::string out;
  for (std::size_t i = 0; i < trend.series.size(); ++i) {
    const TrendSeries& series = trend.series[i];
    out += "  " + left_in(label_of(i + 1, series, most), label) + "  " +
           sparkline(heights(series, together), largest, style.ascii);
    if (with_sums) out += "  " + in_look(sums(series, unit), Look::faint, style);
    out += '\n';
  }
  if (together > 1) {
    out += faint_line("a character is " + counted(together, std::string(trend.step), trend.step + "s"), style);
  }
  return out;
}

struct Column {
  std::vector<std::string> cells;
  std::size_t width = 0;

  void add(std::string cell) {
    width = std::max(width, display_width(cell));
    cells.push_back(std::move(cell));
  }
};

std::vector<Column> columns_of(const Trend& trend, bool with_shares) {
  std::vector<Column> columns(1);
  columns.front().add("");
  const std::vector<TrendPoint>& first = trend.series.front().points;
  for (const TrendPoint& point : first) columns.front().add(printable(point.bucket));
  for (std::size_t i = 0; i < trend.series.size(); ++i) {
    Column& counts = columns.emplace_back();
    counts.add(std::to_string(i + 1));
    for (const TrendPoint& point : trend.series[i].points) counts.add(with_thousands(point.count));
    if (!with_shares) continue;
    Column& shares = columns.emplace_back();
    shares.add("");
    for (const TrendPoint& point : trend.series[i].points) shares.add(percent(point.count, point.total));
  }
  Column& all = columns.emplace_back();
  all.add("all");
  for (const TrendPoint& point : first) all.add(with_thousands(point.total));
  return columns;
}

std::size_t width_of(const std::vector<Column>& columns) {
  std::size_t width = 0;
  for (const Column& column : columns) width += 2 + column.width;
  return width;
}

std::string numbers(const Trend& trend, const TextStyle& style) {
  std::vector<Column> columns = columns_of(trend, true);
  if (width_of(columns) > style.width) columns = columns_of(trend, false);
  if (width_of(columns) > style.width) return faint_line("csv and json show the numbers", style);
  std::string out;
  for (std::size_t row = 0; row < columns.front().cells.size(); ++row) {
    std::string line;
    for (const Column& column : columns) {
      const std::string& cell = column.cells[row];
      line += "  " + (&column == &columns.front() ? left_in(cell, column.width) : right_in(cell, column.width));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

// What has to be said of compared queries; the first one's is said with the answer.
std::string remarks(const Trend& trend, const TextStyle& style) {
  std::string out;
  for (std::size_t i = 1; i < trend.series.size(); ++i) {
    const TrendSeries& series = trend.series[i];
    if (style.complaints) out += complaints_text(series.query, series.complaints, style);
    if (!series.fell_back) continue;
    out += wrapped("no article has all words of \"" + series.query + "\"; articles with any of them are counted", {},
                   {.look = Look::warning}, style) +
           '\n';
  }
  return out;
}

}  // namespace

std::string trend_text(const Trend& trend, CountBy unit, const TextStyle& style) {
  const std::string heading = "trend by " + trend.step + (unit == CountBy::stories ? ", stories" : "");
  const std::string title = in_look(printable(heading), Look::title, style) + '\n';
  if (trend.series.size() == 1) return title + one_series(trend.series.front(), unit, style);
  std::string out = remarks(trend, style) + title;
  if (trend.series.front().points.empty()) return out + faint_line("none", style);
  return out + curves(trend, unit, style) + '\n' + numbers(trend, style);
}

}  // namespace dateline
