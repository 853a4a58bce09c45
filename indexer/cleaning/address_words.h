// The words of a page's address: "/2023/08/russias-alleged-weapons-quest.html" spells out its headline.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace dateline {

class AddressWords {
 public:
  /// The words of the last folder or file of `url` that is made of words; none if there is no such.
  explicit AddressWords(std::string_view url);

  /// How well a line says what the address says: 0 to 1, the harmonic mean of the shares of words in common; 0 where
  /// fewer than two are.
  [[nodiscard]] double agreement(std::string_view line) const;

 private:
  std::unordered_set<std::string> words_;
};

}  // namespace dateline
