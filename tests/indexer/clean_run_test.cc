// Cleaning without an archive, and pages that hold several stories on their way into one.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::TempDir;

std::string story(const std::string& about) {
  return "<p>The " + about +
         " will close for six weeks from Monday, the harbour office said in the morning.</p>"
         "<p>Engineers found worn bearings of the " +
         about +
         " during a routine inspection in March, and ordered new ones from a works in Antwerp.</p>"
         "<p>A small ferry will take people round the " +
         about +
         " every ten minutes until the work is done, free of charge and in all weathers.</p>"
         "<p>The council has set aside the money for the " +
         about + " since the spring of last year.</p>";
}

std::string several(const std::vector<std::string>& about) {
  std::string page = "<title>About the " + about.front() + "</title><main>";
  for (const std::string& each : about) page += "<article><h1>About the " + each + "</h1>" + story(each) + "</article>";
  return page + "</main>";
}

void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::vector<std::string> cleaned(const std::string& folder, unsigned threads) {
  std::vector<std::string> lines;
  IndexerOptions options;
  options.threads = threads;
  clean_path(folder, options, [&](const CleanedInput& input) {
    lines.push_back(input.report.input + " " + input.report.reason);
    if (input.page.article) lines.push_back(to_json(*input.page.article));
    for (const Article& other : input.page.others) lines.push_back(to_json(other));
  });
  return lines;
}

}  // namespace

TEST_CASE("cleaning by several threads gives the same lines in the same order as by one", "[indexer]") {
  const TempDir dir;
  for (int i = 0; i < 300; ++i) {
    const std::string name = "bridge number " + std::to_string(i);
    const std::string path = dir.path() + "/" + std::to_string(1000 + i) + ".html";
    write(path, i % 7 == 0 ? "<p>nothing</p>" : i % 5 == 0 ? several({name, "old lock", "new quay"}) : several({name}));
  }
  const std::vector<std::string> one = cleaned(dir.path(), 1);
  CHECK(one.size() > 600);
  CHECK(cleaned(dir.path(), 4) == one);
}

TEST_CASE("what the reader of cleaned pages throws ends the run", "[indexer]") {
  const TempDir dir;
  for (int i = 0; i < 200; ++i) write(dir.path() + "/" + std::to_string(i) + ".html", several({"old bridge"}));
  for (const unsigned threads : {1U, 3U}) {
    IndexerOptions options;
    options.threads = threads;
    std::size_t seen = 0;
    CHECK_THROWS_AS(clean_path(dir.path(), options,
                               [&](const CleanedInput&) {
                                 if (++seen == 5) throw Error(ErrorCode::io, "nobody listens");
                               }),
                    Error);
    CHECK(seen == 5);
  }
}

TEST_CASE("every story of a page that holds several is found under an id of its own", "[indexer]") {
  const TempDir dir;
  write(dir.path() + "/page.html", several({"old bridge", "tide lock", "market quay"}));
  const std::string path = dir.path() + "/news.archive";
  for (const unsigned threads : {1U, 2U}) {
    std::vector<InputReport> reports;
    IndexerOptions options;
    options.threads = threads;
    options.on_input = [&](const InputReport& report) { reports.push_back(report); };
    Indexer indexer(path, options);
    indexer.add_path(dir.path() + "/page.html");
    indexer.publish();
    REQUIRE(reports.size() == 3);
    for (const InputReport& report : reports) {
      CHECK(report.input == reports.front().input);
      CHECK(report.outcome == (threads == 1 ? Outcome::added : Outcome::unchanged));
      const auto found = Archive::open(path)->article(report.id);
      REQUIRE(found);
      CHECK(found->title.starts_with("About the "));
    }
    CHECK(Archive::open(path)->article(reports[1].id)->title == "About the tide lock");
    CHECK(indexer.summary().read == 3);
  }
}

}  // namespace dateline
