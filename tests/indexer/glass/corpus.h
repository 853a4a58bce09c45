// Documents to be written twice: by the glass writer, and by Xapian's own.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>
#include <catch2/catch.hpp>

#include "indexer/glass/glass_writer.h"
#include "tests/support/temp_dir.h"

namespace dateline::testing {

struct TermEntry {
  std::uint32_t wdf = 1;
  std::vector<std::uint32_t> positions;
};

struct GlassDocument {
  std::map<std::string, TermEntry> terms;
  std::map<Xapian::valueno, std::string> values;
  std::string data;

  [[nodiscard]] std::uint32_t length() const {
    std::uint32_t sum = 0;
    for (const auto& [term, entry] : terms) sum += entry.wdf;
    return sum;
  }
};

/// Document 1 first.
using Corpus = std::vector<GlassDocument>;

struct Mode {
  bool termlists = true;
  bool positions = true;
  bool deflate = true;
};

inline constexpr std::array<Mode, 4> kModes = {Mode{true, true, true}, Mode{true, false, false},
                                               Mode{false, true, false}, Mode{false, false, true}};

inline constexpr std::array<unsigned char, 16> kUuid = {0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x47, 0x88,
                                                        0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 0x01};

/// What the observer was shown, to be held against the finished file.
struct SeenChunk {
  std::string term;
  Xapian::docid first_docid = 0;
  std::uint64_t file_offset = 0;
  std::string bytes;
};

inline GlassDocuments::Roots write_documents(const std::string& folder, const Corpus& corpus, const Mode& mode) {
  GlassDocuments documents(folder, mode.termlists);
  TagDeflater deflater;
  std::string tag;
  Xapian::docid docid = 0;
  for (const GlassDocument& document : corpus) {
    ++docid;
    const bool deflated = mode.deflate && deflater.deflate(document.data, tag);
    documents.add_data(docid, {deflated ? tag : document.data, deflated});
    if (!mode.termlists) continue;
    std::vector<GlassTerm> terms;
    for (const auto& [term, entry] : document.terms) terms.push_back({term, entry.wdf});
    std::vector<Xapian::valueno> slots;
    for (const auto& [slot, value] : document.values) slots.push_back(slot);
    documents.add_termlist(docid, document.length(), terms, slots);
  }
  return documents.finish();
}

using ValueList = std::vector<std::pair<Xapian::docid, std::string>>;

inline ValueStream stream_of(Xapian::valueno slot, ValueList values) {
  return {slot, [values = std::move(values)](const ValueVisitor& visit) {
            for (const auto& [docid, value] : values) visit(docid, value);
          }};
}

inline std::vector<ValueStream> value_streams(const Corpus& corpus) {
  std::map<Xapian::valueno, ValueList> slots;
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    for (const auto& [slot, value] : corpus[i].values) {
      slots[slot].emplace_back(static_cast<Xapian::docid>(i + 1), value);
    }
  }
  std::vector<ValueStream> result;
  for (auto& [slot, values] : slots) result.insert(result.begin(), stream_of(slot, std::move(values)));
  return result;
}

inline GlassPostings::Sums write_postings(const std::string& folder, const Corpus& corpus, const Mode& mode,
                                          std::vector<SeenChunk>* seen = nullptr) {
  ChunkObserver observer;
  if (seen != nullptr) {
    observer = [seen](std::string_view term, std::span<const PostingChunk> chunks) {
      for (const PostingChunk& chunk : chunks) {
        seen->push_back({std::string(term), chunk.first_docid, chunk.file_offset, std::string(chunk.bytes)});
      }
    };
  }
  GlassPostings postings(folder, mode.positions, observer);
  postings.add_values(value_streams(corpus));
  std::vector<std::uint32_t> lengths(1);
  std::map<std::string, std::vector<std::pair<Xapian::docid, const TermEntry*>>> lists;
  for (const GlassDocument& document : corpus) {
    lengths.push_back(document.length());
    for (const auto& [term, entry] : document.terms) {
      lists[term].emplace_back(static_cast<Xapian::docid>(lengths.size() - 1), &entry);
    }
  }
  postings.add_lengths(lengths);
  for (const auto& [term, list] : lists) {
    postings.start_term(term);
    for (const auto& [docid, entry] : list) {
      mode.positions ? postings.add_posting(docid, entry->wdf, entry->positions)
                     : postings.add_posting(docid, entry->wdf);
    }
    postings.end_term();
  }
  return postings.finish();
}

inline void write_ours(const std::string& folder, const Corpus& corpus, const Mode& mode,
                       std::vector<SeenChunk>* seen = nullptr) {
  const auto documents = write_documents(folder, corpus, mode);
  const auto postings = write_postings(folder, corpus, mode, seen);
  write_version_file(folder, kUuid, postings, documents);
}

inline Xapian::Document as_xapian(const GlassDocument& document, bool with_positions) {
  Xapian::Document result;
  for (const auto& [term, entry] : document.terms) {
    if (with_positions) {
      for (const std::uint32_t position : entry.positions) result.add_posting(term, position, 0);
    }
    result.add_term(term, entry.wdf);
  }
  for (const auto& [slot, value] : document.values) result.add_value(slot, value);
  result.set_data(document.data);
  return result;
}

inline void write_oracle(const std::string& folder, const Corpus& corpus, const Mode& mode) {
  const int flags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC |
                    (mode.termlists ? 0 : Xapian::DB_NO_TERMLIST);
  Xapian::WritableDatabase database(folder, flags);
  for (const GlassDocument& document : corpus) database.add_document(as_xapian(document, mode.positions));
  database.commit();
}

}  // namespace dateline::testing
