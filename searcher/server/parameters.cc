#include "searcher/server/parameters.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <dateline/error.h>

namespace dateline {
namespace {

[[noreturn]] void refuse(std::string_view name, const std::string& what, const std::string& hint = {}) {
  throw Error(ErrorCode::usage, "parameter " + std::string(name) + ": " + what, std::string(name), hint);
}

const Parameter* find(std::span<const Parameter> table, std::string_view name) {
  const auto at = std::find_if(table.begin(), table.end(), [&](const Parameter& each) { return each.name == name; });
  return at == table.end() ? nullptr : &*at;
}

bool is_choice(std::string_view choices, std::string_view value) {
  while (!choices.empty()) {
    const std::string_view choice = choices.substr(0, choices.find('|'));
    if (choice == value) return true;
    choices.remove_prefix(std::min(choice.size() + 1, choices.size()));
  }
  return false;
}

std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<bool> read_truth(std::string_view text) {
  if (text == "1" || text == "true") return true;
  if (text == "0" || text == "false") return false;
  return std::nullopt;
}

void check(const Parameter& parameter, std::string_view value) {
  switch (parameter.kind) {
    case ParameterKind::text:
      return;
    case ParameterKind::number: {
      const auto number = read_number(value);
      if (number && *number >= parameter.min && *number <= parameter.max) return;
      refuse(parameter.name,
             "not a whole number between " + std::to_string(parameter.min) + " and " + std::to_string(parameter.max));
    }
    case ParameterKind::choice:
      if (is_choice(parameter.choices, value)) return;
      refuse(parameter.name, "not one of " + std::string(parameter.choices));
    case ParameterKind::truth:
      if (read_truth(value)) return;
      refuse(parameter.name, "neither 1 (true) nor 0 (false)");
  }
}

}  // namespace

Arguments Arguments::parse(std::span<const Parameter> table,
                           const std::vector<std::pair<std::string, std::string>>& given) {
  Arguments out;
  out.table_ = table;
  if (given.size() > kMostValues) {
    throw Error(ErrorCode::usage, "more than " + std::to_string(kMostValues) + " parameters", "query");
  }
  for (const auto& [name, value] : given) {
    const Parameter* const parameter = find(table, name);
    if (parameter == nullptr) refuse(name, "not known here", "/api/openapi.json lists the parameters of each route");
    // An empty field of a form is one that was not filled in.
    if (value.empty() && parameter->kind != ParameterKind::text) continue;
    check(*parameter, value);
    std::vector<std::string>& values = out.values_[name];
    if (!values.empty() && !parameter->repeats) refuse(name, "given twice");
    values.push_back(value);
  }
  for (const Parameter& parameter : table) {
    if (parameter.required && !out.has(parameter.name)) refuse(parameter.name, "missing");
  }
  return out;
}

bool Arguments::has(std::string_view name) const { return values_.find(name) != values_.end(); }

const std::vector<std::string>& Arguments::texts(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto at = values_.find(name);
  return at == values_.end() ? kNone : at->second;
}

std::string Arguments::text(std::string_view name) const {
  if (const auto& values = texts(name); !values.empty()) return values.back();
  const Parameter* const parameter = find(table_, name);
  return parameter == nullptr ? std::string() : std::string(parameter->default_value);
}

std::uint64_t Arguments::number(std::string_view name) const { return read_number(text(name)).value_or(0); }
std::uint32_t Arguments::small_number(std::string_view name, std::uint32_t otherwise) const {
  return find(table_, name) == nullptr ? otherwise : static_cast<std::uint32_t>(number(name));
}
bool Arguments::truth(std::string_view name) const { return read_truth(text(name)).value_or(false); }

}  // namespace dateline
