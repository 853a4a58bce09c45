// The element and attribute names that mean something to cleaning.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

enum class Tag : std::uint8_t {
  other,  ///< unknown and inline elements
  a,
  abbr,
  address,
  article,
  aside,
  blockquote,
  body,
  br,
  button,
  caption,
  cell,  ///< td, th
  cite,
  div,  ///< and every other block without a meaning of its own
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  heading,  ///< h4 to h6
  head,
  header,
  html,
  img,
  input,
  label,
  li,
  link,
  list,  ///< ul, ol, dl, menu
  main,
  meta,
  nav,
  option,
  p,
  pre,
  row,
  script,
  section,
  skipped,  ///< style, noscript, svg, template, iframe ...: their text is not the page's
  table,
  time,
  title,
};

/// The tag of a lower case element name.
[[nodiscard]] Tag tag_of(std::string_view name) noexcept;
/// True if the element begins and ends a run of text.
[[nodiscard]] bool is_block(Tag tag) noexcept;
[[nodiscard]] inline bool is_heading(Tag tag) noexcept {
  return tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3 || tag == Tag::heading;
}

/// The attributes that cleaning reads; no other one gets as far as the parser.
enum class Attr : std::uint8_t {
  none,
  aria_hidden,
  aria_label,
  classes,
  component,  ///< data-component
  content,
  datetime,
  hidden,
  href,
  http_equiv,
  id,
  itemprop,
  lang,
  name,
  placeholder,
  property,
  rel,
  role,
  style,
  test_id,  ///< data-testid
  title,
  type,
  xml_lang,
};
inline constexpr std::size_t kAttrs = static_cast<std::size_t>(Attr::xml_lang) + 1;

/// The attribute of a lower case name; none if cleaning does not read it.
[[nodiscard]] Attr attr_of(std::string_view name) noexcept;
/// True if the attribute says something on an element of this kind.
[[nodiscard]] bool is_read_on(Attr attr, Tag tag) noexcept;

}  // namespace dateline
