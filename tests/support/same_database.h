// Whether two databases say the same through every question that Xapian's public interface can ask.
// Header-only, because the support library links no room.
#pragma once

#include <cstdint>
#include <set>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include <xapian.h>
#include <catch2/catch.hpp>

namespace dateline::testing {

struct CompareOptions {
  /// Terms, values and positions by document: only where both have termlists.
  bool termlists = true;
  /// Slots to be compared besides 0..320 and, with termlists, those that the documents use.
  std::vector<Xapian::valueno> slots = {};
  /// Whether the metadata must be equal too.
  bool metadata = true;
};

namespace detail {

/// A term as a failed test shows it.
inline std::string shown(const std::string& bytes) {
  std::ostringstream text;
  for (const char byte : bytes.substr(0, 40)) {
    const auto number = static_cast<unsigned char>(byte);
    if (number > 0x20 && number < 0x7F) {
      text << byte;
    } else {
      text << "\\x" << std::hex << static_cast<unsigned>(number) << std::dec;
    }
  }
  if (bytes.size() > 40) text << "... (" << bytes.size() << " bytes)";
  return text.str();
}
template <typename Number>
requires std::is_arithmetic_v<Number> std::string shown(Number number) { return std::to_string(number); }

/// Shown only if it comes to that.
struct Shown {
  const std::string& bytes;
};
inline std::ostream& operator<<(std::ostream& out, const Shown& text) { return out << shown(text.bytes); }

/// Compares and stops at the first difference.  Catch's own assertions are too slow for millions of comparisons.
class DatabaseComparison {
 public:
  DatabaseComparison(const Xapian::Database& ours, const Xapian::Database& oracle, const CompareOptions& options)
      : ours_(ours), oracle_(oracle), options_(options) {
    for (Xapian::valueno slot = 0; slot <= 320; ++slot) slots_.insert(slot);
    slots_.insert(options.slots.begin(), options.slots.end());
  }

  void run() {
    totals();
    terms();
    documents();
    for (const Xapian::valueno slot : slots_) values(slot);
    if (options_.metadata) metadata();
  }

 private:
  template <typename Value>
  void same(const Value& ours, const Value& oracle, const std::string& what) {
    if (ours == oracle) return;
    FAIL(what << ": ours " << shown(ours) << ", oracle " << shown(oracle));
  }
  /// For the innermost loops: the text is made only when it is needed.
  template <typename Value, typename... Parts>
  void same_at(const Value& ours, const Value& oracle, const Parts&... parts) {
    if (ours == oracle) return;
    std::ostringstream what;
    (what << ... << parts);
    same(ours, oracle, what.str());
  }

  /// Steps through both until they end, which must be at once.
  template <typename Iterator, typename What, typename Visit>
  void together(Iterator ours, Iterator ours_end, Iterator oracle, Iterator oracle_end, What what, Visit visit) {
    for (; ours != ours_end && oracle != oracle_end; ++ours, ++oracle) visit(ours, oracle);
    if (ours != ours_end) FAIL("ours goes on: " << what());
    if (oracle != oracle_end) FAIL("the oracle goes on: " << what());
  }

  void totals() {
    same<std::uint64_t>(ours_.get_doccount(), oracle_.get_doccount(), "documents");
    same<std::uint64_t>(ours_.get_lastdocid(), oracle_.get_lastdocid(), "last docid");
    same<std::uint64_t>(ours_.get_total_length(), oracle_.get_total_length(), "total length");
    same(ours_.get_avlength(), oracle_.get_avlength(), "average length");
    same<std::uint64_t>(ours_.get_doclength_lower_bound(), oracle_.get_doclength_lower_bound(), "shortest length");
    same<std::uint64_t>(ours_.get_doclength_upper_bound(), oracle_.get_doclength_upper_bound(), "longest length");
    same<std::uint64_t>(ours_.has_positions() ? 1 : 0, oracle_.has_positions() ? 1 : 0, "has positions");
  }

  void terms() {
    together(
        ours_.allterms_begin(), ours_.allterms_end(), oracle_.allterms_begin(), oracle_.allterms_end(),
        [] { return "terms"; },
        [this](Xapian::TermIterator& ours, Xapian::TermIterator& oracle) {
          const std::string term = *ours;
          same(term, *oracle, "term");
          same_at(ours.get_termfreq(), oracle.get_termfreq(), "termfreq while listing of ", Shown{term});
          same_at(ours_.get_termfreq(term), oracle_.get_termfreq(term), "termfreq of ", Shown{term});
          same_at(ours_.get_collection_freq(term), oracle_.get_collection_freq(term), "collection frequency of ",
                  Shown{term});
          same_at(ours_.get_wdf_upper_bound(term), oracle_.get_wdf_upper_bound(term), "wdf bound of ", Shown{term});
          same_at(ours_.term_exists(term), true, "existence of ", Shown{term});
          postings(term);
          skipping(term);
        });
  }

  void postings(const std::string& term) {
    together(
        ours_.postlist_begin(term), ours_.postlist_end(term), oracle_.postlist_begin(term), oracle_.postlist_end(term),
        [&] { return "postings of " + shown(term); },
        [&](Xapian::PostingIterator& ours, Xapian::PostingIterator& oracle) {
          same_at(*ours, *oracle, "posting of ", Shown{term});
          same_at(ours.get_wdf(), oracle.get_wdf(), "wdf of ", Shown{term}, " in ", *ours);
          same_at(ours.get_doclength(), oracle.get_doclength(), "length of ", *ours, " by ", Shown{term});
          if (ours_.has_positions()) positions(term, *ours);
        });
  }

  void positions(const std::string& term, Xapian::docid docid) {
    auto ours = ours_.positionlist_begin(docid, term);
    auto oracle = oracle_.positionlist_begin(docid, term);
    const auto end = ours_.positionlist_end(docid, term);
    for (; ours != end && oracle != end; ++ours, ++oracle) {
      same_at(*ours, *oracle, "position of ", Shown{term}, " in ", docid);
    }
    if ((ours == end) != (oracle == end)) FAIL("number of positions of " << shown(term) << " in " << docid);
  }

  /// Chunks are found by their keys when a reader skips: another path than stepping.
  void skipping(const std::string& term) {
    Xapian::docid step = 1;
    auto ours = ours_.postlist_begin(term);
    auto oracle = oracle_.postlist_begin(term);
    while (true) {
      const bool end = ours == ours_.postlist_end(term);
      if (end != (oracle == oracle_.postlist_end(term))) FAIL("skipping in " << shown(term));
      if (end) return;
      same_at(*ours, *oracle, "skipping in ", Shown{term});
      const Xapian::docid to = *ours + step;
      step += step / 2 + 1;
      if (to < *ours) return;
      ours.skip_to(to);
      oracle.skip_to(to);
    }
  }

  void documents() {
    together(
        ours_.postlist_begin(""), ours_.postlist_end(""), oracle_.postlist_begin(""), oracle_.postlist_end(""),
        [] { return "documents"; },
        [this](Xapian::PostingIterator& ours, Xapian::PostingIterator& oracle) {
          const Xapian::docid docid = *ours;
          same_at(docid, *oracle, "document");
          same_at(ours.get_doclength(), oracle.get_doclength(), "length while listing of ", docid);
          same_at(ours_.get_doclength(docid), oracle_.get_doclength(docid), "length of ", docid);
          const Xapian::Document our_document = ours_.get_document(docid);
          const Xapian::Document its_document = oracle_.get_document(docid);
          same_at(our_document.get_data(), its_document.get_data(), "data of ", docid);
          if (!options_.termlists) return;
          same_at(ours_.get_unique_terms(docid), oracle_.get_unique_terms(docid), "unique terms of ", docid);
          termlist(docid);
          values_of(our_document, its_document);
        });
  }

  void termlist(Xapian::docid docid) {
    together(
        ours_.termlist_begin(docid), ours_.termlist_end(docid), oracle_.termlist_begin(docid),
        oracle_.termlist_end(docid), [docid] { return "termlist of " + shown(docid); },
        [&](Xapian::TermIterator& ours, Xapian::TermIterator& oracle) {
          same_at(*ours, *oracle, "termlist of ", docid);
          same_at(ours.get_wdf(), oracle.get_wdf(), "wdf in the termlist of ", docid, " of ", *ours);
          same_at(ours.get_termfreq(), oracle.get_termfreq(), "termfreq in the termlist of ", docid);
        });
  }

  void values_of(const Xapian::Document& our_document, const Xapian::Document& its_document) {
    together(
        our_document.values_begin(), our_document.values_end(), its_document.values_begin(), its_document.values_end(),
        [&] { return "values of " + shown(our_document.get_docid()); },
        [this, &our_document](Xapian::ValueIterator& ours, Xapian::ValueIterator& oracle) {
          same_at(ours.get_valueno(), oracle.get_valueno(), "slot of ", our_document.get_docid());
          same_at(*ours, *oracle, "value of ", our_document.get_docid());
          slots_.insert(ours.get_valueno());
        });
  }

  void values(Xapian::valueno slot) {
    const std::string at = "slot " + shown(slot) + ": ";
    same<std::uint64_t>(ours_.get_value_freq(slot), oracle_.get_value_freq(slot), at + "values");
    same(ours_.get_value_lower_bound(slot), oracle_.get_value_lower_bound(slot), at + "lower bound");
    same(ours_.get_value_upper_bound(slot), oracle_.get_value_upper_bound(slot), at + "upper bound");
    together(
        ours_.valuestream_begin(slot), ours_.valuestream_end(slot), oracle_.valuestream_begin(slot),
        oracle_.valuestream_end(slot), [&] { return at + "value stream"; },
        [&](Xapian::ValueIterator& ours, Xapian::ValueIterator& oracle) {
          same_at(ours.get_docid(), oracle.get_docid(), at, "docid");
          same_at(*ours, *oracle, at, "value of ", ours.get_docid());
        });
  }

  void metadata() {
    together(
        ours_.metadata_keys_begin(), ours_.metadata_keys_end(), oracle_.metadata_keys_begin(),
        oracle_.metadata_keys_end(), [] { return "metadata"; },
        [this](Xapian::TermIterator& ours, Xapian::TermIterator& oracle) {
          same_at(*ours, *oracle, "name of metadata");
          same_at(ours_.get_metadata(*ours), oracle_.get_metadata(*oracle), "metadata ", *ours);
        });
  }

  const Xapian::Database& ours_;
  const Xapian::Database& oracle_;
  const CompareOptions& options_;
  std::set<Xapian::valueno> slots_;
};

}  // namespace detail

/// Fails the test at the first thing that the two databases answer differently.
inline void require_same(const Xapian::Database& ours, const Xapian::Database& oracle,
                         const CompareOptions& options = {}) {
  detail::DatabaseComparison(ours, oracle, options).run();
  SUCCEED("same database");
}

/// Xapian's own check of a folder's tables, in this process: fails the test with what the check says.
inline void require_clean(const std::string& folder) {
  std::ostringstream said;
  const std::size_t errors = Xapian::Database::check(folder, 0, &said);
  INFO(said.str());
  REQUIRE(errors == 0);
}

}  // namespace dateline::testing
