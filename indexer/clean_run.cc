// Inputs to cleaned articles without an archive: cleaned by workers, handed on in the order of the inputs.
#include <utility>
#include <variant>
#include <vector>

#include <dateline/indexer.h>

#include "indexer/enrich.h"
#include "indexer/input/reader.h"
#include "indexer/inverting/cancel.h"
#include "indexer/ordered_workers.h"

namespace dateline {
namespace {

// A batch a job, as in IndexRun; few are under way, because a batch may be one page of many megabytes.
constexpr std::size_t kBatchInputs = 64;
constexpr std::uint64_t kBatchBytes = std::uint64_t{256} << 10;
constexpr std::size_t kBatchesPerWorker = 4;

CleanedInput clean_item(InputItem&& item, EntityAdder& entities) {
  CleanedInput out{{item.input, Outcome::added, {}, {}}, {}};
  const bool is_page = std::holds_alternative<Page>(item.content);
  if (is_page) {
    out.page = clean(std::get<Page>(item.content));
  } else if (auto* article = std::get_if<Article>(&item.content)) {
    out.page.article = std::move(*article);
  } else {
    out.page.rejected = std::get<Unreadable>(item.content).reason;
  }
  if (!out.page.article) {
    out.report.outcome = Outcome::rejected;
    out.report.reason = out.page.rejected;
    return out;
  }
  const auto finish = [&](Article& article) {
    complete(article, is_page);
    entities.add(article);
  };
  finish(*out.page.article);
  for (Article& other : out.page.others) finish(other);
  out.report.id = out.page.article->id;
  return out;
}

class CleanRun {
 public:
  CleanRun(const IndexerOptions& options, const std::function<void(const CleanedInput&)>& sink)
      : options_(options), sink_(sink), entities_(options) {
    if (options_.threads < 2) return;
    workers_ = std::make_unique<Workers>(options_.threads, kBatchesPerWorker * options_.threads,
                                         [this] { return [this](Batch&& batch) { return clean_batch(batch); }; });
  }

  void read(const std::string& input) {
    // While a pipe gives nothing, what came before is handed on: somebody may wait for it.
    const auto while_waiting = [this] {
      check_cancel(options_.cancel, "interrupted");
      drain();
    };
    read_input(input, while_waiting, [this](InputItem&& item) { add(std::move(item)); });
    drain();
  }

 private:
  struct Batch {
    std::vector<InputItem> items;
    std::uint64_t bytes = 0;
  };
  using Workers = OrderedWorkers<Batch, std::vector<CleanedInput>>;

  std::vector<CleanedInput> clean_batch(Batch& batch) {
    std::vector<CleanedInput> out;
    out.reserve(batch.items.size());
    for (InputItem& item : batch.items) out.push_back(clean_item(std::move(item), entities_));
    return out;
  }

  void add(InputItem&& item) {
    check_cancel(options_.cancel, "interrupted");
    if (!workers_) return sink_(clean_item(std::move(item), entities_));
    batch_.bytes += item.bytes;
    batch_.items.push_back(std::move(item));
    if (batch_.items.size() >= kBatchInputs || batch_.bytes >= kBatchBytes) send_batch();
  }
  void send_batch() {
    hand_on(false);
    while (workers_->full()) hand_on(true);
    if (!batch_.items.empty()) workers_->add(std::exchange(batch_, {}));
  }
  void hand_on(bool wait) {
    while (auto ready = workers_->take(wait)) {
      for (const CleanedInput& input : *ready) sink_(input);
      wait = false;
    }
  }
  void drain() {
    if (!workers_) return;
    send_batch();
    while (!workers_->empty()) hand_on(true);
  }

  const IndexerOptions& options_;
  const std::function<void(const CleanedInput&)>& sink_;
  EntityAdder entities_;
  Batch batch_;  // not yet with a worker
  std::unique_ptr<Workers> workers_;
};

}  // namespace

void clean_path(const std::string& input, const IndexerOptions& options,
                const std::function<void(const CleanedInput&)>& sink) {
  CleanRun(options, sink).read(input);
}

}  // namespace dateline
