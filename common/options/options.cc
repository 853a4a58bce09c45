#include "common/options/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <sstream>

#include <dateline/error.h>

namespace dateline {
namespace {

namespace po = boost::program_options;

const Option* find(std::span<const Option> table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Option& each) { return each.name == name; });
  return found == table.end() ? nullptr : &*found;
}

[[noreturn]] void refuse(const std::string& what, std::string_view where, const std::string& hint) {
  throw Error(ErrorCode::usage, what, std::string(where), hint);
}

std::vector<std::string> split(std::string_view list, char separator) {
  std::vector<std::string> out;
  for (std::size_t pos = 0; pos <= list.size();) {
    const std::size_t end = std::min(list.find(separator, pos), list.size());
    out.emplace_back(list.substr(pos, end - pos));
    pos = end + 1;
  }
  return out;
}

std::optional<std::uint64_t> read_number(std::string_view text, bool with_unit) {
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{}) return std::nullopt;
  std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (unit.empty()) return number;
  constexpr std::string_view kUnits = "kMGT";
  const std::size_t power = unit == "K" ? 0 : kUnits.find(unit);
  if (!with_unit || unit.size() != 1 || power == std::string_view::npos) return std::nullopt;
  const unsigned shift = 10 * (static_cast<unsigned>(power) + 1);
  if (number > (UINT64_MAX >> shift)) return std::nullopt;
  return number << shift;
}

std::string between(const Option& option) {
  return "a whole number from " + std::to_string(option.min) + " to " + std::to_string(option.max);
}

bool is_true(std::string_view value) { return value == "1" || value == "true" || value == "yes" || value == "on"; }
bool is_false(std::string_view value) {
  return value.empty() || value == "0" || value == "false" || value == "no" || value == "off";
}

po::options_description describe(std::span<const Option> table) {
  po::options_description out;
  for (const Option& option : table) {
    std::string names(option.name);
    if (option.letter != 0) names += std::string(",") + option.letter;
    if (option.kind == OptionKind::flag) {
      out.add_options()(names.c_str(), "");
    } else {
      out.add_options()(names.c_str(), po::value<std::vector<std::string>>(), "");
    }
  }
  return out;
}

std::string environment_name(std::string_view option) {
  std::string out = "DATELINE_";
  for (const char c : option) out += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return out;
}

}  // namespace

void Options::set(const Option& option, std::string value, std::string_view where) {
  const std::string shown = "--" + std::string(option.name);
  switch (option.kind) {
    case OptionKind::flag:
      if (!is_true(value) && !is_false(value)) refuse(shown + ": '" + value + "' is neither yes nor no", where, "");
      value = is_true(value) ? "1" : "";
      break;
    case OptionKind::number: {
      const auto number = read_number(value, false);
      if (!number || *number < option.min || *number > option.max) {
        refuse(shown + ": '" + value + "' is not " + between(option), where, "");
      }
      break;
    }
    case OptionKind::size: {
      const auto number = read_number(value, true);
      if (!number || *number < option.min || *number > option.max) {
        refuse(shown + ": '" + value + "' is not a size", where,
               "write bytes, or a number with k, M, G or T, such as " + std::string(option.default_value));
      }
      break;
    }
    case OptionKind::choice: {
      const auto choices = split(option.choices, '|');
      if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
        std::string list(option.choices);
        std::replace(list.begin(), list.end(), '|', ' ');
        refuse(shown + ": '" + value + "' is not one of: " + list, where, "");
      }
      break;
    }
    case OptionKind::text:
      break;
  }
  auto& values = values_[std::string(option.name)];
  if (!option.repeats) values.clear();
  values.push_back(std::move(value));
}

Options Options::parse(const Program& program, const std::vector<std::string>& args,
                       const std::map<std::string, std::string>& environment, std::string_view config,
                       std::string_view config_name) {
  Options out;
  out.table_ = program.options;

  std::istringstream lines{std::string(config)};
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const std::string text = line.substr(0, line.find('#'));
    const std::size_t equals = text.find('=');
    const auto strip = [](std::string part) {
      part.erase(0, part.find_first_not_of(" \t\r"));
      part.erase(part.find_last_not_of(" \t\r") + 1);
      return part;
    };
    const std::string name = strip(text.substr(0, equals));
    if (name.empty()) continue;
    const std::string where = std::string(config_name) + ", line " + std::to_string(number);
    if (equals == std::string::npos) refuse("'" + name + "' has no value", where, "write it as: name = value");
    // One config file serves all programs, so an option of another one is not a mistake here.
    const Option* option = find(program.options, name);
    if (option != nullptr && option->from_config) out.set(*option, strip(text.substr(equals + 1)), where);
  }

  for (const Option& option : program.options) {
    const auto found = environment.find(environment_name(option.name));
    if (found != environment.end() && option.from_config) out.set(option, found->second, found->first);
  }

  const po::options_description described = describe(program.options);
  std::vector<std::string_view> fresh;  // repeating options given on the command line replace configured ones
  try {
    po::options_description with_rest;
    with_rest.add(described);
    with_rest.add_options()("\x01rest", po::value<std::vector<std::string>>(), "");
    po::positional_options_description rest;
    rest.add("\x01rest", -1);
    using Style = po::command_line_style::style_t;
    const int style = Style::allow_long | Style::allow_short | Style::allow_dash_for_short | Style::allow_sticky |
                      Style::long_allow_adjacent | Style::long_allow_next | Style::short_allow_adjacent |
                      Style::short_allow_next;
    const auto parsed = po::command_line_parser(args).options(with_rest).positional(rest).style(style).run();
    for (const auto& each : parsed.options) {
      if (each.string_key == "\x01rest") {
        out.positional_.insert(out.positional_.end(), each.value.begin(), each.value.end());
        continue;
      }
      const Option* option = find(program.options, each.string_key);
      if (option == nullptr) continue;
      if (option->repeats && std::find(fresh.begin(), fresh.end(), option->name) == fresh.end()) {
        out.values_.erase(std::string(option->name));
        fresh.push_back(option->name);
      }
      if (option->kind == OptionKind::flag) {
        out.set(*option, "1", "");
      } else {
        for (const std::string& value : each.value) out.set(*option, value, "");
      }
    }
  } catch (const po::error& error) {
    refuse(error.what(), "",
           "'" + std::string(program.name) + " --help' lists all options; -- goes before words that begin with a dash");
  }
  return out;
}

bool Options::has(std::string_view name) const {
  const auto found = values_.find(name);
  return found != values_.end() && !found->second.empty() && !found->second.back().empty();
}

std::string Options::text(std::string_view name) const {
  const auto found = values_.find(name);
  if (found != values_.end() && !found->second.empty()) return found->second.back();
  const Option* option = find(table_, name);
  return option == nullptr ? std::string{} : std::string(option->default_value);
}

std::vector<std::string> Options::texts(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::uint64_t Options::number(std::string_view name) const { return read_number(text(name), true).value_or(0); }

std::string config_path(const std::map<std::string, std::string>& environment) {
  const auto value = [&](const char* name) {
    const auto found = environment.find(name);
    return found == environment.end() ? std::string{} : found->second;
  };
  if (const std::string xdg = value("XDG_CONFIG_HOME"); !xdg.empty()) return xdg + "/dateline/config";
  if (const std::string home = value("HOME"); !home.empty()) return home + "/.config/dateline/config";
  return {};
}

}  // namespace dateline
