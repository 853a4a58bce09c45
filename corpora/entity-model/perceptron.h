// The averaged structured perceptron (Collins 2002): decode a sentence, and where the path is wrong pay the right
// features and fine the wrong ones.  What is kept is the mean of the weights over all steps.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/entities/label_model.h"
#include "sequences.h"

namespace dateline {

struct PerceptronOptions {
  unsigned rounds = 10;
  unsigned runs = 1;  ///< over other orders of the sentences; the mean of their weights is kept
  std::uint32_t seed = 1;
  std::uint32_t least_count = 2;  ///< features seen less often are left out
  double prune = 1.0;             ///< means below this are left out
};

/// Learns and packs to bytes: the largest weight becomes 127.
[[nodiscard]] ModelParts::Weights learn(Sequences& sequences, const PerceptronOptions& options);

}  // namespace dateline
