#include "common/schema/object_fields.h"

#include <algorithm>
#include <chrono>

#include "common/dates/dates.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

using simdjson::dom::element;

// A string, a number, or an object with a name, as JSON-LD has authors and publishers.
std::optional<std::string> scalar(const element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return clean_text(text);
  if (value.is_number()) return simdjson::minify(value);
  for (const char* name : {"name", "label", "value", "tag"}) {
    if (value.is_object() && value.at_key(name).get(text) == simdjson::SUCCESS) return clean_text(text);
  }
  return std::nullopt;
}

std::optional<Date> epoch_date(double seconds) {
  // Milliseconds, as JavaScript writes them, lie far beyond any year we read in seconds.
  if (seconds > 1e11) seconds /= 1000;
  if (!(seconds > -3e10) || !(seconds < 2.5e11)) return std::nullopt;
  return date_of(std::chrono::system_clock::time_point(std::chrono::seconds(static_cast<std::int64_t>(seconds))));
}

std::uint64_t bit_of(std::string_view name) {
  const auto letter = name.empty() ? 0U : static_cast<unsigned char>(name.front());
  return std::uint64_t{1} << ((name.size() * 7 + letter) % 64);
}

}  // namespace

ObjectFields::ObjectFields(const simdjson::dom::object& source, std::vector<std::string>* complaints)
    : source_(source), complaints_(complaints) {
  for (const auto field : source) there_ |= bit_of(field.key);
}

std::string clean_text(std::string_view raw) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; };
  std::string out(trim(raw));
  std::erase_if(out, is_control);
  return out;
}

void ObjectFields::first(Names names, const std::function<bool(std::string_view, const element&)>& use) {
  for (const std::string_view name : names) {
    if ((there_ & bit_of(name)) == 0) continue;
    element value;
    if (source_.at_key(name).get(value) != simdjson::SUCCESS || value.is_null()) continue;
    if (use(name, value)) return;
  }
}

std::string ObjectFields::text(Names names) {
  std::string out;
  first(names, [&](std::string_view name, const element& value) {
    const auto found = scalar(value);
    if (!found) complain(name, "not a text");
    if (found) out = *found;
    return !out.empty();
  });
  return out;
}

std::vector<std::string> ObjectFields::texts(Names names, InText in) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view each) {
    std::string kept = squeeze_blanks(each);
    if (!kept.empty() && std::find(out.begin(), out.end(), kept) == out.end()) out.push_back(std::move(kept));
  };
  first(names, [&](std::string_view name, const element& value) {
    if (value.is_array()) {
      for (const element each : simdjson::dom::array(value)) {
        if (const auto found = scalar(each)) {
          add(*found);
        } else if (!each.is_null()) {
          complain(name, "holds something that is not a text");
        }
      }
    } else if (const auto found = scalar(value)) {
      for (std::size_t pos = 0; pos <= found->size();) {
        const std::size_t end =
            std::min(in == InText::several ? found->find(';', pos) : std::string::npos, found->size());
        add(std::string_view(*found).substr(pos, end - pos));
        pos = end + 1;
      }
    } else {
      complain(name, "neither a text nor a list");
    }
    return !out.empty();
  });
  return out;
}

std::optional<Date> ObjectFields::date(Names names, std::string_view language) {
  std::optional<Date> out;
  first(names, [&](std::string_view name, const element& value) {
    std::string_view text;
    double seconds = 0;
    if (value.get(text) == simdjson::SUCCESS) {
      if (trim(text).empty()) return false;
      out = date_from_string(trim(text));
      if (!out) out = parse_date(text, language);
    } else if (value.get(seconds) == simdjson::SUCCESS) {
      out = epoch_date(seconds);
    }
    if (!out) complain(name, "no date that can be read");
    return out.has_value();
  });
  return out;
}

}  // namespace dateline
