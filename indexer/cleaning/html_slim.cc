// Tags are cut where the HTML standard's tokenizer cuts them, so that the parser behind finds the same ones.
#include "indexer/cleaning/html_slim.h"

#include <algorithm>
#include <bitset>

#include "common/text/utf8.h"
#include "indexer/cleaning/html_tags.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxJsonLd = 64;
constexpr std::size_t kMaxJsonLdBytes = std::size_t{2} << 20;
// The parser itself reads no longer names.
constexpr std::size_t kMaxName = 100;

bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_character(char c) noexcept {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

class Slimmer {
 public:
  explicit Slimmer(std::string_view markup) : in_(markup) {}

  SlimMarkup slim() {
    slim_.markup.reserve(in_.size() / 2 + 64);
    while (pos_ < in_.size()) {
      const std::size_t tag = std::min(in_.find('<', pos_), in_.size());
      text(in_.substr(pos_, tag - pos_));
      pos_ = tag;
      if (pos_ < in_.size()) markup();
    }
    return std::move(slim_);
  }

 private:
  std::string& out() { return slim_.markup; }
  [[nodiscard]] char at(std::size_t pos) const noexcept { return pos < in_.size() ? in_[pos] : '\0'; }
  void skip_spaces() {
    while (is_space(at(pos_))) ++pos_;
  }
  void skip_behind(char c) { pos_ = std::min(in_.find(c, pos_), in_.size() - 1) + 1; }

  void text(std::string_view run) {
    if (pres_ > 0) {
      out() += run;
      return;
    }
    for (std::size_t begin = 0; begin < run.size();) {
      if (is_space(run[begin])) {
        out() += ' ';
        while (begin < run.size() && is_space(run[begin])) ++begin;
      }
      std::size_t end = begin;
      while (end < run.size() && !is_space(run[end])) ++end;
      out().append(run, begin, end - begin);
      begin = end;
    }
  }

  // From '<' on.
  void markup() {
    const char next = at(pos_ + 1);
    if (is_letter(next)) {
      start_tag();
    } else if (next == '/' && is_letter(at(pos_ + 2))) {
      end_tag();
    } else if (in_.compare(pos_, 4, "<!--") == 0) {
      comment();
    } else if (next == '!' || next == '?') {
      skip_behind('>');
    } else {
      out() += in_[pos_++];
    }
  }

  // "<!-->" is a whole comment, and "--!>" ends one too.  One that does not end hides all that follows.
  void comment() {
    const std::size_t plain = in_.find("-->", pos_ + 2);
    const std::size_t odd = in_.substr(0, plain).find("--!>", pos_ + 4);
    if (odd != std::string_view::npos)
      pos_ = odd + 4;
    else
      pos_ = plain == std::string_view::npos ? in_.size() : plain + 3;
  }

  std::string_view name_at(std::size_t begin) {
    pos_ = begin;
    while (is_name_character(at(pos_))) ++pos_;
    return in_.substr(begin, std::min(pos_ - begin, kMaxName));
  }

  void end_tag() {
    const std::string_view name = name_at(pos_ + 2);
    // Of a template that was opened.
    if (name.size() == 6 && ascii_lower(name) == "script") return skip_behind('>');
    out().append("</").append(name).append(">");
    if (pres_ > 0 && name.size() == 3 && ascii_lower(name) == "pre") --pres_;
    skip_behind('>');
  }

  void start_tag() {
    const std::string_view printed = name_at(pos_ + 1);
    const std::string name = ascii_lower(printed);
    const bool raw = name == "script" || name == "style";
    const std::size_t begin = out().size();
    out().append("<").append(printed);
    const Script type = attributes(raw ? Tag::script : tag_of(name));
    if (!raw) {
      if (name == "pre") ++pres_;
      return;
    }
    out().resize(begin);
    if (name == "script" && type == Script::markup && opens_article_body()) return;
    raw_text(name, name == "script" && type == Script::json_ld);
  }

  // Some content systems put the article into a template that a script unwraps: the first thing in the element that
  // they mark up as its body.  Elsewhere templates hold consent layers and comment forms.
  [[nodiscard]] bool opens_article_body() {
    const std::string_view before =
        trim(std::string_view(out()).substr(out().size() - std::min<std::size_t>(out().size(), 400)));
    const std::size_t tag = before.rfind('<');
    return tag != std::string_view::npos && before.ends_with('>') &&
           before.substr(tag).find("articleBody") != std::string_view::npos;
  }

  // What a script element holds.
  enum class Script : std::uint8_t { code, json_ld, markup };

  // Behind the tag's '>'.  What its type says, of a script.
  Script attributes(Tag tag) {
    std::bitset<kAttrs> seen;
    Script script = Script::code;
    bool slash = false;
    while (pos_ < in_.size() && in_[pos_] != '>') {
      slash = in_[pos_] == '/';
      if (slash || is_space(in_[pos_])) {
        ++pos_;
        continue;
      }
      const std::size_t begin = pos_;
      const std::string_view value = attribute();
      const Attr attr = known_attribute(in_.substr(begin, name_end_ - begin));
      if (tag == Tag::script) {
        if (attr == Attr::type && script == Script::code) script = script_type(value);
      } else if (attr != Attr::none && !seen[static_cast<std::size_t>(attr)] && is_read_on(attr, tag) &&
                 says_something(attr, value)) {
        seen.set(static_cast<std::size_t>(attr));
        out().append(" ").append(in_, begin, pos_ - begin);
      }
    }
    // The parser closes an element that ends so, whatever its name, which is what makers of XHTML meant.
    out() += slash ? " />" : ">";
    pos_ = std::min(pos_ + 1, in_.size());
    return script;
  }

  static Attr known_attribute(std::string_view name) {
    constexpr std::size_t kLongest = 14;
    return name.size() <= kLongest ? attr_of(ascii_lower(name)) : Attr::none;
  }
  static Script script_type(std::string_view type) {
    type = trim(type.substr(0, 60));
    if (starts_with_nocase(type, "application/ld+json")) return Script::json_ld;
    return starts_with_nocase(type, "text/template") ? Script::markup : Script::code;
  }
  // Of styles only what hides matters.
  static bool says_something(Attr attr, std::string_view value) {
    if (attr != Attr::style) return true;
    const std::string style = ascii_lower(value.substr(0, 400));
    return style.find("none") != std::string::npos || style.find("hidden") != std::string::npos;
  }

  // One attribute; leaves pos_ behind it and name_end_ behind its name.  Its value, without quotes.
  std::string_view attribute() {
    const std::size_t begin = pos_;
    while (pos_ < in_.size() && !is_space(in_[pos_]) && in_[pos_] != '=' && in_[pos_] != '>' && in_[pos_] != '/')
      ++pos_;
    name_end_ = pos_;
    skip_spaces();
    if (at(pos_) != '=') {
      if (name_end_ > begin) pos_ = name_end_;
      return {};
    }
    ++pos_;
    skip_spaces();
    const char quote = at(pos_);
    const std::size_t value = pos_;
    if (quote == '"' || quote == '\'') {
      const std::size_t end = in_.find(quote, value + 1);
      pos_ = end == std::string_view::npos ? in_.size() : end + 1;
      return in_.substr(value + 1, end == std::string_view::npos ? end : end - value - 1);
    }
    while (pos_ < in_.size() && !is_space(in_[pos_]) && in_[pos_] != '>') ++pos_;
    return in_.substr(value, pos_ - value);
  }

  // To the end tag of an element whose content is no markup, or to the end of the page.
  void raw_text(std::string_view name, bool json) {
    const std::size_t begin = pos_;
    std::size_t end = in_.find("</", pos_);
    while (end != std::string_view::npos && !starts_with_nocase(in_.substr(end + 2), name))
      end = in_.find("</", end + 2);
    end = std::min(end, in_.size());
    if (json && slim_.json_ld.size() < kMaxJsonLd)
      slim_.json_ld.emplace_back(utf8_prefix(in_.substr(begin, end - begin), kMaxJsonLdBytes));
    pos_ = end;
    if (pos_ < in_.size()) skip_behind('>');
  }

  std::string_view in_;
  std::size_t pos_ = 0;
  std::size_t name_end_ = 0;
  std::size_t pres_ = 0;
  SlimMarkup slim_;
};

}  // namespace

SlimMarkup slim_markup(std::string_view utf8) { return Slimmer(utf8).slim(); }

}  // namespace dateline
