#include "searcher/web/address.h"

#include <algorithm>

#include "searcher/output/words.h"

namespace dateline {

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

Address Address::only(std::initializer_list<std::string_view> names) const {
  Address out = *this;
  std::erase_if(out.parameters_,
                [&](const auto& each) { return std::find(names.begin(), names.end(), each.first) == names.end(); });
  return out;
}

std::string Address::value(std::string_view name) const {
  const auto at =
      std::find_if(parameters_.begin(), parameters_.end(), [&](const auto& each) { return each.first == name; });
  return at == parameters_.end() ? std::string() : at->second;
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

Address question_of(const Address& state, std::string path) {
  return state.only({"q", "mode", "filter", "exclude", "from", "to"}).at(std::move(path));
}

Address article_address(std::string_view id) { return Address("/article/" + percent_encoded(id)); }
Address story_address(std::string_view story) { return Address("/story/" + percent_encoded(story)); }
Address entity_address(std::string_view kind, std::string_view name) {
  return Address("/entity").with("kind", kind).with("name", name);
}

}  // namespace dateline
