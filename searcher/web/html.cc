#include "searcher/web/html.h"

#include <algorithm>

#include "common/text/markup.h"
#include "common/text/shown.h"

namespace dateline {

Html& Html::text(std::string_view text) {
  out_ += escaped_markup(text);
  return *this;
}

Html& Html::number(std::uint64_t number) {
  out_ += with_thousands(number);
  return *this;
}

Html& Html::value_of(std::string_view value) {
  out_ += "=\"" + escaped_markup(value) + "\"";
  return *this;
}

Html& Html::link(const Address& address, std::string_view text, std::string_view css_class) {
  raw("<a");
  if (!css_class.empty()) attribute("class", css_class);
  return attribute("href", address.text()).raw(">").text(text).raw("</a>");
}

Html& Html::marked(std::string_view text, const std::vector<Span>& marks) {
  std::size_t at = 0;
  for (const Span mark : marks) {
    const std::size_t begin = std::clamp<std::size_t>(mark.begin, at, text.size());
    const std::size_t end = std::clamp<std::size_t>(mark.end, begin, text.size());
    this->text(text.substr(at, begin - at)).raw("<mark>").text(text.substr(begin, end - begin)).raw("</mark>");
    at = end;
  }
  return this->text(text.substr(at));
}

Html& Html::add(const Html& other) {
  out_ += other.out_;
  return *this;
}

}  // namespace dateline
