#include "searcher/web/address.h"

#include <algorithm>

namespace dateline {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

Address Address::without(std::string_view name) const {
  Address out = *this;
  std::erase_if(out.parameters_, [&](const auto& each) { return each.first == name; });
  return out;
}

Address Address::without(std::string_view name, std::string_view value) const {
  Address out = *this;
  std::erase_if(out.parameters_, [&](const auto& each) { return each.first == name && each.second == value; });
  return out;
}

Address Address::with(std::string_view name, std::string_view value) const {
  Address out = without(name);
  if (!value.empty()) out.parameters_.emplace_back(name, value);
  return out;
}

Address Address::and_with(std::string_view name, std::string_view value) const {
  Address out = without(name, value);
  out.parameters_.emplace_back(name, value);
  return out;
}

std::string Address::text() const {
  std::string out = path_;
  char sign = '?';
  for (const auto& [name, value] : parameters_) {
    out += sign + percent_encoded(name) + "=" + percent_encoded(value);
    sign = '&';
  }
  return out;
}

Address article_address(std::string_view id) { return Address("/article/" + percent_encoded(id)); }
Address story_address(std::string_view story) { return Address("/story/" + percent_encoded(story)); }
Address entity_address(std::string_view kind, std::string_view name) {
  return Address("/entity").with("kind", kind).with("name", name);
}

}  // namespace dateline
