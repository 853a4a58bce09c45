#include "indexer/cleaning/html_attributes.h"

#include "common/text/utf8.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxMarks = 240;

void append_mark_words(std::string& marks, std::string_view value) {
  char before = ' ';
  for (const char c : value) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (!upper && !lower && !digit && static_cast<unsigned char>(c) < 0x80) {
      if (marks.back() != ' ') marks.push_back(' ');
    } else {
      if (upper && before >= 'a' && before <= 'z') marks.push_back(' ');
      marks.push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
    }
    before = c;
  }
}

}  // namespace

void Attributes::append_marks(std::string& marks) const {
  const std::size_t begin = marks.size();
  for (const Attr key :
       {Attr::classes, Attr::id, Attr::role, Attr::itemprop, Attr::test_id, Attr::component, Attr::aria_label}) {
    std::string_view value = get(key);
    if (value.empty()) continue;
    const std::size_t used = marks.size() - begin;
    if (used >= kMaxMarks) break;
    value = utf8_prefix(value, kMaxMarks - used);
    marks.push_back(' ');
    append_mark_words(marks, value);
  }
  if (marks.size() > begin) marks.push_back(' ');
}

bool Attributes::is_email_field() const {
  if (ascii_lower(get(Attr::placeholder).substr(0, 120)).find("mail") != std::string::npos) return true;
  return get(Attr::type) == "email" || ascii_lower(get(Attr::name).substr(0, 60)).find("email") != std::string::npos;
}

bool Attributes::is_hidden() const {
  if (has(Attr::hidden) || get(Attr::aria_hidden) == "true") return true;
  if (!has(Attr::style)) return false;
  std::string style = ascii_lower(get(Attr::style).substr(0, 400));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

}  // namespace dateline
