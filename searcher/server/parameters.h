// Parameters of the routes: declared once in a table, from which checking and the OpenAPI document come.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

enum class ParameterKind : std::uint8_t {
  text,
  number,  ///< a whole number between min and max
  choice,  ///< one of `choices`
  truth,   ///< 1, true, 0 or false
};

struct Parameter {
  std::string_view name;
  ParameterKind kind = ParameterKind::text;
  std::string_view help;  ///< one or two sentences, no markup
  std::string_view default_value = {};
  std::string_view choices = {};  ///< "a|b|c"
  std::uint64_t min = 0;
  std::uint64_t max = 0;
  bool repeats = false;
  bool required = false;
  std::string_view example = {};
};

/// The parameters of one request, checked against the table of its route.
class Arguments {
 public:
  /// Throws Error(usage), with the parameter's name as context, for a name that is not in the table, one given twice
  /// that does not repeat, a value that is out of range or no choice, a missing required one, and more than
  /// kMostValues values.
  static Arguments parse(std::span<const Parameter> table,
                         const std::vector<std::pair<std::string, std::string>>& given);

  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;  ///< the one given, or the default
  [[nodiscard]] const std::vector<std::string>& texts(std::string_view name) const;
  [[nodiscard]] std::uint64_t number(std::string_view name) const;
  /// Of a parameter whose greatest value is no larger than that; `otherwise` if the table does not have it.
  [[nodiscard]] std::uint32_t small_number(std::string_view name, std::uint32_t otherwise = 0) const;
  [[nodiscard]] bool truth(std::string_view name) const;

  static constexpr std::size_t kMostValues = 200;

 private:
  std::span<const Parameter> table_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

}  // namespace dateline
