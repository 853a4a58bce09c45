// Merging beside its oracles: Xapian's public interface for what is read, and an index run over the same articles for
// what is written.
#include "indexer/inverting/merge.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include "common/archive/files.h"
#include "indexer/inverting/inverter.h"
#include "indexer/inverting/shard_articles.h"
#include "indexer/inverting/shard_terms.h"
#include "tests/support/archives.h"

namespace dateline {
namespace {

using namespace dateline::testing;

std::vector<Article> made_articles(std::uint64_t seed, std::size_t count) {
  std::vector<Article> articles = synthetic_articles(seed, count);
  for (Article& article : articles) article.story = article.story.substr(0, 16);
  return articles;
}

void write_shard(const std::vector<Article>& articles, const std::string& folder, bool interop = false) {
  std::filesystem::create_directories(folder);
  ArticleAnalyser analyser;
  Inverter inverter({.scratch = folder, .interop = interop});
  for (const Article& article : articles) {
    const std::uint32_t row = inverter.add(analyser.analyse(article));
    if (const auto story = story_number(article.story)) inverter.set_story(row, *story);
  }
  inverter.finish(folder);
}

/// Every n-th article in a shard of its own; those for which `hidden` holds are left out of the merge, which must be
/// the shard of the others.
template <typename Hidden>
void require_merge_is_direct(const std::vector<Article>& articles, std::size_t parts, Hidden hidden) {
  const TempDir dir;
  std::vector<Columns> columns(parts);
  std::vector<MergeInput> inputs;
  for (std::size_t part = 0; part < parts; ++part) {
    std::vector<Article> own;
    for (std::size_t i = part; i < articles.size(); i += parts) own.push_back(articles[i]);
    const std::string folder = dir / ("part" + std::to_string(part));
    write_shard(own, folder);
    columns[part] = Columns::read(folder + "/columns");
    std::sort(own.begin(), own.end(), in_archive_order);
    MergeInput& input = inputs.emplace_back(MergeInput{folder, &columns[part], {}});
    for (std::uint32_t row = 0; row < own.size(); ++row) {
      if (hidden(own[row])) input.removed.add(row + 1);
    }
  }
  std::vector<Article> visible;
  std::copy_if(articles.begin(), articles.end(), std::back_inserter(visible),
               [&](const Article& article) { return !hidden(article); });
  write_shard(visible, dir / "direct");
  std::filesystem::create_directories(dir / "merged");
  static_cast<void>(merge_shards(inputs, dir / "merged", {}));
  REQUIRE(folder_entries(dir / "merged") == folder_entries(dir / "direct"));
  for (const std::string& name : folder_entries(dir / "merged")) {
    CAPTURE(name);
    if (name != "iamglass") CHECK(read_bytes(dir / ("merged/" + name)) == read_bytes(dir / ("direct/" + name)));
  }
}

Article short_article(std::string id, std::string language, std::string body) {
  Article article;
  article.id = std::move(id);
  article.language = std::move(language);
  article.body = std::move(body);
  article.published = date_from_string("2021-05-06");
  return article;
}

}  // namespace

TEST_CASE("articles of one day merge in the order of their ids, however long and odd", "[inverting]") {
  std::vector<Article> articles;
  std::vector<std::string> ids = {"a",        "a b", "B",    std::string("a\0b", 3), std::string("a\0", 2),
                                  "\xC3\xBC", "~",   "a\x01"};
  for (const std::size_t size : {239U, 240U, 241U, 243U, 244U, 245U, 300U}) {
    for (const char* end : {"1", "2", "\xC3\xA9", "", "~0123456789abcdef"}) ids.push_back(std::string(size, 'x') + end);
  }
  for (const std::string& id : ids) articles.push_back(short_article(id, "en", "The same words."));
  std::shuffle(articles.begin(), articles.end(), std::mt19937(3));
  require_merge_is_direct(articles, 3, [](const Article&) { return false; });
  require_merge_is_direct(articles, 4, [](const Article& article) { return article.id.size() % 3 == 0; });
}

TEST_CASE("a word loses the stem of a language whose rows are left out, and no other", "[inverting]") {
  std::vector<Article> articles;
  const char* const languages[] = {"en", "de", "fr", "ja", ""};
  std::mt19937 random(4);
  for (int i = 0; i < 60; ++i) {
    std::string body;
    for (int word = 0; word < 4; ++word) {
      const char* const words[] = {"running",  "houses",   "hands", "nations",
                                   "Kim-Jong", "argument", "die",   "rapidement"};
      body += words[random() % std::size(words)] + std::string(" ");
    }
    articles.push_back(short_article("a" + std::to_string(i), languages[random() % std::size(languages)], body));
  }
  for (const std::string hidden : {"en", "de", "fr", ""}) {
    CAPTURE(hidden);
    require_merge_is_direct(articles, 3, [&](const Article& article) { return article.language == hidden; });
    require_merge_is_direct(
        articles, 1, [&](const Article& article) { return article.language == hidden && article.id.back() % 2 == 0; });
  }
}

TEST_CASE("random shards merge to what one run writes, with any number of them", "[inverting]") {
  const auto seed = test_seed();
  CAPTURE(seed);
  const std::vector<Article> articles = made_articles(seed, 300);
  for (const std::size_t parts : {1U, 2U, 3U, 8U, 13U}) {
    CAPTURE(parts);
    require_merge_is_direct(
        articles, parts, [&](const Article& article) { return std::hash<std::string>()(article.id) % 7 == parts % 7; });
  }
}

TEST_CASE("a shard's terms and articles are those that Xapian reads", "[inverting]") {
  const TempDir dir;
  const bool interop = GENERATE(false, true);
  const auto seed = test_seed();
  CAPTURE(seed, interop);
  std::vector<Article> articles = made_articles(seed, 400);
  articles.front().tags = {std::string("zero\0byte", 9), std::string(400, 't')};
  std::string large;  // a tag of several pieces
  std::mt19937_64 random(seed);
  while (large.size() < 50'000) large += "w" + std::to_string(random()) + " ";
  articles.back().body = large;
  write_shard(articles, dir / "shard", interop);
  const Xapian::Database database(dir / "shard");

  const auto terms = make_shard_terms(dir / "shard", database.get_doccount(), interop);
  std::vector<SourcePosting> list;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    REQUIRE(terms->next());
    REQUIRE(terms->term() == *term);
    terms->read(list);
    REQUIRE(list.size() == term.get_termfreq());
    auto posting = database.postlist_begin(*term);
    for (const SourcePosting& each : list) {
      REQUIRE(each.row + 1 == *posting);
      REQUIRE(each.wdf == posting.get_wdf());
      const std::vector<std::uint32_t> positions(posting.positionlist_begin(), posting.positionlist_end());
      const auto begin = terms->positions().begin();
      REQUIRE(std::vector<std::uint32_t>(begin + each.positions_begin, begin + each.positions_end) == positions);
      ++posting;
    }
  }
  CHECK_FALSE(terms->next());

  ShardArticles stored(dir / "shard");
  const auto data_of = [&](Xapian::docid docid) {
    const GlassTag tag = stored.tag(docid);
    return tag.deflated ? inflate_tag(tag.bytes) : std::string(tag.bytes);
  };
  for (Xapian::docid docid = 1; docid <= database.get_doccount(); docid += random() % 2 == 0 ? 1U : 3U) {
    REQUIRE(data_of(docid) == database.get_document(docid).get_data());
  }
  CHECK(data_of(7) == database.get_document(7).get_data());  // back to the front
  CHECK(data_of(7) == database.get_document(7).get_data());
  CHECK_THROWS_AS(stored.tag(database.get_doccount() + 1), Error);
}

TEST_CASE("merging a shard with wrong bytes ends in an error or in a shard, and nothing worse", "[inverting]") {
  const TempDir dir;
  write_shard(made_articles(5, 30), dir / "whole");
  const Columns columns = Columns::read(dir / "whole/columns");
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::size_t found = 0;
  const std::vector<std::string> names = {"postlist.glass", "docdata.glass", "iamglass"};
  for (int i = 0; i < 200; ++i) {
    const std::string& name = names[static_cast<std::size_t>(i) % names.size()];
    std::filesystem::remove_all(dir / "wild");
    std::filesystem::remove_all(dir / "merged");
    std::filesystem::copy(dir / "whole", dir / "wild");
    std::filesystem::create_directories(dir / "merged");
    std::string bytes = read_bytes(dir / ("wild/" + name));
    // Heads and directories of blocks, and what stands at their ends: most of a small table is empty.
    std::size_t at = random() % bytes.size();
    if (i % 2 == 0) at = at / 8192 * 8192 + random() % 300;
    at = std::min(at, bytes.size() - 1);
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1 + random() % 255));
    if (i % 20 == 0) bytes.resize(random() % bytes.size());
    write_bytes(dir / ("wild/" + name), bytes);
    try {
      static_cast<void>(
          merge_shards({{dir / "wild", &columns, {}}, {dir / "whole", &columns, {}}}, dir / "merged", {}));
    } catch (const Error& error) {
      CAPTURE(std::string(error.what()));
      CHECK(error.code() == ErrorCode::damaged);
      CHECK(std::string(error.what()).find("/wild") != std::string::npos);
      CHECK_FALSE(error.hint().empty());
      ++found;
    }
  }
  CHECK(found > 20);
  for (const std::string& name : names) {
    std::filesystem::remove_all(dir / "merged");
    std::filesystem::create_directories(dir / "merged");
    std::filesystem::remove_all(dir / "wild");
    std::filesystem::copy(dir / "whole", dir / "wild");
    std::filesystem::remove(dir / ("wild/" + name));
    CHECK_THROWS_AS(merge_shards({{dir / "wild", &columns, {}}}, dir / "merged", {}), Error);
  }
}

}  // namespace dateline
