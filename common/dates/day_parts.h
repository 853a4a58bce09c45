// What a form of a day is put together from: years, days, names of months, and the words and signs between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "common/dates/clock.h"
#include "common/dates/names.h"

namespace dateline {

/// A month that stands in a text.
struct NamedMonth {
  MonthName name;
  std::size_t end = 0;  ///< the token behind it
};

class DayParts {
 public:
  DayParts(TokenText tokens, std::string_view language) : tokens_(tokens), language_(language) {}

  [[nodiscard]] bool is_year(std::size_t i) const;
  [[nodiscard]] bool is_day(std::size_t i) const;
  /// The year before the first of the era whose name stands before token `anchor` (令和5年: 2018); 0 without one.
  [[nodiscard]] std::uint64_t era_start(std::size_t anchor) const;
  /// A month by name, or by number where a language says so; with its second name, where a page gives both.
  [[nodiscard]] std::optional<NamedMonth> month_at(std::size_t i) const;

  /// Each gives the token behind what it skips, or i.
  [[nodiscard]] std::size_t skip_ordinal(std::size_t i) const;
  [[nodiscard]] std::size_t skip_glue(std::size_t i, unsigned most) const;
  [[nodiscard]] std::size_t skip_year_words(std::size_t i, bool& has_word) const;

 private:
  [[nodiscard]] std::optional<NamedMonth> one_month_at(std::size_t i) const;
  [[nodiscard]] std::optional<NamedMonth> numbered_month_at(std::size_t i) const;
  [[nodiscard]] std::uint64_t value(std::size_t i) const { return tokens_.tokens[i].value; }

  TokenText tokens_;
  std::string_view language_;
};

/// True if `word` is one of `words`, to the letter.
[[nodiscard]] bool one_of(std::string_view word, std::initializer_list<std::string_view> words);

}  // namespace dateline
