#include "indexer/inverting/assemble.h"

#include <algorithm>
#include <utility>

#include <dateline/error.h>

#include "common/archive/blocks.h"
#include "common/archive/columns.h"
#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "common/archive/tokens.h"
#include "common/schema/document.h"
#include "common/schema/fields.h"
#include "common/text/varint.h"
#include "indexer/inverting/cancel.h"
#include "indexer/inverting/dictionary.h"
#include "indexer/inverting/side_by_side.h"
#include "indexer/inverting/term_merge.h"

namespace dateline {
namespace {

constexpr const char* kInterrupted = "interrupted; nothing was published";

constexpr std::size_t kCancelRows = 256;

// The tables and files that go by row.
class Rows {
 public:
  Rows(const ShardContent& content, const std::string& folder, const AssembleOptions& options)
      : content_(content), folder_(folder), options_(options), documents_(folder, options.interop) {}

  void write() {
    const MergedDictionary dictionary = merge_dictionaries(content_, [&](std::span<const DictionaryWord> words) {
      tokens_ = std::make_unique<TokensWriter>(folder_ + "/" + std::string(kTokensFile), words);
    });
    for (std::size_t i = 0; i < content_.rows.size(); ++i) {
      if (i % kCancelRows == 0) check_cancel(options_.cancel, kInterrupted);
      write_row(static_cast<Xapian::docid>(i + 1), content_.rows[i], dictionary);
    }
    tokens_->finish();
    roots_ = documents_.finish();
  }
  [[nodiscard]] const GlassDocuments::Roots& roots() const { return roots_; }

 private:
  void write_row(Xapian::docid docid, const ShardRow& row, const MergedDictionary& dictionary) {
    RowSource& source = *content_.sources[row.source];
    const SourceRow found = source.read(row.row);
    documents_.add_data(docid, found.data);
    const std::vector<WordNumber>& numbers = dictionary.number_of[row.source];
    stream_ = *found.tokens;
    for (WordNumber& word : stream_.words) word = numbers.at(word);
    for (auto& joined : stream_.joined) joined.word = numbers.at(joined.word);
    tokens_->add(stream_);
    if (options_.interop) write_termlist(docid, row, source.length(row.row), found.termlist);
  }

  void write_termlist(Xapian::docid docid, const ShardRow& row, std::uint32_t length, std::string_view list) {
    terms_.clear();
    const char* at = list.data();
    const char* const end = at + list.size();
    while (at != end) {
      GlassTerm term;
      if (!read_sized(at, end, term.term) || !read_varint(at, end, term.wdf)) break;
      terms_.push_back(term);
    }
    const std::string story = row.has_story ? story_term(row.story) : std::string();
    if (content_.make_story_terms && row.has_story) {
      const auto place =
          std::lower_bound(terms_.begin(), terms_.end(), story,
                           [](const GlassTerm& term, const std::string& wanted) { return term.term < wanted; });
      terms_.insert(place, {story, 0});
    }
    slots_.clear();
    if (row.key.first_day != Columns::kUndated) slots_.push_back(kSlotPublished);
    if (row.has_story) slots_.push_back(kSlotStory);
    if (row.outlet != 0) slots_.push_back(kSlotSource);
    documents_.add_termlist(docid, length, terms_, slots_);
  }

  const ShardContent& content_;
  const std::string& folder_;
  const AssembleOptions& options_;
  GlassDocuments documents_;
  std::unique_ptr<TokensWriter> tokens_;
  GlassDocuments::Roots roots_;
  ArticleTokens stream_;
  std::vector<GlassTerm> terms_;
  std::vector<Xapian::valueno> slots_;
};

// The tables and files that go by term.
class Terms {
 public:
  Terms(const ShardContent& content, const std::string& folder, const AssembleOptions& options)
      : content_(content),
        folder_(folder),
        options_(options),
        columns_(static_cast<std::uint32_t>(content.rows.size())),
        lengths_(content.rows.size() + 1, 0) {
    for (std::size_t i = 0; i < content.rows.size(); ++i) {
      const ShardRow& row = content.rows[i];
      const auto docid = static_cast<Xapian::docid>(i + 1);
      lengths_[docid] = content.sources[row.source]->length(row.row);
      columns_.set_length(docid, lengths_[docid]);
      if (row.key.first_day != Columns::kUndated) columns_.set_instant(docid, row.key.instant);
    }
  }

  void write() {
    BlocksWriter blocks(lengths_);
    GlassPostings postings(folder_, options_.interop, [&](std::string_view term, std::span<const PostingChunk> chunks) {
      blocks.add(term, chunks);
    });
    postings.add_values(values());
    postings.add_lengths(lengths_);
    TermMerge merge(content_);
    for (std::size_t terms = 0; merge.next(); ++terms) {
      if (terms % kCancelRows == 0) check_cancel(options_.cancel, kInterrupted);
      write_term(merge, postings);
    }
    sums_ = postings.finish();
    const auto table = file_size(folder_ + "/postlist.glass");
    blocks.write(folder_ + "/" + std::string(kBlocksFile), table.value_or(0));
    columns_.finish().write(folder_ + "/" + std::string(kColumnsFile));
  }
  [[nodiscard]] const GlassPostings::Sums& sums() const { return sums_; }

 private:
  void write_term(const TermMerge& merge, GlassPostings& postings) {
    const std::string_view term = merge.term();
    postings.start_term(term);
    if (options_.interop) {
      for (const MergedPosting& each : merge.postings()) {
        postings.add_posting(each.docid, each.wdf, merge.positions(each));
      }
    } else {
      for (const MergedPosting& each : merge.postings()) postings.add_posting(each.docid, each.wdf);
    }
    postings.end_term();
    if (!columns_.wants(term)) return;
    columns_.add(term, [&](const auto& visit) {
      for (const MergedPosting& each : merge.postings()) visit(each.docid);
    });
  }

  // Value by value, so that no slot is ever whole in memory.
  template <typename ValueOf>
  [[nodiscard]] ValueStream stream_of(Xapian::valueno slot, ValueOf value_of) const {
    return {slot, [this, value_of](const ValueVisitor& visit) {
              for (std::size_t i = 0; i < content_.rows.size(); ++i) {
                const std::string value = value_of(content_.rows[i]);
                if (!value.empty()) visit(static_cast<Xapian::docid>(i + 1), value);
              }
            }};
  }

  [[nodiscard]] std::vector<ValueStream> values() const {
    return {stream_of(kSlotPublished,
                      [](const ShardRow& row) {
                        return row.key.first_day == Columns::kUndated ? std::string()
                                                                      : published_value(row.key.instant);
                      }),
            stream_of(kSlotStory,
                      [](const ShardRow& row) { return row.has_story ? story_name(row.story) : std::string(); }),
            stream_of(kSlotSource, [this](const ShardRow& row) { return std::string(content_.outlets[row.outlet]); })};
  }

  const ShardContent& content_;
  const std::string& folder_;
  const AssembleOptions& options_;
  ColumnsBuilder columns_;
  std::vector<std::uint32_t> lengths_;
  GlassPostings::Sums sums_;
};

}  // namespace

std::vector<std::vector<Xapian::docid>> docids_by_source(const ShardContent& content) {
  std::vector<std::vector<Xapian::docid>> docids;
  for (const RowSource* source : content.sources) docids.emplace_back(source->rows(), 0);
  for (std::size_t i = 0; i < content.rows.size(); ++i) {
    const ShardRow& row = content.rows[i];
    docids[row.source][row.row] = static_cast<Xapian::docid>(i + 1);
  }
  return docids;
}

void assemble(const ShardContent& content, const std::string& folder, const AssembleOptions& options) {
  Rows rows(content, folder, options);
  Terms terms(content, folder, options);
  run_both(
      options.two_threads, [&] { terms.write(); }, [&] { rows.write(); });
  write_version_file(folder, options.uuid, terms.sums(), rows.roots());
}

}  // namespace dateline
