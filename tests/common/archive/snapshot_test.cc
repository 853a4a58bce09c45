#include "common/archive/snapshot.h"

#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>
#include <thread>

#include <dateline/archive.h>

#include "common/archive/sealed.h"
#include "tests/support/archives.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

ErrorCode code_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    INFO(error.what());
    CHECK_FALSE(std::string(error.what()).empty());
    return error.code();
  }
  FAIL("no error");
  return ErrorCode::internal;
}

ErrorCode open_code(const std::string& path) {
  return code_of([&] { static_cast<void>(ArchiveSnapshot::open(path)); });
}

Roaring docids(std::initializer_list<std::uint32_t> list) {
  Roaring bitmap;
  for (const std::uint32_t docid : list) bitmap.add(docid);
  return bitmap;
}

}  // namespace

TEST_CASE("an opened archive shows its articles by id, but not the hidden ones", "[archive]") {
  const TempDir folder;
  const auto first = synthetic_articles(1, 12, "one");
  const auto second = synthetic_articles(2, 8, "two");
  write_small_archive(folder.path(), {first, second}, {{"1-2", docids({2, 5})}});
  const auto archive = Archive::open(folder.path() + "//");
  CHECK(archive->path() == folder.path());
  CHECK(archive->revision() == 1);
  CHECK_FALSE(archive->stale());
  for (const Article& article : first) CHECK(archive->article(article.id) == article);
  for (std::size_t i = 0; i < second.size(); ++i) {
    const auto found = archive->article(second[i].id);
    if (i == 1 || i == 4) {
      CHECK_FALSE(found.has_value());
    } else {
      CHECK(found == second[i]);
    }
  }
  CHECK_FALSE(archive->article("https://nobody.example/").has_value());
  CHECK_FALSE(archive->article("").has_value());
}

TEST_CASE("statistics count what can be found and what is hidden", "[archive]") {
  const TempDir folder;
  auto articles = synthetic_articles(3, 10);
  for (Article& article : articles) article.published = date_from_string("2023-08-31");
  articles[0].published.reset();
  articles[1].published.reset();
  write_small_archive(folder.path(), {articles}, {{"1-1", docids({2, 10})}});
  const ArchiveStats stats = Archive::open(folder.path())->stats();
  CHECK(stats.articles == 8);
  CHECK(stats.hidden == 2);
  CHECK(stats.undated == 1);
  CHECK(stats.revision == 1);
  REQUIRE(stats.shards.size() == 1);
  CHECK(stats.shards[0].articles == 10);
  CHECK(stats.shards[0].hidden == 2);
  CHECK(stats.bytes > stats.shards[0].bytes);
  std::uint64_t on_disk = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "shards/1-1")) on_disk += entry.file_size();
  CHECK(stats.shards[0].bytes == on_disk);
}

TEST_CASE("statistics say which layer of the tagger each language has", "[archive]") {
  const TempDir folder;
  auto first = synthetic_articles(3, 6, "one");
  auto second = synthetic_articles(4, 4, "two");
  const char* const languages[] = {"en", "en", "fr", "", "zh-Hant", "en"};
  for (std::size_t i = 0; i < first.size(); ++i) first[i].language = languages[i];
  for (Article& article : second) article.language = "fr";
  write_small_archive(folder.path(), {first, second}, {{"1-1", docids({6})}});
  std::string told;
  for (const LanguageStats& row : Archive::open(folder.path())->stats().languages)
    told += row.language + ' ' + std::to_string(row.articles) + ' ' + row.entities + '\n';
  CHECK(told == "fr 5 rules\nen 2 models\n 1 rules\nzh-Hant 1 gazetteers\n");
}

TEST_CASE("all shards as one database interleave as documented", "[archive]") {
  const TempDir folder;
  const auto first = synthetic_articles(1, 5, "one");
  const auto second = synthetic_articles(2, 7, "two");
  write_small_archive(folder.path(), {first, second});
  const auto snapshot = ArchiveSnapshot::open(folder.path());
  CHECK(snapshot->articles() == 12);
  const Xapian::Database all = snapshot->open_all();
  CHECK(all.get_doccount() == 12);
  for (Xapian::docid docid = 1; docid <= first.size(); ++docid) {
    CHECK(stored_article(all, (docid - 1) * 2 + 1) == first[docid - 1]);
  }
  for (Xapian::docid docid = 1; docid <= second.size(); ++docid) {
    CHECK(stored_article(all, (docid - 1) * 2 + 2) == second[docid - 1]);
  }
  CHECK(stored_article(snapshot->open_shard(1), 3) == second[2]);
}

TEST_CASE("any Xapian tool opens the folder through its stub", "[archive]") {
  const TempDir folder;
  write_small_archive(folder / "full", {synthetic_articles(1, 5, "one"), synthetic_articles(2, 7, "two")});
  CHECK(Xapian::Database(folder / "full").get_doccount() == 12);
  write_small_archive(folder / "empty", {});
  CHECK(Xapian::Database(folder / "empty").get_doccount() == 0);
  CHECK(Archive::open(folder / "empty")->stats().articles == 0);
}

TEST_CASE("an archive with a missing or resized file is damaged, and says which", "[archive]") {
  const TempDir folder;
  const Manifest manifest = write_small_archive(folder.path(), {synthetic_articles(1, 5)}, {{"1-1", docids({1})}});
  std::vector<std::string> files = {"removed-1"};
  for (const FileSum& file : manifest.shards[0].files) files.push_back("shards/1-1/" + file.name);
  for (const std::string& file : files) {
    CAPTURE(file);
    const std::string bytes = read_bytes(folder / file);
    std::filesystem::remove(folder / file);
    try {
      static_cast<void>(Archive::open(folder.path()));
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::damaged);
      CHECK(error.context() == (folder / file));
      const bool is_cache = file.ends_with("columns") || file.ends_with("tokens") || file.ends_with("blocks");
      CHECK((error.hint().find("--repair") != std::string::npos) == is_cache);
      CHECK_FALSE(error.hint().empty());
    }
    write_bytes(folder / file, bytes + "x");
    CHECK(open_code(folder.path()) == ErrorCode::damaged);
    write_bytes(folder / file, bytes);
  }
  CHECK_NOTHROW(Archive::open(folder.path()));
}

TEST_CASE("a changed byte in Xapian's version file is seen when the archive is opened", "[archive]") {
  const TempDir folder;
  write_small_archive(folder.path(), {synthetic_articles(1, 5)});
  const std::string file = folder / "shards/1-1/iamglass";
  const std::string bytes = read_bytes(file);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 4);
    write_bytes(file, flipped);
    CAPTURE(i);
    CHECK(open_code(folder.path()) == ErrorCode::damaged);
  }
}

TEST_CASE("columns of another shard are not taken", "[archive]") {
  const TempDir folder;
  write_small_archive(folder.path(), {synthetic_articles(1, 5)});
  const Columns other = [&] {
    write_tables(folder / "other", synthetic_articles(1, 4));
    return Columns::build(Xapian::Database(folder / "other"));
  }();
  other.write(folder / "shards/1-1/columns");
  CHECK(open_code(folder.path()) == ErrorCode::damaged);
}

TEST_CASE("threads that share a snapshot share its tokens and blocks", "[archive]") {
  const TempDir folder;
  const auto articles = synthetic_articles(1, 200);
  write_small_archive(folder.path(), {synthetic_articles(2, 3, "two"), articles});
  const auto snapshot = ArchiveSnapshot::open(folder.path());
  std::vector<std::shared_ptr<const Tokens>> tokens(4);
  std::vector<std::shared_ptr<const Blocks>> blocks(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    threads.emplace_back([&, i] {
      tokens[i] = snapshot->tokens(1);
      blocks[i] = snapshot->blocks(1);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    CHECK(tokens[i] == tokens[0]);
    CHECK(blocks[i] == blocks[0]);
  }
  CHECK(tokens[0] != snapshot->tokens(0));
  CHECK(tokens[0]->articles() == articles.size());
  CHECK(tokens[0]->read(1).title_words == 5);
  CHECK(blocks[0]->find("the").size() == 2);
  CHECK(snapshot->blocks(0)->terms() == 0);
}

TEST_CASE("an archive from before there were tokens and blocks is searched without them, and can be repaired",
          "[archive]") {
  const TempDir folder;
  Manifest manifest = write_small_archive(folder.path(), {synthetic_articles(1, 5)});
  auto& files = manifest.shards[0].files;
  std::erase_if(files, [](const FileSum& file) { return file.name == kTokensFile || file.name == kBlocksFile; });
  write_bytes(folder / "dateline.json", manifest_json(manifest));
  const auto snapshot = ArchiveSnapshot::open(folder.path());
  CHECK(snapshot->articles() == 5);
  const auto hint_of = [](const std::function<void()>& call) {
    try {
      call();
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::damaged);
      return error.hint();
    }
    return std::string();
  };
  CHECK(hint_of([&] { static_cast<void>(snapshot->tokens(0)); }).find("--repair") != std::string::npos);
  CHECK(hint_of([&] { static_cast<void>(snapshot->blocks(0)); }).find("--repair") != std::string::npos);
}

TEST_CASE("tokens and blocks of another shard are not taken", "[archive]") {
  const TempDir folder;
  Manifest manifest = write_small_archive(folder.path(), {synthetic_articles(1, 5), synthetic_articles(2, 6)});
  for (const std::string name : {"tokens", "blocks"}) {
    write_bytes(folder / ("shards/1-1/" + name), read_bytes(folder / ("shards/1-2/" + name)));
    for (FileSum& file : manifest.shards[0].files) {
      if (file.name == name) file = *file_sum(folder / "shards/1-1", name);
    }
  }
  write_bytes(folder / "dateline.json", manifest_json(manifest));
  const auto snapshot = ArchiveSnapshot::open(folder.path());
  CHECK(code_of([&] { static_cast<void>(snapshot->tokens(0)); }) == ErrorCode::damaged);
  CHECK(code_of([&] { static_cast<void>(snapshot->blocks(0)); }) == ErrorCode::damaged);
}

TEST_CASE("hidden rows that no shard has are damage", "[archive]") {
  const TempDir folder;
  const std::vector<std::vector<Article>> shards = {synthetic_articles(1, 5)};
  CHECK_NOTHROW(Archive::open((write_small_archive(folder / "a", shards, {{"1-1", docids({5})}}), folder / "a")));
  write_small_archive(folder / "b", shards, {{"1-1", docids({6})}});
  CHECK(open_code(folder / "b") == ErrorCode::damaged);
  write_small_archive(folder / "c", shards, {{"1-1", docids({0})}});
  CHECK(open_code(folder / "c") == ErrorCode::damaged);
  write_small_archive(folder / "d", shards, {{"2-1", docids({1})}});
  CHECK(open_code(folder / "d") == ErrorCode::damaged);
}

TEST_CASE("hidden rows read back, whatever containers their bitmaps use", "[archive]") {
  const TempDir folder;
  RemovedRows rows;
  for (std::uint32_t docid = 1; docid <= 150000; ++docid) {
    if (docid % 7 == 0) rows["1-1"].add(docid);                 // bitmap container
    if (docid % 30011 == 0) rows["1-2"].add(docid);             // array containers
    if (docid > 1000 && docid < 90000) rows["1-3"].add(docid);  // run containers
  }
  Manifest manifest{.revision = 1, .removed = "removed-1"};
  for (const char* name : {"1-1", "1-2", "1-3"}) manifest.shards.push_back({.name = name, .articles = 150000});
  const std::string bytes = removed_bytes(rows);
  write_bytes(folder / "removed-1", bytes);
  CHECK(read_removed(folder.path(), manifest) == rows);

  SECTION("a changed bitmap with a right checksum is refused or stays in range") {
    const std::string payload = bytes.substr(32);
    const auto seed = test_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < 300; ++round) {
      std::string wild = payload;
      // Headers of the containers stand near the beginning of each bitmap.
      const std::size_t at = round % 2 == 0 ? random() % 64 : random() % wild.size();
      wild[at] = static_cast<char>(random());
      CAPTURE(round, at);
      write_bytes(folder / "removed-1", seal({.magic = "DLHIDDEN", .version = 1, .hint = ""}, wild));
      try {
        for (const auto& [shard, bitmap] : read_removed(folder.path(), manifest)) {
          CHECK((bitmap.isEmpty() || bitmap.maximum() <= 150000));
        }
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::damaged);
      }
    }
  }
}

TEST_CASE("a reader sees that a newer revision is there", "[archive]") {
  const TempDir folder;
  Manifest manifest = write_small_archive(folder.path(), {synthetic_articles(1, 3)});
  const auto archive = Archive::open(folder.path());
  ++manifest.revision;
  write_bytes(folder / "dateline.json", manifest_json(manifest));
  CHECK(archive->stale());
  CHECK_FALSE(Archive::open(folder.path())->stale());
}

TEST_CASE("a shard that was swept away under a reader is said to be so", "[archive]") {
  const TempDir folder;
  Manifest manifest = write_small_archive(folder.path(), {synthetic_articles(1, 3)});
  const auto snapshot = ArchiveSnapshot::open(folder.path());
  const Xapian::Database opened = snapshot->open_shard(0);
  std::filesystem::remove_all(folder / "shards/1-1");
  CHECK(code_of([&] { static_cast<void>(snapshot->open_shard(0)); }) == ErrorCode::damaged);
  manifest.revision += 2;
  manifest.shards.clear();
  write_bytes(folder / "dateline.json", manifest_json(manifest));
  try {
    static_cast<void>(snapshot->open_shard(0));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::damaged);
    CHECK(error.hint().find("open the archive again") != std::string::npos);
  }
  // What was open stays readable.
  CHECK_FALSE(stored_article(opened, 1).id.empty());
}

TEST_CASE("a document that is no article is damage, not bad input", "[archive]") {
  const TempDir folder;
  {
    Xapian::WritableDatabase database(folder / "shard", Xapian::DB_CREATE);
    Xapian::Document document;
    document.set_data("no JSON");
    database.add_document(document);
    database.commit();
  }
  const Xapian::Database database(folder / "shard");
  CHECK(code_of([&] { static_cast<void>(stored_article(database, 1)); }) == ErrorCode::damaged);
  CHECK(code_of([&] { static_cast<void>(stored_article(database, 9)); }) == ErrorCode::damaged);
}

TEST_CASE("what other libraries throw becomes one kind of error", "[archive]") {
  const auto code = [](const auto& thrown) { return code_of([&] { guarded("somewhere", [&] { throw thrown; }); }); };
  CHECK(code(Xapian::DatabaseLockError("x")) == ErrorCode::locked);
  CHECK(code(Xapian::DatabaseCorruptError("x")) == ErrorCode::damaged);
  CHECK(code(Xapian::DatabaseOpeningError("x")) == ErrorCode::damaged);
  CHECK(code(Xapian::DatabaseNotFoundError("x")) == ErrorCode::damaged);
  CHECK(code(Xapian::DatabaseError("x")) == ErrorCode::damaged);
  CHECK(code(Xapian::DatabaseError("Error writing block", ENOSPC)) == ErrorCode::io);
  CHECK(code(Xapian::DatabaseOpeningError("x", "", EACCES)) == ErrorCode::io);
  CHECK(code(Xapian::DatabaseError("Modifications failed (No space left on device), and so on")) == ErrorCode::io);
  CHECK(code(std::length_error("basic_string::append")) == ErrorCode::damaged);
  CHECK(code(Xapian::DatabaseVersionError("x")) == ErrorCode::newer_format);
  CHECK(code(Xapian::DocNotFoundError("x")) == ErrorCode::damaged);
  CHECK(code(Xapian::RangeError("x")) == ErrorCode::damaged);
  CHECK(code(Xapian::InvalidArgumentError("x")) == ErrorCode::internal);
  CHECK(code(std::system_error(ENOSPC, std::generic_category())) == ErrorCode::io);
  CHECK(code(std::system_error(EIO, std::system_category())) == ErrorCode::io);
  CHECK(code(std::system_error(EINVAL, std::generic_category())) == ErrorCode::internal);
  CHECK(code(std::filesystem::filesystem_error("x", std::make_error_code(std::errc::no_space_on_device))) ==
        ErrorCode::io);
  CHECK(code(std::bad_alloc()) == ErrorCode::internal);
  CHECK(code(std::logic_error("x")) == ErrorCode::internal);
  CHECK(code(42) == ErrorCode::internal);
  CHECK(code(Error(ErrorCode::timeout, "x")) == ErrorCode::timeout);
  CHECK(guarded("somewhere", [] { return 7; }) == 7);
}
