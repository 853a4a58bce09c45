#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/schema/document.h"
#include "indexer/stories/stories.h"
#include "tests/support/fresh_articles.h"

namespace dateline {
namespace {

std::string name_of(const Article& earliest) { return story_name(story_of(earliest.id)); }

// An archive in memory that applies what assign_stories() returns.
class Shelf final : public StoredStories {
 public:
  std::vector<std::string> candidates(std::span<const std::uint64_t> sketch, unsigned min_shared) const override {
    std::vector<std::string> found;
    for (const auto& [id, stored] : articles_) {
      const std::vector<std::uint64_t>& other = sketches_.at(id);
      const auto shared = std::count_if(sketch.begin(), sketch.end(), [&](std::uint64_t value) {
        return std::binary_search(other.begin(), other.end(), value);
      });
      if (shared >= static_cast<std::ptrdiff_t>(min_shared)) found.push_back(id);
    }
    return found;
  }
  std::vector<std::string> members(const std::string& story) const override {
    std::vector<std::string> found;
    for (const auto& [id, stored] : articles_) {
      if (stored.story == story) found.push_back(id);
    }
    return found;
  }
  Article article(const std::string& id) const override { return articles_.at(id); }

  void run(std::vector<Article> fresh) {
    for (const Article& changed : dateline::testing::assign_all(fresh, *this)) {
      REQUIRE(articles_.count(changed.id) == 1);
      REQUIRE(articles_.at(changed.id).story != changed.story);
      articles_[changed.id] = changed;
    }
    for (Article& article : fresh) {
      sketches_[article.id] = story_sketch(article);
      articles_[article.id] = std::move(article);
    }
  }
  [[nodiscard]] std::map<std::string, std::string> stories() const {
    std::map<std::string, std::string> all;
    for (const auto& [id, stored] : articles_) all[id] = stored.story;
    return all;
  }

 private:
  std::map<std::string, Article> articles_;
  std::map<std::string, std::vector<std::uint64_t>> sketches_;
};

// Words without digits: a number in the place of another makes a form.
std::string words(std::mt19937& random, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    for (int letter = 0; letter < 5; ++letter) text += "abcdefghijklmnopqrstuvwxyz"[random() % 26];
    text += random() % 40 == 0 ? " 7 " : " ";
  }
  return text;
}

// Which articles are together, whatever their story is called.
std::set<std::set<std::string>> groups(const std::map<std::string, std::string>& stories) {
  std::map<std::string, std::set<std::string>> members;
  for (const auto& [id, story] : stories) members[story].insert(id);
  std::set<std::set<std::string>> out;
  for (const auto& [story, ids] : members) out.insert(ids);
  return out;
}

// Families of texts that overlap more or less: chains in which the ends are no copies, repeats days apart, short ones.
std::vector<Article> random_articles(std::mt19937& random) {
  std::vector<Article> articles;
  const std::size_t families = 1 + random() % 6;
  for (std::size_t family = 0; family < families; ++family) {
    const int length = random() % 5 == 0 ? 4 : 30 + static_cast<int>(random() % 60);
    std::string text = words(random, length);
    const std::size_t members = 1 + random() % 6;
    for (std::size_t member = 0; member < members; ++member) {
      Article article;
      article.id = "https://outlet" + std::to_string(family) + ".test/" + std::to_string(member);
      article.title = random() % 2 == 0 ? "a headline that they share" : words(random, 4);
      article.body = text;
      if (random() % 4 != 0) {
        const auto hour = std::to_string(10 + random() % 10);
        const auto day = std::to_string(10 + random() % 9);
        article.published = date_from_string("2021-03-" + day + (random() % 3 == 0 ? "" : "T" + hour + ":00:00Z"));
      }
      articles.push_back(article);
      if (random() % 2 == 0) text = text.substr(text.size() / 5) + words(random, length / 5);
    }
  }
  return articles;
}

TEST_CASE("by exact copies only the same words make a story, and time parts them", "[stories]") {
  const auto article = [](const std::string& id, const std::string& body, const std::string& published) {
    Article made;
    made.id = id;
    made.body = body;
    made.published = date_from_string(published);
    return made;
  };
  std::vector<Article> fresh = {
      article("a", "the bank lends", "2021-03-01"), article("b", "the bank lends", "2021-03-02"),
      article("c", "the bank lends!", "2021-03-02"), article("d", "the bank lends", "2021-06-01")};
  CHECK(dateline::testing::assign_all(fresh, Shelf(), StoryMatching::exact_copies).empty());
  CHECK(fresh[0].story == name_of(fresh[0]));
  CHECK(fresh[1].story == name_of(fresh[0]));
  CHECK(fresh[2].story == name_of(fresh[2]));
  CHECK(fresh[3].story == name_of(fresh[3]));
}

}  // namespace

TEST_CASE("copies share a story that is named for the earliest", "[stories]") {
  std::mt19937 random(7);
  const std::string text = words(random, 60);
  std::vector<Article> fresh(4);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    fresh[i].id = std::string("id") + "abcd"[i];
    fresh[i].body = i == 3 ? words(random, 60) : text;
  }
  fresh[1].published = date_from_string("2021-03-02");
  fresh[2].published = date_from_string("2021-03-01T08:00:00Z");
  CHECK(dateline::testing::assign_all(fresh, Shelf()).empty());
  CHECK(fresh[0].story == name_of(fresh[2]));  // the undated one is not the earliest
  CHECK(fresh[1].story == name_of(fresh[2]));
  CHECK(fresh[2].story == name_of(fresh[2]));
  CHECK(fresh[3].story == name_of(fresh[3]));
  CHECK(fresh[0].story.size() == 16);
  CHECK(fresh[0].story.find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("an article between two stored stories makes them one, which then keeps its name", "[stories]") {
  std::mt19937 random(11);
  const std::string head = words(random, 40);
  const std::string tail = words(random, 40);
  const auto article_of = [](const std::string& id, const std::string& body, const char* day) {
    Article article;
    article.id = id;
    article.body = body;
    article.published = date_from_string(day);
    return article;
  };
  const Article a = article_of("a", head, "2021-03-02");
  const Article b = article_of("b", tail, "2021-03-03");
  const Article between = article_of("m", head + tail, "2021-03-04");
  const Article early = article_of("e", head, "2021-03-01");
  Shelf shelf;
  shelf.run({a});
  shelf.run({b});
  CHECK(shelf.stories() == std::map<std::string, std::string>{{"a", name_of(a)}, {"b", name_of(b)}});
  shelf.run({between});
  for (const auto& [id, story] : shelf.stories()) CHECK(story == name_of(a));
  shelf.run({early});
  for (const auto& [id, story] : shelf.stories()) CHECK(story == name_of(a));
}

TEST_CASE("stories do not depend on the order and the runs in which articles arrive", "[stories][property]") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::size_t joined = 0;
  for (int round = 0; round < 30; ++round) {
    const std::vector<Article> articles = random_articles(random);
    Shelf at_once;
    at_once.run(articles);
    for (int order = 0; order < 3; ++order) {
      std::vector<Article> shuffled = articles;
      std::shuffle(shuffled.begin(), shuffled.end(), random);
      Shelf shelf;
      for (std::size_t i = 0; i < shuffled.size();) {
        const std::size_t count = std::min<std::size_t>(1 + random() % 5, shuffled.size() - i);
        const auto begin = shuffled.begin() + static_cast<std::ptrdiff_t>(i);
        shelf.run({begin, begin + static_cast<std::ptrdiff_t>(count)});
        i += count;
      }
      REQUIRE(groups(shelf.stories()) == groups(at_once.stories()));
    }
    std::set<std::string> names;
    for (const auto& [id, story] : at_once.stories()) names.insert(story);
    joined += articles.size() - names.size();
  }
  CHECK(joined > 0);  // the texts must meet, or nothing was tested
}

TEST_CASE("stories are the components of the copies among all pairs", "[stories][property]") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 20; ++round) {
    const std::vector<Article> articles = random_articles(random);
    Shelf shelf;
    shelf.run(articles);
    const auto stories = shelf.stories();
    std::vector<std::vector<bool>> copies(articles.size(), std::vector<bool>(articles.size()));
    for (std::size_t a = 0; a < articles.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) copies[a][b] = copies[b][a] = are_copies(articles[a], articles[b]);
    }
    // Sketches may miss a pair by chance, but nothing is joined without a chain of copies.
    for (std::size_t a = 0; a < articles.size(); ++a) {
      std::set<std::size_t> reached{a};
      for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (std::size_t c = 0; c < articles.size(); ++c) {
          if (std::any_of(reached.begin(), reached.end(), [&](std::size_t r) { return copies[r][c]; }))
            reached.insert(c);
        }
      }
      for (std::size_t b = 0; b < articles.size(); ++b) {
        if (stories.at(articles[a].id) == stories.at(articles[b].id)) REQUIRE(reached.count(b) == 1);
      }
    }
  }
}

TEST_CASE("a name that an older story still bears is not given twice", "[stories]") {
  std::mt19937 random(17);
  const std::string text = words(random, 60);
  std::vector<Article> pair(2);
  pair[0].id = "a";
  pair[1].id = "b";
  for (Article& article : pair) article.body = text;
  Shelf shelf;
  shelf.run(pair);
  CHECK(shelf.stories().at("b") == name_of(pair[0]));
  pair[0].body = words(random, 60);
  shelf.run({pair[0]});
  CHECK(shelf.stories().at("a") != shelf.stories().at("b"));
}

TEST_CASE("a daily notice that meets a thousand of its kind is a story every time", "[stories]") {
  std::mt19937 random(13);
  const std::string text = words(random, 80);
  std::vector<Article> fresh(1'000);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    fresh[i].id = std::to_string(i);
    fresh[i].body = text;
    fresh[i].published = Date{.day = std::chrono::local_days{std::chrono::days{static_cast<int>(i) * 7}}};
  }
  static_cast<void>(dateline::testing::assign_all(fresh, Shelf()));
  CHECK(fresh[0].story != fresh[1].story);
}

TEST_CASE("articles without a word are stories of their own", "[stories]") {
  std::vector<Article> fresh(2);
  fresh[0].id = "a";
  fresh[1].id = "b";
  CHECK(dateline::testing::assign_all(fresh, Shelf()).empty());
  CHECK(fresh[0].story == name_of(fresh[0]));
  CHECK(fresh[1].story == name_of(fresh[1]));
}

}  // namespace dateline
