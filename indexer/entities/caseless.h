// Territories and large cities in scripts that have no capitals: Chinese, Japanese, Korean, Arabic, Hebrew, Thai ...
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// Longest match against CLDR's names; built once, read by any number of threads.
class CaselessNames {
 public:
  CaselessNames();

  struct Found {
    std::string_view name;  ///< canonical; lives as long as this table
    std::string_view country;
    Span span;
  };
  /// Names in a text, ascending, not overlapping.  An unknown language reads all languages of the script.
  [[nodiscard]] std::vector<Found> find(std::string_view text, std::string_view language) const;

 private:
  struct Entry {
    std::string name;
    std::string canonical;
    std::string country;
    std::string language;
  };
  void add_row(std::string_view row);
  void add(std::string_view name, std::string_view canonical, std::string_view country, std::string_view language);
  [[nodiscard]] const Entry* longest_at(std::string_view text, std::size_t pos, char32_t first,
                                        std::string_view language) const;

  std::unordered_map<char32_t, std::vector<Entry>> by_first_;  // longest names first
};

}  // namespace dateline
