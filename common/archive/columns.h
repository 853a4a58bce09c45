// The columns of a shard: what facets, dates, newest-first and collapse read without opening an article.
//
// A cache: made from the shard's own posting lists and values, versioned, checksummed, read whole into memory.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

namespace dateline {

struct Field;

/// The values of one facet field for every document of a shard: a dictionary and ids per document.
struct FacetColumn {
  std::string field;                    ///< name in common/schema
  std::vector<std::string> dictionary;  ///< values as shown, ascending by bytes
  std::vector<std::string> keys;        ///< match_key() of each, not stored; none if every value is its own
  std::vector<std::uint32_t> offsets;   ///< of docid d: ids [offsets[d], offsets[d + 1]); size articles + 2
  std::vector<std::uint32_t> ids;

  [[nodiscard]] std::span<const std::uint32_t> of(Xapian::docid docid) const {
    return std::span(ids).subspan(offsets[docid], offsets[docid + 1] - offsets[docid]);
  }
  /// match_key() of a value.
  [[nodiscard]] const std::string& key(std::size_t id) const { return keys.empty() ? dictionary[id] : keys[id]; }
  /// Dictionary ids whose match_key() is `wanted`.
  [[nodiscard]] std::vector<std::uint32_t> find(std::string_view wanted) const;
  /// Sets `keys` from the dictionary.
  void make_keys();
  bool operator==(const FacetColumn&) const = default;
};

class Columns {
 public:
  static constexpr std::int32_t kUndated = std::numeric_limits<std::int32_t>::min();

  /// Made by walking the boolean terms' posting lists (an uninverted field) of a shard with docids 1..n.
  [[nodiscard]] static Columns build(const Xapian::Database& shard);
  /// Throws Error(damaged) with the hint "--repair" if the file is missing, cut, changed or of another version.
  [[nodiscard]] static Columns read(const std::string& file);
  /// Writes and syncs the file.  Throws Error(io).
  void write(const std::string& file) const;
  /// What write() writes.
  [[nodiscard]] std::string bytes() const;

  [[nodiscard]] std::uint32_t articles() const noexcept { return static_cast<std::uint32_t>(first_day_.size()) - 1; }
  /// Local days since 1970-01-01 of the first and last day of the article's date; kUndated without one.
  [[nodiscard]] std::int32_t first_day(Xapian::docid docid) const { return first_day_[docid]; }
  [[nodiscard]] std::int32_t last_day(Xapian::docid docid) const { return last_day_[docid]; }
  /// Seconds since 1970 (UTC where the page says so); only meaningful with a date.
  [[nodiscard]] std::int64_t instant(Xapian::docid docid) const { return instant_[docid]; }
  /// Document length: the sum of its wdfs.
  [[nodiscard]] std::uint32_t length(Xapian::docid docid) const { return length_[docid]; }
  /// nullptr if the field is no facet.
  [[nodiscard]] const FacetColumn* facet(std::string_view field) const noexcept;
  bool operator==(const Columns&) const = default;

 private:
  friend class ColumnsBuilder;
  std::vector<std::int32_t> first_day_, last_day_;  // index 0 is not a document
  std::vector<std::int64_t> instant_;
  std::vector<std::uint32_t> length_;
  std::vector<FacetColumn> facets_;
};

/// Columns of a shard while its terms are written or read: the boolean terms say which documents have a value, turned
/// round they say which values a document has.
class ColumnsBuilder {
 public:
  explicit ColumnsBuilder(std::uint32_t articles);

  void set_length(Xapian::docid docid, std::uint32_t length) { columns_.length_.at(docid) = length; }
  void set_instant(Xapian::docid docid, std::int64_t instant) { columns_.instant_.at(docid) = instant; }
  /// True if the columns need the documents of this term.
  [[nodiscard]] static bool wants(std::string_view term);
  /// Terms ascend by bytes, each that is wanted once; `each(visit)` calls visit(docid) for its documents, ascending.
  /// Throws Error(damaged) for a docid that is not 1..articles.
  template <typename Each>
  void add(std::string_view term, Each each) {
    begin_term(term);
    each([this](Xapian::docid docid) { add_document(docid); });
  }
  [[nodiscard]] Columns finish();

 private:
  void begin_term(std::string_view term);
  void add_document(Xapian::docid docid);
  void close_field();

  Columns columns_;
  const Field* field_ = nullptr;  // of the facet whose terms come now
  std::vector<std::string> values_;
  std::vector<std::pair<Xapian::docid, std::uint32_t>> pairs_;  // document, index in values_
  std::int32_t term_first_day_ = 0, term_last_day_ = 0;
  bool term_is_day_ = false;
};

}  // namespace dateline
