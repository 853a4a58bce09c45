// CLD2 is unmaintained, so it is kept to this file.
#include "common/text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Long enough to be sure, short enough to cost nothing beside the parse of the page.
constexpr std::size_t kSampleBytes = 20'000;
constexpr std::size_t kMinimumBytes = 16;

struct Alias {
  std::string_view from, to;
};
constexpr std::array kAliases{
    Alias{"iw", "he"},  Alias{"in", "id"},  Alias{"ji", "yi"},  Alias{"no", "nb"},  Alias{"nn", "nb"},
    Alias{"jw", "jv"},  Alias{"mo", "ro"},  Alias{"sh", "sr"},  Alias{"tl", "fil"}, Alias{"eng", "en"},
    Alias{"ger", "de"}, Alias{"deu", "de"}, Alias{"fre", "fr"}, Alias{"fra", "fr"}, Alias{"spa", "es"},
    Alias{"rus", "ru"}, Alias{"chi", "zh"}, Alias{"zho", "zh"}, Alias{"jpn", "ja"}, Alias{"kor", "ko"},
    Alias{"ara", "ar"}, Alias{"ita", "it"}, Alias{"por", "pt"}, Alias{"nld", "nl"}, Alias{"dut", "nl"},
    Alias{"pol", "pl"}, Alias{"tur", "tr"}, Alias{"swe", "sv"}, Alias{"zxx", ""},   Alias{"und", ""},
    Alias{"mul", ""},   Alias{"xx", ""},    Alias{"un", ""},
};

// The detector costs as much as all the rest of an article's analysis, and most of what is indexed is plain English.
// That shows in words that no other language has, and in more that few have.  Measured on news: three English texts of
// four are known so, and no text of 15 other languages is taken for one.
constexpr std::size_t kEnglishBytes = 600;
constexpr std::size_t kEnglishWords = 20;
constexpr std::size_t kOnlyEnglishShare = 16;  // one word of so many at least
constexpr std::size_t kCommonShare = 5;
constexpr std::size_t kForeignBytes = 20;  // one byte of so many at most: curly quotes

// A short word as one number: its letters as bytes.
constexpr std::uint64_t number_of(std::string_view word) {
  std::uint64_t number = 0;
  for (const char c : word) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}
constexpr std::array kOnlyEnglish{number_of("the"),  number_of("of"),   number_of("and"),  number_of("to"),
                                  number_of("that"), number_of("with"), number_of("from"), number_of("which"),
                                  number_of("his"),  number_of("they"), number_of("have"), number_of("been"),
                                  number_of("were"), number_of("this"), number_of("said"), number_of("by")};
constexpr std::array kCommon{number_of("in"),  number_of("a"),    number_of("for"), number_of("on"),  number_of("is"),
                             number_of("it"),  number_of("at"),   number_of("as"),  number_of("be"),  number_of("was"),
                             number_of("not"), number_of("will"), number_of("are"), number_of("its"), number_of("an"),
                             number_of("or"),  number_of("he"),   number_of("has"), number_of("had")};

class EnglishCount {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (lower >= 'a' && lower <= 'z') {
        word_ = word_ << 8 | static_cast<unsigned char>(lower);
        ++size_;
      } else {
        end_word();
        if (static_cast<unsigned char>(c) >= 0x80) ++foreign_;
      }
    }
    end_word();
    bytes_ += text.size();
  }
  [[nodiscard]] bool is_plain() const {
    return words_ >= kEnglishWords && only_english_ * kOnlyEnglishShare >= words_ &&
           (only_english_ + common_) * kCommonShare >= words_ && foreign_ * kForeignBytes <= bytes_;
  }

 private:
  void end_word() {
    if (size_ == 0) return;
    ++words_;
    if (size_ <= kLongest) {
      if (std::find(kOnlyEnglish.begin(), kOnlyEnglish.end(), word_) != kOnlyEnglish.end()) {
        ++only_english_;
      } else if (std::find(kCommon.begin(), kCommon.end(), word_) != kCommon.end()) {
        ++common_;
      }
    }
    size_ = 0;
    word_ = 0;
  }

  static constexpr std::size_t kLongest = 5;
  std::uint64_t word_ = 0;
  std::size_t size_ = 0, words_ = 0, only_english_ = 0, common_ = 0, foreign_ = 0, bytes_ = 0;
};

bool is_plainly_english(std::string_view text) {
  EnglishCount count;
  count.add(text.substr(0, kEnglishBytes));
  return count.is_plain();
}

bool traditional_chinese(std::string_view rest) {
  return rest.find("hant") != std::string_view::npos || rest.find("tw") != std::string_view::npos ||
         rest.find("hk") != std::string_view::npos || rest.find("mo") != std::string_view::npos;
}

}  // namespace

std::string normal_language(std::string_view tag) {
  const std::string lower = fold_case(trim(tag));
  const std::size_t end = std::min(lower.find_first_of("-_. ,;"), lower.size());
  std::string_view primary = std::string_view(lower).substr(0, end);
  if (primary.size() < 2 || primary.size() > 3 ||
      !std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    return {};
  }
  for (const Alias& alias : kAliases) {
    if (alias.from == primary) {
      primary = alias.to;
      break;
    }
  }
  if (primary == "zh" && traditional_chinese(std::string_view(lower).substr(end))) return "zh-Hant";
  return std::string(primary);
}

bool has_capitals(std::string_view language) {
  constexpr std::int32_t kMostScripts = 8;
  std::array<UScriptCode, kMostScripts> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t count = uscript_getCode(std::string(language).c_str(), scripts.data(), kMostScripts, &status);
  // Georgian has capitals, but begins no name with one.
  const auto is_cased = [](UScriptCode script) { return script != USCRIPT_GEORGIAN && uscript_isCased(script) != 0; };
  if (language.empty() || U_FAILURE(status) || count <= 0 || count > kMostScripts) return true;
  return std::any_of(scripts.begin(), scripts.begin() + count, is_cased);
}

std::string detect_language(std::string_view utf8_text, std::string_view declared) {
  const std::string_view sample = utf8_prefix(utf8_text, kSampleBytes);
  const std::string hint = normal_language(declared);
  if (sample.size() < kMinimumBytes) return hint;
  if ((hint.empty() || hint == "en") && is_plainly_english(sample)) return "en";
  const CLD2::CLDHints hints{hint.empty() ? nullptr : hint.c_str(), nullptr, CLD2::UNKNOWN_ENCODING,
                             CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  bool reliable = false;
  int valid_prefix = 0;
  const CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true, &hints, /*flags=*/0, languages.data(),
      percents.data(), scores.data(), nullptr, &text_bytes, &reliable, &valid_prefix);
  // A page whose declared language makes up most of it is in that language, whatever quotes it holds.
  const std::string found = normal_language(CLD2::LanguageCode(best));
  if (best == CLD2::UNKNOWN_LANGUAGE || (!reliable && found != hint)) return hint;
  return found;
}

}  // namespace dateline
