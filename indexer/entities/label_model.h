// Learned weights: how much each feature speaks for each label, and a gazetteer of hashed phrases.
//
// A model is made by corpora/entity-model and read whole.  There are two sets of weights: one for prose, and one for
// headlines, where a capital says little or nothing.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/entities/hash_table.h"
#include "indexer/entities/label_features.h"
#include "indexer/entities/sentences.h"

namespace dateline {

/// Outside of names, or a word of one: kind k begins with 1 + 2k and goes on with 2 + 2k, k as in EntityKind.
using Label = std::uint8_t;
inline constexpr Label kOutside = 0;
inline constexpr std::size_t kLabels = 7;
/// True if no name can go on with `to` after `from`.
[[nodiscard]] constexpr bool is_forbidden(Label from, Label to) {
  return to != kOutside && to % 2 == 0 && from != to && from + 1 != to;
}

/// All that a model file holds.
struct ModelParts {
  struct Weights {
    std::vector<std::pair<Feature, std::array<std::int8_t, kLabels>>> features;  ///< ascending
    std::array<std::array<std::int16_t, kLabels>, kLabels> transitions{};        ///< [from][to]
  };
  std::string language;
  std::string about;  ///< sources, licence and how it was made, for people
  std::array<Weights, 2> weights;
  std::vector<std::pair<std::uint32_t, std::uint16_t>> phrases;  ///< phrase_hash() and flags, ascending
};

/// The bytes of a model file.
[[nodiscard]] std::string model_bytes(const ModelParts& parts);
/// Throws Error: bad_data if the bytes are no model, damaged if they are cut or changed, newer_format.
[[nodiscard]] ModelParts read_model(std::string_view bytes);

/// Sums of weights, added eight at a time; the eighth is padding.
struct Scores {
  using Lanes = std::int16_t __attribute__((vector_size(16)));
  Lanes lanes{};
  [[nodiscard]] int operator[](std::size_t label) const { return lanes[label]; }
  void add(const Scores& other) { lanes += other.lanes; }
};

/// One set of weights, ready for use.
struct LabelWeights {
  using Row = std::int8_t __attribute__((vector_size(8)));
  HashTable<Row> rows;
  std::array<std::array<std::int16_t, kLabels>, kLabels> transitions{};
  void add_to(Scores& scores, Feature feature) const {
    if (const Row* row = rows.find(feature)) scores.lanes += __builtin_convertvector(*row, Scores::Lanes);
  }
};

/// Read by any number of threads.
class LabelModel {
 public:
  explicit LabelModel(const ModelParts& parts);
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] const std::string& about() const { return about_; }
  [[nodiscard]] const LabelWeights& prose() const { return weights_[0]; }
  [[nodiscard]] const LabelWeights& headlines() const { return weights_[1]; }
  [[nodiscard]] const PhraseTable& phrases() const { return phrases_; }

 private:
  std::string language_;
  std::string about_;
  std::array<LabelWeights, 2> weights_;
  PhraseTable phrases_;
};

}  // namespace dateline
