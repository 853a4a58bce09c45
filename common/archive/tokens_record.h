// The record of one article in a tokens file, read without believing it.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/analysis/analyzer.h"
#include "common/archive/tokens.h"
#include "common/text/varint.h"

namespace dateline {

/// Its parts: the sentences' bounds and the joined words among the marks, and the codes behind them.
class TokensRecord {
 public:
  /// False if the marks do not fit their bytes.
  [[nodiscard]] bool parse(std::string_view record) {
    if (record.empty()) return true;
    const char* at = record.data();
    const char* const end = at + record.size();
    std::string_view marks;
    if (!read_sized(at, end, marks)) return false;
    codes_ = {at, static_cast<std::size_t>(end - at)};
    at = marks.data();
    marks_end_ = at + marks.size();
    if (!read_varint(at, marks_end_, title_words) || !read_sized(at, marks_end_, bounds_)) return false;
    joined_ = at;
    return true;
  }

  [[nodiscard]] std::string_view codes() const noexcept { return codes_; }

  /// Calls each(sentence); false if the bytes end early or the last one ends no paragraph.
  template <typename Each>
  [[nodiscard]] bool for_each_sentence(Each each) const {
    const char* at = bounds_.data();
    const char* const end = at + bounds_.size();
    ArticleTokens::Sentence sentence{.words = 0, .ends_paragraph = true};
    for (std::uint32_t code = 0; at != end; each(sentence)) {
      if (!read_varint(at, end, code)) return false;
      sentence = sentence_of(code);
    }
    return sentence.ends_paragraph;
  }

  /// Calls each(place, number); false if the bytes end early or a place does not fit.
  template <typename Each>
  [[nodiscard]] bool for_each_joined(Each each) const {
    std::uint32_t place = 0;
    std::uint32_t gap = 0;
    WordNumber number = 0;
    for (const char* at = joined_; at != marks_end_; each(place, number)) {
      if (!read_varint(at, marks_end_, gap) || !read_varint(at, marks_end_, number)) return false;
      if (gap > codes_.size() - place) return false;
      place += gap;
    }
    return true;
  }

  std::uint32_t title_words = 0;

 private:
  friend class PlacePositions;
  std::string_view codes_;
  std::string_view bounds_;
  const char* joined_ = nullptr;
  const char* marks_end_ = nullptr;
};

/// Turns ascending places into positions: the title counts from 1, each paragraph kParagraphGap after the word before.
class PlacePositions {
 public:
  explicit PlacePositions(const TokensRecord& record)
      : at_(record.bounds_.data()), end_(at_ + record.bounds_.size()), bound_(record.title_words) {}

  /// False if the place lies behind the last sentence.
  [[nodiscard]] bool next(std::uint32_t place, std::uint32_t& position) {
    while (place >= bound_) {
      std::uint32_t code = 0;
      if (!read_varint(at_, end_, code)) return false;
      if (paragraph_begins_) shift_ += kParagraphGap - 1;
      const ArticleTokens::Sentence sentence = sentence_of(code);
      bound_ += sentence.words;
      paragraph_begins_ = sentence.ends_paragraph;
    }
    position = place + shift_;
    return true;
  }

 private:
  const char* at_;
  const char* end_;
  std::uint64_t bound_;  // first place behind the part we are in
  std::uint32_t shift_ = 1;
  bool paragraph_begins_ = true;  // with the next sentence
};

}  // namespace dateline
