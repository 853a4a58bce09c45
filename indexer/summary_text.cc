#include "indexer/summary_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "common/text/shown.h"
#include "common/text/utf8.h"
#include "indexer/building/room.h"

namespace dateline {
namespace {

constexpr std::size_t kShownReasons = 8;
// Reasons may quote what was read: a hostile input could make up any number of them.
constexpr std::size_t kKeptReasons = 10'000;
constexpr std::size_t kReasonBytes = 100;
constexpr std::size_t kLabelColumns = 10;
// A shorter run says nothing about how many there are in a second.
constexpr double kLeastSeconds = 0.05;

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

std::string one_decimal(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", number);
  return text.data();
}

std::string per_second(const IndexSummary& sums, double seconds) {
  if (seconds < kLeastSeconds) return {};
  const auto inputs = static_cast<std::uint64_t>(static_cast<double>(sums.read) / seconds);
  return " (" + with_thousands(inputs) + "/s, " + one_decimal(static_cast<double>(sums.bytes) / seconds / 1e6) +
         " MB/s)";
}

std::string reading(const IndexSummary& sums, double seconds) {
  return (sums.read == 1 ? " input, " : " inputs, ") + size_in_words(sums.bytes) + " in " + one_decimal(seconds) +
         " s" + per_second(sums, seconds);
}

std::string archive(const IndexSummary& sums) {
  std::string out = (sums.articles == 1 ? " article in " : " articles in ") + counted(sums.shards, "shard") + ", " +
                    size_in_words(sums.archive_bytes);
  if (sums.articles > 0) out += " (" + with_thousands(sums.archive_bytes / sums.articles) + " bytes an article)";
  return out + ", revision " + std::to_string(sums.revision);
}

/// Rows of a label, a count and words, the counts under one another.
class Rows {
 public:
  void add(std::string label, std::uint64_t count, std::string words = {}) {
    rows_.push_back({std::move(label), with_thousands(count), std::move(words)});
  }
  void add_if(std::string label, std::uint64_t count, std::string words = {}) {
    if (count > 0) add(std::move(label), count, std::move(words));
  }
  [[nodiscard]] std::string text() const {
    std::size_t columns = 0;
    for (const Row& row : rows_) columns = std::max(columns, row.count.size());
    std::string out;
    for (const Row& row : rows_) {
      out += row.label + std::string(kLabelColumns - row.label.size(), ' ');
      out += std::string(columns - row.count.size(), ' ') + row.count + row.words + "\n";
    }
    return out;
  }

 private:
  struct Row {
    std::string label, count, words;
  };
  std::vector<Row> rows_;
};

}  // namespace

void RejectionCounts::add(std::string_view reason) {
  std::string shown = printable(without_place(reason));
  if (shown.size() > kReasonBytes) shown = std::string(utf8_prefix(shown, kReasonBytes)) + "\u2026";
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

std::string summary_text(const IndexSummary& sums, const RejectionCounts& rejections, double seconds) {
  const bool nothing_new = sums.added + sums.updated + sums.deleted + sums.rejected + sums.merged_shards == 0;
  if (nothing_new) {
    if (sums.read == 0) return "nothing changed; revision " + std::to_string(sums.revision) + "\n";
    return counted(sums.read, "input") + " in " + one_decimal(seconds) + " s, all unchanged; revision " +
           std::to_string(sums.revision) + "\n";
  }
  Rows rows;
  rows.add_if("read", sums.read, reading(sums, seconds));
  rows.add_if("added", sums.added);
  rows.add_if("updated", sums.updated);
  rows.add_if("unchanged", sums.unchanged);
  rows.add_if("deleted", sums.deleted);
  rows.add_if("rejected", sums.rejected);
  for (const auto& [reason, count] : rejections.most_frequent(kShownReasons)) rows.add("", count, " " + reason);
  rows.add_if("merged", sums.merged_shards, " shards");
  rows.add("archive", sums.articles, archive(sums));
  return rows.text();
}

}  // namespace dateline
