#include "indexer/input/stream.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/input/containers.h"
#include "indexer/input/json_items.h"
#include "indexer/input/json_scan.h"
#include "indexer/input/sniff.h"

namespace dateline {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

class StreamReader {
 public:
  StreamReader(const InputLimits& limits, const InputSink& sink) : limits_(limits), sink_(sink) {}

  void read(ByteSource& raw, const std::string& name, unsigned depth);

 private:
  enum class JsonForm { none, lines, values };

  void reject(const std::string& name, std::string reason, std::uint64_t bytes = 0) {
    sink_({.input = utf8(name), .content = Unreadable{std::move(reason)}, .bytes = bytes, .complaints = {}});
  }
  // File names are bytes; names of items are text.
  static std::string utf8(const std::string& name) { return is_utf8(name) ? name : to_valid_utf8(name); }

  void read_container(PeekSource& source, const std::string& name, unsigned depth);
  void read_page(PeekSource& source, const std::string& name);
  void read_lines(PeekSource& source, const std::string& name);
  void read_values(PeekSource& source, const std::string& name);
  void read_value(const JsonPiece& value, const std::string& name, const std::string& where);
  JsonForm json_form(PeekSource& source);
  std::optional<std::string_view> line_ahead(PeekSource& source, std::size_t begin);

  const InputLimits& limits_;
  const InputSink& sink_;
  ObjectReader objects_;
  Unpacked unpacked_;
};

void StreamReader::read(ByteSource& raw, const std::string& name, unsigned depth) {
  PeekSource source(raw);
  if (depth == 0) unpacked_ = {{}, [&source] { return source.taken(); }};
  const Content content = sniff(source.peek(kSniffBytes));
  if (content.kind == ContentKind::container) return read_container(source, name, depth + 1);
  if (content.kind == ContentKind::other) return reject(name, content.what, source.taken());
  if (content.kind == ContentKind::empty) {
    const std::string failure = source.failure();
    return reject(name, failure.empty() ? content.what : failure, source.taken());
  }
  switch (json_form(source)) {
    case JsonForm::lines:
      return read_lines(source, name);
    case JsonForm::values:
      return read_values(source, name);
    case JsonForm::none:
      return read_page(source, name);
  }
}

void StreamReader::read_container(PeekSource& source, const std::string& name, unsigned depth) {
  if (depth > limits_.container_depth) {
    return reject(name, "a container inside " + std::to_string(limits_.container_depth) + " others is not opened");
  }
  Container container(source, limits_, depth, unpacked_);
  bool any = false;
  while (const auto member = container.next()) {
    any = true;
    read(*member->bytes, member->name.empty() ? name : name + "#" + member->name, depth);
  }
  if (!container.failure().empty()) return reject(name, container.failure(), source.taken());
  if (!any) reject(name, "an empty container", source.taken());
}

void StreamReader::read_page(PeekSource& source, const std::string& name) {
  auto bytes = read_all(source, limits_.page_bytes);
  if (!bytes) return reject(name, "longer than " + bytes_for_people(limits_.page_bytes), limits_.page_bytes);
  const std::uint64_t size = bytes->size();
  if (const std::string failure = source.failure(); !failure.empty()) return reject(name, failure, size);
  Page page;
  page.form = guess_form(*bytes);
  if (page.form == PageForm::page_text) {
    if (const std::string_view what = named_as_no_page(name); !what.empty())
      return reject(name, std::string(what), size);
  }
  page.bytes = *std::move(bytes);
  page.input = utf8(name);
  std::string input = page.input;
  sink_({.input = std::move(input), .content = std::move(page), .bytes = size, .complaints = {}});
}

// The line that begins at `begin` of what lies ahead, without its end; no value if it is longer than a line may be.
std::optional<std::string_view> StreamReader::line_ahead(PeekSource& source, std::size_t begin) {
  for (std::size_t wanted = begin + kSniffBytes;; wanted *= 4) {
    wanted = std::min<std::size_t>(wanted, begin + limits_.line_bytes + 1);
    const std::string_view ahead = source.peek(wanted);
    const std::string_view rest = ahead.substr(std::min(begin, ahead.size()));
    const auto end = rest.find('\n');
    if (end != std::string_view::npos || ahead.size() < wanted) return rest.substr(0, end);
    if (wanted > begin + limits_.line_bytes) return std::nullopt;
  }
}

// JSON is known by its first line or two: a whole object a line, or an object or array that goes on.
StreamReader::JsonForm StreamReader::json_form(PeekSource& source) {
  const std::string_view front = source.peek(kSniffBytes);
  const std::size_t start = front.find_first_not_of(" \t\r\n\x1E", front.starts_with(kBom) ? kBom.size() : 0);
  if (start == std::string_view::npos) return JsonForm::none;
  const char first = front[start];
  if (first == '[') {
    const std::size_t next = front.find_first_not_of(" \t\r\n", start + 1);
    return next != std::string_view::npos && (front[next] == '{' || front[next] == ']') ? JsonForm::values
                                                                                        : JsonForm::none;
  }
  if (first != '{') return JsonForm::none;
  const auto line = line_ahead(source, start);
  if (!line) return JsonForm::lines;
  if (objects_.is_object(trim(*line))) return JsonForm::lines;
  // The first line may be the only broken one.
  const std::size_t second_begin = start + line->size() + 1;
  const auto second = line_ahead(source, second_begin);
  if (second && trim(*second).starts_with('{') && objects_.is_object(trim(*second))) return JsonForm::lines;
  const std::size_t next = source.peek(kSniffBytes).find_first_not_of(" \t\r\n", start + 1);
  const char after = next == std::string_view::npos ? '\0' : source.peek(kSniffBytes)[next];
  return after == '"' || after == '}' ? JsonForm::values : JsonForm::none;
}

void StreamReader::read_lines(PeekSource& source, const std::string& name) {
  if (source.peek(kBom.size()) == kBom) source.skip(kBom.size());
  LineScanner lines(source, limits_.line_bytes);
  while (const auto line = lines.next()) {
    const std::string where = "line " + std::to_string(line->number) + ", byte " + std::to_string(line->offset);
    // A record separator may stand before each object (RFC 7464).
    JsonPiece object = *line;
    while (object.text.starts_with('\x1E')) object.text.remove_prefix(1);
    object.text = trim(object.text);
    if (object.text.empty() && !object.too_long && object.complete) continue;
    read_value(object, name + ":" + std::to_string(line->number), where);
  }
  if (const std::string failure = source.failure(); !failure.empty()) reject(name, failure, source.taken());
}

void StreamReader::read_values(PeekSource& source, const std::string& name) {
  if (source.peek(kBom.size()) == kBom) source.skip(kBom.size());
  const std::string_view front = source.peek(kSniffBytes);
  const bool array = front.find_first_not_of(" \t\r\n\x1E") != std::string_view::npos &&
                     front[front.find_first_not_of(" \t\r\n\x1E")] == '[';
  ValueScanner values(source, array ? limits_.line_bytes : limits_.page_bytes);
  bool any = false;
  while (const auto value = values.next()) {
    any = true;
    const bool only = !array && value->number == 1;
    const std::string where =
        (array ? "element " : "object ") + std::to_string(value->number) + ", byte " + std::to_string(value->offset);
    read_value(*value, only ? name : name + "#" + std::to_string(value->number), where);
  }
  if (const std::string failure = source.failure(); !failure.empty()) return reject(name, failure, source.taken());
  if (!any) reject(name, "an empty array", source.taken());
}

void StreamReader::read_value(const JsonPiece& value, const std::string& name, const std::string& where) {
  if (value.too_long) {
    return reject(name, where + ": longer than " + bytes_for_people(limits_.line_bytes), value.bytes);
  }
  if (!value.complete) return reject(name, where + ": ends in the middle", value.bytes);
  InputItem item = objects_.read(value.text, utf8(name), where);
  item.bytes = value.bytes;
  sink_(std::move(item));
}

}  // namespace

void read_stream(ByteSource& source, const std::string& name, const InputLimits& limits, const InputSink& sink) {
  StreamReader(limits, sink).read(source, name, 0);
}

}  // namespace dateline
