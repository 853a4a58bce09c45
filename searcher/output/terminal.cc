#include "searcher/output/terminal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kLeastWidth = 20;
constexpr std::string_view kReset = "\x1b[0m";

std::string_view sequence(Look look) {
  switch (look) {
    case Look::lit:
      return "\x1b[1;31m";
    case Look::name:
      return "\x1b[4m";
    case Look::title:
      return "\x1b[1m";
    case Look::faint:
      return "\x1b[2m";
    case Look::warning:
      return "\x1b[33m";
    case Look::plain:
      break;
  }
  return {};
}

struct Run {
  std::string text;
  Look look;
};

// Puts words on lines.
class Wrapper {
 public:
  Wrapper(const Wrapping& wrapping, const TextStyle& style)
      : wrapping_(wrapping),
        style_(style),
        width_(std::max(style.width, kLeastWidth)),
        column_(wrapping.first_column) {}

  void add(char32_t c, Look look) {
    if (is_shown_as_blank(c)) {
      finish_word();
      return;
    }
    if (word_.empty() || word_.back().look != look) word_.push_back({{}, look});
    append_printable(word_.back().text, c);
  }

  std::string take() {
    finish_word();
    return std::move(out_);
  }

 private:
  void finish_word() {
    std::size_t columns = 0;
    for (const Run& run : word_) columns += display_width(run.text);
    if (columns == 0) {
      word_.clear();
      return;
    }
    if (!at_line_start_ && column_ + 1 + columns > width_) {
      new_line();
    } else if (!at_line_start_) {
      out_ += ' ';
      ++column_;
    }
    const bool fits = column_ + columns <= width_;
    for (const Run& run : word_) put(run, fits);
    at_line_start_ = false;
    word_.clear();
  }

  // A word wider than a line (an address, a script without blanks) is broken at any character.
  void put(const Run& run, bool fits) {
    if (fits) {
      out_ += in_look(run.text, run.look, style_);
      column_ += display_width(run.text);
      return;
    }
    std::string part;
    for (std::size_t pos = 0; pos < run.text.size();) {
      const std::size_t begin = pos;
      std::ignore = next_code_point(run.text, pos);
      const std::string_view character = std::string_view(run.text).substr(begin, pos - begin);
      if (column_ + display_width(character) > width_ && column_ > wrapping_.indent) {
        out_ += in_look(part, run.look, style_);
        part.clear();
        new_line();
      }
      part += character;
      column_ += display_width(character);
    }
    out_ += in_look(part, run.look, style_);
  }

  void new_line() {
    out_ += '\n' + std::string(wrapping_.indent, ' ');
    column_ = wrapping_.indent;
    at_line_start_ = true;
  }

  const Wrapping& wrapping_;
  const TextStyle& style_;
  std::size_t width_;
  std::size_t column_;
  bool at_line_start_ = true;
  std::vector<Run> word_;
  std::string out_;
};

}  // namespace

std::string in_look(std::string_view text, Look look, const TextStyle& style) {
  if (!style.colour || look == Look::plain || text.empty()) return std::string(text);
  return std::string(sequence(look)) + std::string(text) + std::string(kReset);
}

std::string wrapped(std::string_view text, const std::vector<Span>& marks, const Wrapping& wrapping,
                    const TextStyle& style) {
  Wrapper wrapper(wrapping, style);
  auto mark = marks.begin();
  for (std::size_t pos = 0; pos < text.size();) {
    while (mark != marks.end() && mark->end <= pos) ++mark;
    const bool marked = mark != marks.end() && mark->begin <= pos;
    wrapper.add(next_code_point(text, pos), marked ? wrapping.mark : wrapping.look);
  }
  return wrapper.take();
}

std::string clipped(std::string_view text, std::size_t columns) {
  std::string safe = printable(text);
  if (display_width(safe) <= columns) return safe;
  std::string out;
  std::size_t used = 1;  // the ellipsis
  for (std::size_t pos = 0; pos < safe.size();) {
    const std::size_t begin = pos;
    std::ignore = next_code_point(safe, pos);
    const std::string_view character = std::string_view(safe).substr(begin, pos - begin);
    used += display_width(character);
    if (used > columns) break;
    out += character;
  }
  return out + "\u2026";
}

std::string bar(std::uint64_t value, std::uint64_t largest, std::size_t columns, bool ascii) {
  static constexpr std::array<std::string_view, 8> kEighths{"",       "\u258F", "\u258E", "\u258D",
                                                            "\u258C", "\u258B", "\u258A", "\u2589"};
  if (value == 0 || largest == 0) return {};
  const double share = std::min(1.0, static_cast<double>(value) / static_cast<double>(largest));
  const auto filled = [&](std::size_t of) {
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(share * static_cast<double>(of))));
  };
  if (ascii) return std::string(filled(columns), '#');
  const std::size_t eighths = filled(columns * 8);
  std::string out;
  for (std::size_t full = eighths / 8; full > 0; --full) out += "\u2588";
  return out + std::string(kEighths[eighths % 8]);
}

std::string sparkline(const std::vector<std::uint64_t>& values, std::uint64_t largest, bool ascii) {
  static constexpr std::array<std::string_view, 9> kHeights{" ",      "\u2581", "\u2582", "\u2583", "\u2584",
                                                            "\u2585", "\u2586", "\u2587", "\u2588"};
  static constexpr std::array<std::string_view, 9> kAscii{" ", ".", ":", "-", "=", "+", "*", "#", "@"};
  std::string out;
  for (const std::uint64_t value : values) {
    const double share = largest == 0 ? 0 : std::min(1.0, static_cast<double>(value) / static_cast<double>(largest));
    const auto height = static_cast<std::size_t>(std::ceil(share * 8));
    out += ascii ? kAscii[height] : kHeights[height];
  }
  return out;
}

std::string left_in(const std::string& text, std::size_t columns) {
  const std::size_t used = display_width(text);
  return text + std::string(columns > used ? columns - used : 0, ' ');
}

std::string right_in(const std::string& text, std::size_t columns) {
  const std::size_t used = display_width(text);
  return std::string(columns > used ? columns - used : 0, ' ') + text;
}

}  // namespace dateline
