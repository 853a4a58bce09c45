// Articles in a list as the stories room takes them.  Header-only, because the support library links no room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/stories/stories.h"

namespace dateline::testing {

class FreshArticles final : public FreshStories {
 public:
  /// Sets their stories.  `rule` says what their sketches are; exact ones are hashes of title and body.
  explicit FreshArticles(std::vector<Article>& articles, StoryMatching rule = StoryMatching::near_copies)
      : articles_(articles) {
    for (const Article& article : articles) {
      sketches_.push_back(rule == StoryMatching::near_copies
                              ? story_sketch(article)
                              : std::vector<std::uint64_t>{story_of(article.title + "\n" + article.body)});
    }
  }
  [[nodiscard]] std::size_t size() const override { return articles_.size(); }
  [[nodiscard]] std::optional<StoryTime> time(std::size_t number) const override {
    const auto& date = articles_[number].published;
    return date ? std::optional(story_time(*date)) : std::nullopt;
  }
  [[nodiscard]] std::span<const std::uint64_t> sketch(std::size_t number) const override { return sketches_[number]; }
  [[nodiscard]] std::string id(std::size_t number) const override { return articles_[number].id; }
  [[nodiscard]] std::uint64_t own_story(std::size_t number) const override { return story_of(articles_[number].id); }
  [[nodiscard]] Article article(std::size_t number) const override { return articles_[number]; }
  void set_story(std::size_t number, std::string_view story) override { articles_[number].story = story; }

 private:
  std::vector<Article>& articles_;
  std::vector<std::vector<std::uint64_t>> sketches_;
};

inline std::vector<Article> assign_all(std::vector<Article>& articles, const StoredStories& stored,
                                       StoryMatching rule = StoryMatching::near_copies) {
  FreshArticles fresh(articles, rule);
  return assign_stories(fresh, stored, rule);
}

}  // namespace dateline::testing
