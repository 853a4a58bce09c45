#include "searcher/web/text_difference.h"

#include <algorithm>

namespace dateline {
namespace {

struct Piece {
  std::string_view text;
  Span span;
};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

std::vector<Piece> words_of(std::string_view text) {
  std::vector<Piece> out;
  for (std::size_t begin = 0; begin < text.size();) {
    if (is_blank(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && !is_blank(text[end])) ++end;
    out.push_back(
        {text.substr(begin, end - begin), {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = end;
  }
  return out;
}

std::vector<Piece> paragraphs_of(std::string_view text) {
  std::vector<Piece> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    out.push_back(
        {text.substr(begin, end - begin), {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = end + 2;
  }
  return out;
}

// Neighbours become one run.
void add(std::vector<Span>& runs, const Piece& piece, std::size_t place, std::size_t& last) {
  if (!runs.empty() && last + 1 == place) {
    runs.back().end = piece.span.end;
  } else {
    runs.push_back(piece.span);
  }
  last = place;
}

TextDifference compared(const std::vector<Piece>& left, const std::vector<Piece>& right) {
  std::size_t begin = 0;
  while (begin < left.size() && begin < right.size() && left[begin].text == right[begin].text) ++begin;
  std::size_t tail = 0;
  while (begin + tail < left.size() && begin + tail < right.size() &&
         left[left.size() - 1 - tail].text == right[right.size() - 1 - tail].text) {
    ++tail;
  }
  const std::size_t rows = left.size() - begin - tail;
  const std::size_t columns = right.size() - begin - tail;
  // Lengths of the longest common sequence of what follows.
  std::vector<std::uint16_t> length((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return length[i * (columns + 1) + j]; };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) = left[begin + i].text == right[begin + j].text ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                                               : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  TextDifference out;
  std::size_t last_left = 0;
  std::size_t last_right = 0;
  for (std::size_t i = 0, j = 0; i < rows || j < columns;) {
    if (i < rows && j < columns && left[begin + i].text == right[begin + j].text) {
      ++i;
      ++j;
    } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
      add(out.left, left[begin + i], begin + i, last_left);
      ++i;
    } else {
      add(out.right, right[begin + j], begin + j, last_right);
      ++j;
    }
  }
  return out;
}

}  // namespace

TextDifference text_difference(std::string_view left, std::string_view right) {
  const std::vector<Piece> left_words = words_of(left);
  const std::vector<Piece> right_words = words_of(right);
  if (left_words.size() <= kMostWords && right_words.size() <= kMostWords) return compared(left_words, right_words);
  std::vector<Piece> left_paragraphs = paragraphs_of(left);
  std::vector<Piece> right_paragraphs = paragraphs_of(right);
  // A text of more paragraphs than that is no article; its end is shown as a difference.
  if (left_paragraphs.size() > kMostWords) left_paragraphs.resize(kMostWords);
  if (right_paragraphs.size() > kMostWords) right_paragraphs.resize(kMostWords);
  return compared(left_paragraphs, right_paragraphs);
}

}  // namespace dateline
