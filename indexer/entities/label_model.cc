#include "indexer/entities/label_model.h"

namespace dateline {

LabelModel::LabelModel(const ModelParts& parts) : language_(parts.language), about_(parts.about) {
  for (std::size_t set = 0; set < weights_.size(); ++set) {
    const ModelParts::Weights& from = parts.weights[set];
    weights_[set].transitions = from.transitions;
    weights_[set].rows.reserve(from.features.size());
    for (const auto& [feature, row] : from.features) {
      LabelWeights::Row padded{};
      for (std::size_t k = 0; k < row.size(); ++k) padded[k] = row[k];
      weights_[set].rows.add(feature, padded);
    }
  }
  phrases_.reserve(parts.phrases.size());
  for (const auto& [phrase, flags] : parts.phrases) phrases_.add(phrase, flags);
}

}  // namespace dateline
