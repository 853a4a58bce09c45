// A text as a learned model reads it: sentence by sentence, each word with what the gazetteer and the rules say of it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/entities/hash_table.h"
#include "indexer/entities/label_features.h"
#include "indexer/entities/mentions.h"

namespace dateline {

/// phrase_hash() of a name -> flags.  The last two are of persons, the others are kinds of places.
using PhraseTable = HashTable<std::uint16_t>;
inline constexpr std::uint16_t kGivenName = 1U << 14U;
inline constexpr std::uint16_t kFamilyName = 1U << 15U;

/// Tokens [first, end) between two ends of sentences.
struct Sentence {
  std::size_t first = 0;
  std::size_t end = 0;
};
/// The sentences of a line; a very long one is cut.
[[nodiscard]] std::vector<Sentence> sentences_of(const TaggedText& text, const Line& line);

/// What the rules' mentions say of each token: 0 where they see no name.
[[nodiscard]] std::vector<std::uint8_t> rule_codes(const TaggedText& text);

/// Fills in what a sentence's words are beside their facts, which are there already.
void place_words(const TaggedText& text, Sentence sentence, const std::vector<std::uint8_t>& rules,
                 const PhraseTable& phrases, std::span<SentenceWord> words);

}  // namespace dateline
