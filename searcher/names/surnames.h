// Lone surnames: an article that says no more than "Shoigu" means Sergei Shoigu if the archive knows one Shoigu in the
// weeks around it.
//
// What a surname stands for is a matter of days alone, so that a filter can say it in terms and days, and a facet of a
// column finds the same rows.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/names/name_table.h"

namespace dateline {

/// Days before and after an article in which the archive is looked at.
inline constexpr std::int32_t kSurnameDays = 7;

struct SurnameDays {
  std::int32_t first = 0;  ///< days since 1970-01-01
  std::int32_t last = 0;
  std::string name;  ///< key of the full name that the surname stands for
  std::string form;  ///< a value of the archive's columns that counts as it, one that says it in full if there is one
};

class Surnames {
 public:
  /// Reads the persons of all articles that are not hidden.
  explicit Surnames(NameTable& names);

  /// When a lone name (its key) stands for which full one; ascending, not overlapping, each with an article that has
  /// the lone name.  Empty for most.
  [[nodiscard]] const std::vector<SurnameDays>& of(const std::string& lone) const;
  /// True if no article has the lone name for itself.
  [[nodiscard]] bool always_stands_for_others(const std::string& lone) const { return !alone_.contains(lone); }
  /// Lone names that stand for a full one at some time.
  [[nodiscard]] const std::vector<std::string>& standing_for(const std::string& name) const;
  [[nodiscard]] bool empty() const noexcept { return days_.empty(); }
  /// All lone names that stand for others.
  [[nodiscard]] const std::map<std::string, std::vector<SurnameDays>>& all() const noexcept { return days_; }

 private:
  std::map<std::string, std::vector<SurnameDays>> days_;      // by lone name
  std::set<std::string> alone_;                               // those of days_ that some article has for themselves
  std::map<std::string, std::vector<std::string>> standing_;  // by full name
};

}  // namespace dateline
