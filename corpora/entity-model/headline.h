// A sentence as a headline would write it.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "bio.h"

namespace dateline::bio {

inline std::string in_capitals(const std::string& token) {
  std::string out;
  icu::UnicodeString::fromUTF8(token).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

/// The first letter in capitals; short function words stay, unless `all` is set.
inline std::string in_title_case(const std::string& token, bool first, bool all) {
  static constexpr std::array<std::string_view, 22> kSmall{"a",  "an", "the",  "of",   "for", "in", "on",  "at",
                                                           "to", "by", "with", "from", "and", "or", "but", "as",
                                                           "is", "'s", "n't",  "nor",  "vs",  "via"};
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(token);
  std::string lower;
  icu::UnicodeString(text).toLower(icu::Locale::getRoot()).toUTF8String(lower);
  const bool small = std::find(kSmall.begin(), kSmall.end(), lower) != kSmall.end();
  if (lower.front() == '\'' || (small && !first && !all)) return token;
  const std::int32_t end = text.moveIndex32(0, 1);
  text.replace(0, end, icu::UnicodeString(text, 0, end).toUpper(icu::Locale::getRoot()));
  std::string out;
  text.toUTF8String(out);
  return out;
}

inline Sentence title_cased(const Sentence& sentence, bool all) {
  Sentence out = sentence;
  for (std::size_t i = 0; i < out.tokens.size(); ++i) out.tokens[i] = in_title_case(out.tokens[i], i == 0, all);
  return out;
}

inline Sentence shouted(const Sentence& sentence) {
  Sentence out = sentence;
  for (std::string& token : out.tokens) token = in_capitals(token);
  return out;
}

/// Headlines have no full stop.
inline void drop_stop(Sentence& sentence) {
  if (sentence.tokens.size() < 2 || sentence.tokens.back() != ".") return;
  sentence.tokens.pop_back();
  sentence.labels.pop_back();
}

}  // namespace dateline::bio
