#include "searcher/server/target.h"

#include <algorithm>

#include <dateline/error.h>

#include "common/text/utf8.h"

namespace dateline {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text, bool form, std::string_view what) {
  if (auto out = percent_decoded(text, form)) return *std::move(out);
  throw Error(ErrorCode::usage, "the " + std::string(what) + " of the address cannot be read", std::string(what),
              "percent-encode it as UTF-8");
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool form) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+' && form) {
      c = ' ';
    } else if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == '\0') return std::nullopt;
    out += c;
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

Target read_target(std::string_view target) {
  if (target.empty() || target.front() != '/') {
    throw Error(ErrorCode::usage, "the address is no absolute path", "path", "for instance /api/search?q=bridge");
  }
  target = target.substr(0, target.find('#'));
  const std::size_t question = std::min(target.find('?'), target.size());
  Target out;
  for (std::string_view path = target.substr(1, question - 1); !path.empty();) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    out.segments.push_back(decoded(path.substr(0, slash), false, "path"));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  std::string_view rest = target.substr(std::min(question + 1, target.size()));
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string name = decoded(pair.substr(0, equals), true, "query");
    out.parameters.emplace_back(name, decoded(pair.substr(std::min(equals + 1, pair.size())), true, "query"));
  }
  return out;
}

}  // namespace dateline
