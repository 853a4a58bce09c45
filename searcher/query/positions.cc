#include "searcher/query/positions.h"

namespace dateline {

using Xapian::Query;

Query GlassPositions::phrase(const std::vector<std::string>& words) const {
  return {Query::OP_PHRASE, words.begin(), words.end(), static_cast<Xapian::termcount>(words.size())};
}

Query GlassPositions::title_phrase(const std::vector<std::string>& words) const {
  std::vector<std::string> terms;
  for (const std::string& word : words) terms.push_back("S" + word);
  return {Query::OP_AND, terms.begin(), terms.end()};
}

Query GlassPositions::near(const std::vector<std::string>& words, Xapian::termcount window) const {
  return {Query::OP_NEAR, words.begin(), words.end(), window};
}

}  // namespace dateline
