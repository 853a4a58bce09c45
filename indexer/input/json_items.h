// One JSON object -> a ready article, or a page if it carries one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/reader.h"

namespace dateline {

/// Reads objects one after another; keeps a parser, so one per thread.
class ObjectReader {
 public:
  ObjectReader();
  ~ObjectReader();
  ObjectReader(const ObjectReader&) = delete;
  ObjectReader& operator=(const ObjectReader&) = delete;

  /// True if the text is one JSON object.
  [[nodiscard]] bool is_object(std::string_view text);

  /// The item of one object.  `where` is for people and stands before the reason if it cannot be read: "line 12".
  ///
  /// With a text it is a ready article; with an "html", "raw_html" or "page" string instead, a page with the object's
  /// url and fetch time.  Small damage that exporters are known for is mended, with a complaint: NaN and Infinity,
  /// bare control characters and halves of surrogate pairs in strings, bytes that are not UTF-8.
  [[nodiscard]] InputItem read(std::string_view text, std::string name, const std::string& where);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
