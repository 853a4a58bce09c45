#include "perceptron.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>
#include <numeric>
#include <random>
#include <unordered_map>

namespace dateline {
namespace {

using Row = std::array<float, 8>;

struct Learned {
  std::vector<Row> rows;
  std::array<Row, kLabels> transitions{};
};

// Numbers the features that are seen often enough, and drops the others from the sequences.
std::vector<Feature> number_features(Sequences& s, std::uint32_t least_count) {
  std::unordered_map<Feature, std::uint32_t> counts;
  counts.reserve(std::size_t{1} << 22U);
  for (const Feature feature : s.features) ++counts[feature];
  std::vector<Feature> kept;
  for (const auto& [feature, count] : counts) {
    if (count >= least_count) kept.push_back(feature);
  }
  std::sort(kept.begin(), kept.end());
  counts.clear();
  for (std::size_t i = 0; i < kept.size(); ++i) counts[kept[i]] = static_cast<std::uint32_t>(i);
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  for (std::uint64_t& end : s.feature_ends) {
    for (; from < end; ++from) {
      const auto found = counts.find(s.features[from]);
      if (found != counts.end()) s.features[to++] = found->second;
    }
    end = to;
  }
  s.features.resize(to);
  return kept;
}

class Perceptron {
 public:
  Perceptron(const Sequences& sequences, std::size_t features)
      : s_(sequences), now_{std::vector<Row>(features), {}}, sum_{std::vector<Row>(features), {}} {}

  // The means after some rounds over the sentences in a random order.
  Learned run(unsigned rounds, std::mt19937& random) {
    std::vector<std::uint32_t> order(s_.ends.size());
    std::iota(order.begin(), order.end(), 0U);
    for (unsigned round = 0; round < rounds; ++round) {
      // std::shuffle is not the same everywhere.
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      std::size_t wrong = 0;
      for (const std::uint32_t sequence : order) wrong += learn_from(sequence) ? 1U : 0U;
      std::cerr << "round " << round + 1 << ": " << wrong << " of " << order.size() << " sentences wrong\n";
    }
    const auto mean = [this](Row& row, const Row& sum) {
      for (std::size_t k = 0; k < row.size(); ++k) row[k] -= sum[k] / static_cast<float>(step_);
    };
    for (std::size_t i = 0; i < now_.rows.size(); ++i) mean(now_.rows[i], sum_.rows[i]);
    for (std::size_t i = 0; i < kLabels; ++i) mean(now_.transitions[i], sum_.transitions[i]);
    return std::move(now_);
  }

 private:
  bool learn_from(std::uint32_t sequence) {
    const std::uint32_t begin = sequence == 0 ? 0 : s_.ends[sequence - 1];
    const std::uint32_t end = s_.ends[sequence];
    decode(begin, end);
    step_ += 1;
    bool wrong = false;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Label right = s_.labels[i];
      const Label found = path_[i - begin];
      if (right != found) {
        wrong = true;
        for (std::uint64_t f = feature_begin(i); f < s_.feature_ends[i]; ++f) {
          change(now_.rows[s_.features[f]], sum_.rows[s_.features[f]], right, found);
        }
      }
      if (i == begin) continue;
      const Label right_before = s_.labels[i - 1];
      const Label found_before = path_[i - 1 - begin];
      if (right == found && right_before == found_before) continue;
      move(now_.transitions[right_before][right], sum_.transitions[right_before][right], 1);
      move(now_.transitions[found_before][found], sum_.transitions[found_before][found], -1);
    }
    return wrong;
  }

  [[nodiscard]] std::uint64_t feature_begin(std::uint32_t token) const {
    return token == 0 ? 0 : s_.feature_ends[token - 1];
  }

  void move(float& now, float& sum, float by) const {
    now += by;
    sum += by * static_cast<float>(step_);
  }
  void change(Row& now, Row& sum, Label right, Label found) const {
    move(now[right], sum[right], 1);
    move(now[found], sum[found], -1);
  }

  void decode(std::uint32_t begin, std::uint32_t end) {
    const std::size_t size = end - begin;
    back_.resize(size);
    path_.resize(size);
    Row best{};
    for (std::size_t i = 0; i < size; ++i) {
      Row next{};
      const auto token = static_cast<std::uint32_t>(begin + i);
      for (std::uint64_t f = feature_begin(token); f < s_.feature_ends[token]; ++f) {
        const Row& row = now_.rows[s_.features[f]];
        for (std::size_t k = 0; k < row.size(); ++k) next[k] += row[k];
      }
      for (Label to = 0; to < kLabels; ++to) {
        float most = -std::numeric_limits<float>::infinity();
        Label from_best = 0;
        for (Label from = 0; from < (i == 0 ? 1 : kLabels); ++from) {
          const float sum = i == 0 ? 0 : best[from] + now_.transitions[from][to];
          if (sum <= most || is_forbidden(from, to)) continue;
          most = sum;
          from_best = from;
        }
        next[to] += most;
        back_[i][to] = from_best;
      }
      best = next;
    }
    auto label = static_cast<Label>(std::max_element(best.begin(), best.begin() + kLabels) - best.begin());
    for (std::size_t i = size; i-- > 0;) {
      path_[i] = label;
      label = back_[i][label];
    }
  }

  const Sequences& s_;
  Learned now_;
  Learned sum_;  // of changes, each times the step it came at
  std::uint64_t step_ = 0;
  std::vector<std::array<Label, kLabels>> back_;
  std::vector<Label> path_;
};

void add(Learned& to, const Learned& from) {
  if (to.rows.empty()) to.rows.resize(from.rows.size());
  const auto add_row = [](Row& a, const Row& b) {
    for (std::size_t k = 0; k < a.size(); ++k) a[k] += b[k];
  };
  for (std::size_t i = 0; i < from.rows.size(); ++i) add_row(to.rows[i], from.rows[i]);
  for (std::size_t i = 0; i < kLabels; ++i) add_row(to.transitions[i], from.transitions[i]);
}

ModelParts::Weights pack(const Learned& learned, const std::vector<Feature>& names, double runs, double prune) {
  float largest = 0;
  for (const Row& row : learned.rows) {
    for (const float weight : row) largest = std::max(largest, std::abs(weight));
  }
  const double step = std::max<double>(largest, 1e-9) / 127;
  ModelParts::Weights out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::array<std::int8_t, kLabels> row{};
    bool any = false;
    for (std::size_t k = 0; k < kLabels; ++k) {
      const double weight = learned.rows[i][k];
      if (std::abs(weight) < prune * runs) continue;
      row[k] = static_cast<std::int8_t>(std::lround(weight / step));
      any = any || row[k] != 0;
    }
    if (any) out.features.emplace_back(names[i], row);
  }
  for (std::size_t from = 0; from < kLabels; ++from) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      const double weight = learned.transitions[from][to] / step;
      out.transitions[from][to] = static_cast<std::int16_t>(std::lround(std::clamp(weight, -16000.0, 16000.0)));
    }
  }
  return out;
}

}  // namespace

ModelParts::Weights learn(Sequences& sequences, const PerceptronOptions& options) {
  const std::vector<Feature> names = number_features(sequences, options.least_count);
  std::cerr << sequences.ends.size() << " sentences, " << sequences.labels.size() << " words, " << names.size()
            << " features\n";
  Learned sum;
  for (unsigned run = 0; run < options.runs; ++run) {
    std::mt19937 random(options.seed + run);
    add(sum, Perceptron(sequences, names.size()).run(options.rounds, random));
  }
  return pack(sum, names, options.runs, options.prune);
}

}  // namespace dateline
