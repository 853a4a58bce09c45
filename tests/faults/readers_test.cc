// Readers and a second writer beside a writer.
#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include <dateline/archive.h>

#include "tests/support/publishing.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

/// Replaces everything: the new shard's articles are all that can be found, the old shard retires.
void replace_all(Publisher& publisher, std::uint64_t seed) {
  Publication publication{.shards = {write_new_shard(publisher, synthetic_articles(seed, 6, "same"))}, .removed = {}};
  if (const ArchiveSnapshot* current = publisher.snapshot()) {
    for (const ShardView& shard : current->shards()) {
      publication.removed[shard.info.name].addRange(1, std::uint64_t{shard.info.articles} + 1);
    }
  }
  publisher.publish(publication);
}

ErrorCode open_code(const ArchiveSnapshot& snapshot) {
  try {
    static_cast<void>(snapshot.open_shard(0));
  } catch (const Error& error) {
    CHECK(error.hint().find("open the archive again") != std::string::npos);
    return error.code();
  }
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("a reader keeps its revision over one publish, and is told to open again after two", "[faults]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  Publisher publisher(path, {.analyzer = Analyzer::fingerprint()});
  replace_all(publisher, 1);
  const auto reader = Archive::open(path);
  const Xapian::Database opened = reader->snapshot().open_shard(0);
  const std::string id = synthetic_articles(1, 6, "same")[0].id;

  replace_all(publisher, 2);
  CHECK(reader->stale());
  CHECK(reader->article(id) == synthetic_articles(1, 6, "same")[0]);

  replace_all(publisher, 3);
  CHECK(open_code(reader->snapshot()) == ErrorCode::damaged);
  // A database that was open by then is read on: the kernel keeps its files.
  for (Xapian::docid docid = 1; docid <= 6; ++docid) CHECK_FALSE(stored_article(opened, docid).id.empty());
  CHECK(Archive::open(path)->revision() == 3);
}

TEST_CASE("a reader that opens while shards come and go never fails", "[faults]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  {
    Publisher publisher(path, {.analyzer = Analyzer::fingerprint()});
    replace_all(publisher, 1);
  }
  const int writer = start_child([&] {
    Publisher publisher(path, {.analyzer = Analyzer::fingerprint()});
    while (publisher.revision() < 80) replace_all(publisher, publisher.revision() + 1);
  });
  std::uint64_t last = 0;
  int opened = 0;
  while (last < 80) {
    const auto archive = Archive::open(path);
    CHECK(archive->revision() >= last);
    CHECK(archive->stats().articles == 6);
    last = archive->revision();
    ++opened;
    const int alive = ::kill(writer, 0);
    REQUIRE(alive == 0);
  }
  CHECK(opened > 1);
  CHECK(wait_for_child(writer).status == 0);
}

TEST_CASE("a second process that writes is told that the archive is locked", "[faults]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  Publisher publisher(path, {.analyzer = "test"});
  replace_all(publisher, 1);
  const ChildEnd end = run_in_child([&] {
    try {
      const Publisher second(path, {.analyzer = "test"});
    } catch (const Error& error) {
      return std::string(error_name(error.code())) + " " + error.context();
    }
    return std::string("no error");
  });
  CHECK(end.said == "locked " + path + "/LOCK");
  CHECK(Archive::open(path)->revision() == 1);
}
