// Marked sentences -> sequences of features and labels, made by the very code that tags articles.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "bio.h"
#include "indexer/entities/lexicon.h"
#include "indexer/entities/sentences.h"

namespace dateline {

/// Sequences one behind the other; features as hashes, later as numbers of rows.
struct Sequences {
  std::vector<std::uint32_t> ends;          ///< of the sequences, in tokens
  std::vector<std::uint8_t> labels;         ///< of the tokens
  std::vector<std::uint64_t> feature_ends;  ///< of the tokens, in features
  std::vector<Feature> features;
};

class SequenceMaker {
 public:
  SequenceMaker(std::string language, const PhraseTable& phrases)
      : language_(std::move(language)), phrases_(phrases), forms_(lexicon_) {}
  /// Adds what a sentence gives: to `prose` or to `headlines`, as its line is written.
  void add(const bio::Sentence& sentence, bool as_title, Sequences& prose, Sequences& headlines);

 private:
  const FormFeatures& features_of(std::uint32_t form);
  void add_tokens(std::span<const SentenceWord> words, const std::vector<std::uint32_t>& forms,
                  const std::vector<std::uint8_t>& labels, bool headline, Sequences& out);

  std::string language_;
  const PhraseTable& phrases_;
  Lexicon lexicon_;
  WordFormTable forms_;
  std::unordered_map<std::uint32_t, FormFeatures> features_;
};

}  // namespace dateline
