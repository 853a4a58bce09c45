#include <algorithm>
#include <string_view>

#include <dateline/aliases.h>
#include <dateline/error.h>

#include "common/text/fold.h"
#include "common/text/shown.h"
#include "common/text/territories.h"
#include "common/text/utf8.h"
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

// Never more of a line in memory than may be in one.
class Lines {
 public:
  Lines(std::istream& in, const std::string& name) : in_(in), name_(name) {}

  bool next(std::string& text) {
    ++number_;
    in_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    const auto read = static_cast<std::size_t>(in_.gcount());
    if (in_.bad()) throw Error(ErrorCode::io, name_ + " cannot be read", name_);
    if (in_.fail() && read + 1 == buffer_.size()) {
      refuse(name_, number_, "a line of more than " + std::to_string(kLongestLine) + " bytes", "");
    }
    if (in_.fail()) return false;
    // The line end counts, but for the last line.
    text.assign(buffer_.data(), in_.eof() ? read : read - 1);
    return true;
  }
  [[nodiscard]] std::size_t number() const noexcept { return number_; }

 private:
  std::istream& in_;
  const std::string& name_;
  std::size_t number_ = 0;
  std::vector<char> buffer_ = std::vector<char>(kLongestLine + 1);
};

void check_text(const std::string& text, const std::string& name, std::size_t line) {
  if (!is_utf8(text)) refuse(name, line, "bytes that are no UTF-8", "save the file as UTF-8");
  const auto control = std::find_if(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' ' && c != '\t'; });
  if (control == text.end()) return;
  refuse(name, line, "byte " + std::to_string(control - text.begin() + 1) + " is a control character", "");
}

}  // namespace

std::vector<Alias> read_aliases(std::istream& in, const std::string& name) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::vector<Alias> aliases;
  Lines lines(in, name);
  for (std::string text; lines.next(text);) {
    const std::size_t line = lines.number();
    if (line == 1 && text.starts_with(kMark)) text.erase(0, kMark.size());
    if (text.ends_with('\r')) text.pop_back();
    check_text(text, name, line);
    if (text.find_first_not_of(" \t") == std::string::npos || text.starts_with('#')) continue;
    aliases.push_back(read_row(text, name, line));
  }
  const AliasMap checked(aliases, name);  // throws
  return aliases;
}

}  // namespace dateline
