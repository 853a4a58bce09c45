#include "indexer/entities/sentences.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t kLongestSentence = 256;  // tokens; a page without a full stop is no sentence
constexpr std::size_t kLongestPhrase = 4;      // words

std::string_view before(const TaggedText& text, std::size_t i) {
  if (i == 0) return {};
  const std::size_t begin = text.tokens[i - 1].end;
  return text.text.substr(begin, text.tokens[i].begin - begin);
}

// A colon or an opening quote begins a sentence too, but the words before it still say something.
bool ends_sentence(std::string_view between) {
  return between.find_first_of(".!?\n") != std::string_view::npos || between.find("\u2026") != std::string_view::npos;
}

bool joins_phrase(Gap gap) { return gap == Gap::blank || gap == Gap::hyphen || gap == Gap::none; }

class Phrases {
 public:
  Phrases(const TaggedText& text, Sentence sentence, const PhraseTable& table, std::span<SentenceWord> words)
      : text_(text), sentence_(sentence), table_(table), words_(words) {}

  // The longest phrase first, from the left.
  void mark() {
    for (std::size_t i = 0; i < words_.size();) i += std::max<std::size_t>(mark_at(i), 1);
  }

 private:
  [[nodiscard]] std::uint16_t flags_of(std::uint32_t phrase) const {
    const std::uint16_t* flags = table_.find(phrase);
    return flags == nullptr ? std::uint16_t{0} : *flags;
  }

  std::size_t mark_at(std::size_t i) {
    if (!words_[i].facts.capital) return 0;
    std::uint32_t phrase = 0;
    std::size_t longest = 0;
    std::uint16_t found = 0;
    for (std::size_t k = i; k < std::min(words_.size(), i + kLongestPhrase); ++k) {
      if (k > i && !joins_phrase(text_.tokens[sentence_.first + k].gap)) break;
      phrase = phrase_hash(phrase, words_[k].facts.key);
      const std::uint16_t flags = flags_of(phrase);
      if (k == i) note_person(words_[i], flags);
      const auto place = static_cast<std::uint16_t>(flags & ~(kGivenName | kFamilyName));
      if (place == 0) continue;
      longest = k + 1 - i;
      found = place;
    }
    for (std::size_t k = i; k < i + longest; ++k) {
      words_[k].place_flags = found;
      words_[k].place_part = static_cast<std::uint8_t>(1 + (k > i ? 2 : 0) + (longest > 1 ? 1 : 0));
      if (k > i && words_[k].facts.capital) note_person(words_[k], flags_of(phrase_hash(0, words_[k].facts.key)));
    }
    return longest;
  }

  static void note_person(SentenceWord& word, std::uint16_t flags) {
    word.person_flags =
        static_cast<std::uint8_t>(((flags & kGivenName) != 0 ? 1 : 0) + ((flags & kFamilyName) != 0 ? 2 : 0));
  }

  const TaggedText& text_;
  Sentence sentence_;
  const PhraseTable& table_;
  std::span<SentenceWord> words_;
};

}  // namespace

std::vector<Sentence> sentences_of(const TaggedText& text, const Line& line) {
  std::vector<Sentence> sentences;
  Sentence sentence{line.first, line.first};
  for (std::size_t i = line.first; i < line.end; ++i) {
    const bool ends = i > sentence.first && text.tokens[i].starts_sentence && ends_sentence(before(text, i));
    if (ends || i - sentence.first == kLongestSentence) {
      sentences.push_back({sentence.first, i});
      sentence.first = i;
    }
  }
  if (line.end > sentence.first) sentences.push_back({sentence.first, line.end});
  return sentences;
}

std::vector<std::uint8_t> rule_codes(const TaggedText& text) {
  std::vector<std::uint8_t> codes(text.tokens.size(), 0);
  for (const Mention& mention : text.mentions) {
    const unsigned what = 1U + static_cast<unsigned>(mention.kind) + 3U * static_cast<unsigned>(mention.trust) +
                          (mention.known != nullptr ? 9U : 0U);
    for (std::size_t i = mention.first; i < mention.end; ++i)
      codes[i] = static_cast<std::uint8_t>(what + (i > mention.first ? 20U : 0U));
  }
  return codes;
}

void place_words(const TaggedText& text, Sentence sentence, const std::vector<std::uint8_t>& rules,
                 const PhraseTable& phrases, std::span<SentenceWord> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i].gap = i == 0 ? 0 : gap_hash(before(text, sentence.first + i));
    words[i].rule = rules[sentence.first + i];
  }
  Phrases(text, sentence, phrases, words).mark();
  find_runs(words);
}

}  // namespace dateline
