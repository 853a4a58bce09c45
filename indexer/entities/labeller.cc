// A word's own weights do not depend on the text, so their sums are kept for each form and seat: a word that was met
// before costs a few additions of eight numbers, and only the features of the context are looked up.
#include "indexer/entities/labeller.h"

#include <algorithm>
#include <cstdint>

namespace dateline {
namespace {

constexpr std::size_t kCachedForms = std::size_t{1} << 14U;
constexpr std::size_t kPadding = 2;  // a word speaks of those up to two away

EntityKind kind_of(Label label) { return static_cast<EntityKind>((label - 1) / 2); }

// Calls use(stretch, first, end) for each part of a sentence that may hold a name, which is never far from a capital:
// most words of most texts need not be looked at.  Tokens [first, end) are to be labelled; the stretch holds the
// neighbours that speak of them as well, so that they are seen as in the whole sentence.
template <typename Use>
void for_each_stretch(const TaggedText& text, const WordFormTable& forms, Sentence sentence, Use use) {
  constexpr std::size_t kBeside = 1;  // "Jong-un"
  constexpr std::size_t kInside = 3;  // "Bank of the West"
  const auto emit = [&](std::size_t first_capital, std::size_t last_capital) {
    const std::size_t first = first_capital - std::min(kBeside, first_capital - sentence.first);
    const std::size_t end = std::min(last_capital + 1 + kBeside, sentence.end);
    use(Sentence{first - std::min(kPadding, first - sentence.first), std::min(end + kPadding, sentence.end)}, first,
        end);
  };
  std::size_t begin = sentence.end;
  std::size_t last = sentence.end;
  for (std::size_t i = sentence.first; i < sentence.end; ++i) {
    if (!forms.form(text.tokens[i].form).has_capital) continue;
    if (begin != sentence.end && i - last > kInside + 1) {
      emit(begin, last);
      begin = sentence.end;
    }
    if (begin == sentence.end) begin = i;
    last = i;
  }
  if (begin != sentence.end) emit(begin, last);
}

}  // namespace

Labeller::Labeller(const LabelModel& model) : model_(model) {}

// Where the cache has the scores of a token's form.  They stay until another form is asked for.
std::size_t Labeller::slot_of(const Vocabulary& vocabulary, const NameToken& token, bool headline) {
  Cache& cache = caches_[headline ? 1 : 0];
  if (cache.forms.empty()) {
    cache.forms.resize(kCachedForms);
    cache.runs.resize(kCachedForms);
  }
  const std::size_t slot = token.form % kCachedForms;
  FormScores& entry = cache.forms[slot];
  const WordFormTable& forms = vocabulary.forms();
  if (entry.form == token.form && entry.generation == forms.generation()) return slot;
  const WordFormTable::Form& form = forms.form(token.form);
  const WordFormTable::Key& key = forms.key(form.key);
  describe_form(form, key.text, key.classes, features_);
  const LabelWeights& weights = headline ? model_.headlines() : model_.prose();
  for (std::size_t seat = 0; seat < kSeats; ++seat) {
    Scores& scores = seat < kSeats - kRunSeats ? entry.of_seat[seat] : cache.runs[slot][seat - (kSeats - kRunSeats)];
    scores = {};
    for (const Feature feature : features_.of_seat[seat]) weights.add_to(scores, feature);
  }
  entry.generation = forms.generation();
  entry.form = token.form;
  entry.facts = features_.facts;
  return slot;
}

void Labeller::add_forms(const TaggedText& text, const Vocabulary& vocabulary, Sentence sentence, bool headline) {
  const std::size_t size = sentence.end - sentence.first;
  scores_.assign(size + 2 * kPadding, Scores{});
  words_.assign(size, SentenceWord{});
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t slot = slot_of(vocabulary, text.tokens[sentence.first + i], headline);
    const FormScores& form = caches_[headline ? 1 : 0].forms[slot];
    words_[i].facts = form.facts;
    Scores* here = &scores_[i + kPadding];
    const auto seat = [&](Seat which) -> const Scores& { return form.of_seat[static_cast<std::size_t>(which)]; };
    here[0].add(seat(Seat::own));
    here[1].add(seat(Seat::before));
    here[2].add(seat(Seat::before2));
    here[-1].add(seat(Seat::after));
    here[-2].add(seat(Seat::after2));
  }
}

void Labeller::add_runs(const TaggedText& text, const Vocabulary& vocabulary, Sentence sentence, bool headline) {
  const auto seat_of = [&](std::size_t i, Seat which) -> const Scores& {
    const std::size_t slot = slot_of(vocabulary, text.tokens[sentence.first + i], headline);
    return caches_[headline ? 1 : 0].runs[slot][static_cast<std::size_t>(which) - (kSeats - kRunSeats)];
  };
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::size_t begin = words_[i].run_begin;
    const std::size_t end = words_[i].run_end;
    if (begin == end) continue;
    Scores sum = seat_of(begin, Seat::run_first);
    sum.add(seat_of(end - 1, Seat::run_last));
    if (begin > 0) sum.add(seat_of(begin - 1, Seat::run_before));
    if (end < words_.size()) sum.add(seat_of(end, Seat::run_after));
    for (std::size_t k = begin; k < end; ++k) scores_[k + kPadding].add(sum);
    i = end - 1;
  }
}

void Labeller::add_contexts(const LabelWeights& weights, bool headline) {
  for (std::size_t i = active_.first; i < active_.end; ++i) {
    context_.clear();
    context_features(words_, i, headline, context_);
    for (const Feature feature : context_) weights.add_to(scores_[i + kPadding], feature);
  }
}

void Labeller::find_path(const LabelWeights& weights) {
  const Scores* scores = &scores_[kPadding + active_.first];
  const std::size_t size = active_.end - active_.first;
  back_.resize(size);
  std::array<int, kLabels> best{};
  for (Label to = 0; to < kLabels; ++to) best[to] = scores[0][to] - (is_forbidden(kOutside, to) ? 1 << 24 : 0);
  for (std::size_t i = 1; i < size; ++i) {
    std::array<int, kLabels> next{};
    for (Label to = 0; to < kLabels; ++to) {
      int most = INT32_MIN;
      Label from_best = 0;
      // A name goes on only from its beginning, which stands just before in the order of labels, or from itself.
      const bool inside = to != kOutside && to % 2 == 0;
      for (Label from = inside ? static_cast<Label>(to - 1) : Label{0}; from <= (inside ? to : kLabels - 1); ++from) {
        const int sum = best[from] + weights.transitions[from][to];
        if (sum > most) {
          most = sum;
          from_best = from;
        }
      }
      back_[i][to] = from_best;
      next[to] = most + scores[i][to];
    }
    best = next;
  }
  auto label = static_cast<Label>(std::max_element(best.begin(), best.end()) - best.begin());
  path_.assign(words_.size(), kOutside);
  for (std::size_t i = size; i-- > 0;) {
    path_[active_.first + i] = label;
    if (i > 0) label = back_[i][label];
  }
}

int Labeller::margin_at(std::size_t i) const {
  const Scores& scores = scores_[i + kPadding];
  int other = INT32_MIN;
  for (Label label = 0; label < kLabels; ++label) {
    if (label == kOutside || kind_of(label) != kind_of(path_[i])) other = std::max<int>(other, scores[label]);
  }
  return scores[path_[i]] - other;
}

void Labeller::collect(Sentence sentence, std::vector<LabelledName>& names) const {
  for (std::size_t i = 0; i < path_.size();) {
    if (path_[i] == kOutside) {
      ++i;
      continue;
    }
    LabelledName name{sentence.first + i, sentence.first + i + 1, kind_of(path_[i]), margin_at(i)};
    const auto inside = static_cast<Label>(path_[i] % 2 == 0 ? path_[i] : path_[i] + 1);
    for (++i; i < path_.size() && path_[i] == inside; ++i) {
      name.end = sentence.first + i + 1;
      name.margin = std::min(name.margin, margin_at(i));
    }
    names.push_back(name);
  }
}

void Labeller::find_names(const TaggedText& text, const Vocabulary& vocabulary, const Line& line,
                          const std::vector<std::uint8_t>& rules, std::vector<LabelledName>& names) {
  const bool headline = line.style != LineStyle::prose;
  const LabelWeights& weights = headline ? model_.headlines() : model_.prose();
  for (const Sentence sentence : sentences_of(text, line)) {
    for_each_stretch(text, vocabulary.forms(), sentence, [&](Sentence stretch, std::size_t first, std::size_t end) {
      add_forms(text, vocabulary, stretch, headline);
      place_words(text, stretch, rules, model_.phrases(), words_);
      add_runs(text, vocabulary, stretch, headline);
      active_ = {first - stretch.first, end - stretch.first};
      add_contexts(weights, headline);
      find_path(weights);
      collect(stretch, names);
    });
  }
}

}  // namespace dateline
