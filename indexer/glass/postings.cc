// The tables that go by term.
#include <algorithm>
#include <string>

#include <dateline/error.h>

#include "common/archive/glass_keys.h"
#include "indexer/glass/compress_min.h"
#include "indexer/glass/encodings.h"
#include "indexer/glass/glass_writer.h"
#include "indexer/glass/positions.h"
#include "indexer/glass/posting_list.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/termlist.h"
#include "indexer/glass/values.h"

namespace dateline {

using glass::PostingList;
using glass::TableWriter;
using namespace std::string_literals;

namespace {

/// What follows a term in a key: 00 and a docid.
constexpr std::size_t kMostKeyTail = 1 + glass::kMostDocidKey;

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorCode::internal, "glass tables: " + what); }

}  // namespace

class GlassPostings::Impl {
 public:
  Impl(const std::string& folder, bool with_positions, ChunkObserver on_list)
      : with_positions_(with_positions),
        on_list_(std::move(on_list)),
        postlist_(folder + "/postlist.glass", glass::kNeverCompress, TableWriter::WhenEmpty::empty_file),
        position_(folder + "/position.glass", glass::kNeverCompress, TableWriter::WhenEmpty::no_file) {}

  void add_values(const std::vector<ValueStream>& streams) {
    enter(Stage::values);
    glass::add_value_streams(postlist_, streams);
  }
  void add_lengths(std::span<const std::uint32_t> lengths);

  void start_term(std::string_view term);
  void add_posting(Xapian::docid docid, std::uint32_t wdf) {
    // Between terms no docid is allowed.
    if (docid > most_docid_) [[unlikely]] {
      refuse("no posting of document " + std::to_string(docid) + " is possible here");
    }
    list_.add(docid, wdf);
  }
  void add_posting(Xapian::docid docid, std::uint32_t wdf, std::span<const std::uint32_t> positions);
  void end_term();

  Sums finish();

 private:
  enum class Stage { begin, values, lengths, between_terms, in_term, finished };

  void enter(Stage stage) {
    if (stage <= stage_) refuse("values, lengths and terms come in this order, each once");
    stage_ = stage;
  }
  void write_list(PostingList::Counts counts, std::string_view before_docid);

  bool with_positions_;
  ChunkObserver on_list_;
  TableWriter postlist_;
  TableWriter position_;
  PostingList list_;
  Stage stage_ = Stage::begin;
  Xapian::docid most_docid_ = 0;
  std::string key_;       ///< of the current list's first chunk: the escaped term
  std::string next_key_;  ///< of another chunk or of positions
  std::string term_;
  std::string tag_;
  std::vector<PostingChunk> chunks_;
  std::uint64_t wdf_sum_ = 0;
  Sums sums_;
};

void GlassPostings::Impl::add_lengths(std::span<const std::uint32_t> lengths) {
  enter(Stage::lengths);
  key_ = "\x00\xE0"s;
  list_.start(key_.size());
  for (std::size_t docid = 1; docid < lengths.size(); ++docid) {
    const std::uint32_t length = lengths[docid];
    list_.add(static_cast<Xapian::docid>(docid), length);
    if (length != 0) sums_.shortest = sums_.shortest == 0 ? length : std::min(sums_.shortest, length);
  }
  list_.end(PostingList::Counts::zero);
  write_list(PostingList::Counts::zero, {});
  sums_.documents = list_.documents();
  sums_.last_docid = list_.last_docid();
  sums_.longest = list_.largest_wdf();
  sums_.total_length = list_.wdf_sum();
  key_.clear();
}

void GlassPostings::Impl::start_term(std::string_view term) {
  if (stage_ != Stage::lengths && stage_ != Stage::between_terms) refuse("a term begins out of order");
  if (term.empty() || term.size() > glass::kMostTermBytes) {
    refuse("a term of " + std::to_string(term.size()) + " bytes");
  }
  if (term <= std::string_view(term_)) refuse("terms do not ascend");
  term_ = term;
  key_.clear();
  append_escaped_key(key_, term);
  if (key_.size() + kMostKeyTail > glass::kMostKeyBytes) {
    refuse("a term of " + std::to_string(term.size()) + " bytes with too many zero bytes");
  }
  list_.start(key_.size(), postlist_.room());
  most_docid_ = sums_.last_docid;
  stage_ = Stage::in_term;
}

void GlassPostings::Impl::add_posting(Xapian::docid docid, std::uint32_t wdf,
                                      std::span<const std::uint32_t> positions) {
  add_posting(docid, wdf);
  if (positions.empty()) return;
  if (!with_positions_) refuse("positions for tables that were to have none");
  next_key_ = key_;
  next_key_ += '\0';
  glass::append_docid(next_key_, docid);
  tag_.clear();
  glass::append_positions(tag_, positions);
  position_.add(next_key_, tag_);
}

/// `before_docid` stands in the keys of all chunks but the first.
void GlassPostings::Impl::write_list(PostingList::Counts counts, std::string_view before_docid) {
  list_.end(counts);
  const bool observed = counts == PostingList::Counts::shown && on_list_ && list_.documents() > kBlockPostings;
  chunks_.clear();
  for (std::size_t chunk = 0; chunk < list_.chunks(); ++chunk) {
    next_key_ = key_;
    if (chunk != 0) {
      next_key_ += before_docid;
      glass::append_docid(next_key_, list_.first_docid(chunk));
    }
    const std::string_view tag = list_.tag(chunk);
    const std::string_view body = list_.body(chunk);
    const std::uint64_t tag_begins = postlist_.add(next_key_, tag);
    if (observed) chunks_.push_back({list_.first_docid(chunk), tag_begins + (tag.size() - body.size()), body});
  }
  if (observed) on_list_(term_, chunks_);
}

void GlassPostings::Impl::end_term() {
  if (stage_ != Stage::in_term) refuse("a term ends that never began");
  stage_ = Stage::between_terms;
  most_docid_ = 0;
  write_list(PostingList::Counts::shown, "\0"s);
  wdf_sum_ += list_.wdf_sum();
  sums_.largest_wdf = std::max(sums_.largest_wdf, list_.largest_wdf());
}

GlassPostings::Sums GlassPostings::Impl::finish() {
  if (stage_ != Stage::lengths && stage_ != Stage::between_terms) refuse("the end comes too early");
  stage_ = Stage::finished;
  // Xapian's weights divide by lengths: a difference would show as wrong scores, far from here.
  if (wdf_sum_ != sums_.total_length) {
    refuse("document lengths sum up to " + std::to_string(sums_.total_length) + ", wdfs to " +
           std::to_string(wdf_sum_));
  }
  sums_.postlist = postlist_.finish();
  sums_.position = position_.finish();
  return sums_;
}

GlassPostings::GlassPostings(const std::string& folder, bool with_positions, ChunkObserver on_list)
    : impl_(std::make_unique<Impl>(folder, with_positions, std::move(on_list))) {}
GlassPostings::~GlassPostings() = default;

void GlassPostings::add_values(const std::vector<ValueStream>& streams) { impl_->add_values(streams); }
void GlassPostings::add_lengths(std::span<const std::uint32_t> lengths) { impl_->add_lengths(lengths); }
void GlassPostings::start_term(std::string_view term) { impl_->start_term(term); }
void GlassPostings::add_posting(Xapian::docid docid, std::uint32_t wdf) { impl_->add_posting(docid, wdf); }
void GlassPostings::add_posting(Xapian::docid docid, std::uint32_t wdf, std::span<const std::uint32_t> positions) {
  impl_->add_posting(docid, wdf, positions);
}
void GlassPostings::end_term() { impl_->end_term(); }
GlassPostings::Sums GlassPostings::finish() { return impl_->finish(); }

}  // namespace dateline
