// Xapian's own programs on our tables, and the long forms of the comparison.
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <memory>
#include <random>
#include <string>

#include <xapian.h>
#include <catch2/catch.hpp>

#include "tests/indexer/glass/corpus.h"
#include "tests/indexer/glass/families.h"
#include "tests/support/same_database.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

struct Run {
  int status = -1;
  std::string said;
};

Run run(const std::string& command) {
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  Run result;
  std::array<char, 4096> buffer;
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
    result.said.append(buffer.data(), got);
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) result.status = WEXITSTATUS(status);
  return result;
}

/// Without a program it says so and passes: Xapian's tools are not needed to build.
std::string said_by(const std::string& program, const std::string& arguments) {
  if (run("command -v " + program).status != 0) {
    WARN(program << " is not installed");
    return {};
  }
  const Run result = run(program + " " + arguments);
  INFO(program << " " << arguments << ": " << result.said);
  REQUIRE(result.status == 0);
  return result.said.empty() ? " " : result.said;
}

void require_says(const std::string& said, const std::string& what) {
  if (!said.empty()) CHECK_THAT(said, Catch::Contains(what));
}

Corpus tiny_documents(std::size_t count) {
  Corpus corpus(count);
  for (std::size_t i = 0; i < count; ++i) {
    corpus[i].terms["q" + std::to_string(i)].wdf = 0;
    corpus[i].terms["m" + std::to_string(i % 10)] = {1, {static_cast<std::uint32_t>(i % 5)}};
    if (i % 4 != 0) corpus[i].values[0] = std::to_string(i % 1000);
    if (i % 3 == 0) corpus[i].data = std::to_string(i);
  }
  return corpus;
}

void write_both_and_compare(const Corpus& corpus, const Mode& mode) {
  const TempDir ours;
  const TempDir oracle;
  write_ours(ours.path(), corpus, mode);
  write_oracle(oracle.path(), corpus, mode);
  require_clean(ours.path());
  require_same(Xapian::Database(ours.path()), Xapian::Database(oracle.path()), {.termlists = mode.termlists});
}

}  // namespace

TEST_CASE("Xapian's own programs read, search, check and compact the tables", "[glass]") {
  std::mt19937_64 random(5);
  Corpus corpus = testing::detail::random_texts(random, 2000, 30, 900);
  corpus[1234].terms["needle"] = {2, {500, 502}};
  corpus[1234].terms["thread"] = {1, {501}};
  corpus[1234].data = "found it";
  for (const Mode& mode : {Mode{true, true, true}, Mode{false, false, true}}) {
    const TempDir folder;
    write_ours(folder.path(), corpus, mode);
    require_says(said_by("xapian-check", folder.path() + " F"), "No errors found");
    require_says(said_by("xapian-delve", folder.path()), "number of documents = 2000");
    require_says(said_by("xapian-delve", "-t needle " + folder.path()), "1235");
    require_says(said_by("quest", "-d " + folder.path() + " -s none needle"), "found it");
    if (mode.positions)
      require_says(said_by("quest", "-d " + folder.path() + " -s none '\"needle thread\"'"), "found it");
    const std::string compacted = folder / "compacted";
    if (said_by("xapian-compact", folder.path() + " " + compacted).empty()) continue;
    require_clean(compacted);
    require_same(Xapian::Database(folder.path()), Xapian::Database(compacted), {.termlists = mode.termlists});
  }
}

TEST_CASE("any number of updates by Xapian's own writer leave the same database as in one of its own", "[glass]") {
  const unsigned long long seed = test_seed();
  INFO("DATELINE_TEST_SEED=" << seed);
  std::mt19937_64 random(seed);
  const Corpus corpus = testing::detail::random_texts(random, 1500, 30, 900);
  const TempDir ours;
  const TempDir oracle;
  write_ours(ours.path(), corpus, {});
  write_oracle(oracle.path(), corpus, {});
  Xapian::WritableDatabase our_database(ours.path(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  Xapian::WritableDatabase its_database(oracle.path(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  for (int commit = 0; commit < 4; ++commit) {
    for (const GlassDocument& changed : testing::detail::random_texts(random, 250, 30, 900)) {
      const auto docid = static_cast<Xapian::docid>(1 + random() % 1700);
      const bool remove = random() % 4 == 0;
      for (Xapian::WritableDatabase* database : {&our_database, &its_database}) {
        if (!remove) {
          database->replace_document(docid, as_xapian(changed, true));
        } else {
          database->delete_document("Qid" + std::to_string(docid));
        }
      }
    }
    our_database.commit();
    its_database.commit();
    require_clean(ours.path());
    require_same(Xapian::Database(ours.path()), Xapian::Database(oracle.path()));
  }
}

TEST_CASE("100,000 tiny documents are as Xapian's own writer makes them", "[glass]") {
  write_both_and_compare(tiny_documents(100000), {.termlists = false, .positions = false});
}

TEST_CASE("3,000,000 tiny documents are as Xapian's own writer makes them", "[.long]") {
  write_both_and_compare(tiny_documents(3000000), {});
}

TEST_CASE("docids whose keys have four bytes are as Xapian's own writer makes them", "[.long]") {
  Corpus corpus(4194304 + 3000);
  for (std::size_t i = 4194304 - 3000; i < corpus.size(); ++i) corpus[i] = tiny_documents(20)[i % 20];
  write_both_and_compare(corpus, {});
}
