#include "indexer/inverting/inverter.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "common/archive/blocks_build.h"
#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "common/archive/tokens_build.h"
#include "indexer/inverting/merge.h"
#include "tests/support/archives.h"
#include "tests/support/same_database.h"

namespace dateline {
namespace {

using namespace dateline::testing;

struct Made {
  std::string folder;
  bool interop = false;
};

// Articles as news is not: what breaks writers.
std::vector<Article> hard_articles() {
  std::vector<Article> articles;
  const auto add = [&](std::string title, std::string body, std::string language) -> Article& {
    Article article;
    article.id = "hard-" + std::to_string(articles.size());
    article.title = std::move(title);
    article.body = std::move(body);
    article.language = std::move(language);
    article.digest = "d" + article.id;
    return articles.emplace_back(std::move(article));
  };
  add("", "", "en");
  add("Only a title", "", "en");
  add("", "Only a body.", "en");
  add("Kim Jong-un meets AT&T", "The U.S. and Jong-un.\n\nstate-of-the-art a-b-c-d-e", "en");
  add("", std::string(200, 'x') + " after a long word " + std::string(70, 'y'), "en");
  add("", "one\n\n" + std::string(100, 'z') + "\n\n\n\ntwo", "en");
  add("北朝鮮の首都", "平壌で会談が行われた。\n\nもう一つの段落。", "ja");
  add("Die Straße", "Bücher und Buch, Häuser und Haus", "de");
  add("Les élections", "l'État et les élections", "fr");
  std::string many;
  for (int i = 0; i < 120; ++i) many += std::string(80, 'q') + " ";
  add("junk", "first " + many + "last", "en");
  std::string same;
  for (int i = 0; i < 5000; ++i) same += "again ";
  add("again", same, "en");
  std::string wide;
  for (int i = 0; i < 9000; ++i) wide += "w" + std::to_string(i) + " ";
  add("wide", wide, "");
  Article& tagged = add("tags", "text", "en");
  tagged.tags = {std::string(400, 't'), "B", "a", ":c"};
  tagged.source = "The Ledger";
  tagged.byline = {"Ann", "Bob", "Ann"};
  tagged.published = date_from_string("2021");
  Article& dated = add("dated", "text", "en");
  dated.published = date_from_string("2021-01-01T00:00:00+09:00");
  dated.story = "00000000000000ff";
  return articles;
}

std::vector<Article> all_articles(std::uint64_t seed, std::size_t count) {
  std::vector<Article> articles = hard_articles();
  for (Article& article : synthetic_articles(seed, count)) {
    article.digest = "digest of " + article.id;
    article.story = article.story.substr(0, 16);
    articles.push_back(std::move(article));
  }
  return articles;
}

void invert(const std::vector<Article>& articles, const std::string& folder, bool interop, std::uint64_t memory,
            bool two_threads = false) {
  std::filesystem::create_directories(folder);
  ArticleAnalyser analyser;
  Inverter inverter({.scratch = folder, .memory_bytes = memory, .interop = interop, .two_threads = two_threads});
  for (const Article& article : articles) {
    AnalysedArticle analysed = analyser.analyse(article);
    add_sketch(analysed, {article.body.size(), 7, 0xFFFFFFFFFFFFFFFF - article.title.size()});
    const std::uint32_t row = inverter.add(analysed);
    if (const auto story = story_number(article.story)) inverter.set_story(row, *story);
  }
  inverter.finish(folder);
}

// The same through Xapian's own writer.
void write_oracle(std::vector<Article> articles, const std::string& folder, bool positions) {
  std::sort(articles.begin(), articles.end(), in_archive_order);
  Analyzer analyzer;
  Xapian::WritableDatabase database(folder,
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  for (const Article& article : articles) {
    const IndexedArticle indexed =
        index_article(article, analyzer, {article.body.size(), 7, 0xFFFFFFFFFFFFFFFF - article.title.size()});
    database.add_document(document_of(indexed, positions));
  }
  database.commit();
}

void require_right_caches(const std::string& folder, const std::string& scratch) {
  const Xapian::Database database(folder);
  const Columns columns = Columns::build(database);
  CHECK(read_file(folder + "/columns") == columns.bytes());
  build_tokens(database, scratch + "/tokens");
  CHECK(read_file(folder + "/tokens") == read_file(scratch + "/tokens"));
  std::vector<std::uint32_t> lengths(columns.articles() + 1, 0);
  for (Xapian::docid docid = 1; docid <= columns.articles(); ++docid) lengths[docid] = columns.length(docid);
  build_blocks(folder, lengths, scratch + "/blocks");
  CHECK(read_file(folder + "/blocks") == read_file(scratch + "/blocks"));
}

void require_same_files(const std::string& a, const std::string& b) {
  REQUIRE(folder_entries(a) == folder_entries(b));
  for (const std::string& name : folder_entries(a)) {
    CAPTURE(name);
    if (name != "iamglass") CHECK(read_file(a + "/" + name) == read_file(b + "/" + name));
  }
}

TEST_CASE("a shard holds what Xapian's own writer would have written", "[inverting]") {
  const bool interop = GENERATE(false, true);
  const std::uint64_t memory = GENERATE(std::uint64_t{1} << 30, std::uint64_t{300'000});
  CAPTURE(interop, memory);
  const TempDir dir;
  std::vector<Article> articles = all_articles(11, 400);
  std::shuffle(articles.begin(), articles.end(), std::mt19937(5));
  invert(articles, dir.path() + "/ours", interop, memory);
  write_oracle(articles, dir.path() + "/oracle", interop);
  const Xapian::Database ours(dir.path() + "/ours");
  require_same(ours, Xapian::Database(dir.path() + "/oracle"), {.termlists = interop});
  CHECK(Xapian::Database::check(dir.path() + "/ours") == 0);
  require_right_caches(dir.path() + "/ours", dir.path());
}

// Real news in sixteen languages, where the machine has it.
std::vector<Article> real_articles(std::size_t most) {
  std::vector<Article> articles;
  for (const char* file : {"ntrex-news/ntrex-news.jsonl.zst", "reuters21578/reuters21578.jsonl.zst",
                           "digitalgov/digitalgov.jsonl.zst", "gnad-de/gnad-de.jsonl.zst"}) {
    const std::string path = std::string(DATELINE_SHARED_DIR) + "/data/" + file;
    if (!file_size(path)) continue;
    FILE* const lines = popen(("zstd -dcq '" + path + "'").c_str(), "r");
    REQUIRE(lines != nullptr);
    char* line = nullptr;
    std::size_t room = 0;
    std::size_t taken = 0;
    while (taken < most && getline(&line, &room, lines) > 0) {
      Article article = article_from_json(line);
      article.story.clear();  // stories are not what articles bring along
      article.id = std::string(file) + "#" + std::to_string(++taken);
      article.digest = "d";
      articles.push_back(std::move(article));
    }
    std::free(line);
    pclose(lines);
  }
  return articles;
}

TEST_CASE("real articles make what Xapian's own writer makes of them", "[inverting][.long]") {
  const bool interop = GENERATE(false, true);
  CAPTURE(interop);
  const std::vector<Article> articles = real_articles(3000);
  if (articles.empty()) {
    WARN("left out: there is no folder with news beside the checkout");
    return;
  }
  const TempDir dir;
  invert(articles, dir.path() + "/ours", interop, std::uint64_t{8} << 20, true);
  write_oracle(articles, dir.path() + "/oracle", interop);
  const Xapian::Database ours(dir.path() + "/ours");
  CHECK(ours.get_doccount() == articles.size());
  require_same(ours, Xapian::Database(dir.path() + "/oracle"), {.termlists = interop});
  CHECK(Xapian::Database::check(dir.path() + "/ours") == 0);
  require_right_caches(dir.path() + "/ours", dir.path());
}

TEST_CASE("memory, order of arrival and threads leave no trace in a shard", "[inverting]") {
  const bool interop = GENERATE(false, true);
  const TempDir dir;
  std::vector<Article> articles = all_articles(12, 300);
  invert(articles, dir.path() + "/one", interop, std::uint64_t{1} << 30);
  std::shuffle(articles.begin(), articles.end(), std::mt19937(6));
  invert(articles, dir.path() + "/many", interop, 200'000, true);
  require_same_files(dir.path() + "/one", dir.path() + "/many");
}

TEST_CASE("merged shards are the shard of all their visible rows", "[inverting]") {
  const bool interop = GENERATE(false, true);
  CAPTURE(interop);
  const TempDir dir;
  const std::vector<Article> articles = all_articles(13, 500);
  std::mt19937_64 random(7);
  std::vector<std::vector<Article>> parts(5);
  for (const Article& article : articles) parts[random() % parts.size()].push_back(article);
  std::vector<MergeInput> inputs;
  std::vector<Columns> columns(parts.size());
  std::vector<Article> visible;
  std::vector<std::string> wanted_ids;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string folder = dir.path() + "/part" + std::to_string(i);
    invert(parts[i], folder, interop, std::uint64_t{1} << 30);
    columns[i] = Columns::read(folder + "/columns");
    std::sort(parts[i].begin(), parts[i].end(), in_archive_order);
    MergeInput input{folder, &columns[i], {}};
    for (std::uint32_t row = 0; row < parts[i].size(); ++row) {
      // One part is hidden whole, another not at all.
      const bool hidden = i == 3 || (i != 2 && random() % 4 == 0);
      if (hidden) input.removed.add(row + 1);
      if (!hidden) visible.push_back(parts[i][row]);
    }
    inputs.push_back(std::move(input));
  }
  std::filesystem::create_directories(dir.path() + "/merged");
  const MovedRows moved = merge_shards(inputs, dir.path() + "/merged", {.interop = interop});
  invert(visible, dir.path() + "/direct", interop, std::uint64_t{1} << 30);
  require_same_files(dir.path() + "/merged", dir.path() + "/direct");
  require_right_caches(dir.path() + "/merged", dir.path());

  const Xapian::Database merged(dir.path() + "/merged");
  REQUIRE(moved.size() == inputs.size());
  std::size_t stayed = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    REQUIRE(moved[i].size() == parts[i].size() + 1);
    for (std::uint32_t docid = 1; docid <= parts[i].size(); ++docid) {
      if (inputs[i].removed.contains(docid)) {
        CHECK(moved[i][docid] == 0);
      } else {
        ++stayed;
        REQUIRE(stored_id(merged, moved[i][docid]) == parts[i][docid - 1].id);
      }
    }
  }
  CHECK(stayed == merged.get_doccount());
}

TEST_CASE("a dropped article leaves nothing behind, wherever its run is", "[inverting]") {
  const std::uint64_t memory = GENERATE(std::uint64_t{1} << 30, std::uint64_t{100'000});
  const TempDir dir;
  const std::vector<Article> articles = all_articles(14, 200);
  std::filesystem::create_directories(dir.path() + "/dropped");
  ArticleAnalyser analyser;
  Inverter inverter({.scratch = dir.path() + "/dropped", .memory_bytes = memory});
  std::vector<Article> kept;
  for (const Article& article : articles) {
    AnalysedArticle analysed = analyser.analyse(article);
    add_sketch(analysed, {article.body.size(), 7, 0xFFFFFFFFFFFFFFFF - article.title.size()});
    const std::uint32_t row = inverter.add(analysed);
    if (const auto story = story_number(article.story)) inverter.set_story(row, *story);
  }
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const auto row = inverter.find(articles[i].id);
    REQUIRE(row);
    const RowIdentity identity = inverter.identity(*row);
    CHECK(identity.digest == articles[i].digest);
    Article stored = inverter.article(*row);
    stored.story = articles[i].story;
    CHECK(stored == article_from_json(to_json(articles[i])));
    if (i % 3 != 0) {
      kept.push_back(articles[i]);
      continue;
    }
    inverter.drop(*row);
    CHECK_FALSE(inverter.find(articles[i].id));
  }
  CHECK_FALSE(inverter.find("nobody"));
  CHECK(inverter.kept() == kept.size());
  inverter.finish(dir.path() + "/dropped");
  CHECK(inverter.empty());
  invert(kept, dir.path() + "/kept", false, std::uint64_t{1} << 30);
  require_same_files(dir.path() + "/dropped", dir.path() + "/kept");
}

TEST_CASE("a run without articles, and with one, makes a database", "[inverting]") {
  const std::size_t count = GENERATE(0U, 1U);
  const TempDir dir;
  const std::vector<Article> articles = count == 0 ? std::vector<Article>() : synthetic_articles(1, 1);
  std::vector<Article> given = articles;
  for (Article& article : given) article.story.clear();
  invert(given, dir.path() + "/ours", false, std::uint64_t{1} << 30);
  CHECK(Xapian::Database(dir.path() + "/ours").get_doccount() == count);
  CHECK(Xapian::Database::check(dir.path() + "/ours") == 0);
}

TEST_CASE("an interrupted shard says so", "[inverting]") {
  const TempDir dir;
  std::filesystem::create_directories(dir.path() + "/s");
  const std::atomic<bool> cancel = true;
  ArticleAnalyser analyser;
  Inverter inverter({.scratch = dir.path() + "/s", .cancel = &cancel});
  for (const Article& article : synthetic_articles(2, 5)) inverter.add(analyser.analyse(article));
  CHECK_THROWS_AS(inverter.finish(dir.path() + "/s"), Error);
}

}  // namespace
}  // namespace dateline
