// Writing JSON.  Reading is simdjson's (see parse_json()).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Appends JSON to a string.  Commas and escaping are the writer's; keys and nesting the caller's.
/// Text that is not UTF-8 is written with U+FFFD in place of the wrong bytes, so the output is always valid.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool truth);
  JsonWriter& value(double number);  ///< shortest form that reads back equal; not finite: null
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::uint32_t number) { return value(std::uint64_t{number}); }
  JsonWriter& value(int number) { return value(std::int64_t{number}); }
  JsonWriter& value(const std::vector<std::string>& texts);
  /// key and value, left out if the text is empty.
  JsonWriter& field_if(std::string_view name, std::string_view text);
  /// Appends ready JSON as a value.
  JsonWriter& raw(std::string_view json);

 private:
  void comma();
  std::string& out_;
  bool need_comma_ = false;
};

}  // namespace dateline
