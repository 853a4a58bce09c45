// A glass database written once, in order: the tables that Xapian's own writer would have made from the same documents.
//
// docdata and termlist go by document, postlist and position by term; the two halves share nothing until the version
// file is written, so that two threads can write them.  docs/archive-format.md describes the format; the oracle in the
// tests is Xapian::WritableDatabase.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/archive/blocks.h"

namespace dateline {

/// What the version file says of a table.
struct TableRoot {
  bool absent = true;  ///< no file
  std::uint32_t root = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  ///< in the file
  std::uint32_t compress_min = 0;
};

/// A tag as it is stored: raw deflate if that made it smaller.
struct GlassTag {
  std::string_view bytes;
  bool deflated = false;
};

/// Deflates document data.  Not thread-safe: one per thread.
class TagDeflater {
 public:
  TagDeflater();
  ~TagDeflater();
  TagDeflater(TagDeflater&&) noexcept;
  TagDeflater& operator=(TagDeflater&&) noexcept;
  /// `out` becomes the tag's bytes; true if they are deflated.  Short tags and those that do not shrink stay plain.
  bool deflate(std::string_view data, std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The data of a deflated tag that TagDeflater made.  Throws Error(internal) for other bytes.
[[nodiscard]] std::string inflate_tag(std::string_view bytes);

/// One term of a document, for its termlist.
struct GlassTerm {
  std::string_view term;
  std::uint32_t wdf = 0;
};

/// docdata.glass, and termlist.glass if asked for.
class GlassDocuments {
 public:
  /// `folder` exists.  Throws Error(io), as all of these.
  GlassDocuments(const std::string& folder, bool with_termlists);
  ~GlassDocuments();
  GlassDocuments(const GlassDocuments&) = delete;
  GlassDocuments& operator=(const GlassDocuments&) = delete;

  /// Docids ascend.  `data` may be empty.
  void add_data(Xapian::docid docid, GlassTag data);
  /// Only with termlists, every document, docids ascend: terms ascending by bytes, slots ascending.
  void add_termlist(Xapian::docid docid, std::uint32_t length, std::span<const GlassTerm> terms,
                    std::span<const Xapian::valueno> slots);
  struct Roots {
    TableRoot docdata, termlist;
  };
  [[nodiscard]] Roots finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Called for each list of more than kBlockPostings documents, when its chunks lie in the file.
using ChunkObserver = std::function<void(std::string_view term, std::span<const PostingChunk> chunks)>;

using ValueVisitor = std::function<void(Xapian::docid, std::string_view)>;

/// The values of one slot: `walk` calls the visitor for each, docids ascending, none empty.  It is called twice.
struct ValueStream {
  Xapian::valueno slot = 0;
  std::function<void(const ValueVisitor&)> walk;
};

/// postlist.glass, and position.glass if asked for.  Called in this order: values, lengths, terms.
class GlassPostings {
 public:
  GlassPostings(const std::string& folder, bool with_positions, ChunkObserver on_list = {});
  ~GlassPostings();
  GlassPostings(const GlassPostings&) = delete;
  GlassPostings& operator=(const GlassPostings&) = delete;

  /// Once at most, slots in any order.
  void add_values(const std::vector<ValueStream>& streams);
  /// Lengths of documents 1..n: the sums of their wdfs; lengths[0] is not used.  Once.
  void add_lengths(std::span<const std::uint32_t> lengths);

  /// Terms ascend by bytes; at most 245 bytes, and escaped zero bytes must fit a key: throws Error(internal).
  void start_term(std::string_view term);
  /// Docids ascend.
  void add_posting(Xapian::docid docid, std::uint32_t wdf);
  /// The same with positions, ascending, no two equal; only if the writer was made with them.
  void add_posting(Xapian::docid docid, std::uint32_t wdf, std::span<const std::uint32_t> positions);
  void end_term();

  struct Sums {
    TableRoot postlist, position;
    std::uint32_t documents = 0, last_docid = 0;
    std::uint32_t shortest = 0;  ///< smallest length above 0
    std::uint32_t longest = 0;
    std::uint32_t largest_wdf = 0;
    std::uint64_t total_length = 0;
  };
  [[nodiscard]] Sums finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Writes iamglass: from here on the folder is a database.  Nothing is synced: publishing does that.
/// `uuid` tells this database from others (RFC 4122, version 4).
void write_version_file(const std::string& folder, const std::array<unsigned char, 16>& uuid,
                        const GlassPostings::Sums& postings, const GlassDocuments::Roots& documents);

}  // namespace dateline
