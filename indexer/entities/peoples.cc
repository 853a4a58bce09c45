#include "indexer/entities/peoples.h"

#include <algorithm>
#include <set>

namespace dateline {
namespace {

std::vector<Span> spans_of(const std::vector<Entity>& entities, std::vector<Span> Entity::*which) {
  std::vector<Span> spans;
  for (const Entity& entity : entities) spans.insert(spans.end(), (entity.*which).begin(), (entity.*which).end());
  std::sort(spans.begin(), spans.end());
  return spans;
}

class Collector {
 public:
  Collector(const Vocabulary& vocabulary, const Lexicon& lexicon) : vocabulary_(vocabulary), lexicon_(lexicon) {}

  // "British Airways" is no more about Britain than any other airline.
  void read(const TaggedText& text, const std::vector<Span>& named) {
    auto span = named.begin();
    for (const NameToken& token : text.tokens) {
      if (!token.is_capital() || !vocabulary_.word(token.word).classes.demonym) continue;
      while (span != named.end() && span->end <= token.begin) ++span;
      if (span != named.end() && span->begin <= token.begin) continue;
      const std::string_view code = lexicon_.country_of_people(vocabulary_.word(token.word).key);
      if (!code.empty()) codes_.emplace(code);
    }
  }
  std::set<std::string> take() { return std::move(codes_); }

 private:
  const Vocabulary& vocabulary_;
  const Lexicon& lexicon_;
  std::set<std::string> codes_;
};

}  // namespace

std::vector<std::string> countries_of_peoples(const TaggedText& title, const TaggedText& body,
                                              const Vocabulary& vocabulary, const Lexicon& lexicon,
                                              const std::vector<Entity>& entities) {
  Collector collector(vocabulary, lexicon);
  collector.read(title, spans_of(entities, &Entity::title_spans));
  collector.read(body, spans_of(entities, &Entity::spans));
  std::set<std::string> codes = collector.take();
  for (const Entity& entity : entities) codes.erase(entity.country);
  return {codes.begin(), codes.end()};
}

}  // namespace dateline
