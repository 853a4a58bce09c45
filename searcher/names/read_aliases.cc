#include <algorithm>
#include <string_view>

#include <dateline/aliases.h>
#include <dateline/error.h>

#include "common/text/fold.h"
#include "common/text/shown.h"
#include "common/text/territories.h"
#include "searcher/names/alias_map.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestLine = 64 * 1024;

std::vector<std::string> columns_of(std::string_view line) {
  std::vector<std::string> columns;
  for (std::size_t pos = 0;;) {
    const std::size_t end = std::min(line.find('\t', pos), line.size());
    std::string_view column = line.substr(pos, end - pos);
    const std::size_t first = column.find_first_not_of(' ');
    column = first == std::string_view::npos ? std::string_view{} : column.substr(first);
    column = column.substr(0, column.find_last_not_of(' ') + 1);
    columns.emplace_back(column);
    if (end == line.size()) return columns;
    pos = end + 1;
  }
}

[[noreturn]] void refuse(const std::string& name, std::size_t line, const std::string& what, const std::string& hint) {
  const std::string where = name + ", line " + std::to_string(line);
  throw Error(ErrorCode::bad_data, where + ": " + what, where, hint);
}

std::optional<EntityKind> kind_of(std::string_view text) {
  for (const EntityKind kind : {EntityKind::person, EntityKind::organization, EntityKind::place}) {
    if (text == to_string(kind)) return kind;
  }
  return std::nullopt;
}

Alias read_row(const std::string& text, const std::string& name, std::size_t line) {
  const std::vector<std::string> columns = columns_of(text);
  if (columns.size() < 2 || columns.size() > 4) {
    refuse(name, line, std::to_string(columns.size()) + (columns.size() == 1 ? " column" : " columns"),
           "a line is: preferred name, tab, alias, and if wanted tab, kind, tab, country");
  }
  Alias out{.preferred = columns[0], .alias = columns[1], .kind = {}, .country = {}, .line = line};
  if (out.alias.empty()) refuse(name, line, "there is no alias", "the second column is the name that articles have");
  if (columns.size() > 2 && !columns[2].empty()) {
    out.kind = kind_of(columns[2]);
    if (!out.kind) refuse(name, line, "'" + printable(columns[2]) + "' is no kind", "person, organization or place");
  }
  if (columns.size() > 3 && !columns[3].empty()) {
    out.country = country_code(columns[3]);
    if (out.country.empty()) refuse(name, line, "'" + printable(columns[3]) + "' is no country", "for instance US");
  }
  return out;
}

}  // namespace

std::vector<Alias> read_aliases(std::istream& in, const std::string& name) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::vector<Alias> aliases;
  std::size_t line = 0;
  for (std::string text; std::getline(in, text);) {
    if (++line == 1 && text.starts_with(kMark)) text.erase(0, kMark.size());
    if (text.ends_with('\r')) text.pop_back();
    if (text.size() > kLongestLine) refuse(name, line, "a line of " + std::to_string(text.size()) + " bytes", "");
    if (text.find_first_not_of(" \t") == std::string::npos || text.starts_with('#')) continue;
    aliases.push_back(read_row(text, name, line));
  }
  const AliasMap checked(aliases, name);  // throws
  return aliases;
}

}  // namespace dateline
