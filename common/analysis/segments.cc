#include "common/analysis/segments.h"

#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <array>
#include <stdexcept>

#include "common/text/utf8.h"

namespace dateline {
namespace {

// Word_Break classes of ASCII (UAX #29, revision 41, as tailored by ICU 72's root rules).
enum class Class : std::uint8_t { other, letter, digit, connector, mid_letter, mid_number, mid_both };

constexpr std::array<Class, 128> make_classes() {
  std::array<Class, 128> classes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 32] = Class::letter;
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = Class::digit;
  classes['_'] = Class::connector;
  classes['@'] = Class::letter;  // not UAX #29's, but ICU 72's: addresses stay whole
  classes['.'] = classes['\''] = Class::mid_both;
  classes[','] = classes[';'] = Class::mid_number;
  return classes;
}
constexpr std::array<Class, 128> kClasses = make_classes();

Class class_of(char c) noexcept { return kClasses[static_cast<unsigned char>(c)]; }

bool in_word(Class c) noexcept { return c == Class::letter || c == Class::digit || c == Class::connector; }

// WB6, WB7, WB11, WB12: a mid character stays inside if both neighbours are letters, or both digits.
bool bridges(Class before, Class mid, Class after) noexcept {
  if (before != after) return false;
  if (before == Class::letter) return mid == Class::mid_letter || mid == Class::mid_both;
  if (before == Class::digit) return mid == Class::mid_number || mid == Class::mid_both;
  return false;
}

void append_ascii(std::string_view text, std::size_t begin, std::size_t end, std::vector<Span>& out) {
  for (std::size_t pos = begin; pos < end;) {
    if (!in_word(class_of(text[pos]))) {
      ++pos;
      continue;
    }
    const std::size_t start = pos;
    while (pos < end) {
      const Class c = class_of(text[pos]);
      if (in_word(c)) {
        ++pos;
      } else if (pos + 1 < end && bridges(class_of(text[pos - 1]), c, class_of(text[pos + 1]))) {
        ++pos;
      } else {
        break;
      }
    }
    // ICU gives a lone underscore no word status, though it does so to two.
    if (pos - start > 1 || text[start] != '_') {
      out.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(pos)});
    }
  }
}

bool is_blank(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

struct Segmenter::Iterator {
  std::unique_ptr<icu::BreakIterator> breaks;
  UText text = UTEXT_INITIALIZER;
  ~Iterator() { utext_close(&text); }
};

Segmenter::Segmenter() : iterator_(std::make_unique<Iterator>()) {
  UErrorCode status = U_ZERO_ERROR;
  iterator_->breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no word rules");
}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

void Segmenter::append_icu(std::string_view text, std::size_t begin, std::size_t end, std::vector<Span>& out) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&iterator_->text, text.data() + begin, static_cast<std::int64_t>(end - begin), &status);
  iterator_->breaks->setText(&iterator_->text, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not cut a text into words");
  auto from = iterator_->breaks->first();
  for (auto to = iterator_->breaks->next(); to != icu::BreakIterator::DONE; from = to, to = iterator_->breaks->next()) {
    if (iterator_->breaks->getRuleStatus() < UBRK_WORD_NUMBER) continue;
    out.push_back({static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(from),
                   static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(to)});
  }
}

void Segmenter::cut_by_icu(std::string_view text, std::vector<Span>& out) { append_icu(text, 0, text.size(), out); }

void Segmenter::cut(std::string_view text, std::vector<Span>& out) {
  if (is_ascii(text)) {
    append_ascii(text, 0, text.size(), out);
    return;
  }
  for (std::size_t begin = 0; begin < text.size();) {
    if (is_blank(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && !is_blank(text[end])) ++end;
    if (is_ascii(text.substr(begin, end - begin))) {
      append_ascii(text, begin, end, out);
    } else {
      append_icu(text, begin, end, out);
    }
    begin = end;
  }
}

}  // namespace dateline
