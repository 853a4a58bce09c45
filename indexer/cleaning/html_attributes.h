// What the attributes of a start tag say: names for scoring, and whether the element is hidden.
#pragma once

#include <libxml/xmlstring.h>

#include <array>
#include <bitset>
#include <string>
#include <string_view>

#include "indexer/cleaning/html_tags.h"

namespace dateline {

[[nodiscard]] inline std::string_view view(const xmlChar* text) noexcept {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// Attributes of one start tag, the first of each name.  Borrows the parser's strings.
class Attributes {
 public:
  explicit Attributes(const xmlChar** list) {
    for (; list != nullptr && *list != nullptr; list += 2) {
      const auto attr = static_cast<std::size_t>(attr_of(view(list[0])));
      if (has_[attr]) continue;
      has_.set(attr);
      values_[attr] = view(list[1]);
    }
  }
  [[nodiscard]] std::string_view get(Attr attr) const noexcept { return values_[static_cast<std::size_t>(attr)]; }
  [[nodiscard]] bool has(Attr attr) const noexcept { return has_[static_cast<std::size_t>(attr)]; }

  /// A field for an e-mail address.
  [[nodiscard]] bool is_email_field() const;
  /// By attribute or inline style.
  [[nodiscard]] bool is_hidden() const;
  /// Appends the words of class, id, role and their kin with a blank at both ends; "articleBody" becomes " article body
  /// ", "entry-content" " entry content ".
  void append_marks(std::string& marks) const;

 private:
  std::array<std::string_view, kAttrs> values_{};
  std::bitset<kAttrs> has_;
};

}  // namespace dateline
