// A deadline stops a search whatever it is at.
#include <catch2/catch.hpp>
#include <chrono>
#include <ctime>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <dateline/indexer.h>
#include <dateline/searcher.h>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using std::chrono::steady_clock;

// Few words in many articles, so that everything matches and stands near everything.
std::shared_ptr<const Archive> crowded(const testing::TempDir& dir) {
  const std::vector<std::string> words{"the", "harbour", "ferry", "strike", "storm", "budget"};
  std::mt19937_64 random(1);
  Indexer indexer(dir.path() + "/a");
  for (int i = 0; i < 1500; ++i) {
    Article article;
    article.id = "id" + std::to_string(i);
    article.language = "en";
    article.published = date_from_string("2023-0" + std::to_string(1 + i % 9) + "-11");
    article.source = "Outlet " + std::to_string(i % 40);
    for (int word = 0; word < 120; ++word) article.body += words[random() % words.size()] + " ";
    article.body += "n" + std::to_string(i);
    indexer.add(article);
  }
  indexer.publish();
  return Archive::open(dir.path() + "/a");
}

struct Kind {
  const char* what;
  std::string query;
  std::function<void(SearchRequest&)> set = [](SearchRequest&) {};
};

const std::vector<Kind> kKinds{
    {"words", "the harbour ferry"},
    {"any word", "harbour OR ferry OR storm"},
    {"a phrase", "\"the harbour ferry strike\""},
    {"distances", "((the NEAR/9 harbour) NEAR/20 (ferry OR storm)) NOT W/2 budget"},
    {"counted words", "ATLEAST30(the) harbour NOT W/P ferry"},
    {"patterns", "h* *m ?e*"},
    {"newest first", "harbour", [](SearchRequest& request) { request.sort = Sort::newest; }},
    {"facets", "the",
     [](SearchRequest& request) {
       request.facets = {"source", "day", "source:salient"};
     }},
    {"a trend", "the",
     [](SearchRequest& request) {
       request.trend = "day";
       request.compare = {"harbour W/3 storm", "ferry"};
     }},
    {"likeness", "", [](SearchRequest& request) { request.similar = "id7"; }},
    {"an expanded query", "harbour ferry", [](SearchRequest& request) { request.expand = 20; }},
    {"explained scores of age", "harbour ferry",
     [](SearchRequest& request) {
       request.explain = true;
       request.half_life = 30;
       request.limit = 1000;
     }},
};

// Nothing, or the code of what it threw.
std::optional<ErrorCode> search_until(Searcher& searcher, const Kind& kind, steady_clock::time_point deadline) {
  SearchRequest request;
  request.query = kind.query;
  request.deadline = deadline;
  kind.set(request);
  try {
    (void)searcher.search(request);
    return std::nullopt;
  } catch (const Error& error) {
    return error.code();
  }
}

TEST_CASE("a search whose time is up ends with a timeout, whatever it asks", "[searcher]") {
  const testing::TempDir dir;
  Searcher searcher(crowded(dir));
  for (const Kind& kind : kKinds) {
    INFO(kind.what);
    CHECK(search_until(searcher, kind, steady_clock::now() - std::chrono::seconds(1)) == ErrorCode::timeout);
    // Cut off somewhere in the middle it is soon over, and the next one is answered as ever.
    for (const int microseconds : {100, 1000, 5000}) {
      const std::clock_t started = std::clock();
      const auto code = search_until(searcher, kind, steady_clock::now() + std::chrono::microseconds(microseconds));
      const double ms = 1000. * static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC;
      CHECK((!code || code == ErrorCode::timeout));
      INFO(ms << " ms");
      if (code) CHECK(ms < 200);
    }
    CHECK_FALSE(search_until(searcher, kind, steady_clock::now() + std::chrono::hours(1)).has_value());
  }
}

}  // namespace
}  // namespace dateline
