// What GlassPostings and GlassDocuments promise beyond equal content.
#include <array>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>
#include <catch2/catch.hpp>

#include <dateline/error.h>

#include "common/archive/files.h"
#include "tests/indexer/glass/corpus.h"
#include "tests/indexer/glass/families.h"
#include "tests/indexer/glass/table_reader.h"
#include "tests/support/same_database.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;
using namespace std::string_literals;

namespace {

using Lists = std::map<std::string, std::vector<std::pair<Xapian::docid, std::uint32_t>>>;

/// The postings in the chunks that an observer saw, held against the file.
Lists postings_of(const std::vector<SeenChunk>& seen, const std::string& file) {
  const std::string bytes = read_bytes(file);
  Lists lists;
  for (const SeenChunk& chunk : seen) {
    REQUIRE(chunk.bytes.size() <= 2000);
    REQUIRE(bytes.compare(chunk.file_offset, chunk.bytes.size(), chunk.bytes) == 0);
    auto& list = lists[chunk.term];
    if (!list.empty()) REQUIRE(list.back().first < chunk.first_docid);
    std::size_t at = 0;
    std::uint64_t docid = chunk.first_docid;
    list.emplace_back(docid, take_varint(chunk.bytes, at));
    while (at < chunk.bytes.size()) {
      docid += take_varint(chunk.bytes, at) + 1;
      list.emplace_back(docid, take_varint(chunk.bytes, at));
    }
  }
  return lists;
}

Lists long_lists_of(const Corpus& corpus) {
  Lists lists;
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    for (const auto& [term, entry] : corpus[i].terms) {
      lists[term].emplace_back(static_cast<Xapian::docid>(i + 1), entry.wdf);
    }
  }
  std::erase_if(lists, [](const auto& list) { return list.second.size() <= kBlockPostings; });
  return lists;
}

/// A writer that is ready for terms of documents 1..9, with lengths of 1.
class Ready {
 public:
  explicit Ready(bool with_positions = true) : postings(folder_.path(), with_positions) {
    postings.add_lengths(std::vector<std::uint32_t>(10, 1));
  }

 private:
  TempDir folder_;

 public:
  GlassPostings postings;
};

void require_internal(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::internal);
    return;
  }
  FAIL_CHECK("nothing was thrown");
}

}  // namespace

TEST_CASE("the observer is shown where the chunks of each longer list lie in the file", "[glass]") {
  const unsigned long long seed = test_seed();
  INFO("DATELINE_TEST_SEED=" << seed);
  std::mt19937_64 random(seed);
  Corpus corpus = testing::detail::long_lists(random, 20000);
  for (std::size_t i = 0; i < 130; ++i) {
    if (i < 128) corpus[i].terms["short"].wdf = 1;
    if (i < 129) corpus[i].terms["long"].wdf = 1;
    if (i < 130) corpus[i].terms["a\0\0b"s].wdf = 300;
  }
  for (const Mode& mode : kModes) {
    const TempDir folder;
    std::vector<SeenChunk> seen;
    write_ours(folder.path(), corpus, mode, &seen);
    const Lists lists = postings_of(seen, folder / "postlist.glass");
    REQUIRE(lists == long_lists_of(corpus));
    REQUIRE(lists.count("short") == 0);
    REQUIRE(lists.count("long") == 1);
  }
}

TEST_CASE("equal input gives equal bytes", "[glass]") {
  std::mt19937_64 random(11);
  const Corpus corpus = testing::detail::random_texts(random, 1000, 40, 2000);
  const TempDir first;
  const TempDir second;
  write_ours(first.path(), corpus, {});
  { const std::vector<char> other_memory(std::size_t{8} << 20, '\xA5'); }
  write_ours(second.path(), corpus, {});
  const auto names = folder_entries(first.path());
  CHECK(names ==
        std::vector<std::string>{"docdata.glass", "iamglass", "position.glass", "postlist.glass", "termlist.glass"});
  CHECK(names == folder_entries(second.path()));
  for (const std::string& name : names) {
    INFO(name);
    CHECK((read_bytes(first / name) == read_bytes(second / name)));
  }
}

TEST_CASE("tables without entries are absent, and foreign tables of that name go", "[glass]") {
  const TempDir folder;
  for (const char* name : {"docdata.glass", "termlist.glass", "position.glass", "postlist.glass"}) {
    write_bytes(folder / name, "stale");
  }
  write_ours(folder.path(), Corpus(3), {.termlists = false, .positions = true});
  CHECK(folder_entries(folder.path()) == std::vector<std::string>{"iamglass", "postlist.glass"});
  CHECK_FALSE(Xapian::Database(folder.path()).has_positions());
  require_clean(folder.path());
}

TEST_CASE("the database has the identity that it was given", "[glass]") {
  const TempDir folder;
  write_ours(folder.path(), Corpus(1), {});
  CHECK(Xapian::Database(folder.path()).get_uuid() == "11223344-5566-4788-99aa-bbccddeeff01");
}

TEST_CASE("a term without postings is not written", "[glass]") {
  const TempDir folder;
  GlassPostings postings(folder.path(), false);
  postings.add_lengths(std::vector<std::uint32_t>{0, 2});
  for (const char* term : {"a", "b", "c"}) {
    postings.start_term(term);
    if (*term == 'b') postings.add_posting(1, 2);
    postings.end_term();
  }
  write_version_file(folder.path(), kUuid, postings.finish(), GlassDocuments(folder.path(), false).finish());
  const Xapian::Database database(folder.path());
  CHECK(*database.allterms_begin() == "b");
  CHECK(++database.allterms_begin() == database.allterms_end());
  require_clean(folder.path());
}

TEST_CASE("terms are refused when they begin, if they are out of order or fit no key", "[glass]") {
  for (const std::string& term :
       {""s, std::string(246, 'a'), std::string(125, '\0'), "x" + std::string(124, '\0') + "yz",
        std::string(245, 'b') + "\0"s, std::string(240, 'b') + std::string(5, '\0')}) {
    INFO(term.size() << " bytes");
    require_internal([&] { Ready().postings.start_term(term); });
  }
  for (const std::string& term : {std::string(245, 'a'), std::string(124, '\0'), "x" + std::string(124, '\0'),
                                  std::string(241, 'b') + std::string(4, '\0')}) {
    INFO(term.size() << " bytes");
    CHECK_NOTHROW(Ready().postings.start_term(term));
  }
  for (const std::string& next : {"m"s, "lz"s, "M"s, "\0"s}) {
    Ready ready;
    ready.postings.start_term("m");
    ready.postings.add_posting(1, 1);
    ready.postings.end_term();
    require_internal([&] { ready.postings.start_term(next); });
  }
}

TEST_CASE("postings are refused that are out of order or of no document", "[glass]") {
  for (const Xapian::docid docid : {0U, 4U, 5U, 10U, 4294967295U}) {
    Ready ready;
    ready.postings.start_term("a");
    ready.postings.add_posting(5, 1);
    require_internal([&] { ready.postings.add_posting(docid, 1); });
  }
  const std::vector<std::uint32_t> equal = {3, 3};
  const std::vector<std::uint32_t> one = {3};
  require_internal([&] {
    Ready ready;
    ready.postings.start_term("a");
    ready.postings.add_posting(1, 1, equal);
  });
  require_internal([&] {
    Ready ready(false);
    ready.postings.start_term("a");
    ready.postings.add_posting(1, 1, one);
  });
}

TEST_CASE("calls out of order are refused", "[glass]") {
  const std::vector<std::uint32_t> lengths(3, 0);
  const TempDir folder;
  const auto fresh = [&folder] { return GlassPostings(folder.path(), false); };
  require_internal([&] { fresh().add_posting(1, 1); });
  require_internal([&] { fresh().start_term("a"); });
  require_internal([&] { fresh().end_term(); });
  require_internal([&] { (void)fresh().finish(); });
  require_internal([] { Ready().postings.add_values({}); });
  require_internal([&] { Ready().postings.add_lengths(lengths); });
  require_internal([] { Ready().postings.end_term(); });
  require_internal([] { Ready().postings.add_posting(1, 1); });
  require_internal([] {
    Ready ready;
    ready.postings.start_term("a");
    ready.postings.start_term("b");
  });
  require_internal([] {
    Ready ready;
    ready.postings.start_term("a");
    ready.postings.add_posting(1, 9);
    (void)ready.postings.finish();
  });
  require_internal([] {
    Ready ready;
    ready.postings.start_term("a");
    ready.postings.end_term();
    ready.postings.add_posting(1, 1);
  });
}

TEST_CASE("lengths that are not the sums of wdfs are refused", "[glass]") {
  for (const std::uint32_t wdf : {8U, 9U, 10U}) {
    Ready ready;
    ready.postings.start_term("a");
    ready.postings.add_posting(1, wdf);
    ready.postings.end_term();
    if (wdf == 9) {
      CHECK(ready.postings.finish().total_length == 9);
    } else {
      require_internal([&] { (void)ready.postings.finish(); });
    }
  }
}

TEST_CASE("values are refused that no reader could find", "[glass]") {
  using Slots = std::vector<std::pair<Xapian::valueno, ValueList>>;
  for (const Slots& slots : {Slots{{1, {{1, ""}}}}, Slots{{1, {{2, "a"}, {1, "b"}}}}, Slots{{1, {{1, "a"}, {1, "b"}}}},
                             Slots{{1, {{1, "a"}}}, {1, {{2, "a"}}}}, Slots{{1, {{0, "a"}}}}}) {
    std::vector<ValueStream> streams;
    for (const auto& [slot, values] : slots) streams.push_back(stream_of(slot, values));
    const TempDir folder;
    GlassPostings postings(folder.path(), false);
    require_internal([&] { postings.add_values(streams); });
  }
}

TEST_CASE("termlists and data are refused out of order, and termlists where none are wanted", "[glass]") {
  const TempDir folder;
  GlassDocuments without(folder.path(), false);
  require_internal([&] { without.add_termlist(1, 0, {}, {}); });
  GlassDocuments documents(folder.path(), true);
  documents.add_data(2, {"data"});
  documents.add_termlist(2, 0, {}, {});
  require_internal([&] { documents.add_data(1, {"data"}); });
  require_internal([&] { documents.add_data(2, {"data"}); });
  require_internal([&] { documents.add_termlist(2, 0, {}, {}); });
}

TEST_CASE("Xapian loses position 0 where 1 is the only other, whoever writes it", "[glass]") {
  const Corpus corpus = {{.terms = {{"a", {2, {0, 1}}}, {"b", {2, {0, 2}}}, {"c", {3, {0, 1, 2}}}}}};
  const TempDir ours;
  const TempDir oracle;
  write_ours(ours.path(), corpus, {});
  write_oracle(oracle.path(), corpus, {});
  for (const std::string& folder : {ours.path(), oracle.path()}) {
    const Xapian::Database database(folder);
    const auto positions = [&database](const std::string& term) {
      return std::vector<Xapian::termpos>(database.positionlist_begin(1, term), database.positionlist_end(1, term));
    };
    CHECK(positions("a") == std::vector<Xapian::termpos>{1});
    CHECK(positions("b") == std::vector<Xapian::termpos>{0, 2});
    CHECK(positions("c") == std::vector<Xapian::termpos>{0, 1, 2});
  }
}
