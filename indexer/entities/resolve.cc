// Passes over one article's candidate mentions:
//   1 a name is believed if one of its mentions has a good reason, or if it comes up often enough;
//   2 believed names lend their last word ("Shoigu"), first word ("Wagner" of "Wagner Group"; "Andy" to what is a
//     person already) and bracketed acronym;
//   3 the texts are read again for these and for whole names in headings, where capitals meant nothing; a surname that
//     two full names share stands for neither;
//   4 mentions are grouped, and each group takes the form that the article writes most.
#include "indexer/entities/resolve.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/entities/belief.h"
#include "indexer/entities/dateline_place.h"

namespace dateline {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// A list of thousands of Johns must not make each further John a search through all of them.
constexpr std::size_t kMostWithOneBeginning = 100;

// One believed name.
struct Name {
  EntityKind kind = EntityKind::person;
  std::string canonical;  // of the gazetteer; else empty until the forms are counted
  std::string country;
  std::vector<std::uint32_t> words;
  std::map<std::string, std::size_t> forms;  // as written, with how often
  std::array<std::vector<Span>, 2> spans;    // in the body, in the title
  bool certain = false;                      // one of its mentions has a reason, or a model that is sure of it
  std::array<std::size_t, 2> held_back{};    // how many of its mentions are not, and are
};

// Of an organisation without a telling word that is named but once.  In lone sentences of four sets 75 to 82 of 100
// names above it are right to the letter, and 19 to 64 of 100 below it.
constexpr int kCertainMargin = 60;

class Resolver {
 public:
  Resolver(const TaggedText& title, bool title_is_headline, const TaggedText& body, const Vocabulary& vocabulary)
      : texts_{&body, &title},
        title_is_headline_(title_is_headline),
        belief_(title, body, vocabulary),
        vocabulary_(vocabulary) {}

  std::vector<Entity> run() {
    for (std::size_t t = 0; t < 2; ++t) {
      covered_[t].assign(texts_[t]->tokens.size(), false);
      taken_[t].assign(texts_[t]->tokens.size(), kNone);
    }
    collect_family_names();
    take_believed(0);
    collect_whole_names();
    if (title_is_headline_) take_names_of_body();
    take_believed(1);
    collect_short_forms();
    for (std::size_t t = 0; t < 2; ++t) take_lone_persons(t);
    for (std::size_t t = 0; t < 2; ++t) read_again(t);
    settle_georgia();
    return entities();
  }

 private:
  [[nodiscard]] const Vocabulary::Word& word(const TaggedText& text, std::size_t i) const {
    return vocabulary_.word(text.tokens[i].word);
  }

  void collect_family_names() {
    for (std::size_t t = 0; t < 2; ++t) {
      for (const Mention& mention : belief_.mentions(t)) {
        if (mention.kind != EntityKind::person || mention.known != nullptr || mention.end - mention.first < 2) continue;
        family_names_.insert(texts_[t]->tokens[mention.end - 1].word);
      }
    }
  }

  // "Moutet", in an article about Corentin Moutet, is no place that nobody knows.
  [[nodiscard]] bool is_family_name(const Mention& mention, const Words& words) const {
    return mention.kind == EntityKind::place && mention.country.empty() && mention.trust != Trust::sure &&
           words.size() == 1 && family_names_.contains(words.front());
  }

  void take_believed(std::size_t t) {
    const TaggedText& text = *texts_[t];
    for (const Mention& mention : belief_.mentions(t)) {
      if (is_covered(t, mention.first, mention.end)) continue;
      if (mention.known != nullptr) {
        const std::size_t n = name_of_known(*mention.known);
        names_[n].certain = true;
        // Its words lend short forms, as those of names that are not in the gazetteer do.
        if (names_[n].kind == EntityKind::organization && names_[n].words.size() < 2)
          names_[n].words = words_of_mention(text, mention);
        take(t, mention.first, mention.end, n);
        continue;
      }
      if (const std::size_t whole = whole_of_acronym(t, mention); whole != kNone) {
        take(t, mention.first, mention.end, whole);
        continue;
      }
      const Words words = words_of_mention(text, mention);
      // A lone surname waits for its full name.
      if ((mention.kind == EntityKind::person && words.size() == 1) || is_family_name(mention, words)) continue;
      const std::optional<EntityKind> kind = belief_.kind_of(words);
      if (!kind || (*kind == EntityKind::person && words.size() == 1)) continue;
      if (const Words* firm = belief_.firm_of(words); firm != nullptr && mention.trust != Trust::sure) {
        take(t, mention.first, mention.end, name_of_words(EntityKind::organization, *firm, {}));
        continue;
      }
      if (t == 1 && title_is_headline_ && !is_likely_in_headline(mention)) continue;
      const std::size_t n = name_of_words(*kind, words, mention.country);
      names_[n].certain = names_[n].certain || is_certain(mention);
      ++names_[n].held_back[mention.held_back ? 1 : 0];
      take(t, mention.first, mention.end, n);
    }
  }

  // The organisation that an acronym was bracketed behind, here or earlier.
  std::size_t whole_of_acronym(std::size_t t, const Mention& mention) {
    if (mention.end - mention.first != 1) return kNone;
    note_acronym(t, mention.first);
    const auto found = acronyms_.find(texts_[t]->tokens[mention.first].word);
    return found == acronyms_.end() ? kNone : found->second;
  }

  [[nodiscard]] bool is_certain(const Mention& mention) const {
    return mention.margin == 0 || mention.margin >= kCertainMargin || mention.trust == Trust::sure;
  }

  // "Quill Opens" is not who opens it if the body has an Adele Quill; and what the body writes small is no name.
  [[nodiscard]] bool is_likely_in_headline(const Mention& mention) const {
    if (mention.margin == 0) return true;
    for (std::size_t i = mention.first; i < mention.end; ++i) {
      const NameToken& token = texts_[1]->tokens[i];
      const Vocabulary::Word& w = vocabulary_.word(token.word);
      if (body_words_.contains(token.word) || (token.is_capital() && w.lower > w.inside && !w.classes.given))
        return false;
    }
    return true;
  }

  void take_names_of_body() {
    for (const Name& name : names_) body_words_.insert(name.words.begin(), name.words.end());
    for (std::size_t i = 0; i < texts_[1]->tokens.size(); ++i) {
      const auto [n, length] = whole_name_at(1, i);
      if (n == kNone) continue;
      take(1, i, i + length, n);
      i += length - 1;
    }
  }

  std::size_t name_of_known(const KnownName& known) {
    const auto [place, is_new] = known_names_.try_emplace({static_cast<int>(known.kind), known.name}, names_.size());
    if (is_new) names_.push_back({known.kind, known.name, known.country, {}, {}, {}, true, {}});
    return place->second;
  }

  std::size_t name_of_words(EntityKind kind, const Words& words, std::string_view country) {
    const auto [place, is_new] = word_names_.try_emplace(words, names_.size());
    if (is_new) names_.push_back({kind, {}, {}, words, {}, {}, false, {}});
    Name& name = names_[place->second];
    if (name.country.empty()) name.country = country;
    return place->second;
  }

  [[nodiscard]] bool is_covered(std::size_t t, std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i) {
      if (covered_[t][i]) return true;
    }
    return false;
  }

  void take(std::size_t t, std::size_t first, std::size_t end, std::size_t name) {
    const TaggedText& text = *texts_[t];
    const Span span{text.tokens[first].begin, text.tokens[end - 1].end};
    names_[name].spans[t].push_back(span);
    std::string form = squeeze_blanks(text.text.substr(span.begin, span.end - span.begin));
    ++names_[name].forms[std::move(form)];
    for (std::size_t i = first; i < end; ++i) {
      covered_[t][i] = true;
      taken_[t][i] = name;
    }
  }

  void collect_whole_names() {
    for (; whole_names_ < names_.size(); ++whole_names_) {
      const Name& name = names_[whole_names_];
      if (name.words.size() < 2) continue;
      if (std::vector<std::size_t>& same = whole_[name.words.front()]; same.size() < kMostWithOneBeginning)
        same.push_back(whole_names_);
    }
  }

  void collect_short_forms() {
    collect_whole_names();
    for (std::size_t n = 0; n < names_.size(); ++n) {
      const Name& name = names_[n];
      if (name.words.size() < 2) continue;
      if (name.kind == EntityKind::person) lend_names_of_person(n);
      if (name.kind == EntityKind::organization) lend_first_word(n);
    }
    collect_acronyms();
  }

  void lend_names_of_person(std::size_t n) {
    const Words& words = names_[n].words;
    std::size_t last = words.size() - 1;
    const auto& is_suffix = [&](std::size_t i) {
      const std::string_view key = vocabulary_.word(words[i]).key;
      return key == "jr" || key == "sr" || key == "ii" || key == "iii";
    };
    while (last > 0 && is_suffix(last)) --last;
    const bool family_first = vocabulary_.word(words.front()).classes.family_first;
    lend(given_names_, words[family_first ? last : 0], n);
    if (family_first) lend(surnames_, words.front(), n);
    if (!family_first || !vocabulary_.word(words.front()).classes.common) lend(surnames_, words[last], n);
  }

  // Of two who share a name neither has it alone.
  static void lend(std::unordered_map<std::uint32_t, std::size_t>& to, std::uint32_t name, std::size_t n) {
    const auto [place, is_new] = to.try_emplace(name, n);
    if (!is_new && place->second != n) place->second = kNone;
  }

  // "Wagner" stands for "Wagner Group" if it is no ordinary word and no other organisation begins with it.
  void lend_first_word(std::size_t n) {
    const std::uint32_t first = names_[n].words.front();
    const Vocabulary::Word& w = vocabulary_.word(first);
    const WordClasses is = w.classes;
    if (is.common || is.never || is.demonym || is.given || is.org_tail || is.org_head || is.role || is.place_tail ||
        is.place_head || is.honorific || is.role_modifier || w.lower > 0 || w.key.size() < 4) {
      return;
    }
    const auto [place, is_new] = first_words_.try_emplace(first, n);
    if (!is_new) place->second = kNone;
  }

  // "National Security Council (NSC)".
  void note_acronym(std::size_t t, std::size_t i) {
    const std::vector<NameToken>& tokens = texts_[t]->tokens;
    if (i == 0 || tokens[i].gap != Gap::open || tokens[i].shape != Shape::upper || taken_[t][i - 1] == kNone) return;
    const std::size_t n = taken_[t][i - 1];
    const std::size_t length = word(*texts_[t], i).key.size();
    if (names_[n].kind != EntityKind::organization || length < 2 || length > 7) return;
    if (i + 1 < tokens.size() && tokens[i + 1].gap == Gap::blank) return;  // more than the acronym is in there
    acronyms_.try_emplace(tokens[i].word, n);
  }

  void collect_acronyms() {
    for (std::size_t t = 0; t < 2; ++t) {
      for (std::size_t i = 1; i < texts_[t]->tokens.size(); ++i) note_acronym(t, i);
    }
  }

  // "President Biden", "Mr Kim".
  void take_lone_persons(std::size_t t) {
    const TaggedText& text = *texts_[t];
    for (const Mention& mention : belief_.mentions(t)) {
      if (mention.known != nullptr || mention.kind != EntityKind::person || is_covered(t, mention.first, mention.end))
        continue;
      const Words words = words_of_mention(text, mention);
      if (words.size() != 1 || surnames_.contains(words.front()) || first_words_.contains(words.front())) continue;
      if (!belief_.kind_of(words)) continue;
      // "Andy", where there is but one Andy Murray.
      if (const auto given = given_names_.find(words.front()); given != given_names_.end() && given->second != kNone) {
        take(t, mention.first, mention.end, given->second);
        continue;
      }
      const std::size_t n = name_of_words(EntityKind::person, words, {});
      take(t, mention.first, mention.end, n);
      lone_.try_emplace(words.front(), n);
    }
  }

  void read_again(std::size_t t) {
    const std::vector<NameToken>& tokens = texts_[t]->tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (covered_[t][i] || !tokens[i].is_capital()) continue;
      if (const auto [n, length] = whole_name_at(t, i); n != kNone) {
        take(t, i, i + length, n);
      } else if (const std::size_t alias = short_form_at(t, i); alias != kNone) {
        take(t, i, i + 1, alias);
      }
    }
    for (Name& name : names_) std::sort(name.spans[t].begin(), name.spans[t].end());
  }

  [[nodiscard]] std::pair<std::size_t, std::size_t> whole_name_at(std::size_t t, std::size_t i) const {
    const std::vector<NameToken>& tokens = texts_[t]->tokens;
    const auto found = whole_.find(tokens[i].word);
    std::pair<std::size_t, std::size_t> best{kNone, 0};
    if (found == whole_.end()) return best;
    for (const std::size_t n : found->second) {
      const Words& words = names_[n].words;
      if (words.size() <= best.second || i + words.size() > tokens.size()) continue;
      bool same = tokens[i + words.size() - 1].is_capital();
      for (std::size_t k = 1; k < words.size() && same; ++k) {
        same = tokens[i + k].word == words[k] && !covered_[t][i + k] && tokens[i + k].gap != Gap::broken &&
               tokens[i + k].gap != Gap::open;
      }
      if (same) best = {n, words.size()};
    }
    return best;
  }

  [[nodiscard]] std::size_t short_form_at(std::size_t t, std::size_t i) const {
    const NameToken& token = texts_[t]->tokens[i];
    const Vocabulary::Word& w = vocabulary_.word(token.word);
    if (const auto found = acronyms_.find(token.word); found != acronyms_.end()) {
      return token.shape == Shape::upper ? found->second : kNone;
    }
    // A surname that is an ordinary word too needs a capital inside a sentence.
    const bool ordinary = w.classes.common || w.classes.never || w.lower > 0;
    if (ordinary && (token.starts_sentence || w.classes.never || w.lower > w.inside)) return kNone;
    if (const auto found = surnames_.find(token.word); found != surnames_.end()) return found->second;
    if (const auto found = lone_.find(token.word); found != lone_.end()) return found->second;
    if (const auto found = first_words_.find(token.word); found != first_words_.end()) return found->second;
    return kNone;
  }

  // CLDR's Georgia is the country; beside Atlanta or other states of the U.S. it is not.
  void settle_georgia() {
    const auto georgia = known_names_.find({static_cast<int>(EntityKind::place), "Georgia"});
    if (georgia == known_names_.end()) return;
    const auto has = [this](const char* place) {
      return known_names_.contains({static_cast<int>(EntityKind::place), place});
    };
    static constexpr std::array<const char*, 9> kNearby{"Atlanta",        "Florida",        "Alabama",
                                                        "South Carolina", "North Carolina", "Virginia",
                                                        "Texas",          "Tennessee",      "Pennsylvania"};
    const bool american = std::any_of(kNearby.begin(), kNearby.end(), has);
    if (american && !has("Tbilisi") && !has("Russia")) names_[georgia->second].country = "US";
  }

  // The form written most; of equals the longer one.  Single words and shouted forms only if there is nothing else.
  [[nodiscard]] static std::string canonical_of(const Name& name) {
    if (!name.canonical.empty()) return name.canonical;
    const auto rank = [&](const std::pair<const std::string, std::size_t>& form) {
      const bool whole = form.first.find_first_of(" -") != std::string::npos;
      const bool mixed =
          std::any_of(form.first.begin(), form.first.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ||
          std::any_of(form.first.begin(), form.first.end(), [](char c) { return (c & 0x80) != 0; });
      return std::make_tuple(whole, mixed, form.second, form.first.size());
    };
    const auto best = std::max_element(name.forms.begin(), name.forms.end(),
                                       [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    if (best == name.forms.end()) return {};
    return name.kind == EntityKind::organization ? best->first : unshouted(best->first);
  }

  [[nodiscard]] bool is_doubtful(const Name& name) const {
    if (name.kind != EntityKind::organization) return false;
    if (name.held_back[1] > 0 && name.held_back[1] >= name.held_back[0]) return true;
    if (name.certain || name.spans[0].size() + name.spans[1].size() > 1) return false;
    return std::none_of(name.words.begin(), name.words.end(), [&](std::uint32_t word) {
      const WordClasses is = vocabulary_.word(word).classes;
      return is.org_tail || is.org_head;
    });
  }

  std::vector<Entity> entities() {
    std::vector<Entity> found;
    for (Name& name : names_) {
      if (name.spans[0].empty() && name.spans[1].empty()) continue;
      const bool doubtful = is_doubtful(name);
      Entity entity{name.kind, canonical_of(name), name.country, std::move(name.spans[0]), std::move(name.spans[1])};
      entity.doubtful = doubtful;
      if (!entity.name.empty()) found.push_back(std::move(entity));
    }
    std::sort(found.begin(), found.end(), [](const Entity& a, const Entity& b) {
      const auto order = [](const Entity& e) {
        const std::size_t mentions = e.spans.size() + e.title_spans.size();
        const Span first = e.spans.empty() ? Span{} : e.spans.front();
        return std::make_tuple(~mentions, first, e.kind, std::string_view(e.name));
      };
      return order(a) < order(b);
    });
    return found;
  }

  std::array<const TaggedText*, 2> texts_;  // the body, the title
  bool title_is_headline_;
  Belief belief_;
  const Vocabulary& vocabulary_;
  std::vector<Name> names_;
  std::map<std::pair<int, std::string>, std::size_t> known_names_;
  std::map<Words, std::size_t> word_names_;
  std::array<std::vector<bool>, 2> covered_;
  std::array<std::vector<std::size_t>, 2> taken_;  // which name each token belongs to
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> whole_;
  std::unordered_map<std::uint32_t, std::size_t> surnames_;
  std::unordered_map<std::uint32_t, std::size_t> given_names_;
  std::unordered_set<std::uint32_t> family_names_;  // last words of persons' names, believed or not
  std::unordered_set<std::uint32_t> body_words_;    // of its names
  std::size_t whole_names_ = 0;                     // so many are in whole_
  std::unordered_map<std::uint32_t, std::size_t> first_words_;
  std::unordered_map<std::uint32_t, std::size_t> acronyms_;
  std::unordered_map<std::uint32_t, std::size_t> lone_;
};

}  // namespace

std::vector<Entity> resolve(const TaggedText& title, bool title_is_headline, const TaggedText& body,
                            const Vocabulary& vocabulary) {
  return Resolver(title, title_is_headline, body, vocabulary).run();
}

}  // namespace dateline
