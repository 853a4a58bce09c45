#include "indexer/inverting/inverter.h"

#include <algorithm>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <dateline/error.h>

#include "common/text/varint.h"
#include "indexer/inverting/database_uuid.h"
#include "indexer/inverting/row_order.h"
#include "indexer/inverting/sealed_source.h"

namespace dateline {

// Rows by a 64-bit hash of their id: twelve bytes a row, however long ids are.  The id itself is in the row's record.
class Inverter::Ids {
 public:
  static std::uint64_t hash_of(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

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

Inverter::Inverter(InverterOptions options)
    : options_(std::move(options)), ids_(std::make_unique<Ids>()), current_(options_.interop) {
  outlets_.number({});
}
Inverter::~Inverter() = default;
Inverter::Inverter(Inverter&&) noexcept = default;
Inverter& Inverter::operator=(Inverter&&) noexcept = default;

std::uint32_t Inverter::add(const AnalysedArticle& article) {
  if (current_.memory() > options_.memory_bytes) seal_current();
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

std::string Inverter::record_bytes(std::uint32_t row) const {
  const InvertedRow& at = rows_[row];
  std::string bytes;
  const SealedRun& run = *sealed_[at.run];
  const std::uint64_t begin = run.row_offsets[at.number];
  const std::uint64_t end = at.number + 1U < run.row_offsets.size() ? run.row_offsets[at.number + 1U] : run.rows.size();
  run.rows.read_more(begin, end - begin, bytes);
  const char* from = bytes.data();
  std::string_view record;
  if (!read_sized(from, bytes.data() + bytes.size(), record)) {
    throw_spill_changed();
  }
  return std::string(record);
}

namespace {

RowIdentity identity_of(const RowRecord& record) {
  return {std::string(record.id), std::string(record.input), std::string(record.digest),
          record.fetched.empty() ? std::nullopt : date_from_string(record.fetched)};
}

Article article_of(const RowRecord& record) {
  return article_from_json(record.deflated ? inflate_tag(record.data) : std::string(record.data));
}

}  // namespace

RowIdentity Inverter::identity(std::uint32_t row) const {
  if (rows_[row].run == sealed_.size()) return identity_of(current_.record(rows_[row].number));
  const std::string bytes = record_bytes(row);
  return identity_of(read_record(bytes));
}

Article Inverter::article(std::uint32_t row) const {
  if (rows_[row].run == sealed_.size()) return article_of(current_.record(rows_[row].number));
  const std::string bytes = record_bytes(row);
  return article_of(read_record(bytes));
}

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

void Inverter::seal_current() {
  if (current_rows_.empty()) return;
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
  sealed_.push_back(current_.seal(numbers, options_.scratch));
  for (std::uint32_t i = 0; i < order.size(); ++i) rows_[order[i].row].number = i;
  current_rows_.clear();
}

// The rows of one run that are kept, in its order.
class Inverter::RunWalk {
 public:
  RunWalk(const Inverter& inverter, std::vector<std::uint32_t> rows) : inverter_(inverter), rows_(std::move(rows)) {}

  [[nodiscard]] bool at_end() const { return at_ == rows_.size(); }
  [[nodiscard]] std::uint32_t row() const { return rows_[at_]; }
  [[nodiscard]] const RowKey& key() const { return inverter_.rows_[row()].key; }
  void advance() {
    ++at_;
    id_.clear();
  }
  /// Read only where keys are equal.
  [[nodiscard]] const std::string& id() {
    if (id_.empty()) id_ = inverter_.identity(row()).id;
    return id_;
  }

 private:
  const Inverter& inverter_;
  std::vector<std::uint32_t> rows_;
  std::size_t at_ = 0;
  std::string id_;
};

// Inside a run rows are in order already: the runs are merged.
std::vector<ShardRow> Inverter::sorted_rows() const {
  std::vector<std::vector<std::uint32_t>> by_run(sealed_.size());
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (!rows_[row].dropped) by_run[rows_[row].run].push_back(row);
  }
  std::vector<RunWalk> walks;
  for (auto& rows : by_run) {
    std::sort(rows.begin(), rows.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rows_[a].number < rows_[b].number; });
    walks.emplace_back(*this, std::move(rows));
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

void Inverter::finish(const std::string& folder) {
  seal_current();
  std::vector<std::unique_ptr<RowSource>> sources;
  ShardContent content;
  for (const auto& run : sealed_) {
    sources.push_back(make_sealed_source(*run));
    content.sources.push_back(sources.back().get());
  }
  content.rows = sorted_rows();
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
