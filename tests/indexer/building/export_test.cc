// Exporting an archive, and analysing it anew.
#include "indexer/building/rebuild.h"

#include "indexer/building/merging.h"
#include "tests/indexer/building/building_support.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

std::vector<Article> exported(const std::string& path) {
  std::vector<Article> articles;
  export_articles(path, [&](std::string_view json) {
    CHECK(json.find('\n') == json.npos);
    articles.push_back(article_from_json(json));
  });
  return articles;
}

/// Rows by the writer that every shard of these tests comes from.
void write_rows(const NextArticle& next, const std::string& folder, bool) { write_shard(folder, next); }

}  // namespace

TEST_CASE("an export hands over every article that can be found, in the order of one shard", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 20, "a"));
  publish_articles(path, synthetic_articles(2, 15, "b"), {{"1-1", bitmap({1, 7, 20})}});
  publish_articles(path, synthetic_articles(3, 1, "c"));
  const auto before = entries_of(path);
  const auto articles = exported(path);
  CHECK(articles.size() == 33);
  CHECK(std::is_sorted(articles.begin(), articles.end(), in_archive_order));
  CHECK(model_of(articles) == content_of(path));
  CHECK(std::none_of(articles.begin(), articles.end(), [](const Article& article) { return article.story.empty(); }));
  CHECK(entries_of(path) == before);

  publish_articles(folder / "again", articles);
  CHECK(content_of(folder / "again") == content_of(path));
  CHECK(exported(folder / "again") == articles);
}

TEST_CASE("an export is of one revision, whatever is published meanwhile", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 10, "a"));
  publish_articles(path, synthetic_articles(2, 10, "b"));
  const ArticleModel model = content_of(path);
  std::vector<Article> articles;
  export_articles(path, [&](std::string_view json) {
    articles.push_back(article_from_json(json));
    if (articles.size() == 3) merge(path, MergeExtent::all);
    if (articles.size() == 5) purge(path, {articles[0].id, "https://b.example/9"});
  });
  CHECK(model_of(articles) == model);
}

TEST_CASE("what a sink throws ends the export", "[building]") {
  const TempDir folder;
  publish_articles(folder / "archive", synthetic_articles(1, 4));
  const auto refuse = [](std::string_view) { throw Error(ErrorCode::io, "closed"); };
  CHECK(error_of([&] { export_articles(folder / "archive", refuse); }).code() == ErrorCode::io);
  CHECK(error_of([&] { export_articles(folder / "nothing", refuse); }).code() == ErrorCode::not_found);
  { Publisher(folder / "empty", kRealAnalyzer).publish({}); }
  export_articles(folder / "empty", refuse);
}

TEST_CASE("a rebuilt archive has the same articles in one shard, and the analyzer that made it", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  { Publisher(path, {.analyzer = "another"}).publish({}); }
  publish_articles(path, synthetic_articles(1, 9, "a"));
  publish_articles(path, synthetic_articles(2, 5, "b"), {{"2-1", bitmap({2, 9})}});
  const ArticleModel model = content_of(path);
  CHECK(rebuild_archive(path, Analyzer::fingerprint(), write_rows, nullptr) == model.size());
  const Manifest manifest = read_manifest(path);
  CHECK(manifest.analyzer == Analyzer::fingerprint());
  CHECK(manifest.shards.size() == 1);
  CHECK(manifest.removed.empty());
  CHECK(content_of(path) == model);
  check_verified(path);
}

TEST_CASE("a rebuild of an archive without articles changes its analyzer", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  { Publisher(path, {.analyzer = "another"}).publish({}); }
  CHECK(rebuild_archive(path, "new", write_rows, nullptr) == 0);
  CHECK(read_manifest(path).analyzer == "new");
  check_verified(path);
}

TEST_CASE("a rebuild that fails, is interrupted or leaves articles out changes nothing", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5, "a"));
  const auto before = entries_of(path);
  const auto check = [&](ErrorCode code, const ShardAnalysis& analyse, const std::atomic<bool>* cancel) {
    CHECK(error_of([&] { rebuild_archive(path, "new", analyse, cancel); }).code() == code);
    CHECK(entries_of(path) == before);
  };
  const std::atomic<bool> cancelled = true;
  check(ErrorCode::interrupted, write_rows, &cancelled);
  check(
      ErrorCode::io, [](const NextArticle&, const std::string&, bool) { throw Error(ErrorCode::io, "full"); }, nullptr);
  check(
      ErrorCode::internal,
      [](const NextArticle& next, const std::string& to, bool interop) {
        static_cast<void>(next());
        write_rows(next, to, interop);
      },
      nullptr);
}

TEST_CASE("shards of two analyzers are never in one archive", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 5, "a"));
  const auto before = entries_of(path);
  {
    Publisher publisher(path, {});
    const Publication publication{
        .shards = {write_new_shard(publisher, synthetic_articles(2, 2, "b"))}, .removed = {}, .analyzer = "new"};
    CHECK(error_of([&] { publisher.publish(publication); }).code() == ErrorCode::internal);
  }
  CHECK(entries_of(path) == before);
}
