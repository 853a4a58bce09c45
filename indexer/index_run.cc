#include "indexer/index_run.h"

#include <utility>

#include "common/analysis/analyzer.h"
#include "common/schema/document.h"
#include "indexer/inverted_stories.h"
#include "indexer/inverting/cancel.h"
#include "indexer/stories/stories.h"

namespace dateline {
namespace {

constexpr const char* kInterrupted = "interrupted; nothing was published";

// Inputs go to workers in batches: a short article is analysed in less time than it takes to wake a thread.
constexpr std::size_t kBatchInputs = 64;
constexpr std::uint64_t kBatchBytes = std::uint64_t{256} << 10;
constexpr std::size_t kBatchesPerWorker = 4;

// True if `a` was fetched before `b`: of several captures the latest wins, whatever order they are read in.
bool is_older(const std::optional<Date>& a, const std::optional<Date>& b) {
  return a && b && a->day + a->time < b->day + b->time;
}

void look_at_archive(const ArchiveSnapshot* snapshot, IndexSummary& summary) {
  if (snapshot == nullptr) return;
  summary.revision = snapshot->manifest().revision;
  summary.articles = snapshot->articles();
  summary.shards = snapshot->shards().size();
  summary.archive_bytes = bytes_of_shards(snapshot->manifest()) + snapshot->manifest().removed_sum.size;
}

void add_note(std::string& remark, const std::string& note) { remark += (remark.empty() ? "" : "; ") + note; }

}  // namespace

IndexRun::IndexRun(const std::string& path, IndexerOptions options)
    : options_(std::move(options)),
      entities_(options_),
      publisher_(path, {.analyzer = Analyzer::fingerprint(), .interop = options_.interop, .on_step = {}}),
      merger_(publisher_) {
  if (publisher_.snapshot() != nullptr) publisher_.snapshot()->require_analyzer(Analyzer::fingerprint());
  open_archive();
}
IndexRun::~IndexRun() = default;

void IndexRun::open_archive() {
  const ArchiveSnapshot* const snapshot = publisher_.snapshot();
  look_at_archive(snapshot, summary_);
  stored_ = std::make_unique<StoredArticles>(snapshot);
  const PrepareOptions options{&entities_, options_.stories};
  preparer_ = std::make_unique<Preparer>(options, snapshot);
  if (options_.threads < 2) return;
  workers_ = std::make_unique<Workers>(options_.threads, kBatchesPerWorker * options_.threads, [options, snapshot] {
    return [preparer = std::make_shared<Preparer>(options, snapshot)](InputBatch&& batch) {
      std::vector<PreparedInput> out;
      out.reserve(batch.items.size());
      for (InputItem& item : batch.items) {
        for (PreparedInput& input : preparer->prepare(std::move(item))) out.push_back(std::move(input));
      }
      return out;
    };
  });
}

// --- to the workers and back -----------------------------------------------------------------------------------------

void IndexRun::read(const std::string& input) {
  // While a pipe gives nothing, what came before is placed, and committed if it is time: somebody may wait for it.
  const auto while_waiting = [this] {
    check_cancel(options_.cancel, kInterrupted);
    drain();
  };
  read_input(input, while_waiting, [this](InputItem&& item) { add(std::move(item)); });
  drain();
}

void IndexRun::add(InputItem&& item) {
  check_cancel(options_.cancel, kInterrupted);
  if (!workers_) {
    arrive(preparer_->prepare(std::move(item)));
    return;
  }
  batch_.bytes += item.bytes;
  batch_.items.push_back(std::move(item));
  if (batch_.items.size() >= kBatchInputs || batch_.bytes >= kBatchBytes) send_batch();
}

void IndexRun::send_batch() {
  collect_arrived(false);
  while (workers_->full()) collect_arrived(true);
  if (!batch_.items.empty()) workers_->add(std::exchange(batch_, {}));
}

void IndexRun::collect_arrived(bool wait) {
  while (auto ready = workers_->take(wait)) {
    arrive(std::move(*ready));
    wait = false;
  }
}

void IndexRun::drain() {
  if (!workers_) return;
  send_batch();
  while (!workers_->empty()) collect_arrived(true);
}

void IndexRun::arrive(std::vector<PreparedInput>&& inputs) {
  for (PreparedInput& input : inputs) arrived_.push_back(std::move(input));
  place_arrived();
}

void IndexRun::place_arrived() {
  while (!arrived_.empty()) {
    check_cancel(options_.cancel, kInterrupted);
    PreparedInput input = std::move(arrived_.front());
    arrived_.pop_front();
    place(std::move(input));
    commit_if_due();
  }
}

Outcome IndexRun::add_now(InputItem&& item) {
  drain();
  std::vector<PreparedInput> all = preparer_->prepare(std::move(item));
  const Outcome outcome = place(std::move(all.front()));
  commit_if_due();
  all.erase(all.begin());
  arrive(std::move(all));
  return outcome;
}

// --- what becomes of an input ----------------------------------------------------------------------------------------

std::uint64_t& IndexRun::count_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::added:
      return summary_.added;
    case Outcome::updated:
      return summary_.updated;
    case Outcome::unchanged:
      return summary_.unchanged;
    case Outcome::rejected:
      break;
  }
  return summary_.rejected;
}

Outcome IndexRun::report(InputReport&& row) {
  ++count_of(row.outcome);
  notes_.add(row);
  if (options_.on_input) options_.on_input(row);
  return row.outcome;
}

Outcome IndexRun::place(PreparedInput&& input) {
  ++summary_.read;
  summary_.bytes += input.bytes;
  if (!input.rejected.empty()) return report({input.input, Outcome::rejected, {}, input.rejected});
  preparer_->look_up_again(input);
  const Outcome outcome = place_article(std::move(input));
  if (outcome == Outcome::added || outcome == Outcome::updated) ++uncommitted_;
  return outcome;
}

AnalysedArticle IndexRun::take_analysed(PreparedInput& input) {
  return input.analysed ? std::move(*input.analysed) : preparer_->analyse(std::move(input.article));
}

// Added, updated or unchanged, by what the run and the archive hold under the same id.
Outcome IndexRun::place_article(PreparedInput&& input) {
  const std::string id = input.analysed ? input.analysed->id : input.article.id;
  const std::string digest = input.analysed ? input.analysed->digest : input.article.digest;
  const auto fetched = input.analysed ? input.analysed->fetched : input.article.fetched;
  std::string remark = std::move(input.remark);
  const auto done = [&](Outcome outcome) { return report({input.input, outcome, id, remark}); };
  const auto is_late = [&] {
    if (options_.keep_versions) keep_version(input.analysed ? article_of(*input.analysed) : std::move(input.article));
    return done(Outcome::unchanged);
  };

  if (const auto row = inverter_ ? inverter_->find(id) : std::nullopt) {
    const RowIdentity earlier = inverter_->identity(*row);
    if (earlier.digest == digest) {
      add_note(remark, "the same as " + earlier.input);
      return done(Outcome::unchanged);
    }
    if (is_older(fetched, earlier.fetched)) {
      add_note(remark, "older than " + earlier.input);
      return is_late();
    }
    add_note(remark, "replaces " + earlier.input + " of this run");
    if (options_.keep_versions) keep_version(inverter_->article(*row));
    --count_of(updates_.contains(*row) ? Outcome::updated : Outcome::added);
    ++summary_.unchanged;
    inverter_->drop(*row);
    updates_.erase(*row);
  }
  const bool is_stored = input.stored && !stored_->is_hidden(input.stored->row);
  if (is_stored && input.stored->digest == digest) return done(Outcome::unchanged);
  if (is_stored && is_older(fetched, input.stored->fetched)) {
    add_note(remark, "older than what the archive holds");
    return is_late();
  }
  if (is_stored && options_.keep_versions) keep_version(stored_->read(input.stored->row));
  const std::uint32_t row = inverter().add(take_analysed(input));
  if (is_stored) updates_.emplace(row, input.stored->row);
  return done(is_stored ? Outcome::updated : Outcome::added);
}

// A version is an article of its own: found, listed and taken down under its own id.
void IndexRun::keep_version(Article&& article) {
  article.id += "@" + (article.fetched ? to_string(*article.fetched) : article.digest.substr(0, 8));
  article.story.clear();
  if (stored_->find(article.id) || inverter().find(article.id)) return;
  inverter().add(preparer_->analyse(std::move(article)));
}

Inverter& IndexRun::inverter() {
  if (!inverter_) {
    folder_ = publisher_.new_shard_folder();
    inverter_ = std::make_unique<Inverter>(InverterOptions{.scratch = folder_,
                                                           .memory_bytes = options_.memory_bytes,
                                                           .interop = publisher_.interop(),
                                                           .two_threads = options_.threads > 1,
                                                           .cancel = options_.cancel});
  }
  return *inverter_;
}

bool IndexRun::erase(const std::string& id) {
  drain();
  bool found = false;
  if (const auto row = inverter_ ? inverter_->find(id) : std::nullopt) {
    inverter_->drop(*row);
    updates_.erase(*row);
    found = true;
  }
  if (const auto row = stored_->find(id)) {
    stored_->hide(*row);
    hidden_ = found = true;
  }
  if (found) ++summary_.deleted;
  return found;
}

// --- commits ---------------------------------------------------------------------------------------------------------

void IndexRun::assign_stories_of_run() {
  InvertedStories fresh(*inverter_);
  for (Article& moved : assign_stories(fresh, *stored_, options_.stories)) {
    if (const auto row = stored_->find(moved.id)) stored_->hide(*row);
    const auto story = story_number(moved.story);
    const std::uint32_t row = inverter_->add(preparer_->analyse(std::move(moved)));
    if (story) inverter_->set_story(row, *story);
  }
}

void IndexRun::commit_if_due() {
  if (options_.commit_every != 0 && uncommitted_ >= options_.commit_every) commit();
}

void IndexRun::commit() {
  check_cancel(options_.cancel, kInterrupted);
  uncommitted_ = 0;
  for (const auto& [row, replaced] : updates_) {
    stored_->hide(replaced);
    hidden_ = true;
  }
  updates_.clear();
  Publication publication;
  if (inverter_ && !inverter_->empty()) {
    enter("assigning stories");
    assign_stories_of_run();
    enter("writing");
    inverter_->finish(folder_);
    publication.shards.push_back({folder_, {}});
  }
  inverter_.reset();
  publication.removed = stored_->newly_hidden();
  merger_.collect(publication);
  if (publication.shards.empty() && publication.replacements.empty() && !hidden_) return;
  hidden_ = false;
  publication.run = notes_.record(summary_, options_.clock ? options_.clock() : std::chrono::system_clock::now());
  // Workers look into the revision that ends here: what they are at work on is taken in first, and placed later.
  while (workers_ && !workers_->empty()) {
    if (auto ready = workers_->take(true)) {
      for (PreparedInput& input : *ready) arrived_.push_back(std::move(input));
    }
  }
  workers_.reset();
  publish_commit(publication);
  if (options_.merge_in_background) {
    merger_.start();
  } else {
    merge_tiers();
  }
  open_archive();
  enter("reading");
}

void IndexRun::publish_commit(const Publication& publication) {
  enter("publishing");
  publisher_.publish(publication);
  // Whatever happens from here on, this is published.
  summary_.revision = publisher_.revision();
  for (const Replacement& merged : publication.replacements) summary_.merged_shards += merged.shards.size();
}

// A merge that fails is no reason to fail the run, whose articles are published: the archive stays as it is, in more
// shards, and the next run tries again.
void IndexRun::merge_tiers() {
  if (!summary_.merge_problem.empty()) return;
  enter("merging");
  try {
    summary_.merged_shards +=
        merge_now(publisher_, MergeExtent::tiers, {.two_threads = options_.threads > 1, .cancel = options_.cancel})
            .merged;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::interrupted) throw;
    summary_.merge_problem = error.what();
  }
}

void IndexRun::enter(std::string_view phase) {
  if (options_.on_phase) options_.on_phase(phase);
}

void IndexRun::publish() {
  drain();
  commit();
  while (merger_.busy()) {
    enter("merging");
    merger_.wait(options_.cancel);
    commit();
  }
  if (const auto& problem = merger_.problem()) summary_.merge_problem = problem->what();
}

}  // namespace dateline
