// Finds names by a model: sums of weights for each word, and the best path of labels through a sentence (Viterbi).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/entities/label_model.h"
#include "indexer/entities/sentences.h"

namespace dateline {

/// Tokens [first, end) that a model takes for a name.
struct LabelledName {
  std::size_t first = 0;
  std::size_t end = 0;
  EntityKind kind = EntityKind::person;
  int margin = 0;  ///< by how much its least certain word prefers this kind to the next best answer; weights go to 127
};

/// Remembers the sums of the words that it has met.  One thread at a time.
class Labeller {
 public:
  explicit Labeller(const LabelModel& model);
  /// Appends the names of a line, ascending.
  void find_names(const TaggedText& text, const Vocabulary& vocabulary, const Line& line,
                  const std::vector<std::uint8_t>& rules, std::vector<LabelledName>& names);

 private:
  // Seats of neighbours, and of runs, which only words with capitals and those beside them need.
  struct FormScores {
    FormFacts facts;
    std::uint32_t form = 0;
    std::uint64_t generation = 0;
    std::array<Scores, kSeats - kRunSeats> of_seat{};
  };
  using RunScores = std::array<Scores, kRunSeats>;
  struct Cache {
    std::vector<FormScores> forms;
    std::vector<RunScores> runs;
  };

  std::size_t slot_of(const Vocabulary& vocabulary, const NameToken& token, bool headline);
  void add_forms(const TaggedText& text, const Vocabulary& vocabulary, Sentence sentence, bool headline);
  void add_runs(const TaggedText& text, const Vocabulary& vocabulary, Sentence sentence, bool headline);
  void add_contexts(const LabelWeights& weights, bool headline);
  void find_path(const LabelWeights& weights);
  void collect(Sentence sentence, std::vector<LabelledName>& names) const;
  [[nodiscard]] int margin_at(std::size_t i) const;

  const LabelModel& model_;
  std::array<Cache, 2> caches_;  // of prose, of headlines
  FormFeatures features_;
  std::vector<SentenceWord> words_;  // of the stretch that is read
  Sentence active_;                  // those of them that are labelled
  std::vector<Scores> scores_;       // of the words, between two paddings
  std::vector<Feature> context_;
  std::vector<std::array<Label, kLabels>> back_;
  std::vector<Label> path_;
};

}  // namespace dateline
