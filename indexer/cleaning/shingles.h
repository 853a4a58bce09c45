// Which texts are found in another: sets of hashed runs of words.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace dateline {

/// The runs of four words (four characters in scripts without spaces) of a text.
class Shingles {
 public:
  Shingles() = default;
  explicit Shingles(std::string_view text);
  [[nodiscard]] bool empty() const noexcept { return runs_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return runs_.size(); }
  /// The share of the text's runs that are in the set; a text of fewer than four words counts as absent.
  [[nodiscard]] double share_of(std::string_view text) const;

 private:
  std::unordered_set<std::uint64_t> runs_;
};

}  // namespace dateline
