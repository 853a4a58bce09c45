#include "common/analysis/analyzer.h"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/analysis/segments.h"
#include "common/analysis/sentence_start.h"
#include "common/analysis/stemmers.h"
#include "common/text/dotted_words.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Change it whenever the same text would give other terms.
constexpr std::string_view kOwnVersion = "1";

// Parts of a joined word: "Jong-un", "AT&T", "2023-08-31", "state-of-the-art".
constexpr std::size_t kMaxJoinedParts = 4;

constexpr std::array<std::string_view, 27> kElisions{"c",      "d",     "j",      "l",      "m",     "n",      "s",
                                                     "t",      "qu",    "all",    "dall",   "dell",  "nell",   "quell",
                                                     "sull",   "un",    "bell",   "coll",   "quest", "lorsqu", "puisqu",
                                                     "quoiqu", "jusqu", "presqu", "quelqu", "gl",    "sant"};

// Turkish parts a name from its case ending by an apostrophe: "Erdoğan'ın" is Erdoğan.
constexpr std::array<std::string_view, 27> kTurkishEndings{"ın", "in", "un", "ün",  "nın", "nin", "nun", "nün", "da",
                                                           "de", "ta", "te", "dan", "den", "tan", "ten", "ya",  "ye",
                                                           "yı", "yi", "yu", "yü",  "na",  "ne",  "nda", "nde", "ı"};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t pos = text.find(from); pos != std::string::npos; pos = text.find(from, pos + to.size())) {
    text.replace(pos, from.size(), to);
  }
}

void straighten_apostrophes(std::string& word) {
  if (word.find('\xE2') == std::string::npos && word.find('\xCA') == std::string::npos) return;
  replace_all(word, "\u2019", "'");
  replace_all(word, "\u2018", "'");
  replace_all(word, "\u02BC", "'");
}

// The English possessive and the article or preposition that French and Italian elide are not part of the word; other
// apostrophes (O'Brien, don't) are not written by everyone.
void drop_apostrophes(std::string& word) {
  if (word.find('\'') == std::string::npos) return;
  if (word.size() > 2 && word.ends_with("'s")) word.resize(word.size() - 2);
  const std::size_t apostrophe = word.find('\'');
  if (apostrophe != std::string::npos &&
      std::find(kElisions.begin(), kElisions.end(), std::string_view(word).substr(0, apostrophe)) != kElisions.end() &&
      word.size() - apostrophe > 2) {
    word.erase(0, apostrophe + 1);
  }
  const std::size_t last = word.rfind('\'');
  if (last != std::string::npos && last >= 3 &&
      std::find(kTurkishEndings.begin(), kTurkishEndings.end(), std::string_view(word).substr(last + 1)) !=
          kTurkishEndings.end()) {
    word.resize(last);
  }
  std::erase(word, '\'');
}

// "1,250,000" is the number that others write 1250000; "1,5" is a decimal comma.
void drop_thousands(std::string& word) {
  const std::size_t first = word.find(',');
  if (first == std::string::npos || first == 0 || first > 3) return;
  const std::size_t digits_end = std::min(word.find_first_not_of("0123456789,"), word.size());
  for (std::size_t comma = first; comma < digits_end; comma += 4) {
    if (word[comma] != ',' || comma + 4 > digits_end) return;
    if (std::any_of(word.begin() + static_cast<std::ptrdiff_t>(comma) + 1,
                    word.begin() + static_cast<std::ptrdiff_t>(comma) + 4, [](char c) { return !is_digit(c); })) {
      return;
    }
  }
  std::erase(word, ',');
}

// Inside a segment only numbers keep their punctuation ("1.5bn"); "example.com", "foo_bar", "EU:s", "@desk" are cut
// again.
bool splits(std::string_view word, std::size_t pos) noexcept {
  const char c = word[pos];
  if (c == '_' || c == '@' || c == ':' || c == ';') return true;
  if (c != '.' && c != ',') return false;
  return pos == 0 || pos + 1 >= word.size() || !is_digit(word[pos - 1]) || !is_digit(word[pos + 1]);
}

bool is_connector(std::string_view between) noexcept {
  if (between.size() == 1) return between[0] == '-' || between[0] == '&';
  return between == "\u2010" || between == "\u2011" || between == "\uFF06";
}

// Case folding of what nearly every word is: a run of ASCII letters and digits.  0 for any other byte.
constexpr std::array<char, 256> make_plain_folds() {
  std::array<char, 256> folds{};
  for (char c = '0'; c <= '9'; ++c) folds[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    folds[static_cast<unsigned char>(c)] = c;
    folds[static_cast<unsigned char>(c - 32)] = c;
  }
  return folds;
}
constexpr std::array<char, 256> kPlainFolds = make_plain_folds();

std::vector<Word> words_of(const WordBuffer& buffer, std::size_t begin, std::size_t end) {
  std::vector<Word> words;
  words.reserve(end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    const WordBuffer::Entry& entry = buffer.entries[i];
    words.push_back({std::string(buffer.word(entry)), entry.span, entry.position, entry.joined, entry.begins_sentence});
  }
  return words;
}

}  // namespace

class Analyzer::Impl {
 public:
  void words(std::string_view text, std::uint32_t first_position, WordBuffer& out);
  const std::string& stem(std::string_view word, std::string_view language) { return stemmers_.stem(word, language); }
  std::string stem_once(std::string_view word, std::string_view language) { return stemmers_.make(word, language); }

 private:
  bool append_plain(std::string_view segment, Span span, WordBuffer& out);
  void append_segment(std::string_view segment, Span span, WordBuffer& out);
  void append_word(std::string_view word, Span span, WordBuffer& out);
  char* room(std::size_t bytes, WordBuffer& out) const;
  void add_entry(std::size_t bytes, Span span, WordBuffer& out);
  void append_joined(WordBuffer& out, std::size_t begin, std::size_t end);

  Segmenter segmenter_;
  Stemmers stemmers_;
  std::vector<Span> segments_;
  std::uint32_t next_position_ = 1;
  bool sentence_begins_ = false;  // the next word is its first
  std::size_t used_ = 0;  // of the buffer's bytes: while a text is cut there are more of them, to be written in place
};

// Where the next `bytes` bytes go.
char* Analyzer::Impl::room(std::size_t bytes, WordBuffer& out) const {
  if (out.bytes.size() - used_ < bytes) out.bytes.resize(2 * out.bytes.size() + bytes);
  return out.bytes.data() + used_;
}

void Analyzer::Impl::add_entry(std::size_t bytes, Span span, WordBuffer& out) {
  out.entries.push_back({static_cast<std::uint32_t>(used_), static_cast<std::uint32_t>(bytes), span, next_position_++,
                         false, std::exchange(sentence_begins_, false)});
  used_ += bytes;
}

// Too long to be a word: no term, but its place in the text counts.
void Analyzer::Impl::append_word(std::string_view word, Span span, WordBuffer& out) {
  if (word.size() > kMaxWordBytes) {
    ++next_position_;
    return;
  }
  word.copy(room(word.size(), out), word.size());
  add_entry(word.size(), span, out);
}

// The fast way; false if the segment holds anything but ASCII letters and digits.
bool Analyzer::Impl::append_plain(std::string_view segment, Span span, WordBuffer& out) {
  if (segment.size() > kMaxWordBytes) return false;
  char* const folded = room(segment.size(), out);
  for (std::size_t i = 0; i < segment.size(); ++i) {
    folded[i] = kPlainFolds[static_cast<unsigned char>(segment[i])];
    if (folded[i] == 0) return false;
  }
  add_entry(segment.size(), span, out);
  return true;
}

void Analyzer::Impl::append_segment(std::string_view segment, Span span, WordBuffer& out) {
  if (append_plain(segment, span, out)) return;
  std::string word = fold_case(segment);
  straighten_apostrophes(word);
  drop_apostrophes(word);
  if (is_initials(word)) std::erase(word, '.');
  drop_thousands(word);
  for (std::size_t begin = 0; begin < word.size();) {
    std::size_t end = begin;
    while (end < word.size() && !splits(word, end)) ++end;
    if (end > begin) append_word(std::string_view(word).substr(begin, end - begin), span, out);
    begin = end + 1;
  }
}

void Analyzer::Impl::append_joined(WordBuffer& out, std::size_t begin, std::size_t end) {
  if (end - begin < 2 || end - begin > kMaxJoinedParts) return;
  WordBuffer::Entry joined{
      static_cast<std::uint32_t>(used_), 0,    {out.entries[begin].span.begin, out.entries[end - 1].span.end},
      out.entries[begin].position,       true, false};
  for (std::size_t i = begin; i < end; ++i) joined.size += out.entries[i].size;
  if (joined.size > kMaxWordBytes) return;
  // Parts lie side by side in the buffer.
  char* const to = room(joined.size, out);
  std::copy_n(out.bytes.data() + out.entries[begin].offset, joined.size, to);
  used_ += joined.size;
  // Behind the first part: words are in order of position, plain before joined.
  out.entries.insert(out.entries.begin() + static_cast<std::ptrdiff_t>(begin) + 1, joined);
}

void Analyzer::Impl::words(std::string_view text, std::uint32_t first_position, WordBuffer& out) {
  next_position_ = first_position;
  used_ = out.bytes.size();
  sentence_begins_ = true;
  segments_.clear();
  segmenter_.cut(text, segments_);
  std::size_t chain = out.entries.size();  // first word of the segments joined by hyphens or ampersands so far
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Span segment = segments_[i];
    const bool goes_on = i > 0 && is_connector(text.substr(segments_[i - 1].end, segment.begin - segments_[i - 1].end));
    if (!goes_on) {
      append_joined(out, chain, out.entries.size());
      chain = out.entries.size();
    }
    if (i > 0 && begins_sentence(text, segments_[i - 1], segment)) sentence_begins_ = true;
    append_segment(text.substr(segment.begin, segment.end - segment.begin), segment, out);
  }
  append_joined(out, chain, out.entries.size());
  out.bytes.resize(used_);
}

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::words(std::string_view text, std::uint32_t first_position, WordBuffer& out) {
  impl_->words(text, first_position, out);
}

std::size_t Analyzer::article_words(std::string_view title, std::string_view body, WordBuffer& out) {
  return article_words(title, body, BodyPart{}, out);
}

std::size_t Analyzer::article_words(std::string_view title, std::string_view& body, BodyPart part, WordBuffer& out) {
  const std::size_t before = out.entries.size();
  impl_->words(title, 1, out);
  const std::size_t in_title = out.entries.size() - before;
  std::uint32_t last = in_title == 0 ? 0 : out.entries.back().position;
  std::size_t wanted_from = body.size();  // the end of the paragraph with the last position wanted
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", begin), body.size());
    const std::size_t first = out.entries.size();
    impl_->words(body.substr(begin, end - begin), last + kParagraphGap, out);
    for (std::size_t i = first; i < out.entries.size(); ++i) {
      out.entries[i].span.begin += static_cast<std::uint32_t>(begin);
      out.entries[i].span.end += static_cast<std::uint32_t>(begin);
    }
    if (out.entries.size() > first) last = out.entries.back().position;
    if (last >= part.position) {
      wanted_from = std::min(wanted_from, end);
      if (end - wanted_from >= part.bytes) body = body.substr(0, end);
    }
    begin = end + 2;
  }
  return in_title;
}

std::vector<Word> Analyzer::words(std::string_view text, std::uint32_t first_position) {
  WordBuffer buffer;
  impl_->words(text, first_position, buffer);
  return words_of(buffer, 0, buffer.entries.size());
}

ArticleWords Analyzer::article_words(std::string_view title, std::string_view body) {
  WordBuffer buffer;
  const std::size_t in_title = article_words(title, body, buffer);
  return {words_of(buffer, 0, in_title), words_of(buffer, in_title, buffer.entries.size())};
}

std::string Analyzer::stem(std::string_view folded_word, std::string_view language) {
  return impl_->stem(folded_word, language);
}

std::string Analyzer::stem_once(std::string_view folded_word, std::string_view language) {
  return impl_->stem_once(folded_word, language);
}

std::string Analyzer::fingerprint() {
  return "dateline " + std::string(kOwnVersion) +
         ", Unicode " U_UNICODE_VERSION ", ICU " U_ICU_VERSION ", Snowball 2.2";
}

}  // namespace dateline
