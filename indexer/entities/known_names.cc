// Looking up the gazetteer at a token.
#include <algorithm>

#include "indexer/entities/mentions.h"

namespace dateline {

KnownNames::KnownNames(const Lexicon& lexicon, std::string_view language, bool with_gazetteers)
    : english_(with_gazetteers ? &lexicon.english() : nullptr),
      local_(with_gazetteers ? lexicon.in_language(language) : nullptr) {}

const KnownName* KnownNames::find(const std::string& key, std::size_t words) const {
  if (local_ != nullptr) {
    if (const KnownName* known = local_->find(key)) return known;
    if (words == 1) {
      if (const KnownName* known = local_->find_inflected(key)) return known;
    }
  }
  return english_->find(key);
}

KnownNames::Match KnownNames::at(const std::vector<NameToken>& tokens, const Vocabulary& vocabulary, std::size_t first,
                                 std::size_t end) const {
  Match best;
  if (english_ == nullptr || first >= end || tokens[first].shape == Shape::number) return best;
  // "al-Qaeda" begins small.
  const bool joined = first + 1 < end && tokens[first + 1].gap == Gap::hyphen && tokens[first + 1].is_capital();
  if (tokens[first].shape == Shape::lower && !(joined && vocabulary.word(tokens[first].word).classes.particle))
    return best;
  const Vocabulary::Word& word = vocabulary.word(tokens[first].word);
  std::size_t longest = word.known_words;
  if (local_ != nullptr) longest = std::max({longest, local_->longest_from(word.key), std::size_t{1}});
  if (longest == 0) return best;
  std::string key(word.key);
  for (std::size_t i = first; i < end && i - first < longest; ++i) {
    if (i > first) {
      const Gap gap = tokens[i].gap;
      if (gap != Gap::blank && gap != Gap::hyphen && gap != Gap::none && gap != Gap::ampersand) break;
      key += ' ';
      key += vocabulary.word(tokens[i].word).key;
    }
    // "Northern ireland" is not written; "Isle of Man" ends in a capital as well.
    if (!tokens[i].is_capital()) continue;
    const KnownName* known = find(key, i - first + 1);
    if (known == nullptr) continue;
    if (known->upper_only && tokens[first].shape != Shape::upper) continue;
    best = {known, i - first + 1};
  }
  return best;
}

}  // namespace dateline
