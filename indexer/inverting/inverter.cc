#include "indexer/inverting/inverter.h"

#include <algorithm>
#include <utility>

#include <dateline/error.h>

#include "indexer/inverting/database_uuid.h"
#include "indexer/inverting/row_order.h"
#include "indexer/inverting/run_source.h"
#include "indexer/inverting/sealed_source.h"
#include "indexer/inverting/string_hash.h"

namespace dateline {

// Rows by a 64-bit hash of their id: twelve bytes a row, however long ids are.  The id itself is in the row's record.
class Inverter::Ids {
 public:
  static std::uint64_t hash_of(std::string_view id) { return string_hash(id); }

  void add(std::uint64_t hash, std::uint32_t row) {
    if (2 * (used_ + 1) > slots_.size()) grow();
    place(hash, row);
    ++used_;
  }
  /// Calls `is_it(row)` for the rows with this hash until it says yes.
  template <typename IsIt>
  std::optional<std::uint32_t> find(std::uint64_t hash, IsIt is_it) const {
    if (slots_.empty()) return std::nullopt;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].row_plus_one != 0; at = (at + 1) & mask) {
      if (slots_[at].hash == hash && is_it(slots_[at].row_plus_one - 1)) return slots_[at].row_plus_one - 1;
    }
    return std::nullopt;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t row_plus_one = 0;
  };
  void place(std::uint64_t hash, std::uint32_t row) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].row_plus_one != 0) at = (at + 1) & mask;
    slots_[at] = {hash, row + 1};
  }
  void grow() {
    std::vector<Slot> old(std::max<std::size_t>(1024, 2 * slots_.size()));
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.row_plus_one != 0) place(slot.hash, slot.row_plus_one - 1);
    }
  }
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

Inverter::Inverter(InverterOptions options) : options_(std::move(options)), ids_(std::make_unique<Ids>()) {
  outlets_.number({});
}
Inverter::~Inverter() = default;
Inverter::Inverter(Inverter&&) noexcept = default;
Inverter& Inverter::operator=(Inverter&&) noexcept = default;

std::uint32_t Inverter::add(const AnalysedArticle& article) {
  if (current_.memory() > run_bytes()) seal_current();
  const auto row = static_cast<std::uint32_t>(rows_.size());
  InvertedRow made;
  made.key = article.key;
  made.id_hash = Ids::hash_of(article.id);
  made.sketch_begin = sketches_.size();
  made.sketch_size = static_cast<std::uint8_t>(article.sketch.size());
  sketches_.insert(sketches_.end(), article.sketch.begin(), article.sketch.end());
  made.run = static_cast<std::uint32_t>(sealed_.size());
  made.number = current_.add(article);
  made.outlet = outlets_.number(article.source);
  if (article.published) made.precision = article.published->precision;
  rows_.push_back(made);
  current_rows_.push_back(row);
  ids_->add(made.id_hash, row);
  ++kept_;
  return row;
}

namespace {

RowIdentity identity_of(const RowRecord& record) {
  return {std::string(record.id), std::string(record.input), std::string(record.digest),
          record.fetched.empty() ? std::nullopt : date_from_string(record.fetched)};
}

Article article_of_record(const RowRecord& record) {
  return article_from_json(record.deflated ? inflate_tag(record.data) : std::string(record.data));
}

}  // namespace

template <typename Use>
auto Inverter::with_record(std::uint32_t row, Use use) const {
  const InvertedRow& at = rows_[row];
  if (at.run == sealed_.size()) return use(current_.record(at.number));
  std::string bytes;
  return use(read_record(sealed_[at.run].get()->record(at.number, bytes)));
}

RowIdentity Inverter::identity(std::uint32_t row) const { return with_record(row, identity_of); }

Article Inverter::article(std::uint32_t row) const { return with_record(row, article_of_record); }

std::optional<std::uint32_t> Inverter::find(std::string_view id) const {
  return ids_->find(Ids::hash_of(id), [&](std::uint32_t row) { return !rows_[row].dropped && identity(row).id == id; });
}

void Inverter::drop(std::uint32_t row) {
  if (!rows_[row].dropped) --kept_;
  rows_[row].dropped = true;
}

std::span<const std::uint64_t> Inverter::sketch(std::uint32_t row) const {
  return std::span(sketches_).subspan(rows_[row].sketch_begin, rows_[row].sketch_size);
}

void Inverter::set_story(std::uint32_t row, std::uint64_t story) {
  rows_[row].story = story;
  rows_[row].has_story = true;
}

// A run that is sealed beside the one that is collected shares its memory.
std::uint64_t Inverter::run_bytes() const noexcept {
  return options_.two_threads ? options_.memory_bytes / 2 : options_.memory_bytes;
}

std::vector<std::uint32_t> Inverter::order_current() {
  struct Place {
    RowKey key;
    std::string_view id;  // in the run's memory
    std::uint32_t row;
  };
  std::vector<Place> order;
  for (const std::uint32_t row : current_rows_) {
    if (!rows_[row].dropped) order.push_back({rows_[row].key, current_.record(rows_[row].number).id, row});
  }
  std::sort(order.begin(), order.end(),
            [](const Place& a, const Place& b) { return a.key != b.key ? a.key < b.key : a.id < b.id; });
  std::vector<std::uint32_t> numbers(order.size());
  std::transform(order.begin(), order.end(), numbers.begin(),
                 [&](const Place& place) { return rows_[place.row].number; });
  for (std::uint32_t i = 0; i < order.size(); ++i) rows_[order[i].row].number = i;
  current_rows_.clear();
  return numbers;
}

void Inverter::seal_current() {
  if (current_rows_.empty()) return;
  if (!sealed_.empty()) static_cast<void>(sealed_.back().get());  // one at a time; what it threw comes out here
  std::vector<std::uint32_t> order = order_current();
  auto work = [content = std::make_shared<RunContent>(current_.take()), order = std::move(order),
               folder = options_.scratch, interop = options_.interop]() mutable {
    const InvertedRun run(std::move(*content), std::move(order), {.positions = interop, .two_threads = false});
    return seal(run, folder);
  };
  const auto when = options_.two_threads ? std::launch::async : std::launch::deferred;
  sealed_.push_back(std::async(when, std::move(work)).share());
  if (!options_.two_threads) static_cast<void>(sealed_.back().get());
}

// The rows of one run that are kept, in its order.
class Inverter::RunWalk {
 public:
  /// `sealed`: nullptr for the run in memory, `last`, whose rows have their new numbers already.
  RunWalk(const Inverter& inverter, std::vector<std::uint32_t> rows, const SealedRun* sealed, const InvertedRun* last)
      : inverter_(inverter), rows_(std::move(rows)), last_(last) {
    if (sealed != nullptr) reader_.emplace(sealed->ids);
  }

  [[nodiscard]] bool at_end() const { return at_ == rows_.size(); }
  [[nodiscard]] std::uint32_t row() const { return rows_[at_]; }
  [[nodiscard]] const RowKey& key() const { return inverter_.rows_[row()].key; }
  void advance() { ++at_; }
  /// Read only where keys are equal.
  [[nodiscard]] std::string_view id() {
    const std::uint32_t number = inverter_.rows_[row()].number;
    if (!reader_) return last_->record(number).id;
    for (; next_ <= number; ++next_) id_ = reader_->sized();
    return id_;
  }

 private:
  const Inverter& inverter_;
  std::vector<std::uint32_t> rows_;
  const InvertedRun* last_;
  std::size_t at_ = 0;
  std::optional<SpillReader> reader_;
  std::uint32_t next_ = 0;  // number of the row whose id comes next
  std::string_view id_;     // in the reader's buffer
};

// Inside a run rows are in order already: the runs are merged.
std::vector<ShardRow> Inverter::sorted_rows(const InvertedRun* last) const {
  std::vector<std::vector<std::uint32_t>> by_run(sealed_.size() + 1);
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (!rows_[row].dropped) by_run[rows_[row].run].push_back(row);
  }
  std::vector<RunWalk> walks;
  for (std::size_t run = 0; run < by_run.size(); ++run) {
    std::vector<std::uint32_t>& rows = by_run[run];
    std::sort(rows.begin(), rows.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rows_[a].number < rows_[b].number; });
    walks.emplace_back(*this, std::move(rows), run < sealed_.size() ? sealed_[run].get().get() : nullptr, last);
  }
  std::vector<ShardRow> sorted;
  sorted.reserve(kept_);
  while (RunWalk* const first = first_in_order(walks)) {
    const InvertedRow& at = rows_[first->row()];
    sorted.push_back({at.run, at.number, at.key, at.story, at.outlet, at.has_story});
    first->advance();
  }
  return sorted;
}

// The larger the shard, the more writing it takes beside.
bool Inverter::keeps_last_run() const noexcept {
  return !options_.interop && (sealed_.empty() || current_.memory() <= options_.memory_bytes / 4);
}

void Inverter::finish(const std::string& folder) {
  std::optional<InvertedRun> last;
  if (keeps_last_run()) {
    std::vector<std::uint32_t> order = order_current();
    last.emplace(current_.take(), std::move(order),
                 InvertOptions{.positions = false, .two_threads = options_.two_threads});
  } else {
    seal_current();
  }
  std::vector<std::unique_ptr<RowSource>> sources;
  for (const auto& run : sealed_) sources.push_back(make_sealed_source(*run.get()));
  if (last) sources.push_back(make_run_source(*last));
  ShardContent content;
  for (const auto& source : sources) content.sources.push_back(source.get());
  content.rows = sorted_rows(last ? &*last : nullptr);
  content.outlets = std::move(outlets_);
  content.make_story_terms = true;
  // The rows in their order are all that is needed from here on.
  std::vector<InvertedRow>().swap(rows_);
  std::vector<std::uint64_t>().swap(sketches_);
  ids_ = std::make_unique<Ids>();
  assemble(content, folder,
           {.interop = options_.interop,
            .two_threads = options_.two_threads,
            .uuid = random_database_uuid(),
            .cancel = options_.cancel});
  *this = Inverter(std::move(options_));
}

}  // namespace dateline
