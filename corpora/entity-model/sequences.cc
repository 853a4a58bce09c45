#include "sequences.h"

#include <algorithm>

#include "indexer/entities/reading.h"

namespace dateline {
namespace {

// The labels of the tagger's tokens, which are not the tokens of the file: "Jong-un" is two, "'s" is none.
std::vector<std::uint8_t> project(const bio::Sentence& sentence, const std::vector<Span>& spans,
                                  const std::vector<NameToken>& tokens) {
  std::vector<std::uint8_t> labels;
  std::size_t at = 0;
  std::size_t last = spans.size();
  for (const NameToken& token : tokens) {
    while (at + 1 < spans.size() && spans[at].end <= token.begin) ++at;
    std::uint8_t label = sentence.labels[at];
    if (label != 0 && label % 2 == 1 && at == last) ++label;  // the second half of a first word
    last = at;
    labels.push_back(label);
  }
  return labels;
}

// A cut may have parted a name from its beginning.
void mend(std::vector<std::uint8_t>& labels) {
  std::uint8_t before = 0;
  for (std::uint8_t& label : labels) {
    if (label != 0 && label % 2 == 0 && before != label && before + 1 != label) --label;
    before = label;
  }
}

}  // namespace

const FormFeatures& SequenceMaker::features_of(std::uint32_t form) {
  const auto [place, is_new] = features_.try_emplace(form);
  if (is_new) {
    const WordFormTable::Key& key = forms_.key(forms_.form(form).key);
    describe_form(forms_.form(form), key.text, key.classes, place->second);
  }
  return place->second;
}

void SequenceMaker::add(const bio::Sentence& sentence, bool as_title, Sequences& prose, Sequences& headlines) {
  const bio::Joined joined = bio::join(sentence.tokens);
  Article article;
  article.language = language_;
  (as_title ? article.title : article.body) = joined.text;
  Reading reading(article, lexicon_, forms_, true);
  ReadText& text = as_title ? reading.title() : reading.body();
  const std::vector<std::uint8_t> rules = rule_codes(text.tagged);
  const std::vector<std::uint8_t> all = project(sentence, joined.spans, text.tagged.tokens);
  for (const Line& line : text.lines) {
    for (const dateline::Sentence part : sentences_of(text.tagged, line)) {
      std::vector<SentenceWord> words(part.end - part.first);
      std::vector<std::uint32_t> forms;
      for (std::size_t i = 0; i < words.size(); ++i) {
        forms.push_back(text.tagged.tokens[part.first + i].form);
        words[i].facts = features_of(forms.back()).facts;
      }
      place_words(text.tagged, part, rules, phrases_, words);
      std::vector<std::uint8_t> labels(all.begin() + static_cast<std::ptrdiff_t>(part.first),
                                       all.begin() + static_cast<std::ptrdiff_t>(part.end));
      mend(labels);
      const bool headline = line.style != LineStyle::prose;
      add_tokens(words, forms, labels, headline, headline ? headlines : prose);
    }
  }
}

void SequenceMaker::add_tokens(std::span<const SentenceWord> words, const std::vector<std::uint32_t>& forms,
                               const std::vector<std::uint8_t>& labels, bool headline, Sequences& out) {
  const std::size_t size = words.size();
  for (std::size_t i = 0; i < size; ++i) {
    const auto add = [&](std::size_t at, Seat seat) {
      if (at >= size) return;  // also what lies before the first: it wraps
      const std::vector<Feature>& of = features_of(forms[at]).of_seat[static_cast<std::size_t>(seat)];
      out.features.insert(out.features.end(), of.begin(), of.end());
    };
    add(i, Seat::own);
    add(i - 1, Seat::before);
    add(i + 1, Seat::after);
    add(i - 2, Seat::before2);
    add(i + 2, Seat::after2);
    const std::size_t begin = words[i].run_begin;
    const std::size_t end = words[i].run_end;
    if (begin != end) {
      add(begin, Seat::run_first);
      add(end - 1, Seat::run_last);
      add(begin - 1, Seat::run_before);
      add(end, Seat::run_after);
    }
    context_features(words, i, headline, out.features);
    out.feature_ends.push_back(out.features.size());
    out.labels.push_back(labels[i]);
  }
  out.ends.push_back(static_cast<std::uint32_t>(out.labels.size()));
}

}  // namespace dateline
