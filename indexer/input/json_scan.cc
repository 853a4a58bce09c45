#include "indexer/input/json_scan.h"

#include <algorithm>

namespace dateline {

bool LineScanner::fill() {
  if (!left_.empty()) return true;
  left_ = {block_.data(), source_.read(block_)};
  return !left_.empty();
}

void LineScanner::keep(std::string_view part) {
  length_ += part.size();
  if (length_ > most_) {
    too_long_ = true;
    line_.clear();
  } else {
    line_ += part;
  }
}

std::optional<JsonPiece> LineScanner::next() {
  line_.clear();
  length_ = 0;
  too_long_ = false;
  const std::uint64_t begin = offset_;
  bool ended = false;
  while (!ended && fill()) {
    const std::size_t end = left_.find('\n');
    ended = end != std::string_view::npos;
    const std::string_view part = left_.substr(0, end);
    keep(part);
    left_.remove_prefix(part.size() + (ended ? 1 : 0));
    offset_ += part.size() + (ended ? 1 : 0);
  }
  if (!ended && length_ == 0) return std::nullopt;
  ++number_;
  const bool broken_off = !ended && !source_.failure().empty();
  return JsonPiece{line_, number_, begin, length_, too_long_, !broken_off};
}

std::optional<char> ValueScanner::look() {
  if (left_.empty()) left_ = {block_.data(), source_.read(block_)};
  return left_.empty() ? std::nullopt : std::optional(left_.front());
}

// Keeps the character that look() shows and moves on.
void ValueScanner::take() {
  if (!too_long_ && value_.size() < most_) {
    value_ += left_.front();
  } else {
    too_long_ = true;
    value_.clear();
  }
  left_.remove_prefix(1);
  ++offset_;
}

// Passes over white space, commas and record separators (RFC 7464), and over the brackets of the array around all.
bool ValueScanner::skip_to_value() {
  constexpr std::string_view kBetween = " \t\r\n,\x1E";
  while (const auto c = look()) {
    const bool opening = *c == '[' && !started_;
    const bool closing = *c == ']' && in_array_;
    if (!opening && !closing && kBetween.find(*c) == std::string_view::npos) {
      started_ = true;
      return true;
    }
    if (opening) started_ = in_array_ = true;
    if (closing) return false;
    left_.remove_prefix(1);
    ++offset_;
  }
  return false;
}

// An object, array or string, to its end; false if the stream ends first.
bool ValueScanner::scan_bracketed() {
  std::uint64_t depth = 0;
  bool in_string = false, escaped = false;
  while (const auto c = look()) {
    take();
    if (in_string) {
      if (!escaped && *c == '"') in_string = false;
      escaped = !escaped && *c == '\\';
    } else if (*c == '"') {
      in_string = true;
    } else if (*c == '{' || *c == '[') {
      ++depth;
    } else if ((*c == '}' || *c == ']') && depth > 0) {
      --depth;
    }
    if (!in_string && depth == 0) return true;
  }
  return false;
}

// A number, a word, or what should not be there, up to what parts values.
void ValueScanner::scan_bare() {
  constexpr std::string_view kEnds = " \t\r\n,]}{[\"";
  do {
    take();
  } while (look() && kEnds.find(*look()) == std::string_view::npos);
}

std::optional<JsonPiece> ValueScanner::next() {
  value_.clear();
  too_long_ = false;
  if (ended_ || !skip_to_value()) {
    ended_ = true;
    return std::nullopt;
  }
  const std::uint64_t begin = offset_;
  const char first = *look();
  bool complete = true;
  if (first == '{' || first == '[' || first == '"') {
    complete = scan_bracketed();
  } else {
    scan_bare();
  }
  if (!complete) ended_ = true;
  ++number_;
  return JsonPiece{value_, number_, begin, offset_ - begin, too_long_, complete};
}

}  // namespace dateline
