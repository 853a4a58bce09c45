#include "common/text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "common/text/charset_labels.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// ICU's detector looks at the first 8000 bytes only.
constexpr std::size_t kSampleBytes = 8000;
// Confidence is 0 to 100; below this ICU's answer was worse than windows-1252 on short texts.
constexpr std::int32_t kLeastConfidence = 25;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;
using Detector = std::unique_ptr<UCharsetDetector, CloseDetector>;

Converter open_converter(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(name).c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// No value if ICU lacks the converter.  Bytes it cannot read become U+FFFD, as is ICU's default.
std::optional<std::string> convert(std::string_view bytes, std::string_view converter) {
  const Converter from = open_converter(converter);
  const Converter to = open_converter("UTF-8");
  if (!from || !to) return std::nullopt;
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 4096> pivot{};
  std::array<char, 16384> buffer{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  UBool reset = true;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, source_end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, true, &status);
    reset = false;
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
  }
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

// What every result has in common: valid UTF-8, no BOM in front, no NUL.
std::string finished(std::string text) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  const auto zero = std::find(text.begin(), text.end(), '\0');
  text.erase(std::remove(zero, text.end(), '\0'), text.end());
  if (!is_utf8(text)) text = to_valid_utf8(text);
  // After the zeros, which may hide a mark; and all of them, as files put together have several.
  std::size_t begin = 0;
  while (text.compare(begin, kBom.size(), kBom) == 0) begin += kBom.size();
  text.erase(0, begin);
  return text;
}

DecodedText decoded(std::string text, const Charset& charset, const char* how) {
  return {finished(std::move(text)), std::string(charset.name), how};
}

std::optional<DecodedText> by_bom(std::string_view bytes) {
  struct Bom {
    std::string_view mark;
    Charset charset;
  };
  using namespace std::string_view_literals;
  // UTF-32LE begins like UTF-16LE, so it comes first.
  constexpr auto kBoms = std::to_array<Bom>({{"\xEF\xBB\xBF"sv, kUtf8},
                                             {"\xFF\xFE\0\0"sv, kUtf32Le},
                                             {"\0\0\xFE\xFF"sv, kUtf32Be},
                                             {"\xFF\xFE"sv, kUtf16Le},
                                             {"\xFE\xFF"sv, kUtf16Be}});
  for (const Bom& bom : kBoms) {
    if (!bytes.starts_with(bom.mark)) continue;
    const std::string_view rest = bytes.substr(bom.mark.size());
    if (bom.charset.name == kUtf8.name) return decoded(std::string(rest), kUtf8, "BOM");
    if (auto text = convert(rest, bom.charset.converter)) return decoded(*std::move(text), bom.charset, "BOM");
  }
  return std::nullopt;
}

// UTF-16 without a BOM: markup and Latin text have a zero in every second byte.
std::optional<DecodedText> by_zeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0' ? 1U : 0U;
  const std::size_t units = sample.size() / 2;
  if (units < 4) return std::nullopt;
  const bool little = zeros[1] * 2 > units && zeros[0] * 10 < units;
  const bool big = zeros[0] * 2 > units && zeros[1] * 10 < units;
  if (!little && !big) return std::nullopt;
  const Charset& charset = little ? kUtf16Le : kUtf16Be;
  auto text = convert(bytes, charset.converter);
  return text ? std::optional(decoded(*std::move(text), charset, "detected")) : std::nullopt;
}

struct Utf8Count {
  std::size_t good = 0;  // sequences of more than one byte
  std::size_t bad = 0;
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t pos = 0; pos < bytes.size();) {
    if (static_cast<unsigned char>(bytes[pos]) < 0x80) {
      ++pos;
      continue;
    }
    const std::size_t begin = pos;
    (void)next_code_point(bytes, pos);
    ++(pos - begin > 1 ? count.good : count.bad);
  }
  return count;
}

// UTF-8 that was cut, or into which some bytes of another charset were pasted.
// Other charsets hardly ever make a well-formed sequence by chance, so a few of them prove a declared UTF-8 even on a
// damaged page.
bool is_mostly_utf8(const Utf8Count& count, bool is_declared) {
  if (is_declared && count.good >= 2 && count.bad <= 2 * count.good) return true;
  const std::size_t least = is_declared ? 1 : 4;
  return count.good >= least && count.bad <= 1 + count.good / 10;
}

std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

// C1 controls are what single-byte converters make of bytes that have no character.
std::size_t count_controls(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (text[i] == '\xC2' && next >= 0x80 && next < 0xA0 && next != 0x85) ++count;
  }
  return count;
}

std::size_t count_high(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

// At most one wrong character in twenty bytes beyond ASCII, and one stray is always forgiven.
bool fits(std::string_view bytes, std::string_view text) {
  const std::size_t wrong = count_of(text, kReplacement) + count_controls(text);
  return wrong <= 1 || wrong * 20 <= count_high(bytes);
}

std::optional<DecodedText> by_label(std::string_view bytes, std::string_view label, const Utf8Count& utf8) {
  const Charset* charset = charset_by_label(label);
  if (charset == nullptr) return std::nullopt;
  if (charset->name == kUtf8.name) {
    if (!is_mostly_utf8(utf8, true)) return std::nullopt;
    return decoded(to_valid_utf8(bytes), kUtf8, "declared");
  }
  // A page whose declaration can be read as ASCII is not UTF-16; real UTF-16 was found before.
  if (charset->name == kUtf16Le.name || charset->name == kUtf16Be.name) return std::nullopt;
  auto text = convert(bytes, charset->converter);
  if (!text || !fits(bytes, *text)) return std::nullopt;
  return decoded(*std::move(text), *charset, "declared");
}

// The lines with bytes beyond ASCII: markup and scripts in front would fill the detector's window.
std::string detection_sample(std::string_view bytes) {
  std::string sample;
  std::size_t pos = 0;
  while (pos < bytes.size() && sample.size() < kSampleBytes) {
    const auto high = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(pos), bytes.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (high == bytes.end()) break;
    const auto at = static_cast<std::size_t>(high - bytes.begin());
    constexpr std::size_t kBefore = 80, kAfter = 240;
    const std::size_t begin = std::max(pos, at - std::min(at, kBefore));
    const std::size_t end = std::min(bytes.find_first_of("\n<>", std::min(at + kAfter, bytes.size())), bytes.size());
    sample.append(bytes.substr(begin, std::min(end - begin, kBefore + 4 * kAfter)));
    sample += '\n';
    pos = std::max(begin + std::min(end - begin, kBefore + 4 * kAfter), at + 1);
  }
  return sample;
}

std::optional<DecodedText> by_detection(std::string_view bytes) {
  const std::string sample = detection_sample(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return std::nullopt;
  ucsdet_enableInputFilter(detector.get(), sample.find('<') != std::string::npos);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return std::nullopt;
  for (std::int32_t i = 0; i < count; ++i) {
    if (ucsdet_getConfidence(matches[i], &status) < kLeastConfidence) break;
    const char* name = ucsdet_getName(matches[i], &status);
    const Charset* charset = U_SUCCESS(status) && name != nullptr ? charset_by_label(name) : nullptr;
    if (charset == nullptr || charset->name.starts_with("UTF-")) continue;
    auto text = convert(bytes, charset->converter);
    if (text && fits(bytes, *text)) return decoded(*std::move(text), *charset, "detected");
  }
  return std::nullopt;
}

// ISO-2022-JP is ASCII bytes with escapes, so it passes for UTF-8.
bool has_japanese_escapes(std::string_view bytes) {
  return bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos;
}

}  // namespace

DecodedText to_utf8(std::string_view bytes, std::string_view declared_outside, std::string_view declared_inside) {
  if (auto text = by_bom(bytes)) return *std::move(text);
  if (auto text = by_zeros(bytes)) return *std::move(text);
  if (is_utf8(bytes)) {
    if (has_japanese_escapes(bytes)) {
      if (auto text = convert(bytes, kIso2022Jp.converter); text && text->find(kReplacement) == std::string::npos) {
        return decoded(*std::move(text), kIso2022Jp, "detected");
      }
    }
    return decoded(std::string(bytes), kUtf8, "valid UTF-8");
  }
  const Utf8Count utf8 = count_utf8(bytes);
  if (is_mostly_utf8(utf8, false)) return decoded(to_valid_utf8(bytes), kUtf8, "detected");
  for (const std::string_view label : {declared_outside, declared_inside}) {
    if (auto text = by_label(bytes, label, utf8)) return *std::move(text);
  }
  if (auto text = by_detection(bytes)) return *std::move(text);
  auto text = convert(bytes, kWindows1252.converter);
  return decoded(text ? *std::move(text) : to_valid_utf8(bytes), kWindows1252, "guessed");
}

}  // namespace dateline
