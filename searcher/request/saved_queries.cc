#include "searcher/request/saved_queries.h"

#include <map>
#include <string_view>

#include "common/text/shown.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestName = 64;

[[noreturn]] void refuse(const std::string& file, std::size_t line, const std::string& what) {
  const std::string where = file + ", line " + std::to_string(line);
  throw Error(ErrorCode::bad_data, where + ": " + what, where, "a line is NAME = QUERY");
}

bool is_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return false;
  for (const char c : name) {
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!ascii && c != '-' && c != '_' && c != '.' && static_cast<unsigned char>(c) < 0x80) return false;
  }
  return true;
}

}  // namespace

std::vector<SavedQuery> read_saved_queries(std::istream& in, const std::string& name) {
  std::vector<SavedQuery> queries;
  std::map<std::string, std::size_t> lines;
  std::size_t number = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    std::string_view line = text;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    line = trim(line);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos) refuse(name, number, "there is no =");
    SavedQuery query{.name = std::string(trim(line.substr(0, sign))),
                     .query = std::string(trim(line.substr(sign + 1))),
                     .line = number};
    if (!is_name(query.name)) refuse(name, number, "'" + printable(query.name) + "' is no name of a query");
    if (query.query.empty()) refuse(name, number, "nothing stands behind the =");
    const auto [known, fresh] = lines.emplace(query.name, number);
    if (!fresh) refuse(name, number, "'" + query.name + "' was there before, in line " + std::to_string(known->second));
    queries.push_back(std::move(query));
  }
  return queries;
}

}  // namespace dateline
