#include "indexer/entities/organization_checks.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

namespace dateline {
namespace {

// Words that no organization is called by alone, and what a name is not without another word.
constexpr std::array<std::string_view, 20> kForms{
    "ab",    "ag",  "and",          "bv",      "co",  "companies", "company", "corp", "corporation", "gmbh",
    "group", "inc", "incorporated", "limited", "llc", "ltd",       "nv",      "plc",  "sa",          "spa"};
// Last words of what people make, sign, hold and measure.
constexpr std::array<std::string_view, 52> kThings{
    "act",       "agreement", "amendment", "api",        "app",      "apps",       "award",    "awards",    "bill",
    "blog",      "cemetery",  "challenge", "dashboard",  "day",      "directive",  "finder",   "framework", "goal",
    "goals",     "guide",     "guideline", "guidelines", "handbook", "hub",        "index",    "indices",   "language",
    "law",       "locator",   "memo",      "model",      "month",    "newsletter", "pact",     "plan",      "playbook",
    "podcast",   "portal",    "priority",  "prize",      "protocol", "quiz",       "registry", "rule",      "scorecard",
    "standards", "target",    "tax",       "tool",       "toolkit",  "treaty",     "widget"};
// "the lander Philae", "Rosetta orbiter": craft and storms are called as persons are.
constexpr std::array<std::string_view, 14> kCraft{"cyclone",   "hurricane", "lander",    "orbiter",    "probe",
                                                  "rocket",    "rover",     "satellite", "spacecraft", "storm",
                                                  "submarine", "tanker",    "telescope", "typhoon"};

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
      if (next.gap != Gap::blank) continue;
      if (token.is_capital() && next.shape == Shape::lower && holds(kCraft, key(i + 1))) craft.insert(token.word);
      if (next.is_capital() && holds(kCraft, key(i))) craft.insert(next.word);
    }
  }

  void drop_craft(const std::unordered_set<std::uint32_t>& craft) {
    std::erase_if(text_.mentions, [&](const Mention& mention) {
      return mention.kind == EntityKind::person && mention.end - mention.first == 1 &&
             craft.contains(text_.tokens[mention.first].word);
    });
  }

  void check(const std::unordered_set<std::uint32_t>& things) {
    for (Mention& mention : text_.mentions) {
      if (mention.kind == EntityKind::organization && mention.known == nullptr) trim(mention);
    }
    std::erase_if(text_.mentions, [&](const Mention& mention) {
      if (mention.first >= mention.end) return true;
      if (mention.kind != EntityKind::organization || mention.known != nullptr) return false;
      const bool letters = mention.end - mention.first == 1 && things.contains(text_.tokens[mention.first].word);
      return letters || is_rest(mention) || is_thing(mention);
    });
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

  // A name ends before a bracket that it does not close, and before words of the sentence.
  void trim(Mention& mention) const {
    for (std::size_t i = mention.first + 1; i < mention.end; ++i) {
      const std::string_view between =
          text_.text.substr(text_.tokens[i - 1].end, text_.tokens[i].begin - text_.tokens[i - 1].end);
      const bool opens =
          between.find('(') != std::string_view::npos && written(i, mention.end).find(')') == std::string_view::npos;
      if (opens || between.find_first_of("<>") != std::string_view::npos) mention.end = i;
    }
    while (mention.end > mention.first + 1 && text_.tokens[mention.end - 1].shape == Shape::lower &&
           !is(mention.end - 1).org_tail && !is(mention.end - 1).org_head) {
      --mention.end;
    }
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
    const std::size_t last = mention.end - 1;
    if (last == mention.first || !holds(kThings, key(last))) return false;
    // "Institute of International Law"
    for (std::size_t i = mention.first; i + 1 < last; ++i) {
      if (is(i).org_head && (key(i + 1) == "of" || key(i + 1) == "for")) return false;
    }
    return true;
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
  in_title.drop_codes();
  in_body.drop_codes();
  std::unordered_set<std::uint32_t> things;
  in_body.collect_things(things);
  in_title.check(things);
  in_body.check(things);
  std::unordered_set<std::uint32_t> craft;
  in_body.collect_craft(craft);
  in_title.drop_craft(craft);
  in_body.drop_craft(craft);
}

}  // namespace dateline
