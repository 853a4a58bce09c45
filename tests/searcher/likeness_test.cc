// Articles like others: the words that tell them, and queries made of these.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <dateline/indexer.h>
#include <dateline/searcher.h>
#include <xapian.h>

#include "common/archive/snapshot.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/matching/telling_words.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::TempDir;
using Random = std::mt19937_64;
using Strings = std::vector<std::string>;

const Strings kTopics[] = {{"harbour", "ferries", "piers", "tides", "anchors", "sailing"},
                           {"budget", "taxes", "deficits", "spending", "treasury", "bonds"},
                           {"storms", "flooding", "rainfall", "rivers", "levees", "forecast"}};

std::size_t below(Random& random, std::size_t bound) { return static_cast<std::size_t>(random() % bound); }

Article random_article(Random& random, int number) {
  const Strings& topic = kTopics[static_cast<std::size_t>(number) % 3];
  Article out;
  out.id = "id" + std::to_string(number);
  out.language = "en";
  out.source = number % 2 == 0 ? "Ledger" : "Post";
  for (int i = 0; i < 12; ++i) out.title += i < 3 ? topic[below(random, topic.size())] + " " : "";
  for (int i = 0; i < 40; ++i) {
    const Strings& from = below(random, 4) == 0 ? kTopics[below(random, 3)] : topic;
    out.body += from[below(random, from.size())] + (below(random, 8) == 0 ? " the " : " ");
  }
  for (int i = 0; i < 25; ++i) out.body += " n" + std::to_string(number) + "x" + std::to_string(i);
  return out;
}

struct Built {
  TempDir dir;
  std::shared_ptr<const Archive> archive;
  explicit Built(std::vector<Article> articles, bool interop = false, std::size_t shards = 1) {
    for (std::size_t part = 0; part < shards; ++part) {
      IndexerOptions options;
      if (interop) options.interop = true;
      Indexer indexer(dir.path() + "/a", options);
      for (std::size_t i = part; i < articles.size(); i += shards) indexer.add(articles[i]);
      indexer.publish();
    }
    archive = Archive::open(dir.path() + "/a");
  }
};

std::vector<Article> random_articles(std::uint64_t seed, int count) {
  Random random(seed);
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) articles.push_back(random_article(random, i));
  return articles;
}

// The stems alone, as telling_words() takes them.
class StemsOnly : public Xapian::ExpandDecider {
 public:
  bool operator()(const std::string& term) const override { return term.starts_with("Z") && !term.starts_with("ZS"); }
};

std::vector<std::string> ids_of(const Answer& answer) {
  std::vector<std::string> ids;
  for (const Hit& hit : answer.hits) ids.push_back(hit.id);
  return ids;
}

SearchRequest like(const std::string& id) {
  SearchRequest request;
  request.similar = id;
  request.similar_words = 8;
  request.limit = 20;
  return request;
}

TEST_CASE("telling words have the weights of Xapian's expansion", "[searcher]") {
  const auto seed = testing::test_seed();
  INFO("seed " << seed);
  const Built built(random_articles(seed, 90), true);
  const ArchiveSnapshot& snapshot = built.archive->snapshot();
  const std::vector<Xapian::Database> shards{snapshot.open_shard(0)};
  ArchiveLists lists(snapshot, shards);
  Analyzer analyzer;
  Random random(seed);
  for (const std::size_t articles : {std::size_t{1}, std::size_t{2}, std::size_t{5}, std::size_t{10}}) {
    std::set<Xapian::docid> docids;
    while (docids.size() < articles) docids.insert(static_cast<Xapian::docid>(1 + below(random, 90)));
    std::vector<RowRef> rows;
    Xapian::RSet set;
    for (const Xapian::docid docid : docids) {
      rows.push_back({0, docid});
      set.add_document(docid);
    }
    const auto words =
        telling_words(lists, rows, 30, analyzer, [](const TellingWord& word) { return word.stem[0] != 'n'; });
    Xapian::Enquire enquire(shards[0]);
    const StemsOnly decider;
    std::map<std::string, double> expected;
    const Xapian::ESet found = enquire.get_eset(1000, set, &decider);
    for (auto term = found.begin(); term != found.end(); ++term) expected[(*term).substr(1)] = term.get_weight();
    REQUIRE_FALSE(words.empty());
    for (const TellingWord& word : words) {
      INFO(articles << " articles, " << word.stem);
      REQUIRE(expected.count(word.stem) == 1);
      CHECK(word.weight == Approx(expected[word.stem]).epsilon(1e-9));
    }
    CHECK(std::is_sorted(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; }));
  }
}

TEST_CASE("similar articles are of the same matter, without the article and its copies", "[searcher]") {
  std::vector<Article> articles = random_articles(17, 60);
  Article copy = articles[3];
  copy.id = "copy";
  copy.source = "Other";
  articles.push_back(copy);
  for (const std::size_t shards : {std::size_t{1}, std::size_t{3}}) {
    const Built built(articles, false, shards);
    Searcher searcher(built.archive);
    const Answer answer = searcher.search(like("id3"));
    const Strings ids = ids_of(answer);
    INFO(answer.read_as);
    REQUIRE(ids.size() >= 15);
    CHECK(std::find(ids.begin(), ids.end(), "id3") == ids.end());
    CHECK(std::find(ids.begin(), ids.end(), "copy") == ids.end());
    for (std::size_t i = 0; i < 10; ++i) {
      INFO(ids[i]);
      CHECK(std::stoul(ids[i].substr(2)) % 3 == 0);
    }
    REQUIRE(answer.added.size() <= 8);
    REQUIRE_FALSE(answer.added.empty());
    for (const AddedWord& word : answer.added) {
      CHECK(answer.read_as.find(word.word) != std::string::npos);
      CHECK(word.articles >= 2);
    }
    SearchRequest narrowed = like("id3");
    narrowed.query = "source:Post";
    for (const Hit& hit : searcher.search(narrowed).hits) CHECK(hit.source == "Post");
  }
}

TEST_CASE("what similar articles are asked by is a query that finds them", "[searcher]") {
  const Built built(random_articles(23, 60), false, 2);
  Searcher searcher(built.archive);
  for (const char* id : {"id0", "id7", "id14"}) {
    SearchRequest request = like(id);
    request.query = "source:Ledger";
    const Answer answer = searcher.search(request);
    SearchRequest written;
    written.query = answer.read_as;
    written.limit = request.limit;
    const Answer again = searcher.search(written);
    INFO(answer.read_as);
    CHECK(again.complaints.empty());
    CHECK(again.read_as == answer.read_as);
    CHECK(again.total == answer.total);
    CHECK(ids_of(again) == ids_of(answer));
  }
}

TEST_CASE("an expanded query holds words of its best hits, and keeps its conditions", "[searcher]") {
  const Built built(random_articles(29, 60), false, 2);
  Searcher searcher(built.archive);
  SearchRequest request;
  request.query = "harbour -budget source:Ledger";
  request.limit = 60;
  const Answer plain = searcher.search(request);
  request.expand = 6;
  const Answer wide = searcher.search(request);
  CHECK(plain.added.empty());
  REQUIRE(wide.added.size() == 6);
  for (const AddedWord& word : wide.added) CHECK(word.word != "harbour");
  CHECK(wide.total >= plain.total);
  for (const Hit& hit : wide.hits) {
    CHECK(hit.source == "Ledger");
    const auto article = searcher.article(hit.id);
    CHECK((article->title + article->body).find("budget") == std::string::npos);
  }
  SearchRequest written;
  written.query = wide.read_as;
  written.limit = request.limit;
  CHECK(ids_of(searcher.search(written)) == ids_of(wide));
}

TEST_CASE("likeness to an article that is not there is an error, to one without telling words finds nothing",
          "[searcher]") {
  std::vector<Article> articles = random_articles(31, 6);
  articles[0].title = "The";
  articles[0].body = "of the and 12 345";
  const Built built(articles);
  Searcher searcher(built.archive);
  try {
    (void)searcher.search(like("nowhere"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
  }
  CHECK(searcher.search(like("id0")).total == 0);
}

}  // namespace
}  // namespace dateline
