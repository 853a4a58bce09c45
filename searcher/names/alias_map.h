// What a user says about names: which are one, and which are none.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dateline/aliases.h>

#include "searcher/names/spelling.h"

namespace dateline {

class AliasMap {
 public:
  /// Throws Error(bad_data), with `name` and the lines, for aliases that say two things of one name, or stand for each
  /// other.
  explicit AliasMap(const std::vector<Alias>& aliases, std::string name = {});

  struct Rule {
    std::string key;        ///< match_key() of the preferred name
    std::string preferred;  ///< empty: the name is no entity
    std::size_t line = 0;
    bool any_kind = false;
    /// The name is said to stand for itself, whatever the archive shows.
    [[nodiscard]] bool is_itself(std::string_view of) const noexcept { return key == of && !preferred.empty(); }
  };
  /// What is said of a name, by its match_key(); chains end at the last name.  nullptr: nothing.
  [[nodiscard]] const Rule* of(NameKind kind, const std::string& key) const;
  [[nodiscard]] bool empty() const noexcept;
  /// Rules of a kind, by match_key() of the alias.
  [[nodiscard]] const std::map<std::string, Rule>& rules(NameKind kind) const {
    return rules_[static_cast<std::size_t>(kind)];
  }
  /// Countries that are said of places, by match_key() of the preferred name.
  [[nodiscard]] const std::map<std::string, std::string>& countries() const noexcept { return countries_; }

 private:
  void add(const Alias& alias, NameKind kind);
  void resolve(NameKind kind);
  [[nodiscard]] std::string place_of(std::size_t line) const;
  [[noreturn]] void refuse_circle(const std::pair<const std::string, Rule>& met,
                                  const std::vector<std::pair<const std::string*, Rule*>>& way) const;

  std::string name_;
  std::array<std::map<std::string, Rule>, kNameKinds> rules_;
  std::map<std::string, std::string> countries_;
};

}  // namespace dateline
