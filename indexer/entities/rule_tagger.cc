// The rule-based tagger: reads title and body once for candidates, and lets the whole article judge them.
#include <algorithm>
#include <iterator>
#include <utility>

#include "common/text/fold.h"
#include "indexer/entities/caseless.h"
#include "indexer/entities/dateline_place.h"
#include "indexer/entities/lexicon.h"
#include "indexer/entities/mentions.h"
#include "indexer/entities/resolve.h"
#include "indexer/entities/tagger.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestText = std::size_t{1} << 31;  // spans are 32 bits

// How the article writes each word where a capital would mean something.
void count_evidence(const TaggedText& text, const std::vector<Line>& lines, Vocabulary& vocabulary) {
  for (const Line& line : lines) {
    if (line.style != LineStyle::prose) continue;
    for (std::size_t i = line.first; i < line.end; ++i) {
      const NameToken& token = text.tokens[i];
      Vocabulary::Word& word = vocabulary.word(token.word);
      if (token.shape == Shape::lower) ++word.lower;
      if (token.is_capital() && !token.starts_sentence) ++word.inside;
    }
  }
}

void find_mentions(TaggedText& text, const std::vector<Line>& lines, const Vocabulary& vocabulary,
                   const KnownNames& known, std::string_view language) {
  for (const Line& line : lines) {
    if (line.style == LineStyle::prose) {
      find_in_prose(text, vocabulary, known, line, language);
    } else {
      find_in_heading(text, vocabulary, known, line);
    }
  }
  std::sort(text.mentions.begin(), text.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.first < b.first; });
}

class RuleTagger final : public Tagger {
 public:
  [[nodiscard]] std::vector<Entity> tag(const Article& article) const override {
    if (std::max(article.title.size(), article.body.size()) > kLongestText) return {};
    Vocabulary vocabulary(lexicon_, article.language);
    TaggedText title{article.title, tokenize(article.title, vocabulary), {}};
    TaggedText body{article.body, tokenize(article.body, vocabulary), {}};
    const std::vector<Line> title_lines = lines_of(title, true);
    const std::vector<Line> body_lines = lines_of(body, false);
    count_evidence(body, body_lines, vocabulary);
    count_evidence(title, title_lines, vocabulary);
    const KnownNames known(lexicon_, article.language);
    find_mentions(body, body_lines, vocabulary, known, article.language);
    find_mentions(title, title_lines, vocabulary, known, article.language);
    read_dateline(article, body, vocabulary, known);
    std::vector<Entity> entities = resolve(title, body, vocabulary);
    add_caseless(article, entities);
    add_declared_place(article, lexicon_, known, entities);
    return entities;
  }

 private:
  // Names in scripts without capitals, where no other entity is.
  void add_caseless(const Article& article, std::vector<Entity>& entities) const {
    const std::size_t before = entities.size();
    add_caseless(article.body, article.language, &Entity::spans, entities);
    add_caseless(article.title, article.language, &Entity::title_spans, entities);
    if (entities.size() == before) return;
    std::stable_sort(entities.begin(), entities.end(), [](const Entity& a, const Entity& b) {
      return a.spans.size() + a.title_spans.size() > b.spans.size() + b.title_spans.size();
    });
  }

  void add_caseless(std::string_view text, std::string_view language, std::vector<Span> Entity::*spans,
                    std::vector<Entity>& entities) const {
    const std::vector<CaselessNames::Found> all = caseless_.find(text, language);
    if (all.empty()) return;
    std::vector<Span> taken;
    for (const Entity& entity : entities) taken.insert(taken.end(), (entity.*spans).begin(), (entity.*spans).end());
    std::sort(taken.begin(), taken.end());
    for (const CaselessNames::Found& found : all) {
      const auto after = std::lower_bound(taken.begin(), taken.end(), found.span);
      const bool overlaps = (after != taken.end() && after->begin < found.span.end) ||
                            (after != taken.begin() && std::prev(after)->end > found.span.begin);
      if (!overlaps) (place_named(found, entities).*spans).push_back(found.span);
    }
    for (Entity& entity : entities) std::sort((entity.*spans).begin(), (entity.*spans).end());
  }

  static Entity& place_named(const CaselessNames::Found& found, std::vector<Entity>& entities) {
    const auto entity = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) {
      return e.kind == EntityKind::place && e.name == found.name;
    });
    if (entity != entities.end()) return *entity;
    return entities.emplace_back(
        Entity{EntityKind::place, std::string(found.name), std::string(found.country), {}, {}});
  }

  Lexicon lexicon_;
  CaselessNames caseless_;
};

}  // namespace

std::unique_ptr<Tagger> make_rule_tagger() { return std::make_unique<RuleTagger>(); }

}  // namespace dateline
