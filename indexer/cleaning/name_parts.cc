#include "indexer/cleaning/name_parts.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/role_words.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

const std::unordered_set<std::string_view>& role_set() {
  static const std::unordered_set<std::string_view> kSet = [] {
    std::unordered_set<std::string_view> set;
    for (const RoleWords& kind : role_words()) {
      for (std::string_view rest = kind.words; !rest.empty();) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        set.insert(rest.substr(0, blank));
        rest.remove_prefix(std::min(blank + 1, rest.size()));
      }
    }
    return set;
  }();
  return kSet;
}

std::size_t count_role_words(const std::vector<std::string>& words) {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const std::string& w) { return role_set().contains(w); }));
}

}  // namespace

bool is_acronym(std::string_view text) noexcept {
  return text.size() >= 2 && text.size() <= 8 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_role(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty()) return true;
  const std::size_t roles = count_role_words(words);
  if (roles == 0) return false;
  return roles * 2 >= words.size() || role_set().contains(words.back()) || words.front() == "staff";
}

bool has_role_word(std::string_view text) { return count_role_words(words_of(text)) > 0; }

std::string outlet_key(std::string_view name) {
  std::string key = match_key(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  if (key.starts_with("www ")) key.erase(0, 4);
  for (const std::string_view end :
       {" com", " org", " net", " de", " ch", " at", " co uk", " news", " online", " web", " it", " fr", " es"}) {
    if (key.size() > end.size() + 2 && key.ends_with(end)) key.erase(key.size() - end.size());
  }
  std::erase(key, ' ');
  return key;
}

bool names_outlet(std::string_view part, const std::vector<std::string>& outlets) {
  const std::string key = outlet_key(part);
  if (key.empty()) return false;
  return std::any_of(outlets.begin(), outlets.end(), [&](const std::string& outlet) {
    const std::string own = outlet_key(outlet);
    if (own.empty()) return false;
    if (key == own) return true;
    // "Golem" for "Golem.de: IT-News", "BBC" for "BBC News"
    if (key.size() > 40 || shape_of(part).words > 6) return false;
    return (own.size() >= 3 && key.starts_with(own)) || (key.size() >= 3 && own.starts_with(key)) ||
           (own.size() >= 5 && key.find(own) != std::string::npos) ||
           (key.size() >= 5 && own.find(key) != std::string::npos);
  });
}

}  // namespace dateline
