// What a learned model knows about a word: features, each a 32-bit hash of its name and values.
//
// Most features of a word depend on nothing but how it is written, yet speak about its neighbours as well ("the word
// before is Mr"): they are listed once a form, by the seat from which the word looks at the one that is labelled.  What
// hangs on several words at once is a feature of the context.  Training and tagging share this file, so they cannot
// disagree; a change here needs new weights and another kFeatureVersion.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/entities/form_table.h"

namespace dateline {

using Feature = std::uint32_t;

inline constexpr std::uint32_t kFeatureVersion = 1;

/// Where a word stands as seen from the word that is labelled.
enum class Seat : std::uint8_t {
  own,
  before,
  after,
  before2,
  after2,
  run_first,   ///< first of the run of capitalised words
  run_last,    ///< last of it
  run_before,  ///< before the run
  run_after,   ///< behind it
};
inline constexpr std::size_t kSeats = 9;
inline constexpr std::size_t kRunSeats = 4;  // the last ones

/// What features of the context need to know of a form.
struct FormFacts {
  std::uint32_t key = 0;   ///< hash of the folded word: PhraseTable is asked by it
  std::uint32_t word = 0;  ///< the same, but "U.S." is not "us"
  std::uint32_t shape = 0;
  std::uint8_t letter_case = 0;
  bool capital = false;
  bool organization_word = false;
};

struct FormFeatures {
  FormFacts facts;
  std::array<std::vector<Feature>, kSeats> of_seat;
};
/// The features of a form as it stands in each seat.
void describe_form(const WordFormTable::Form& form, std::string_view key, WordClasses classes, FormFeatures& out);

/// A word in its sentence.
struct SentenceWord {
  FormFacts facts;
  std::uint32_t gap = 0;          ///< hash of what is written before it
  std::uint16_t place_flags = 0;  ///< of the phrase of the gazetteer that it is part of
  std::uint8_t place_part = 0;    ///< 0 of none, else 1 + 2 * (not its first word) + (of several words)
  std::uint8_t person_flags = 0;  ///< given name, family name
  std::uint8_t rule = 0;          ///< what the rules say: rule_code()
  std::uint32_t run_begin = 0;    ///< of the run of capitalised words; run_begin == run_end: it stands in none
  std::uint32_t run_end = 0;
};

/// Hash of the text between two words, blanks squeezed, quotes and dashes plain.
[[nodiscard]] std::uint32_t gap_hash(std::string_view between);
/// The hash of a phrase from the keys of its words: begin with 0.
[[nodiscard]] std::uint32_t phrase_hash(std::uint32_t phrase, std::uint32_t word_key);
[[nodiscard]] std::uint32_t key_hash(std::string_view key);

/// Notes for each word the run of capitalised words that it stands in.
void find_runs(std::span<SentenceWord> sentence);
/// Appends the features that hang on more than one word, or on where the word stands.
void context_features(std::span<const SentenceWord> sentence, std::size_t i, bool headline, std::vector<Feature>& out);

}  // namespace dateline
