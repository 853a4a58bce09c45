// The news agencies that pages credit, and how they write them.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/name_parts.h"

namespace dateline {
namespace {

struct Agency {
  std::string_view name;
  std::string_view shown;
  /// The languages it writes in, if its letters mean other things elsewhere: Pennsylvania, an author's initials.
  std::string_view languages = {};
};

// Names as printed in credits and bylines.  A short form counts only where a credit stands: in a dateline's brackets,
// in a byline, alone on a line.
constexpr std::array kAgencies = {
    Agency{"AP", "AP"},
    Agency{"Associated Press", "AP"},
    Agency{"The Associated Press", "AP"},
    Agency{"AP News", "AP"},
    Agency{"Reuters", "Reuters"},
    Agency{"Thomson Reuters", "Reuters"},
    Agency{"AFP", "AFP"},
    Agency{"Agence France-Presse", "AFP"},
    Agency{"Agence France Presse", "AFP"},
    Agency{"France Presse", "AFP"},
    Agency{"dpa", "dpa"},
    Agency{"Deutsche Presse-Agentur", "dpa"},
    Agency{"Deutschen Presse-Agentur", "dpa"},
    Agency{"dpa-AFX", "dpa"},
    Agency{"dpa/lby", "dpa"},
    Agency{"EFE", "EFE"},
    Agency{"Agencia EFE", "EFE"},
    Agency{"Europa Press", "Europa Press"},
    Agency{"ANSA", "ANSA"},
    Agency{"Adnkronos", "Adnkronos"},
    Agency{"AGI", "AGI", "it"},
    Agency{"Xinhua", "Xinhua"},
    Agency{"Xinhua News Agency", "Xinhua"},
    Agency{"TASS", "TASS"},
    Agency{"ITAR-TASS", "TASS"},
    Agency{"ТАСС", "TASS"},
    Agency{"Interfax", "Interfax"},
    Agency{"Интерфакс", "Interfax"},
    Agency{"RIA Novosti", "RIA Novosti"},
    Agency{"РИА Новости", "RIA Novosti"},
    Agency{"Kyodo", "Kyodo"},
    Agency{"Kyodo News", "Kyodo"},
    Agency{"共同通信", "Kyodo"},
    Agency{"共同", "Kyodo"},
    Agency{"Jiji", "Jiji"},
    Agency{"時事通信", "Jiji"},
    Agency{"Yonhap", "Yonhap"},
    Agency{"Yonhap News Agency", "Yonhap"},
    Agency{"연합뉴스", "Yonhap"},
    Agency{"KCNA", "KCNA"},
    Agency{"PA", "PA", "en cy"},
    Agency{"PA Media", "PA"},
    Agency{"Press Association", "PA"},
    Agency{"PA News Agency", "PA"},
    Agency{"APA", "APA", "de az en ru"},
    Agency{"Austria Presse Agentur", "APA"},
    Agency{"Keystone-SDA", "Keystone-SDA"},
    Agency{"SDA", "SDA", "de fr it"},
    Agency{"ATS", "ATS", "fr de it"},
    Agency{"epd", "epd", "de"},
    Agency{"KNA", "KNA", "de"},
    Agency{"SID", "SID", "de"},
    Agency{"AAP", "AAP"},
    Agency{"Australian Associated Press", "AAP"},
    Agency{"The Canadian Press", "The Canadian Press"},
    Agency{"Canadian Press", "The Canadian Press"},
    Agency{"UPI", "UPI"},
    Agency{"United Press International", "UPI"},
    Agency{"ANI", "ANI", "en hi"},
    Agency{"Asian News International", "ANI"},
    Agency{"PTI", "PTI"},
    Agency{"Press Trust of India", "PTI"},
    Agency{"IANS", "IANS"},
    Agency{"Anadolu", "Anadolu"},
    Agency{"Anadolu Agency", "Anadolu"},
    Agency{"Anadolu Ajansı", "Anadolu"},
    Agency{"DHA", "DHA", "tr"},
    Agency{"İHA", "İHA"},
    Agency{"IRNA", "IRNA"},
    Agency{"MTI", "MTI", "hu en"},
    Agency{"PAP", "PAP", "pl en"},
    Agency{"ČTK", "ČTK"},
    Agency{"ANP", "ANP", "nl"},
    Agency{"Belga", "Belga"},
    Agency{"NTB", "NTB", "nb"},
    Agency{"TT", "TT", "sv"},
    Agency{"Ritzau", "Ritzau"},
    Agency{"STT", "STT", "fi sv"},
    Agency{"BNS", "BNS", "lt lv et en ru"},
    Agency{"ELTA", "ELTA", "lt en ru"},
    Agency{"Lusa", "Lusa"},
    Agency{"Agência Brasil", "Agência Brasil"},
    Agency{"Télam", "Télam"},
    Agency{"Notimex", "Notimex"},
    Agency{"Bernama", "Bernama"},
    Agency{"Antara", "Antara"},
    Agency{"Ukrinform", "Ukrinform"},
    Agency{"Укрінформ", "Ukrinform"},
    Agency{"MENA", "MENA", "ar en"},
    Agency{"Bloomberg News", "Bloomberg"},
    Agency{"WAM", "WAM", "ar en"},
    Agency{"KUNA", "KUNA", "ar en"},
    Agency{"WAFA", "WAFA", "ar en"},
    Agency{"CNN Wire", "CNN"},
};

const std::unordered_map<std::string, const Agency*>& agencies() {
  static const std::unordered_map<std::string, const Agency*> kMap = [] {
    std::unordered_map<std::string, const Agency*> map;
    for (const Agency& agency : kAgencies) map.emplace(match_key(agency.name), &agency);
    return map;
  }();
  return kMap;
}

bool names_itself_agency(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kEnds = {
      " press agency", " news agency", " presse agentur", " nachrichtenagentur", " news service", " press association"};
  const std::string key = match_key(text);
  if (text.find_first_of("|,;") != std::string_view::npos || std::count(key.begin(), key.end(), ' ') > 4) return false;
  return key.size() < 60 &&
         std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return key.ends_with(end); });
}

}  // namespace

std::string agency_named(std::string_view text) {
  const auto found = agencies().find(match_key(text));
  if (found != agencies().end()) return std::string(found->second->shown);
  // "Continental Press Agency (CPA)"
  const std::size_t open = text.rfind('(');
  if (open != std::string_view::npos && open > 0 && text.ends_with(')') && names_itself_agency(text.substr(0, open))) {
    const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    if (is_acronym(inside)) return std::string(inside);
  }
  return names_itself_agency(text) ? squeeze_blanks(text) : std::string();
}

std::string agency_credit(std::string_view text) {
  std::string named = agency_named(text);
  if (!named.empty()) return named;
  // "AP/dpa", "ap, reuters": the first that is known.
  const std::size_t cut = text.find_first_of("/,;|-");
  if (cut == std::string_view::npos || text.size() > 40) return {};
  const std::string_view first = trim(text.substr(0, cut));
  const auto found = agencies().find(match_key(first));
  return found == agencies().end() ? std::string() : std::string(found->second->shown);
}

bool agency_writes(std::string_view shown, std::string_view language) {
  const auto found = agencies().find(match_key(shown));
  if (found == agencies().end() || found->second->languages.empty() || language.empty()) return true;
  for (std::string_view rest = found->second->languages; !rest.empty();) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, blank) == language) return true;
    rest.remove_prefix(std::min(blank + 1, rest.size()));
  }
  return false;
}

bool is_known_agency(std::string_view shown) { return agencies().contains(match_key(shown)); }

}  // namespace dateline
