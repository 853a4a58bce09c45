// The option table as people read it: --help, man page, shell completion.
#include <algorithm>
#include <string>
#include <vector>

#include "common/options/options.h"

namespace dateline {
namespace {

std::string option_head(const Option& option) {
  std::string out = option.letter != 0 ? std::string("-") + option.letter + ", " : "    ";
  out += "--" + std::string(option.name);
  if (!option.value.empty()) out += " " + std::string(option.value);
  return out;
}

std::string option_help(const Option& option) {
  std::string out(option.help);
  if (!option.choices.empty()) {
    std::string choices(option.choices);
    for (std::size_t bar = choices.find('|'); bar != std::string::npos; bar = choices.find('|', bar + 2)) {
      choices.replace(bar, 1, ", ");
    }
    out += " One of: " + choices + ".";
  }
  if (option.kind == OptionKind::number && option.max != UINT64_MAX) {
    out += " " + std::to_string(option.min) + " to " + std::to_string(option.max) + ".";
  }
  if (!option.default_value.empty()) out += " Default: " + std::string(option.default_value) + ".";
  if (option.repeats) out += " May be given several times.";
  return out;
}

// Greedy line filling; words longer than the width stand alone.
void append_filled(std::string& out, std::string_view text, std::size_t indent, std::size_t width) {
  std::size_t column = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t end = std::min(text.find(' ', pos), text.size());
    const std::string_view word = text.substr(pos, end - pos);
    if (column != 0 && column + 1 + word.size() > width) {
      out += '\n';
      column = 0;
    }
    if (column == 0) {
      out.append(indent, ' ');
      column = indent;
    } else {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    pos = end + 1;
  }
  out += '\n';
}

std::vector<std::string_view> groups_of(const Program& program) {
  std::vector<std::string_view> out;
  for (const Option& option : program.options) {
    if (std::find(out.begin(), out.end(), option.group) == out.end()) out.push_back(option.group);
  }
  return out;
}

// man(7): a leading dot or quote starts a request, a backslash an escape, "-" is a hyphen unless escaped.
std::string roff(std::string_view text) {
  std::string out;
  if (!text.empty() && (text.front() == '.' || text.front() == '\'')) out += "\\&";
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return out;
}

constexpr std::string_view kExitStatus[][2] = {
    {"0", "Done; for a search: something was found."},
    {"1", "Nothing was found; or some inputs were rejected."},
    {"64", "Wrong usage, or a query error under --strict."},
    {"65", "Unusable data."},
    {"66", "No such archive or input."},
    {"70", "A bug."},
    {"73", "Something cannot be created."},
    {"74", "Reading or writing failed, for instance because the disk is full."},
    {"75", "The archive is locked by another writer, or a deadline passed."},
    {"76", "The archive is damaged or of a newer format."},
    {"130", "Interrupted; nothing was published."},
};

}  // namespace

std::string help_text(const Program& program, std::size_t width) {
  std::string out;
  for (std::size_t i = 0; i < program.synopsis.size(); ++i) {
    out += (i == 0 ? "Usage: " : "       ") + std::string(program.name) + " " + std::string(program.synopsis[i]) + "\n";
  }
  out += '\n';
  for (const std::string_view paragraph : program.description) {
    append_filled(out, paragraph, 0, width);
    out += '\n';
  }
  for (const std::string_view group : groups_of(program)) {
    out += std::string(group) + ":\n";
    for (const Option& option : program.options) {
      if (option.group != group) continue;
      out += "  " + option_head(option) + "\n";
      append_filled(out, option_help(option), 10, width);
    }
    out += '\n';
  }
  if (!program.examples.empty()) out += "Examples:\n";
  for (const auto& [command, meaning] : program.examples) {
    out += "  " + std::string(command) + "\n";
    append_filled(out, meaning, 10, width);
  }
  return out;
}

std::string man_page(const Program& program, std::string_view version) {
  std::string out = ".TH " + upper(program.name) + " 1 \"\" \"dateline " + std::string(version) + "\"\n";
  out += ".SH NAME\n" + roff(program.name) + " \\- " + roff(program.summary) + "\n.SH SYNOPSIS\n";
  for (const std::string_view line : program.synopsis) {
    out += ".B " + roff(program.name) + "\n" + roff(line) + "\n.br\n";
  }
  out += ".SH DESCRIPTION\n";
  for (const std::string_view paragraph : program.description) out += roff(paragraph) + "\n.PP\n";
  out += ".SH OPTIONS\n";
  for (const std::string_view group : groups_of(program)) {
    out += ".SS " + std::string(group) + "\n";
    for (const Option& option : program.options) {
      if (option.group != group) continue;
      out += ".TP\n";
      if (option.letter != 0) out += "\\fB\\-" + std::string(1, option.letter) + "\\fR, ";
      out += "\\fB\\-\\-" + roff(option.name) + "\\fR";
      if (!option.value.empty()) out += " \\fI" + roff(option.value) + "\\fR";
      out += "\n" + roff(option_help(option)) + "\n";
      if (!option.example.empty()) out += "Example: \\fB" + roff(option.example) + "\\fR\n";
    }
  }
  out += ".SH EXIT STATUS\n";
  for (const auto& row : kExitStatus) out += ".TP\n.B " + std::string(row[0]) + "\n" + roff(row[1]) + "\n";
  out +=
      ".SH ENVIRONMENT\nEvery option that may be configured is read from \\fBDATELINE_\\fR and its name in capitals, "
      "with _ for \\-; \\fBNO_COLOR\\fR switches colour off; \\fBDATELINE_PAGER\\fR and \\fBPAGER\\fR name the "
      "pager.\n.SH FILES\n.TP\n.I $XDG_CONFIG_HOME/dateline/config\nLines \\fIname = value\\fR; the environment and "
      "the command line win.\n";
  if (!program.examples.empty()) out += ".SH EXAMPLES\n";
  for (const auto& [command, meaning] : program.examples) {
    out += ".TP\n.B " + roff(command) + "\n" + roff(meaning) + "\n";
  }
  out += ".SH SEE ALSO\n";
  for (std::size_t i = 0; i < program.see_also.size(); ++i) {
    out += (i == 0 ? "" : ", ") + ("\\fB" + roff(program.see_also[i]) + "\\fR");
  }
  return out + "\n";
}

std::string bash_completion(const Program& program) {
  std::string function = "_" + std::string(program.name);
  std::replace(function.begin(), function.end(), '-', '_');
  std::string out = "# bash completion for " + std::string(program.name) + "\n" + function + "() {\n";
  out += "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n  case $previous in\n";
  std::string words;
  for (const Option& option : program.options) {
    words += (words.empty() ? "--" : " --") + std::string(option.name);
    if (option.choices.empty()) continue;
    std::string choices(option.choices);
    std::replace(choices.begin(), choices.end(), '|', ' ');
    out += "    --" + std::string(option.name) + ") mapfile -t COMPREPLY < <(compgen -W '" + choices +
           "' -- \"$current\"); return;;\n";
  }
  out += "  esac\n  if [[ $current == -* ]]; then\n    mapfile -t COMPREPLY < <(compgen -W '" + words +
         "' -- \"$current\")\n  else\n    mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n  fi\n}\n";
  out += "complete -o filenames -F " + function + " " + std::string(program.name) + "\n";
  return out;
}

}  // namespace dateline
