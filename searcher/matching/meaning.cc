#include "searcher/matching/meaning.h"

#include <algorithm>
#include <utility>

#include "searcher/matching/positional_source.h"

namespace dateline {
namespace {

using Kind = Meaning::Kind;
using Xapian::Query;

Query except(const std::vector<Query>& parts) {
  if (parts.size() == 2) return {Query::OP_AND_NOT, parts.front(), parts.back()};
  return {Query::OP_AND_NOT, parts.front(), Query(Query::OP_OR, parts.begin() + 1, parts.end())};
}

}  // namespace

Meaning Meaning::of_terms(std::vector<std::string> terms) {
  Meaning meaning;
  meaning.kind = Kind::terms;
  meaning.terms = std::move(terms);
  return meaning;
}

Meaning Meaning::of_text(PositionExpr text) {
  Meaning meaning;
  meaning.kind = Kind::text;
  meaning.text = std::move(text);
  return meaning;
}

Meaning Meaning::group(Kind kind, std::vector<Meaning> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Meaning meaning;
  meaning.kind = kind;
  meaning.parts = std::move(parts);
  return meaning;
}

Query match_query(const Meaning& meaning, std::shared_ptr<const ShardTokens> tokens, Stopwatch& stopwatch) {
  std::vector<Query> parts;
  for (const Meaning& part : meaning.parts) parts.push_back(match_query(part, tokens, stopwatch));
  switch (meaning.kind) {
    case Kind::everything:
      return Query::MatchAll;
    case Kind::terms:
      return {Query::OP_OR, meaning.terms.begin(), meaning.terms.end()};
    case Kind::text:
      return positional_query(meaning.text, std::move(tokens), stopwatch);
    case Kind::all_of:
      return {Query::OP_AND, parts.begin(), parts.end()};
    case Kind::any_of:
      return {Query::OP_OR, parts.begin(), parts.end()};
    case Kind::except:
      return except(parts);
  }
  return {};
}

struct WitnessFinder::Part {
  const Meaning* meaning = nullptr;
  std::optional<PositionMatcher> matcher;
  std::vector<std::unique_ptr<Part>> parts;
};

WitnessFinder::WitnessFinder(const Meaning& meaning, const ShardTokens::Shard& shard, const Xapian::Database& database)
    : shard_(shard), database_(database), root_(part_of(meaning)) {}

WitnessFinder::~WitnessFinder() = default;

std::unique_ptr<WitnessFinder::Part> WitnessFinder::part_of(const Meaning& meaning) const {
  auto part = std::make_unique<Part>();
  part->meaning = &meaning;
  if (meaning.kind == Kind::text) part->matcher.emplace(meaning.text, shard_);
  for (const Meaning& each : meaning.parts) part->parts.push_back(part_of(each));
  return part;
}

bool WitnessFinder::holds(Part& part, Xapian::docid docid) const {
  const auto one_holds = [&](const auto& each) { return holds(*each, docid); };
  switch (part.meaning->kind) {
    case Kind::everything:
      return true;
    case Kind::terms:
      return std::any_of(part.meaning->terms.begin(), part.meaning->terms.end(), [&](const std::string& term) {
        Xapian::PostingIterator at = database_.postlist_begin(term);
        const Xapian::PostingIterator end = database_.postlist_end(term);
        if (at != end) at.skip_to(docid);
        return at != end && *at == docid;
      });
    case Kind::text:
      return !part.matcher->match(docid).empty();
    case Kind::all_of:
      return std::all_of(part.parts.begin(), part.parts.end(), one_holds);
    case Kind::any_of:
      return std::any_of(part.parts.begin(), part.parts.end(), one_holds);
    case Kind::except:
      return one_holds(part.parts.front()) && std::none_of(part.parts.begin() + 1, part.parts.end(), one_holds);
  }
  return false;
}

// The part holds, and so do all parts of what asks for all.
void WitnessFinder::light(Part& part, Xapian::docid docid, std::vector<Witness>& out) const {
  switch (part.meaning->kind) {
    case Kind::text: {
      part.matcher->match(docid);
      const std::vector<Witness> found = part.matcher->witnesses();
      out.insert(out.end(), found.begin(), found.end());
      break;
    }
    case Kind::all_of:
      for (const auto& each : part.parts) light(*each, docid, out);
      break;
    case Kind::any_of:
      for (const auto& each : part.parts) {
        if (holds(*each, docid)) light(*each, docid, out);
      }
      break;
    case Kind::except:
      light(*part.parts.front(), docid, out);
      break;
    case Kind::everything:
    case Kind::terms:
      break;
  }
}

std::vector<Witness> WitnessFinder::of(Xapian::docid docid) {
  std::vector<Witness> out;
  light(*root_, docid, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace dateline
