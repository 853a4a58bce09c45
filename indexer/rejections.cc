#include "indexer/rejections.h"

#include <algorithm>

#include "common/archive/run_records.h"
#include "common/text/shown.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Reasons may quote what was read: a hostile input could make up any number of them.
constexpr std::size_t kKeptReasons = 10'000;
constexpr std::size_t kReasonBytes = 100;
// The archive's memory of a run stays small, whatever was read.
constexpr std::size_t kRememberedReasons = 8;
constexpr std::size_t kRememberedInputs = 20;
constexpr std::size_t kInputBytes = 200;

std::string shortened(std::string_view text, std::size_t most) {
  std::string shown = printable(text);
  return shown.size() <= most ? shown : std::string(utf8_prefix(shown, most)) + "\u2026";
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The reason behind "line 3, byte 17: ", "element 3, byte 17: ".
std::string_view without_place(std::string_view reason) {
  const std::size_t end = reason.find(": ");
  const std::size_t comma = reason.find(", byte ");
  if (end == reason.npos || comma == reason.npos || comma > end) return reason;
  const std::string_view place = reason.substr(0, comma);
  const std::size_t blank = place.find(' ');
  if (blank == place.npos || !is_digits(place.substr(blank + 1))) return reason;
  if (!is_digits(reason.substr(comma + 7, end - comma - 7))) return reason;
  return reason.substr(end + 2);
}

}  // namespace

void RejectionCounts::add(std::string_view reason) {
  std::string shown = shortened(without_place(reason), kReasonBytes);
  const auto found = counts_.find(shown);
  if (found == counts_.end() && counts_.size() >= kKeptReasons) {
    ++others_;
  } else if (found == counts_.end()) {
    counts_.emplace(std::move(shown), 1);
  } else {
    ++found->second;
  }
}

std::vector<std::pair<std::string, std::uint64_t>> RejectionCounts::most_frequent(std::size_t most) const {
  std::vector<std::pair<std::string, std::uint64_t>> out(counts_.begin(), counts_.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::uint64_t others = others_;
  const bool all = others == 0 && out.size() <= most;
  while (!all && !out.empty() && out.size() >= most) {
    others += out.back().second;
    out.pop_back();
  }
  if (others > 0) out.emplace_back("other reasons", others);
  return out;
}

void RunNotes::add(const InputReport& report) {
  if (report.outcome != Outcome::rejected) return;
  counts_.add(report.reason);
  last_.push_back({shortened(report.input, kInputBytes), shortened(report.reason, kReasonBytes)});
  if (last_.size() > kRememberedInputs) last_.pop_front();
}

RunRecord RunNotes::record(const IndexSummary& sums, std::chrono::system_clock::time_point published) const {
  RunRecord out{.published = utc_timestamp(published),
                .read = sums.read,
                .added = sums.added,
                .updated = sums.updated,
                .unchanged = sums.unchanged,
                .rejected = sums.rejected,
                .deleted = sums.deleted};
  for (auto& [reason, inputs] : counts_.most_frequent(kRememberedReasons)) out.reasons.push_back({reason, inputs});
  out.rejected_inputs.assign(last_.begin(), last_.end());
  return out;
}

}  // namespace dateline
