#include "indexer/cleaning/name_parts.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::array kRoleWords = std::to_array<std::string_view>({"staff",
                                                                   "correspondent",
                                                                   "correspondents",
                                                                   "reporter",
                                                                   "reporters",
                                                                   "editor",
                                                                   "editors",
                                                                   "editorial",
                                                                   "editorials",
                                                                   "writer",
                                                                   "writers",
                                                                   "newsroom",
                                                                   "desk",
                                                                   "team",
                                                                   "bureau",
                                                                   "agency",
                                                                   "agencies",
                                                                   "agentur",
                                                                   "agenturen",
                                                                   "redaktion",
                                                                   "redaktionen",
                                                                   "redaktionsteam",
                                                                   "onlineredaktion",
                                                                   "redakteur",
                                                                   "redakteurin",
                                                                   "redaktor",
                                                                   "redaktorin",
                                                                   "korrespondent",
                                                                   "korrespondentin",
                                                                   "autor",
                                                                   "autorin",
                                                                   "volontar",
                                                                   "volontarin",
                                                                   "reporterin",
                                                                   "redaccion",
                                                                   "redazione",
                                                                   "redacao",
                                                                   "redactie",
                                                                   "redaktionell",
                                                                   "redakcja",
                                                                   "redakce",
                                                                   "redactor",
                                                                   "redactora",
                                                                   "corresponsal",
                                                                   "enviado",
                                                                   "enviada",
                                                                   "periodista",
                                                                   "journalist",
                                                                   "journaliste",
                                                                   "journalistin",
                                                                   "giornalista",
                                                                   "jornalista",
                                                                   "correspondant",
                                                                   "correspondante",
                                                                   "inviato",
                                                                   "columnist",
                                                                   "contributor",
                                                                   "contributors",
                                                                   "contributing",
                                                                   "admin",
                                                                   "administrator",
                                                                   "webmaster",
                                                                   "webteam",
                                                                   "producer",
                                                                   "photographer",
                                                                   "fotograf",
                                                                   "chief",
                                                                   "senior",
                                                                   "digital",
                                                                   "news",
                                                                   "newsdesk",
                                                                   "online",
                                                                   "web",
                                                                   "press",
                                                                   "media",
                                                                   "redaction",
                                                                   "author",
                                                                   "authors",
                                                                   "guest",
                                                                   "anonymous",
                                                                   "unknown",
                                                                   "user",
                                                                   "service",
                                                                   "services",
                                                                   "report",
                                                                   "reports",
                                                                   "wire",
                                                                   "wires",
                                                                   "support",
                                                                   "presse",
                                                                   "publisher",
                                                                   "magazine",
                                                                   "moderator",
                                                                   "muhabir",
                                                                   "editoru",
                                                                   "haber",
                                                                   "director",
                                                                   "deputy",
                                                                   "head",
                                                                   "board",
                                                                   "school",
                                                                   "university",
                                                                   "pressesprecher",
                                                                   "sprecher",
                                                                   "sprecherin",
                                                                   "results",
                                                                   "industry",
                                                                   "size",
                                                                   "google",
                                                                   "facebook",
                                                                   "twitter",
                                                                   "follow",
                                                                   "updated",
                                                                   "published",
                                                                   "share",
                                                                   "gear",
                                                                   "submissions",
                                                                   "analyst",
                                                                   "professor",
                                                                   "presenter",
                                                                   "nachrichten",
                                                                   "zeitung",
                                                                   "studio",
                                                                   "project"});

const std::unordered_set<std::string_view>& role_words() {
  static const std::unordered_set<std::string_view> kSet(kRoleWords.begin(), kRoleWords.end());
  return kSet;
}

std::size_t count_role_words(const std::vector<std::string>& words) {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const std::string& w) { return role_words().contains(w); }));
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
  return roles * 2 >= words.size() || role_words().contains(words.back()) || words.front() == "staff";
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

}  // namespace dateline
