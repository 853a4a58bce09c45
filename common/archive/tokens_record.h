// The record of one article in a tokens file, read without believing it.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/analysis/analyzer.h"
#include "common/archive/tokens.h"
#include "common/text/varint.h"

namespace dateline {

/// Its parts: where the paragraphs' lengths and the joined words begin among the marks, and the codes behind them.
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
    if (!read_varint(at, marks_end_, title_words) || !read_varint(at, marks_end_, paragraphs)) return false;
    lengths_ = at;
    std::uint32_t length = 0;
    for (std::uint32_t i = 0; i < paragraphs; ++i) {
      if (!read_varint(at, marks_end_, length)) return false;
    }
    joined_ = at;
    return true;
  }

  [[nodiscard]] std::string_view codes() const noexcept { return codes_; }

  /// Calls each(words of the paragraph).
  template <typename Each>
  void for_each_paragraph(Each each) const {
    const char* at = lengths_;
    for (std::uint32_t i = 0, length = 0; i < paragraphs && read_varint(at, marks_end_, length); ++i) each(length);
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
  std::uint32_t paragraphs = 0;

 private:
  friend class PlacePositions;
  std::string_view codes_;
  const char* lengths_ = nullptr;
  const char* joined_ = nullptr;
  const char* marks_end_ = nullptr;
};

/// Turns ascending places into positions: the title counts from 1, each paragraph kParagraphGap after the word before.
class PlacePositions {
 public:
  explicit PlacePositions(const TokensRecord& record)
      : at_(record.lengths_), end_(record.marks_end_), paragraphs_(record.paragraphs), bound_(record.title_words) {}

  /// False if the place lies behind the last paragraph.
  [[nodiscard]] bool next(std::uint32_t place, std::uint32_t& position) {
    while (place >= bound_) {
      std::uint32_t length = 0;
      if (paragraphs_ == 0 || !read_varint(at_, end_, length)) return false;
      --paragraphs_;
      bound_ += length;
      shift_ += kParagraphGap - 1;
    }
    position = place + shift_;
    return true;
  }

 private:
  const char* at_;
  const char* end_;
  std::uint32_t paragraphs_;
  std::uint64_t bound_;  // first place behind the part we are in
  std::uint32_t shift_ = 1;
};

}  // namespace dateline
