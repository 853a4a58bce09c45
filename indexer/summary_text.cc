#include "indexer/summary_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "common/text/shown.h"
#include "indexer/building/room.h"

namespace dateline {
namespace {

constexpr std::size_t kShownReasons = 8;
constexpr std::size_t kLabelColumns = 10;
// A shorter run says nothing about how many there are in a second.
constexpr double kLeastSeconds = 0.05;

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
