#include "indexer/entities/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_ascii_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_lower(char32_t c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_upper(char32_t c) { return c < 0x80 ? is_ascii_upper(c) : u_isUUppercase(static_cast<UChar32>(c)) != 0; }

bool is_word_character(char32_t c, bool inside) {
  if (c < 0x80) return is_ascii_lower(c) || is_ascii_upper(c) || is_digit(c);
  const auto point = static_cast<UChar32>(c);
  return u_isalnum(point) != 0 || (inside && (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0);
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_blank(char32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F; }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Vocabulary& vocabulary) : text_(text), vocabulary_(vocabulary) {}

  std::vector<NameToken> run() {
    tokens_.reserve(text_.size() / 6 + 4);
    while (pos_ < text_.size()) {
      const std::size_t start = pos_;
      const char32_t c = next_code_point(text_, pos_);
      if (is_word_character(c, false)) {
        pos_ = start;
        read_word();
      } else {
        note_gap(c);
      }
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t at) const { return at < text_.size() ? next_code_point(text_, at) : U' '; }

  // The rest of "https://...", and the name of "@somebody": no prose.
  void skip_address() {
    while (pos_ < text_.size() && static_cast<unsigned char>(text_[pos_]) > ' ') ++pos_;
  }

  void note_gap(char32_t c) {
    const bool address = c == '@' || (c == ':' && text_.substr(pos_, 2) == "//");
    if (address) {
      if (gap_ == Gap::blank && !after_blank_ && !tokens_.empty())
        tokens_.back().shape = Shape::lower;  // its beginning
      skip_address();
      gap_ = Gap::broken;
    } else if (is_blank(c)) {
      after_blank_ = true;
    } else if (c == ',' && gap_ == Gap::blank) {
      gap_ = Gap::comma;
    } else if (c == '&' && gap_ == Gap::blank) {
      gap_ = Gap::ampersand;
    } else if (is_hyphen(c) && gap_ == Gap::blank && !after_blank_ && is_word_character(peek(pos_), false)) {
      gap_ = Gap::hyphen;
    } else if ((c == '(' || c == '[') && (gap_ == Gap::blank || gap_ == Gap::comma)) {
      gap_ = Gap::open;
    } else {
      const bool quote = c == '"' || c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E;
      gap_ = Gap::broken;
      line_ = line_ || c == '\n';
      starts_ = starts_ || c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == 0x2026 || c == 0x2022 ||
                (quote && peek(pos_) != U' ') || c == '*';
    }
  }

  // "U.S." and "J.": capitals that each carry a dot.
  [[nodiscard]] std::size_t dotted_capitals_end(std::size_t at) const {
    std::size_t end = at;
    while (true) {
      std::size_t pos = end;
      if (pos >= text_.size() || !is_upper(next_code_point(text_, pos))) break;
      if (pos >= text_.size() || text_[pos] != '.') break;
      end = pos + 1;
    }
    // "J.Smith" is an initial and a name; "U.S" may lack its last dot.
    if (end > at) {
      std::size_t pos = end;
      if (pos < text_.size() && is_upper(next_code_point(text_, pos)) && !is_word_character(peek(pos), false))
        end = pos;
    }
    return end;
  }

  void read_word() {
    const std::size_t begin = pos_;
    if (const std::size_t end = dotted_capitals_end(begin); end > begin) {
      pos_ = end;
      add(begin, end, false);
      return;
    }
    std::size_t end = begin;
    while (pos_ < text_.size()) {
      const std::size_t at = pos_;
      const char32_t c = next_code_point(text_, pos_);
      if (is_word_character(c, true)) {
        end = pos_;
        continue;
      }
      if (is_apostrophe(c) && is_word_character(peek(pos_), false)) {
        if (is_possessive(pos_)) {
          add(begin, at, true);
          static_cast<void>(next_code_point(text_, pos_));
          return;
        }
        if (is_elision(begin, at)) {
          add(begin, at, false);
          gap_ = Gap::none;
          return;
        }
        continue;
      }
      pos_ = at;
      break;
    }
    end = std::max(end, begin + 1);
    add(begin, end, false);
    if (pos_ == text_.size() || text_[pos_] != '.') return;
    const WordFormTable::Form& form = vocabulary_.forms().form(tokens_.back().form);
    if (!form.abbreviation) return;
    ++pos_;
    // "... and Alex Corp. Montgomery Securities said": as often as not the sentence ends there, too.
    if (form.legal_form) gap_ = Gap::comma;
  }

  [[nodiscard]] bool is_possessive(std::size_t at) const {
    const char32_t c = next_code_point(text_, at);
    return (c == 's' || c == 'S') && !is_word_character(peek(at), true);
  }

  // French and Italian: "l'Iran", "d'Estaing", "qu'Obama", "dell'Italia".
  [[nodiscard]] bool is_elision(std::size_t begin, std::size_t end) const {
    static constexpr std::array<std::string_view, 15> kElided{"l",  "d",     "j",    "m",    "n",   "s",    "t",   "c",
                                                              "qu", "jusqu", "dell", "nell", "all", "dall", "sull"};
    const std::string_view word = text_.substr(begin, end - begin);
    if (word == "L") return true;
    return std::find(kElided.begin(), kElided.end(), word) != kElided.end();
  }

  // The second letter of "z. B.", "d. H.", "i. d. R.": no initial, though a noun may follow.
  bool ends_abbreviation(std::size_t begin) const {
    if (tokens_.empty()) return false;
    const NameToken& before = tokens_.back();
    return before.shape == Shape::lower && before.end - before.begin == 1 && begin > before.end &&
           begin - before.end <= 2 && text_[before.end] == '.';
  }

  void add(std::size_t begin, std::size_t end, bool possessive) {
    const std::string_view word = text_.substr(begin, end - begin);
    NameToken token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    token.form = vocabulary_.forms().number_of(word);
    token.word = vocabulary_.number_of(token.form);
    const WordFormTable::Form& form = vocabulary_.forms().form(token.form);
    token.shape = form.shape;
    token.initial = form.initial;
    token.possessive = possessive;
    if (token.initial && ends_abbreviation(begin)) {
      token.initial = false;
      token.shape = Shape::lower;
    }
    token.gap = tokens_.empty() ? Gap::broken : gap_;
    token.starts_sentence = tokens_.empty() || starts_;
    token.starts_line = tokens_.empty() || line_;
    tokens_.push_back(token);
    gap_ = Gap::blank;
    starts_ = false;
    line_ = false;
    after_blank_ = false;
  }

  std::string_view text_;
  Vocabulary& vocabulary_;
  std::vector<NameToken> tokens_;
  std::size_t pos_ = 0;
  Gap gap_ = Gap::blank;
  bool starts_ = false;
  bool line_ = false;
  bool after_blank_ = false;
};

}  // namespace

std::uint32_t Vocabulary::number_of(std::uint32_t number) {
  WordFormTable::Form& form = forms_.form(number);
  if (form.article == article_) return form.word;
  WordFormTable::Key& key = forms_.key(form.key);
  if (key.article != article_) {
    key.article = article_;
    key.word = static_cast<std::uint32_t>(words_.size());
    WordClasses classes = key.classes;
    classes.never = classes.never || (!is_english_ && classes.foreign_never);
    words_.push_back({key.text, classes, key.known_words});
  }
  form.article = article_;
  form.word = key.word;
  return form.word;
}

std::vector<NameToken> tokenize(std::string_view text, Vocabulary& vocabulary) {
  return Tokenizer(text, vocabulary).run();
}

}  // namespace dateline
