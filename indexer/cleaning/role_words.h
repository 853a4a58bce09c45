// Words that stand in bylines and are nobody's name: ranks, desks, accounts, buttons.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

/// Words of one kind, folded (lower case, no accents), one blank between them.
struct RoleWords {
  std::string_view why;
  std::string_view words;
};

[[nodiscard]] std::span<const RoleWords> role_words() noexcept;

}  // namespace dateline
