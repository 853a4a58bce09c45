#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "common/archive/blocks.h"
#include "common/archive/tokens_build.h"
#include "indexer/building/child_check.h"
#include "indexer/building/merging.h"
#include "indexer/building/repair.h"
#include "indexer/building/table_blocks.h"
#include "tests/indexer/building/building_support.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

ErrorCode code_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("no error");
  return ErrorCode::internal;
}

Roaring row(std::uint32_t docid) {
  Roaring bitmap;
  bitmap.add(docid);
  return bitmap;
}

/// The one thing that verify finds.
VerifyFinding only_finding(const std::string& archive) {
  const auto findings = verify(archive);
  for (const VerifyFinding& finding : findings) UNSCOPED_INFO(finding.file << ": " << finding.problem);
  REQUIRE(findings.size() == 1);
  return findings[0];
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

/// Puts the sum of a changed file into the manifest, as if we had written it wrong ourselves.
void bless(const std::string& archive, const std::string& file) {
  Manifest manifest = read_manifest(archive);
  for (FileSum& sum : manifest.shards[0].files) {
    if (sum.name == file) sum = *file_sum(archive + "/shards/" + manifest.shards[0].name, file);
  }
  write_bytes(archive + "/dateline.json", manifest_json(manifest));
}

}  // namespace

TEST_CASE("what is no archive cannot be verified or repaired", "[building]") {
  const TempDir folder;
  for (const std::string& path : {folder / "nothing", folder.path()}) {
    CHECK(code_of([&] { static_cast<void>(verify(path)); }) == ErrorCode::not_found);
    CHECK(code_of([&] { repair(path); }) == ErrorCode::not_found);
  }
  CHECK(folder_entries(folder.path()).empty());
}

TEST_CASE("columns that differ from the tables are found although their checksum is right", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  write_tables(folder / "other", synthetic_articles(2, 5));
  Columns::build(Xapian::Database(folder / "other")).write(path + "/shards/1-1/columns");
  bless(path, "columns");
  const auto findings = verify(path);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].file == "shards/1-1/columns");
  CHECK(findings[0].hint.find("--repair") != std::string::npos);
  repair(path);
  CHECK(verify(path).empty());
  CHECK(read_manifest(path).revision == 2);
}

TEST_CASE("tables that Xapian finds wrong are reported although their checksums are right", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 40));
  std::string bytes = read_bytes(path + "/shards/1-1/postlist.glass");
  for (std::size_t at = 300; at < bytes.size(); at += 900) bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  write_bytes(path + "/shards/1-1/postlist.glass", bytes);
  bless(path, "postlist.glass");
  const auto findings = verify(path);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].file == "shards/1-1");
  CHECK(findings[0].problem.find("Xapian's check") != std::string::npos);
}

TEST_CASE("Xapian's check runs apart and says what it found", "[building]") {
  const TempDir folder;
  write_tables(folder / "shard", synthetic_articles(1, 5));
  CHECK_FALSE(check_tables_in_child(folder / "shard", 0).has_value());
  CHECK(check_tables_in_child(folder / "nothing", 0).has_value());
}

TEST_CASE("who may only read an archive can verify it, and hears what was left out", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    std::filesystem::permissions(entry.path(), std::filesystem::perms(entry.is_directory() ? 0755 : 0444));
  }
  const ChildEnd end = run_in_child(
      [&] {
        constexpr uid_t kNobody = 65534;
        if (::geteuid() == 0 && ::setuid(kNobody) != 0) return std::string("cannot become another user");
        std::string said;
        for (const VerifyFinding& finding : verify(path)) {
          said += (finding.damage ? "damage: " : "remark: ") + finding.file + ": " + finding.problem;
        }
        return said;
      },
      20);
  CHECK(end.status == 0);
  CHECK(end.said.starts_with("remark: shards/1-1: Xapian's own check was left out"));
  CHECK(contains(end.said, "docdata.glass may only be read"));
}

TEST_CASE("what a killed repair leaves in a shard is no damage, and the next run sweeps it", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  const auto leave = [&] {
    for (const char* file : {"columns.new", "tokens.new", "blocks.new"}) {
      write_bytes(path + "/shards/1-1/" + file, "half of a cache");
    }
  };
  const auto check_swept = [&] {
    for (const std::string& file : folder_entries(path + "/shards/1-1")) CHECK_FALSE(file.ends_with(".new"));
    CHECK(verify(path).empty());
  };
  const std::string mine = path + "/shards/1-1/mine.new";
  SECTION("by a repair") {
    leave();
    CHECK(verify(path).empty());
    repair(path);
    check_swept();
    CHECK(read_manifest(path).revision == 1);
  }
  SECTION("by a writing run") {
    leave();
    publish_articles(path, synthetic_articles(2, 3, "b"));
    check_swept();
  }
  SECTION("but not a file of somebody else") {
    leave();
    write_bytes(mine, "mine");
    repair(path);
    CHECK(read_bytes(mine) == "mine");
    CHECK(only_finding(path).file == "shards/1-1/mine.new");
  }
}

TEST_CASE("a whole archive is not changed by a repair", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  publish_articles(path, synthetic_articles(2, 5, "b"), {{"1-1", row(2)}});
  repair(path);
  CHECK(read_manifest(path).revision == 2);
  CHECK(verify(path).empty());
}

TEST_CASE("lost caches and stub are made again, byte for byte", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  publish_articles(path, synthetic_articles(2, 5, "b"), {{"1-1", row(2)}});
  const std::string columns = read_bytes(path + "/shards/1-1/columns");
  const std::string tokens = read_bytes(path + "/shards/2-1/tokens");
  const std::string blocks = read_bytes(path + "/shards/1-1/blocks");
  for (const char* file : {"shards/1-1/columns", "shards/2-1/columns", "shards/2-1/tokens", "XAPIANDB"}) {
    std::filesystem::remove(path + "/" + file);
  }
  write_bytes(path + "/shards/1-1/blocks", "not blocks");
  CHECK(verify(path).size() == 5);
  for (const VerifyFinding& finding : verify(path)) {
    CHECK(finding.hint == "run dateline-index --repair ARCHIVE");
    CHECK(finding.damage == (finding.file != "XAPIANDB"));
  }
  repair(path);
  CHECK(verify(path).empty());
  CHECK(read_manifest(path).revision == 2);
  CHECK(read_bytes(path + "/shards/1-1/columns") == columns);
  CHECK(read_bytes(path + "/shards/2-1/tokens") == tokens);
  CHECK(read_bytes(path + "/shards/1-1/blocks") == blocks);
  CHECK(Archive::open(path)->stats().articles == 9);
}

TEST_CASE("caches that the manifest lost are listed again", "[building]") {
  for (const char* cache : {"columns", "tokens", "blocks"}) {
    CAPTURE(cache);
    const TempDir folder;
    const std::string path = folder / "archive";
    publish_articles(path, synthetic_articles(1, 5));
    Manifest manifest = read_manifest(path);
    std::erase_if(manifest.shards[0].files, [&](const FileSum& file) { return file.name == cache; });
    write_bytes(path + "/dateline.json", manifest_json(manifest));
    CHECK(verify(path).size() >= 1);
    repair(path);
    CHECK(verify(path).empty());
    CHECK(read_manifest(path).revision == 2);
  }
}

TEST_CASE("tokens that say something else are found, with the article, although their checksum is right",
          "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  auto articles = synthetic_articles(1, 9);
  publish_articles(path, articles);
  articles[6].body += " Northfield harbour";
  write_tables(folder / "other", articles);
  const std::string right = read_bytes(path + "/shards/1-1/tokens");
  build_tokens(Xapian::Database(folder / "other"), path + "/shards/1-1/tokens");
  REQUIRE(read_bytes(path + "/shards/1-1/tokens") != right);
  bless(path, "tokens");
  const VerifyFinding finding = only_finding(path);
  CHECK(finding.file == "shards/1-1/tokens");
  CHECK(contains(finding.problem, "article 7 (" + articles[6].id + ")"));
  CHECK(contains(finding.hint, "--repair"));
  repair(path);
  CHECK(verify(path).empty());
  CHECK(read_bytes(path + "/shards/1-1/tokens") == right);
}

TEST_CASE("a dictionary of tokens that is not what the articles' words make is found", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  const std::string file = path + "/shards/1-1/tokens";
  const auto right = Tokens::open(file, 5);
  std::vector<DictionaryWord> words;
  for (WordNumber number = 1; number <= right->words(); ++number) {
    words.push_back({.word = right->word(number), .count = 1000U - number, .stems = right->stems(number)});
  }
  std::vector<ArticleTokens> articles;
  for (Xapian::docid docid = 1; docid <= 5; ++docid) articles.push_back(right->read(docid));
  const auto check = [&](const std::string& wanted) {
    TokensWriter writer(file + ".other", words);
    for (const ArticleTokens& article : articles) writer.add(article);
    writer.finish();
    std::filesystem::rename(file + ".other", file);
    bless(path, "tokens");
    const VerifyFinding finding = only_finding(path);
    CHECK(finding.file == "shards/1-1/tokens");
    CHECK(contains(finding.problem, wanted));
    CHECK(contains(finding.hint, "--repair"));
  };
  SECTION("a word that no article has") {
    words.push_back({.word = "zzz", .count = 1, .stems = {}});
    check("no article has the word \"zzz\"");
  }
  SECTION("other stems") {
    words[3].stems = {"zzz"};
    check("other stems for \"" + std::string(words[3].word) + "\"");
  }
  SECTION("an order that is not by frequency") {
    const auto exchange = [&](WordNumber& number) {
      number = number == 1 ? static_cast<WordNumber>(words.size()) : number == words.size() ? 1 : number;
    };
    std::swap(words.front().word, words.back().word);
    std::swap(words.front().stems, words.back().stems);
    for (ArticleTokens& article : articles) {
      for (WordNumber& number : article.words) exchange(number);
      for (auto& joined : article.joined) exchange(joined.word);
    }
    check("out of order");
  }
}

TEST_CASE("blocks that say something else are found, with term and block, although their checksum is right",
          "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 300));
  const std::string shard = path + "/shards/1-1";
  const std::string right = read_bytes(shard + "/blocks");
  const Columns columns = Columns::read(shard + "/columns");
  std::vector<std::uint32_t> lengths(301, 0);
  for (Xapian::docid docid = 1; docid <= 300; ++docid) lengths[docid] = columns.length(docid) + (docid > 200 ? 1 : 0);
  BlocksWriter writer(lengths);
  for_each_posting_list(shard + "/postlist.glass",
                        [&](std::string_view term, std::span<const PostingChunk> chunks) { writer.add(term, chunks); });
  writer.write(shard + "/blocks", *file_size(shard + "/postlist.glass"));
  REQUIRE(read_bytes(shard + "/blocks") != right);
  bless(path, "blocks");
  const VerifyFinding finding = only_finding(path);
  CHECK(finding.file == "shards/1-1/blocks");
  CHECK(contains(finding.problem, "block 2 of the term \""));
  CHECK(contains(finding.hint, "--repair"));
  repair(path);
  CHECK(verify(path).empty());
  CHECK(read_bytes(shard + "/blocks") == right);
}

TEST_CASE("tokens of another analyzer are opened but not compared, and only a rebuild makes them again", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  {
    Publisher publisher(path, {.analyzer = "another"});
    publisher.publish({.shards = {write_new_shard(publisher, synthetic_articles(1, 5))}, .removed = {}});
  }
  CHECK(verify(path).empty());
  std::filesystem::remove(path + "/shards/1-1/columns");
  repair(path);
  CHECK(verify(path).empty());
  std::filesystem::remove(path + "/shards/1-1/tokens");
  CHECK(only_finding(path).file == "shards/1-1/tokens");
  const Error error = error_of([&] { repair(path); });
  CHECK(error.code() == ErrorCode::damaged);
  CHECK(contains(error.hint(), "--rebuild"));
}

TEST_CASE("manifest and hidden rows cannot be made again, and verify and repair say so", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  publish_articles(path, {}, {{"1-1", bitmap({2})}});
  for (const char* file : {"removed-2", "dateline.json"}) {
    CAPTURE(file);
    const std::string bytes = read_bytes(path + "/" + file);
    std::string changed = bytes;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    write_bytes(path + "/" + file, changed);
    const VerifyFinding finding = only_finding(path);
    CHECK(finding.file == file);
    CHECK(contains(finding.hint, "--repair cannot make it"));
    CHECK(contains(finding.hint, "backup"));
    const Error error = error_of([&] { repair(path); });
    CHECK(error.code() == ErrorCode::damaged);
    CHECK(contains(error.what(), "--repair cannot make it again"));
    CHECK(contains(error.hint(), "backup"));
    write_bytes(path + "/" + file, bytes);
    CHECK(verify(path).empty());
  }
}

TEST_CASE("a changed table is named with the block where its damage shows", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 200));
  merge(path, MergeExtent::all);
  const std::vector<std::tuple<std::string, std::size_t, std::string>> damages = {
      {"postlist.glass", 2 * 8192 + 9, "block 2 (bytes 16384 to 24575) is no block of a table"},
      {"docdata.glass", 8192 + 4, "block 1 (bytes 8192 to 16383) is no block of a table"},
  };
  publish_articles(path, synthetic_articles(1, 200, "b"));
  for (const char* shard : {"1-1", "2-1"}) {
    if (!std::filesystem::exists(path + "/shards/" + shard)) continue;
    for (const auto& [table, at, wanted] : damages) {
      CAPTURE(shard, table, at);
      const std::string name = "shards/" + std::string(shard) + "/" + table;
      const std::string bytes = read_bytes(path + "/" + name);
      REQUIRE(bytes.size() > at);
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ 0x55);
      write_bytes(path + "/" + name, changed);
      const VerifyFinding finding = only_finding(path);
      CHECK(finding.file == name);
      INFO(finding.problem);
      CHECK(contains(finding.problem, wanted));
      CHECK(contains(finding.hint, "backup"));
      write_bytes(path + "/" + name, bytes);
    }
  }
}

TEST_CASE("damage that shows in no block's structure is still damage, and no block is blamed", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 60));
  const std::string file = path + "/shards/1-1/docdata.glass";
  const std::string bytes = read_bytes(file);
  const auto blocks = static_cast<std::uint32_t>(bytes.size() / kTableBlockBytes);
  // Inside some deflated article.
  std::string changed;
  std::size_t at = kTableBlockBytes + 4000;
  do {
    changed = bytes;
    changed[++at] ^= 0x55;
  } while (!is_table_block(changed.substr(kTableBlockBytes, kTableBlockBytes), blocks));
  write_bytes(file, changed);
  CHECK(contains(only_finding(path).problem, "which block cannot be told"));
}

TEST_CASE("a repair does not build on damaged tables, and needs the lock", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5));
  {
    const Publisher publisher(path, {});
    CHECK(code_of([&] { repair(path); }) == ErrorCode::locked);
  }
  std::string bytes = read_bytes(path + "/shards/1-1/postlist.glass");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_bytes(path + "/shards/1-1/postlist.glass", bytes);
  std::filesystem::remove(path + "/shards/1-1/columns");
  CHECK(code_of([&] { repair(path); }) == ErrorCode::damaged);
  CHECK_FALSE(std::filesystem::exists(path + "/shards/1-1/columns"));
}
