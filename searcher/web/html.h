// HTML being written.  Text goes in escaped; markup is only what stands in this program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "searcher/web/address.h"

namespace dateline {

class Html {
 public:
  /// Markup of ours, never text from outside.
  template <std::size_t N>
  Html& raw(const char (&markup)[N]) {
    out_.append(markup, N - 1);
    return *this;
  }
  Html& text(std::string_view text);
  Html& number(std::uint64_t number);  ///< with thousands parted: 12,345
  /// ` name="value"`, escaped.
  template <std::size_t N>
  Html& attribute(const char (&name)[N], std::string_view value) {
    out_ += ' ';
    out_.append(name, N - 1);
    return value_of(value);
  }
  /// `<a href="...">text</a>`, with the class if there is one.
  Html& link(const Address& address, std::string_view text, std::string_view css_class = {});
  /// The text with `<mark>` around the spans (bytes of `text`, ascending).
  Html& marked(std::string_view text, const std::vector<Span>& marks);
  Html& add(const Html& other);

  [[nodiscard]] std::string take() { return std::move(out_); }
  [[nodiscard]] bool empty() const noexcept { return out_.empty(); }

 private:
  Html& value_of(std::string_view value);
  std::string out_;
};

}  // namespace dateline
