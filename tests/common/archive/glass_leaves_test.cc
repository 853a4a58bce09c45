#include "common/archive/glass_leaves.h"

#include <catch2/catch.hpp>
#include <limits>
#include <map>
#include <random>

#include <dateline/error.h>
#include <xapian.h>

#include "common/archive/files.h"
#include "common/archive/glass_keys.h"
#include "common/archive/glass_lists.h"
#include "common/archive/glass_table.h"
#include "common/archive/stored_values.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

constexpr Xapian::docid kAny = std::numeric_limits<Xapian::docid>::max();

std::string letters(std::mt19937_64& random, std::size_t size, unsigned different) {
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>(random() % different);
  return text;
}

/// Documents with data of every size, some that deflate cannot shrink, values in several slots, and gaps in the docids.
void write_database(const std::string& folder, std::uint64_t seed, unsigned documents, int block_size = 2048) {
  std::mt19937_64 random(seed);
  Xapian::WritableDatabase database(
      folder, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC, block_size);
  Xapian::docid docid = 0;
  for (unsigned i = 0; i < documents; ++i) {
    docid += static_cast<Xapian::docid>(random() % 10 == 0 ? 1 + random() % 40'000 : 1);
    Xapian::Document document;
    const unsigned kind = random() % 8;
    if (kind != 0) {
      const std::size_t size = kind == 1 ? random() % 60'000 : 1 + random() % 400;
      document.set_data(letters(random, size, random() % 2 == 0 ? 3 : 256));
    }
    for (const Xapian::valueno slot : {0U, 1U, 127U, 128U, 300U}) {
      if (random() % 3 != 0) document.add_value(slot, letters(random, random() % 30, 256));
    }
    document.add_term("every");
    document.add_term(letters(random, 1 + random() % 3, 3), static_cast<Xapian::termcount>(random() % 200));
    document.add_term("w" + std::string(random() % 200, 'o'), 1);
    database.replace_document(docid, document);
    if (random() % 100 == 0) database.commit();
  }
  database.set_metadata("note", "some");
  database.commit();
}

struct Bytes {
  GlassRoot root;
  std::string table;
};

Bytes postlist_of(const std::string& folder) {
  return {postlist_root(read_bytes(folder + "/iamglass"), "iamglass"), read_bytes(folder + "/postlist.glass")};
}

/// Whether the call came to its end; a table that is found damaged says so as it should.
template <typename Call>
bool is_whole(Call call) {
  try {
    call();
    return true;
  } catch (const Error& error) {
    REQUIRE(error.code() == ErrorCode::damaged);
    REQUIRE(std::string(error.what()).find("table.glass") != std::string::npos);
    REQUIRE_FALSE(error.hint().empty());
    return false;
  }
}

// Looks at every byte: under a sanitizer a wrong view ends here.
std::uint64_t sum_of_bytes(std::string_view bytes) {
  std::uint64_t sum = 0;
  for (const char byte : bytes) sum += static_cast<unsigned char>(byte);
  return sum;
}

std::uint64_t walk_all(const Bytes& bytes) {
  std::uint64_t sum = 0;
  GlassLeaves leaves(bytes.table, bytes.root, "table.glass");
  while (leaves.next()) sum += sum_of_bytes(leaves.item().key) + sum_of_bytes(leaves.item().tag);
  GlassLists lists(bytes.table, bytes.root, "table.glass", 1'000'000'000);
  while (lists.next()) {
    sum += sum_of_bytes(lists.term());
    lists.read([&](Xapian::docid docid, std::uint32_t wdf) { sum += docid + wdf; });
  }
  for_each_value(bytes.table, bytes.root, "table.glass", 1'000'000'000,
                 [&](Xapian::valueno, Xapian::docid, std::string_view value) { sum += sum_of_bytes(value); });
  return sum;
}

}  // namespace

TEST_CASE("the leaves of docdata hold every document's data, joined, and say which is deflated", "[archive]") {
  const TempDir dir;
  const auto seed = test_seed();
  CAPTURE(seed);
  const int block_size = GENERATE(2048, 8192);
  write_database(dir / "db", seed, 600, block_size);
  const Xapian::Database database(dir / "db");
  const GlassTable table = GlassTable::docdata(dir / "db");
  GlassLeaves leaves(table.bytes(), table.root(), table.path());
  std::size_t deflated = 0, plain = 0, cut = 0;
  Xapian::docid last = 0;
  for (auto document = database.postlist_begin({}); document != database.postlist_end({}); ++document) {
    const std::string data = database.get_document(*document).get_data();
    if (data.empty()) continue;
    REQUIRE(leaves.next());
    const GlassItem& item = leaves.item();
    Xapian::docid docid = 0;
    REQUIRE(read_key_docid(item.key, docid));
    REQUIRE(docid == *document);
    CHECK(docid > last);
    last = docid;
    if (item.deflated) {
      CHECK(item.tag.size() < data.size());
    } else {
      CHECK(item.tag == data);
    }
    ++(item.deflated ? deflated : plain);
    cut += item.whole ? 0 : 1;
  }
  CHECK_FALSE(leaves.next());
  CHECK_FALSE(leaves.next());
  CHECK(deflated > 50);
  CHECK(plain > 50);
  CHECK(cut > 10);
}

TEST_CASE("a table without blocks has no items", "[archive]") {
  const TempDir dir;
  { const Xapian::WritableDatabase empty(dir / "db", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS); }
  const GlassTable table = GlassTable::docdata(dir / "db");
  GlassLeaves leaves(table.bytes(), table.root(), table.path());
  CHECK_FALSE(leaves.next());
  CHECK_FALSE(leaves.next());
}

TEST_CASE("lists are those that Xapian reads, also when only some of them are", "[archive]") {
  const TempDir dir;
  const auto seed = test_seed();
  CAPTURE(seed);
  write_database(dir / "db", seed, 1200);
  const Xapian::Database database(dir / "db");
  const Bytes bytes = postlist_of(dir / "db");
  GlassLists lists(bytes.table, bytes.root, "table.glass", database.get_lastdocid());
  std::mt19937_64 random(seed);
  std::size_t read = 0;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    REQUIRE(lists.next());
    REQUIRE(lists.term() == *term);
    CHECK(lists.documents() == term.get_termfreq());
    auto posting = database.postlist_begin(*term);
    const auto compare = [&](Xapian::docid docid, std::uint32_t wdf) {
      REQUIRE(posting != database.postlist_end(*term));
      REQUIRE(docid == *posting);
      REQUIRE(wdf == posting.get_wdf());
      ++posting;
      ++read;
    };
    switch (random() % 4) {
      case 0:
        break;
      case 1:
        CHECK(lists.read_chunk(compare));
        break;
      default:
        lists.read(compare);
        CHECK(posting == database.postlist_end(*term));
        CHECK_FALSE(lists.read_chunk(compare));
    }
  }
  CHECK_FALSE(lists.next());
  CHECK_FALSE(lists.next());
  CHECK(read > 1000);
}

TEST_CASE("a posting beyond the last document is damage, whether it is read or passed over", "[archive]") {
  const TempDir dir;
  write_database(dir / "db", 3, 200);
  const Bytes bytes = postlist_of(dir / "db");
  const Xapian::docid last = Xapian::Database(dir / "db").get_lastdocid();
  const auto walk = [&](Xapian::docid most, bool read) {
    return is_whole([&] {
      GlassLists lists(bytes.table, bytes.root, "table.glass", most);
      while (lists.next()) {
        if (read) lists.read([&](Xapian::docid docid, std::uint32_t) { REQUIRE(docid <= most); });
      }
    });
  };
  for (const bool read : {false, true}) {
    CHECK(walk(last, read));
    CHECK_FALSE(walk(last - 1, read));
    CHECK_FALSE(walk(1, read));
  }
}

TEST_CASE("values are those that Xapian's streams hold", "[archive]") {
  const TempDir dir;
  const auto seed = test_seed();
  CAPTURE(seed);
  write_database(dir / "db", seed, 600);
  const Xapian::Database database(dir / "db");
  const Bytes bytes = postlist_of(dir / "db");
  using Values = std::map<Xapian::valueno, std::vector<std::pair<Xapian::docid, std::string>>>;
  Values found;
  for_each_value(bytes.table, bytes.root, "table.glass", kAny,
                 [&](Xapian::valueno slot, Xapian::docid docid, std::string_view value) {
                   found[slot].emplace_back(docid, value);
                 });
  Values expected;
  for (const Xapian::valueno slot : {0U, 1U, 127U, 128U, 300U}) {
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
      expected[slot].emplace_back(value.get_docid(), *value);
    }
  }
  CHECK(found == expected);
  CHECK_FALSE(is_whole([&] {
    for_each_value(bytes.table, bytes.root, "table.glass", 10, [](Xapian::valueno, Xapian::docid, std::string_view) {});
  }));
}

TEST_CASE("whatever byte of a table is wrong, walks end, inside its bytes", "[archive]") {
  const TempDir dir;
  write_database(dir / "db", 8, 20);
  const Bytes bytes = postlist_of(dir / "db");
  REQUIRE(walk_all(bytes) > 0);
  REQUIRE(bytes.root.level > 0);
  std::size_t found = 0;
  Bytes wild = bytes;
  std::mt19937_64 random(9);
  for (std::size_t at = 0; at < wild.table.size(); ++at) {
    for (const unsigned mask : {1U << (at % 8), 0xFFU, static_cast<unsigned>(1 + random() % 255)}) {
      wild.table[at] = static_cast<char>(static_cast<unsigned char>(bytes.table[at]) ^ mask);
      if (!is_whole([&] { walk_all(wild); })) ++found;
    }
    wild.table[at] = bytes.table[at];
  }
  CHECK(found > bytes.table.size() / 20);
  for (std::size_t size = 0; size < bytes.table.size(); size += 111) {
    wild.table = bytes.table.substr(0, size);
    is_whole([&] { walk_all(wild); });
  }
}

TEST_CASE("a wrong root leads nowhere else", "[archive]") {
  const TempDir dir;
  write_database(dir / "db", 8, 20);
  const Bytes bytes = postlist_of(dir / "db");
  const std::uint64_t blocks = bytes.table.size() / bytes.root.block_size;
  for (std::uint64_t root = 0; root <= blocks + 1; ++root) {
    for (std::uint32_t level = 0; level < 10; ++level) {
      Bytes wild = bytes;
      wild.root.root = root;
      wild.root.level = level;
      const bool right = root == bytes.root.root && level == bytes.root.level;
      const bool whole = is_whole([&] { walk_all(wild); });
      if (right) CHECK(whole);
      if (root >= blocks) CHECK_FALSE(whole);
    }
  }
}

TEST_CASE("the roots of postlist and docdata stand behind each other, and every byte of them may be wrong",
          "[archive]") {
  const TempDir dir;
  write_database(dir / "db", 8, 20);
  const std::string version = read_bytes(dir / "db/iamglass");
  CHECK(docdata_root(version, "table.glass").root < file_size(dir / "db/docdata.glass").value() / 2048);
  for (std::size_t at = 0; at < version.size(); ++at) {
    std::string wild = version;
    wild[at] = static_cast<char>(wild[at] ^ 0x81);
    for (const std::string& text : {wild, version.substr(0, at)}) {
      for (const auto read : {postlist_root, docdata_root}) {
        is_whole([&] {
          const GlassRoot root = read(text, "table.glass");
          REQUIRE(root.level < 10);
          REQUIRE(root.block_size >= 2048);
        });
      }
    }
  }
}
