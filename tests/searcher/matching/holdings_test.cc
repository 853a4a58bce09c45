// What an archive holds, against a simple model of it.
#include "searcher/matching/holdings.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "tests/support/archives.h"

namespace dateline {
namespace {

using testing::TempDir;

struct Model {
  std::map<std::string, SourceHoldings> sources;
  std::map<std::string, std::set<std::string>> outlets_of_story;

  void add(const Article& article) {
    SourceHoldings& source = sources[article.source];
    source.source = article.source;
    ++source.articles;
    if (article.published && article.published->precision >= Precision::day) {
      ++source.by_day[static_cast<std::int32_t>(article.published->day.time_since_epoch().count())];
    } else {
      ++source.undated;
    }
  }
};

// An article without a story is one of its own.
std::string story_of(const Article& article) { return article.story.empty() ? "own " + article.id : article.story; }

Model model_of(const std::vector<Article>& articles) {
  Model model;
  std::map<std::string, std::set<std::string>> stories_of_outlet;
  for (const Article& article : articles) {
    model.add(article);
    model.outlets_of_story[story_of(article)].insert(article.source);
    stories_of_outlet[article.source].insert(story_of(article));
  }
  for (const Article& article : articles) {
    if (model.outlets_of_story[story_of(article)].size() > 1) ++model.sources[article.source].shared;
  }
  for (auto& [name, source] : model.sources) source.stories = stories_of_outlet[name].size();
  return model;
}

TEST_CASE("holdings are those of a simple count, over any shards and without what is hidden", "[matching]") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::vector<std::vector<Article>> shards(1 + seed % 3);
    RemovedRows hidden;
    std::vector<Article> visible;
    for (std::size_t shard = 0; shard < shards.size(); ++shard) {
      shards[shard] = testing::synthetic_articles(seed * 10 + shard, 40);
      for (std::size_t i = 0; i < shards[shard].size(); ++i) {
        Article& article = shards[shard][i];
        article.id = std::to_string(shard) + "-" + std::to_string(i);
        article.story = random() % 5 == 0 ? "" : "000000000000000" + std::to_string(random() % 9);
        if (random() % 7 == 0) article.source.clear();
      }
      std::sort(shards[shard].begin(), shards[shard].end(), testing::in_archive_order);
      for (std::size_t i = 0; i < shards[shard].size(); ++i) {
        if (random() % 6 == 0) {
          hidden["1-" + std::to_string(shard + 1)].add(static_cast<std::uint32_t>(i + 1));
        } else {
          visible.push_back(shards[shard][i]);
        }
      }
    }
    const TempDir dir;
    testing::write_small_archive(dir / "a", shards, hidden);
    const Model model = model_of(visible);
    const auto snapshot = ArchiveSnapshot::open(dir / "a");
    const std::vector<SourceHoldings> found = holdings(*snapshot);
    REQUIRE(found.size() == model.sources.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CAPTURE(found[i].source);
      const SourceHoldings& wanted = model.sources.at(found[i].source);
      CHECK(found[i].articles == wanted.articles);
      CHECK(found[i].undated == wanted.undated);
      CHECK(found[i].by_day == wanted.by_day);
      CHECK(found[i].stories == wanted.stories);
      CHECK(found[i].shared == wanted.shared);
      if (i > 0) CHECK(found[i - 1].articles >= found[i].articles);
    }
  }
}

TEST_CASE("an archive without articles holds nothing", "[matching]") {
  const TempDir dir;
  testing::write_small_archive(dir / "a", {});
  CHECK(holdings(*ArchiveSnapshot::open(dir / "a")).empty());
}

TEST_CASE("gaps lie between days with articles", "[matching]") {
  SourceHoldings source;
  for (const std::int32_t day : {10, 11, 12, 13, 40, 41, 50}) source.by_day[day] = 1;
  CHECK(usual_distance(source) == 1);
  const std::vector<MissingDays> found = gaps(source, 0);
  REQUIRE(found.size() == 2);
  CHECK((found[0].first_day == 14 && found[0].last_day == 39));
  CHECK((found[1].first_day == 42 && found[1].last_day == 49));
  CHECK(gaps(source, 9).size() == 1);
  CHECK(gaps({}, 0).empty());
}

}  // namespace
}  // namespace dateline
