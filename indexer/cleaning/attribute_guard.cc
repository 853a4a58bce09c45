#include "indexer/cleaning/attribute_guard.h"

#include <algorithm>
#include <string_view>

#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxAttributes = 256;

bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Walks one start tag from behind its name to behind its '>'.
class TagWalk {
 public:
  TagWalk(std::string& markup, std::size_t pos) : markup_(markup), pos_(pos) {}

  // True if attributes were blanked.
  bool walk() {
    std::size_t attributes = 0;
    while (pos_ < markup_.size() && markup_[pos_] != '>') {
      if (is_space(markup_[pos_]) || markup_[pos_] == '/') {
        ++pos_;
        continue;
      }
      const std::size_t begin = pos_;
      attribute();
      if (++attributes > kMaxAttributes) {
        std::fill(markup_.begin() + static_cast<std::ptrdiff_t>(begin),
                  markup_.begin() + static_cast<std::ptrdiff_t>(pos_), ' ');
      }
    }
    pos_ = std::min(pos_ + 1, markup_.size());
    return attributes > kMaxAttributes;
  }
  [[nodiscard]] std::size_t position() const noexcept { return pos_; }

 private:
  void attribute() {
    const std::size_t begin = pos_;
    while (pos_ < markup_.size() && !is_space(markup_[pos_]) && markup_[pos_] != '=' && markup_[pos_] != '>') ++pos_;
    while (pos_ < markup_.size() && is_space(markup_[pos_])) ++pos_;
    if (pos_ < markup_.size() && markup_[pos_] == '=') {
      ++pos_;
      value();
    }
    if (pos_ == begin) ++pos_;
  }
  void value() {
    while (pos_ < markup_.size() && is_space(markup_[pos_])) ++pos_;
    if (pos_ >= markup_.size()) return;
    const char quote = markup_[pos_];
    if (quote == '"' || quote == '\'') {
      pos_ = std::min(markup_.find(quote, pos_ + 1), markup_.size() - 1) + 1;
      return;
    }
    while (pos_ < markup_.size() && !is_space(markup_[pos_]) && markup_[pos_] != '>') ++pos_;
  }

  std::string& markup_;
  std::size_t pos_;
};

// Behind the end tag of an element whose content is raw text, or the end of the page.
std::size_t behind_raw_text(std::string_view markup, std::size_t pos, std::string_view name) {
  while (pos < markup.size()) {
    pos = markup.find("</", pos);
    if (pos == std::string_view::npos) return markup.size();
    if (starts_with_nocase(markup.substr(pos + 2), name)) return pos + 2 + name.size();
    pos += 2;
  }
  return markup.size();
}

}  // namespace

std::size_t guard_attributes(std::string& markup) {
  std::size_t cut = 0;
  std::size_t pos = 0;
  while ((pos = markup.find('<', pos)) != std::string::npos) {
    const std::string_view rest = std::string_view(markup).substr(pos);
    if (rest.starts_with("<!--")) {
      const std::size_t end = markup.find("-->", pos + 4);
      if (end == std::string::npos) return cut;
      pos = end + 3;
      continue;
    }
    if (rest.size() < 2 || !is_letter(rest[1])) {
      ++pos;
      continue;
    }
    std::size_t name_end = pos + 1;
    while (name_end < markup.size() && !is_space(markup[name_end]) && markup[name_end] != '>' &&
           markup[name_end] != '/') {
      ++name_end;
    }
    const std::string name =
        ascii_lower(std::string_view(markup).substr(pos + 1, std::min<std::size_t>(name_end - pos - 1, 16)));
    TagWalk tag(markup, name_end);
    if (tag.walk()) ++cut;
    pos = tag.position();
    if (name == "script" || name == "style") pos = behind_raw_text(markup, pos, name);
  }
  return cut;
}

}  // namespace dateline
