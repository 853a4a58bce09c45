#include "searcher/command/batch_report.h"

#include <algorithm>
#include <cstdio>

#include "common/text/shown.h"

namespace dateline {
namespace {

constexpr std::size_t kMostIds = 20;

std::string decimal(double number) {
  char text[64];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

std::string listed(const std::vector<std::string>& ids) {
  std::string out;
  for (std::size_t i = 0; i < std::min(ids.size(), kMostIds); ++i) out += (i == 0 ? "" : ", ") + printable(ids[i]);
  if (ids.size() > kMostIds) out += " and " + with_thousands(ids.size() - kMostIds) + " more";
  return out;
}

std::string line(const std::vector<std::string>& ids, const std::string& what) {
  return ids.empty() ? std::string{} : with_thousands(ids.size()) + " " + what + ": " + listed(ids) + "\n";
}

}  // namespace

void BatchReport::answered(const std::string& id, const Answer& answer, std::uint64_t hits) {
  hits_ += hits;
  times_.push_back({answer.took_ms, id});
  if (answer.total == 0) empty_.push_back(id);
  if (answer.fell_back) fell_back_.push_back(id);
}

std::string BatchReport::text(double seconds) const {
  std::string out = counted(times_.size(), "query", "queries") + " in " + decimal(seconds) + " s";
  if (!times_.empty()) {
    std::vector<Time> times = times_;
    const auto faster = [](const Time& a, const Time& b) { return a.ms < b.ms; };
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
    std::nth_element(times.begin(), middle, times.end(), faster);
    const Time& slowest = *std::max_element(times_.begin(), times_.end(), faster);
    out += ": median " + decimal(middle->ms) + " ms, slowest " + decimal(slowest.ms) + " ms (" + printable(slowest.id) +
           ")";
  }
  return out + "\n" + line(empty_, "found nothing") +
         line(fell_back_, "had no article with all words and took any of them") + line(failed_, "not answered");
}

}  // namespace dateline
