// One JSON object, read field by field under any of several names; what cannot be read is told, not thrown.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// Borrows the object and the list of complaints (which may be null).
class ObjectFields {
 public:
  using Names = std::initializer_list<std::string_view>;
  using element = simdjson::dom::element;

  ObjectFields(const simdjson::dom::object& source, std::vector<std::string>* complaints);

  void complain(std::string_view key, std::string_view what) {
    if (complaints_ != nullptr) complaints_->push_back(std::string(key) + ": " + std::string(what));
  }
  /// Calls `use` with each of the names that is there and not null, in order, until it returns true.
  void first(Names names, const std::function<bool(std::string_view, const element&)>& use);

  /// A text, a number, or an object with a name, as JSON-LD has authors and publishers.
  std::string text(Names names);
  /// What a text holds that stands where a list may stand.
  enum class InText : std::uint8_t { several /* parted by ";" */, one };
  std::vector<std::string> texts(Names names, InText in = InText::several);
  /// Any date that pages write, or seconds or milliseconds since 1970.
  std::optional<Date> date(Names names, std::string_view language);

 private:
  const simdjson::dom::object& source_;
  // A bit for length and first letter of each of its names: over a hundred are asked for, a dozen are there, and each
  // look goes through them all.
  std::uint64_t there_ = 0;
  std::vector<std::string>* complaints_;
};

/// Text as it may come: control characters and ends trimmed.
[[nodiscard]] std::string clean_text(std::string_view raw);

}  // namespace dateline
