#include "searcher/output/table.h"

#include <algorithm>

#include "common/text/shown.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kMostNameColumns = 40;
constexpr std::size_t kLeastNameColumns = 12;
constexpr std::size_t kMostBarColumns = 40;
constexpr std::size_t kLeastBarColumns = 5;
constexpr std::size_t kGap = 2;

struct Widths {
  std::size_t name = 0, count = 0, bar = 0;
  bool remarks = false;
};

// Without room for everything first the bars go, then the remarks.
Widths widths_of(const std::vector<BarRow>& rows, std::size_t width) {
  Widths out;
  std::size_t name = 0, remark = 0;
  for (const BarRow& row : rows) {
    name = std::max(name, display_width(printable(row.name)));
    out.count = std::max(out.count, with_thousands(row.count).size());
    remark = std::max(remark, display_width(row.remark));
  }
  const std::size_t least = std::min(name, kLeastNameColumns);
  const auto left_by = [&](std::size_t taken) { return width - std::min(width, 2 * kGap + out.count + taken); };
  out.remarks = remark > 0 && left_by(kGap + remark) >= least;
  const std::size_t room = left_by(out.remarks ? kGap + remark : 0);
  // A third is for the bars, where names are long.
  const std::size_t bars = std::max(kGap + kLeastBarColumns, room / 3);
  const bool with_bars = room >= least + kGap + kLeastBarColumns;
  out.name = std::min({name, kMostNameColumns, std::max(least, with_bars ? room - std::min(room, bars) : room)});
  out.bar = with_bars ? std::min(room - out.name - kGap, kMostBarColumns) : 0;
  return out;
}

std::string row_text(const BarRow& row, std::uint64_t largest, const Widths& widths, const TextStyle& style) {
  std::string line = "  " + left_in(clipped(row.name, widths.name), widths.name) + "  " +
                     right_in(with_thousands(row.count), widths.count);
  const std::string remark = widths.remarks ? row.remark : "";
  const std::string drawn = widths.bar == 0 ? "" : bar(row.count, largest, widths.bar, style.ascii);
  if (widths.bar > 0 && !(drawn.empty() && remark.empty())) {
    line += "  " + (remark.empty() ? drawn : left_in(drawn, widths.bar));
  }
  if (!remark.empty()) line += "  " + in_look(remark, Look::faint, style);
  return line + '\n';
}

}  // namespace

std::string bar_table(const std::vector<BarRow>& rows, const TextStyle& style) {
  const Widths widths = widths_of(rows, style.width);
  std::uint64_t largest = 0;
  for (const BarRow& row : rows) largest = std::max(largest, row.count);
  std::string out;
  for (const BarRow& row : rows) out += row_text(row, largest, widths, style);
  return out;
}

}  // namespace dateline
