// Options of the programs: declared once in a table, from which parsing, --help, man pages and shell completion come.
//
//   config file ($XDG_CONFIG_HOME/dateline/config)  <  environment (DATELINE_LIMIT)  <  command line (--limit)
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class OptionKind : std::uint8_t {
  flag,
  text,    ///< any text
  number,  ///< a whole number between min and max
  size,    ///< bytes with k, M, G, T (powers of 1024) between min and max
  choice,  ///< one of `choices`
};

struct Option {
  std::string_view name;  ///< without the dashes
  char letter = 0;        ///< short form, 0 for none
  OptionKind kind = OptionKind::flag;
  std::string_view value;  ///< what the value is called in help: "N", "DATE"; empty for flags
  std::string_view group;  ///< heading in help
  std::string_view help;   ///< one or two sentences, no markup
  std::string_view default_value = {};
  std::string_view choices = {};  ///< "a|b|c"
  std::uint64_t min = 0;
  std::uint64_t max = UINT64_MAX;
  bool repeats = false;
  bool from_config = true;        ///< may stand in the config file and the environment
  std::string_view example = {};  ///< "--limit 50"
};

struct Program {
  std::string_view name;
  std::string_view summary;                   ///< one line, lower case, for man's NAME
  std::vector<std::string_view> synopsis;     ///< without the program's name
  std::vector<std::string_view> description;  ///< paragraphs
  std::span<const Option> options;
  std::vector<std::pair<std::string_view, std::string_view>> examples;  ///< command, what it does
  std::vector<std::string_view> see_also;
};

/// Parsed and checked options of one call.
class Options {
 public:
  /// args: without the program's name.  `environment` holds DATELINE_... variables, `config` the text of the config
  /// file (`name = value` lines, # comments) and `config_name` its path for messages.
  /// Throws Error(usage) that names the argument, what is wrong and what to do.
  static Options parse(const Program& program, const std::vector<std::string>& args,
                       const std::map<std::string, std::string>& environment = {}, std::string_view config = {},
                       std::string_view config_name = {});

  [[nodiscard]] bool has(std::string_view name) const;                        ///< given somewhere (flags: and true)
  [[nodiscard]] std::string text(std::string_view name) const;                ///< last one given, or the default
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;  ///< all, in order
  [[nodiscard]] std::uint64_t number(std::string_view name) const;            ///< numbers and sizes
  [[nodiscard]] const std::vector<std::string>& positional() const noexcept { return positional_; }

 private:
  void set(const Option& option, std::string value, std::string_view where);
  std::span<const Option> table_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> positional_;
};

/// The config file's path by $XDG_CONFIG_HOME and $HOME; empty if neither is set.
[[nodiscard]] std::string config_path(const std::map<std::string, std::string>& environment);

[[nodiscard]] std::string help_text(const Program& program, std::size_t width);
/// mdoc-free man(7) source of section 1.
[[nodiscard]] std::string man_page(const Program& program, std::string_view version);
[[nodiscard]] std::string bash_completion(const Program& program);

}  // namespace dateline
