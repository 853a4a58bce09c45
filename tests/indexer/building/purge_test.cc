#include <signal.h>

#include <algorithm>
#include <cctype>

#include "indexer/building/merging.h"
#include "tests/indexer/building/building_support.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

/// A word that only one article has, and what an archive would hold of it.
constexpr std::string_view kWord = "zyxomorphia";

Article article_with_word(const std::string& id) {
  Article article = synthetic_articles(77, 1, "secret")[0];
  article.id = article.url = id;
  article.title += " " + std::string(kWord);
  article.body += " " + std::string(kWord) + " twice.";
  article.tags = {std::string(kWord)};
  return article;
}

/// Files below a folder that hold the word, in any case.  Document data is deflated, but the word is also a term, a
/// value of a facet and a word of the tokens.
std::vector<std::string> files_with_word(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::string bytes = read_bytes(entry.path().string());
    std::transform(bytes.begin(), bytes.end(), bytes.begin(), [](unsigned char c) { return std::tolower(c); });
    if (bytes.find(kWord) != bytes.npos) found.push_back(std::filesystem::relative(entry.path(), folder).string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Article> with(std::vector<Article> articles, const Article& more) {
  articles.push_back(more);
  std::sort(articles.begin(), articles.end(), in_archive_order);
  return articles;
}

}  // namespace

TEST_CASE("a purged article's words are nowhere in the archive's bytes", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  const std::string id = "https://secret.example/1";
  const auto others = synthetic_articles(1, 8, "a");
  publish_articles(path, with(others, article_with_word(id)));
  publish_articles(path, synthetic_articles(2, 5, "b"));
  const ArticleModel before = content_of(path);
  REQUIRE(files_with_word(path).size() >= 3);

  const PurgeReport report = purge(path, {id, "https://not.there/"});
  CHECK(report.not_found == std::vector<std::string>{"https://not.there/"});
  CHECK(report.rows == 1);
  CHECK(report.shards_rewritten == 1);
  CHECK(report.shards_removed == 0);
  CHECK(report.revision == read_manifest(path).revision);
  CHECK(files_with_word(path).empty());
  ArticleModel model = before;
  model.erase(id);
  CHECK(content_of(path) == model);
  CHECK(read_manifest(path).retired.empty());
  CHECK(shard_names(path) == std::vector<std::string>{"3-1", "2-1"});
  check_verified(path);
}

TEST_CASE("earlier versions and deleted articles are purged as well", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  const std::string id = "https://secret.example/1";
  publish_articles(path, with(synthetic_articles(1, 4, "a"), article_with_word(id)));
  const auto first = *row_of(*ArchiveSnapshot::open(path), id);
  publish_articles(path, with(synthetic_articles(2, 4, "b"), article_with_word(id)),
                   {{first.first, bitmap({first.second})}});
  const auto second = *row_of(*ArchiveSnapshot::open(path), id);
  publish_articles(path, {}, {{second.first, bitmap({second.second})}});
  REQUIRE(files_with_word(path).size() >= 6);
  const ArticleModel model = content_of(path);

  const PurgeReport report = purge(path, {id});
  CHECK(report.not_found.empty());
  CHECK(report.rows == 2);
  CHECK(report.shards_rewritten == 2);
  CHECK(files_with_word(path).empty());
  CHECK(content_of(path) == model);
  check_verified(path);
}

TEST_CASE("a shard that holds nothing else goes, down to an archive without articles", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, {article_with_word("x")});
  publish_articles(path, synthetic_articles(1, 3, "a"));
  CHECK(purge(path, {"x"}).shards_removed == 1);
  CHECK(files_with_word(path).empty());
  CHECK(content_of(path).size() == 3);
  const PurgeReport report = purge(path, ids_of(content_of(path)));
  CHECK(report.rows == 3);
  CHECK(report.shards_removed == 1);
  CHECK(content_of(path).empty());
  check_verified(path);
  publish_articles(path, synthetic_articles(1, 3, "a"));
  CHECK(content_of(path).size() == 3);
}

TEST_CASE("what only a retired shard holds is purged although no current one does", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, with(synthetic_articles(1, 4, "a"), article_with_word("x")));
  const auto row = *row_of(*ArchiveSnapshot::open(path), "x");
  publish_articles(path, {}, {{row.first, bitmap({row.second})}});
  merge(path, MergeExtent::all);
  REQUIRE_FALSE(files_with_word(path).empty());
  const PurgeReport report = purge(path, {"x"});
  CHECK(report.not_found == std::vector<std::string>{"x"});
  CHECK(files_with_word(path).empty());
  check_verified(path);
}

TEST_CASE("purging what is not there changes nothing", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 4, "a"));
  const auto before = entries_of(path);
  CHECK(purge(path, {"x", "y"}).not_found == std::vector<std::string>{"x", "y"});
  CHECK(purge(path, {}).rows == 0);
  CHECK(entries_of(path) == before);
  CHECK(error_of([&] { purge(folder / "nothing", {"x"}); }).code() == ErrorCode::not_found);
  const Publisher writer(path, {});
  CHECK(error_of([&] { purge(path, {"x"}); }).code() == ErrorCode::locked);
}

TEST_CASE("a reader that has its files open reads on after a purge", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, with(synthetic_articles(1, 4, "a"), article_with_word("x")));
  const auto reader = ArchiveSnapshot::open(path);
  const Xapian::Database opened = reader->open_shard(0);
  purge(path, {"x"});
  for (Xapian::docid docid = 1; docid <= 5; ++docid) CHECK_FALSE(stored_article(opened, docid).id.empty());
  CHECK(error_of([&] { static_cast<void>(reader->open_shard(0)); }).code() == ErrorCode::damaged);
}

TEST_CASE("an interrupted purge leaves the archive as it was, and can be run again", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, with(synthetic_articles(1, 4, "a"), article_with_word("x")));
  const auto before = entries_of(path);
  const std::atomic<bool> cancelled = true;
  CHECK(error_of([&] { purge(path, {"x"}, &cancelled); }).code() == ErrorCode::interrupted);
  CHECK(entries_of(path) == before);
  purge(path, {"x"});
  CHECK(files_with_word(path).empty());
}

TEST_CASE("long ids, which terms hold cut, are purged too", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  const std::string id = "https://secret.example/" + std::string(400, 'q') + "/1";
  const std::string other = "https://secret.example/" + std::string(400, 'q') + "/2";
  publish_articles(path, with({synthetic_articles(1, 1, "a")[0], article_with_word(id)}, article_with_word(other)));
  CHECK(purge(path, {id}).rows == 1);
  CHECK(ids_of(content_of(path)) == std::vector<std::string>{"https://a.example/0", other});
  CHECK(purge(path, {other}).rows == 1);
  CHECK(files_with_word(path).empty());
}

TEST_CASE("versions that were kept are purged with their article, and nothing that only looks like one", "[building]") {
  for (const std::string& base :
       {std::string("x"), std::string(180, 'x'), std::string(225, 'x'), std::string(300, 'x')}) {
    CAPTURE(base.size());
    const TempDir folder;
    const std::string path = folder / "archive";
    std::vector<Article> articles;
    std::vector<std::string> others;
    for (const char* mark : {"", "@2024-01-31T10:00:00Z", "@2024-01-31T10:00:00+01:00", "@2024-01-31", "@01234abc"}) {
      articles.push_back(article_with_word(base + mark));
    }
    for (const char* mark : {"@home", "@01234abcd", "2", "/@2024-01-31", "@2024-13-31"}) {
      others.push_back(base + mark);
      articles.push_back(synthetic_articles(3, 1)[0]);
      articles.back().id = others.back();
    }
    std::sort(articles.begin(), articles.end(), in_archive_order);
    publish_articles(path, articles);
    CHECK(purge(path, {base}).rows == 5);
    CHECK(files_with_word(path).empty());
    std::sort(others.begin(), others.end());
    CHECK(ids_of(content_of(path)) == others);
    check_verified(path);
  }
}
