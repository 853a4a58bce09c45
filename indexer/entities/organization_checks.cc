#include "indexer/entities/organization_checks.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "indexer/entities/organization_bounds.h"

namespace dateline {
namespace {

// Words that no organization is called by alone, and what a name is not without another word.
constexpr std::array<std::string_view, 20> kForms{
    "ab",    "ag",  "and",          "bv",      "co",  "companies", "company", "corp", "corporation", "gmbh",
    "group", "inc", "incorporated", "limited", "llc", "ltd",       "nv",      "plc",  "sa",          "spa"};
// Last words of what people make, sign, hold and measure.
constexpr std::array<std::string_view, 55> kThings{
    "experience", "order",     "orders", "act",        "agreement", "amendment", "api",       "app",
    "apps",       "award",     "awards", "bill",       "blog",      "cemetery",  "challenge", "dashboard",
    "day",        "directive", "finder", "framework",  "goal",      "goals",     "guide",     "guideline",
    "guidelines", "handbook",  "hub",    "index",      "indices",   "language",  "law",       "locator",
    "memo",       "model",     "month",  "newsletter", "pact",      "plan",      "playbook",  "podcast",
    "portal",     "priority",  "prize",  "protocol",   "quiz",      "registry",  "rule",      "scorecard",
    "standards",  "target",    "tax",    "tool",       "toolkit",   "treaty",    "widget"};
// Last words of what an organization does; some are organizations themselves, so they are held back only.
constexpr std::array<std::string_view, 34> kDoings{
    "application", "applications", "apis",       "conference",  "dataset",  "event",    "events",
    "fellows",     "hackathon",    "initiative", "initiatives", "platform", "policy",   "program",
    "programs",    "project",      "projects",   "report",      "series",   "site",     "sites",
    "strategy",    "summit",       "survey",     "symposium",   "talks",    "template", "training",
    "webinar",     "website",      "websites",   "week",        "workshop", "workshops"};
// Last words of what people are called by.
constexpr std::array<std::string_view, 16> kPeople{
    "advisors", "analyst", "apprentice", "bloggers",   "developer", "developers", "farmers",  "fans",
    "heroes",   "maven",   "officials",  "strategist", "students",  "users",      "veterans", "winners"};
// Behind a name, or before it: it is the name of such a thing.
constexpr std::array<std::string_view, 18> kNamedThings{
    "app",        "apps", "blog",     "browser", "campaign", "challenge", "dataset",  "game", "hackathon",
    "initiative", "page", "platform", "plugin",  "project",  "site",      "software", "tool", "website"};
// Letters of things, beside those of the lexicon.
constexpr std::array<std::string_view, 14> kLetters{"ama", "cx",  "dns", "esl", "gnp",  "gps", "hsts",
                                                    "ip",  "led", "rfi", "rfp", "sbir", "ui",  "ux"};
// "the lander Philae", "Rosetta orbiter": craft and storms are called as persons are.
constexpr std::array<std::string_view, 15> kCraft{"cyclone", "hurricane", "lander", "orbiter",   "probe",
                                                  "rocket",  "rover",     "ship",   "satellite", "spacecraft",
                                                  "storm",   "submarine", "tanker", "telescope", "typhoon"};

template <typename Table>
bool holds(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

class Checker {
 public:
  Checker(TaggedText& text, const Vocabulary& vocabulary, const Lexicon& lexicon)
      : text_(text), vocabulary_(vocabulary), lexicon_(lexicon) {}

  void drop_codes() {
    std::erase_if(text_.mentions, [&](const Mention& mention) { return is_stock_code(mention); });
  }

  // Numbers of the letters' words.
  void collect_things(std::unordered_set<std::uint32_t>& things) const {
    for (std::size_t i = 2; i < text_.tokens.size(); ++i) {
      const NameToken& token = text_.tokens[i];
      if (token.shape != Shape::upper || (token.gap != Gap::open && token.gap != Gap::comma)) continue;
      if (explains_a_thing(i)) things.insert(token.word);
    }
  }

  // Numbers of the words that craft and storms are called by.
  void collect_craft(std::unordered_set<std::uint32_t>& craft) const {
    for (std::size_t i = 0; i + 1 < text_.tokens.size(); ++i) {
      const NameToken& token = text_.tokens[i];
      const NameToken& next = text_.tokens[i + 1];
      // "its mother ship, Rosetta, ..."
      const bool apposition = next.gap == Gap::comma && i + 2 < text_.tokens.size() &&
                              text_.tokens[i + 2].gap == Gap::comma && !next.starts_sentence;
      if (next.is_capital() && (next.gap == Gap::blank || apposition) && holds(kCraft, key(i))) craft.insert(next.word);
      if (next.gap != Gap::blank) continue;
      if (token.is_capital() && next.shape == Shape::lower && holds(kCraft, key(i + 1))) craft.insert(token.word);
    }
  }

  void drop_craft(const std::unordered_set<std::uint32_t>& craft) {
    std::erase_if(text_.mentions, [&](const Mention& mention) {
      return mention.kind != EntityKind::organization && mention.known == nullptr && mention.end - mention.first == 1 &&
             craft.contains(text_.tokens[mention.first].word);
    });
  }

  void check(const std::unordered_set<std::uint32_t>& things) {
    std::erase_if(text_.mentions, [&](const Mention& mention) {
      if (mention.first >= mention.end) return true;
      if (mention.kind != EntityKind::organization || mention.known != nullptr) return false;
      const bool letters = mention.end - mention.first == 1 && things.contains(text_.tokens[mention.first].word);
      return letters || is_letters_of_thing(mention) || is_rest(mention) || is_thing(mention);
    });
  }

  void hold_back() {
    for (Mention& mention : text_.mentions) {
      if (mention.kind != EntityKind::organization || mention.known != nullptr) continue;
      mention.held_back = ends_in_doing(mention) || is_phrase(mention) || names_a_thing(mention);
    }
  }

 private:
  [[nodiscard]] std::string_view key(std::size_t i) const { return vocabulary_.word(text_.tokens[i].word).key; }
  [[nodiscard]] WordClasses is(std::size_t i) const { return vocabulary_.word(text_.tokens[i].word).classes; }
  [[nodiscard]] std::string_view written(std::size_t first, std::size_t end) const {
    const std::uint32_t begin = text_.tokens[first].begin;
    return text_.text.substr(begin, text_.tokens[end - 1].end - begin);
  }

  [[nodiscard]] bool is_stock_code(const Mention& mention) const {
    const std::size_t begin = text_.tokens[mention.first].begin;
    if (begin == 0 || text_.text[begin - 1] != '<') return false;
    constexpr std::size_t kLongestCode = 9;
    const std::string_view rest = text_.text.substr(begin, kLongestCode + 1);
    const std::size_t end = rest.find('>');
    if (end == std::string_view::npos) return false;
    const std::string_view code = rest.substr(0, end);
    return std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
  }

  // "Co Inc", "U.K.) Ltd", "Philippine"
  [[nodiscard]] bool is_rest(const Mention& mention) const {
    const std::string_view name = written(mention.first, mention.end);
    const std::size_t closed = name.find(')');
    if (closed != std::string_view::npos && name.substr(0, closed).find('(') == std::string_view::npos) return true;
    if (mention.end - mention.first == 1 && !lexicon_.country_of_people(key(mention.first)).empty()) return true;
    for (std::size_t i = mention.first; i < mention.end; ++i) {
      if (!holds(kForms, key(i))) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_thing(const Mention& mention) const {
    return mention.end - mention.first > 1 && holds(kThings, key(mention.end - 1)) && !is_body_of(mention);
  }

  // "Institute of International Law"
  [[nodiscard]] bool is_body_of(const Mention& mention) const {
    for (std::size_t i = mention.first; i + 2 < mention.end; ++i) {
      if (is(i).org_head && (key(i + 1) == "of" || key(i + 1) == "for")) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_letters_of_thing(const Mention& mention) const {
    if (mention.end - mention.first != 1 || text_.tokens[mention.first].shape != Shape::upper) return false;
    return is(mention.first).other_acronym || holds(kLetters, key(mention.first));
  }

  [[nodiscard]] bool has_organization_word(const Mention& mention) const {
    for (std::size_t i = mention.first; i < mention.end; ++i) {
      if (is(i).org_tail || is(i).org_head) return true;
    }
    return false;
  }

  // "Tester Program", "Social Media Strategist"
  [[nodiscard]] bool ends_in_doing(const Mention& mention) const {
    const std::string_view last = key(mention.end - 1);
    return mention.end - mention.first > 1 && (holds(kDoings, last) || holds(kPeople, last)) && !is_body_of(mention);
  }

  // "Public Health Campaigns", in an article that writes campaigns; not "British Gas", nor "Air Force".
  [[nodiscard]] bool is_phrase(const Mention& mention) const {
    if (mention.end - mention.first < 2 || mention.margin == 0 || has_organization_word(mention)) return false;
    if (key(mention.end - 1) == "force" || key(mention.end - 1) == "forces") return false;
    if (vocabulary_.word(text_.tokens[mention.end - 1].word).lower == 0) return false;
    for (std::size_t i = mention.first; i < mention.end; ++i) {
      const Vocabulary::Word& word = vocabulary_.word(text_.tokens[i].word);
      if (text_.tokens[i].shape == Shape::upper || (!word.classes.common && word.lower == 0)) return false;
    }
    return true;
  }

  // "the MapGive project", "New Farmers, a website", "the website New Farmers"
  [[nodiscard]] bool names_a_thing(const Mention& mention) const {
    if (text_.tokens[mention.first].shape == Shape::upper || has_organization_word(mention)) return false;
    const auto& tokens = text_.tokens;
    std::size_t i = mention.end;
    if (i < tokens.size() && !tokens[i].starts_sentence && !tokens[mention.end - 1].possessive) {
      if (tokens[i].gap == Gap::blank && holds(kNamedThings, key(i))) return true;
      const bool article = tokens[i].gap == Gap::comma && (key(i) == "a" || key(i) == "an" || key(i) == "the");
      for (++i; article && i < std::min(tokens.size(), mention.end + 6) && tokens[i].gap == Gap::blank; ++i) {
        if (holds(kNamedThings, key(i))) return true;
      }
    }
    return mention.first > 0 && tokens[mention.first].gap == Gap::blank &&
           tokens[mention.first - 1].shape == Shape::lower && holds(kNamedThings, key(mention.first - 1));
  }

  // True if the words before letter `i` have its letters as initials, and are no organization.
  [[nodiscard]] bool explains_a_thing(std::size_t i) const {
    const std::string_view letters = key(i);
    if (letters.size() < 2 || letters.size() > 6) return false;
    std::size_t first = i;
    if (first > 0 && key(first - 1) == "or") --first;
    for (std::size_t left = letters.size(); left > 0;) {
      if (first == 0 || i - first > 2 * letters.size()) return false;
      --first;
      const std::string_view word = key(first);
      if (word.empty()) return false;
      if (word.front() == letters[left - 1]) {
        --left;
      } else if (text_.tokens[first].shape != Shape::lower || word.size() > 3) {
        return false;
      }
    }
    for (std::size_t k = first; k < i; ++k) {
      if (is(k).org_tail || is(k).org_head || is(k).public_body) return false;
    }
    return std::none_of(text_.mentions.begin(), text_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == EntityKind::organization && mention.first < i && mention.end > first;
    });
  }

  TaggedText& text_;
  const Vocabulary& vocabulary_;
  const Lexicon& lexicon_;
};

}  // namespace

void check_organizations(TaggedText& title, TaggedText& body, const Vocabulary& vocabulary, const Lexicon& lexicon) {
  Checker in_title(title, vocabulary, lexicon);
  Checker in_body(body, vocabulary, lexicon);
  settle_bounds(title, vocabulary);
  settle_bounds(body, vocabulary);
  in_title.drop_codes();
  in_body.drop_codes();
  std::unordered_set<std::uint32_t> things;
  in_body.collect_things(things);
  in_title.check(things);
  in_body.check(things);
  in_title.hold_back();
  in_body.hold_back();
  std::unordered_set<std::uint32_t> craft;
  in_body.collect_craft(craft);
  in_title.drop_craft(craft);
  in_body.drop_craft(craft);
}

}  // namespace dateline
