#include "indexer/told_run.h"

#include <chrono>
#include <memory>
#include <ostream>
#include <utility>

#include <dateline/archive.h>

#include "common/text/shown.h"
#include "indexer/building/room.h"
#include "indexer/input_size.h"
#include "indexer/report_file.h"
#include "indexer/summary_text.h"

namespace dateline {
namespace {

constexpr std::size_t kShownRejections = 20;
// Counting what there is to read may take so long, and no longer.
constexpr std::chrono::milliseconds kPatience(500);

/// The error with what to do about it; `published`: the revision that the run had come to, 0 if none.
Error with_advice(const Error& error, const std::string& archive, std::uint64_t published) {
  std::string message = error.what();
  std::string hint = error.hint();
  const auto add = [&](const std::string& advice) { hint += (hint.empty() || advice.empty() ? "" : "; ") + advice; };
  add(advice_on_room(error, archive));
  if (published != 0) {
    if (error.code() == ErrorCode::interrupted) message = "interrupted";
    add("what was published before stays: the archive is at revision " + std::to_string(published) +
        "; run it again for the rest");
  }
  return {error.code(), message, error.context(), hint};
}

class ToldRun {
 public:
  ToldRun(IndexRequest&& request, std::ostream& messages)
      : request_(std::move(request)), progress_(messages, with_total(request_)), report_(request_.report) {}

  int run() {
    request_.options.on_input = [this](const InputReport& row) { note(row); };
    request_.options.on_problem = [this](const std::string& problem) { progress_.say(printable(problem)); };
    request_.options.on_phase = [this](std::string_view phase) { progress_.enter(phase); };
    indexer_ = std::make_unique<Indexer>(request_.archive, request_.options);
    work();
    report_.close();
    const IndexSummary sums = indexer_->summary();
    indexer_.reset();  // and its lock: a merge wants it
    tell(request_.merge ? merged(sums) : sums);
    return sums.rejected + missing_ > 0 ? 1 : 0;
  }

 private:
  static ProgressOptions with_total(const IndexRequest& request) {
    ProgressOptions out = request.progress;
    if (!out.quiet) out.total_bytes = bytes_to_read(request.inputs, kPatience);
    return out;
  }

  void work() {
    const std::uint64_t revision = indexer_->summary().revision;
    try {
      for (const ListedId& listed : request_.gone) erase(listed);
      for (const std::string& input : request_.inputs) indexer_->add_path(input);
      indexer_->publish();
    } catch (const Error& error) {
      const std::uint64_t now = indexer_->summary().revision;
      indexer_.reset();  // takes what was not published off the disk, which may be full
      throw with_advice(error, request_.archive, now == revision ? 0 : now);
    }
  }

  void erase(const ListedId& listed) {
    if (indexer_->erase(listed.id)) return;
    ++missing_;
    progress_.say(unknown_id_in_words(listed));
  }

  void note(const InputReport& row) {
    report_.write(row);
    progress_.read(indexer_->summary().read, indexer_->summary().bytes);
    if (row.outcome != Outcome::rejected) return;
    rejections_.add(row.reason);
    if (request_.progress.quiet || ++told_ > kShownRejections) return;
    progress_.say("rejected " + printable(row.input) + ": " + printable(row.reason));
    if (told_ == kShownRejections) progress_.say("(further rejections only in --report)");
  }

  IndexSummary merged(IndexSummary sums) {
    progress_.enter("merging");
    const MergeReport report = merge(request_.archive, MergeExtent::all, request_.options.cancel);
    sums.merged_shards += report.merged;
    const ArchiveStats stats = Archive::open(request_.archive)->stats();
    sums.revision = stats.revision;
    sums.articles = stats.articles;
    sums.shards = stats.shards.size();
    sums.archive_bytes = stats.bytes;
    return sums;
  }

  void tell(const IndexSummary& sums) {
    if (!sums.merge_problem.empty()) {
      progress_.say("shards were not merged: " + sums.merge_problem + "; the next run tries again");
    }
    if (request_.progress.quiet) return;
    std::string text = summary_text(sums, rejections_,
                                    std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count());
    text.pop_back();
    progress_.say(text);
  }

  const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  IndexRequest request_;
  Progress progress_;
  ReportFile report_;
  RejectionCounts rejections_;
  std::unique_ptr<Indexer> indexer_;
  std::uint64_t told_ = 0;     // of the rejections
  std::uint64_t missing_ = 0;  // of the ids to delete
};

}  // namespace

int index_and_tell(IndexRequest request, std::ostream& messages) { return ToldRun(std::move(request), messages).run(); }

std::string unknown_id_in_words(const ListedId& listed) {
  return (listed.where.empty() ? "" : printable(listed.where) + ": ") + "no article has the id " + printable(listed.id);
}

}  // namespace dateline
