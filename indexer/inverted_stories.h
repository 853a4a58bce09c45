// The rows of an inverter as the stories room sees them.
#pragma once

#include <vector>

#include "indexer/inverting/inverter.h"
#include "indexer/stories/stories.h"

namespace dateline {

class InvertedStories final : public FreshStories {
 public:
  /// `inverter` must outlive it and get no rows meanwhile.
  explicit InvertedStories(Inverter& inverter);

  [[nodiscard]] std::size_t size() const override { return rows_.size(); }
  [[nodiscard]] std::optional<StoryTime> time(std::size_t number) const override;
  [[nodiscard]] std::span<const std::uint64_t> sketch(std::size_t number) const override;
  [[nodiscard]] std::string id(std::size_t number) const override;
  [[nodiscard]] std::uint64_t own_story(std::size_t number) const override;
  [[nodiscard]] Article article(std::size_t number) const override;
  void set_story(std::size_t number, std::string_view story) override;

 private:
  Inverter& inverter_;
  std::vector<std::uint32_t> rows_;  // that are kept
};

}  // namespace dateline
