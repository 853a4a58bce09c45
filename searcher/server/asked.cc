#include "searcher/server/asked.h"

#include <charconv>

#include "searcher/request/plain_query.h"
#include "searcher/request/request_words.h"

namespace dateline {
namespace {

// What `read` throws of a value, told of the parameter that has it.
template <typename Read>
void read_parameter(const Arguments& given, std::string_view name, Read read) {
  for (const std::string& value : given.texts(name)) {
    if (value.empty()) continue;
    try {
      read(value);
    } catch (const Error& error) {
      throw Error(error.code(), "parameter " + std::string(name) + ": " + error.what(), std::string(name),
                  error.hint());
    }
  }
}

void read_filters(const Arguments& given, SearchRequest& request) {
  const auto add = [&](std::string_view name, bool exclude) {
    read_parameter(given, name,
                   [&](const std::string& value) { request.filters.push_back(read_filter(value, exclude)); });
  };
  add("filter", false);
  add("exclude", true);
  if (!given.text("from").empty()) request.filters.push_back({"after", given.text("from"), false});
  if (!given.text("to").empty()) request.filters.push_back({"before", given.text("to"), false});
}

void read_ranking(const Arguments& given, SearchRequest& request) {
  request.sort = sort_named(given.text("sort"));
  read_parameter(given, "recency", [&](const std::string& value) { request.half_life = read_half_life(value); });
  read_parameter(given, "weight", [&](const std::string& value) { read_weight(value, request.weights); });
  request.similar = given.text("similar");
  request.similar_words = given.small_number("similar_words", request.similar_words);
  request.expand = given.small_number("expand");
}

void read_counts(const Arguments& given, SearchRequest& request) {
  request.facets = given.texts("facet");
  std::erase(request.facets, "");  // a field of a form that nobody filled in
  request.mentioned_with = given.text("mentioned_with");
  request.facet_limit = given.small_number("facet_limit");
  request.trend = given.text("trend");
  request.compare = given.texts("compare");
  request.count_by = count_by_named(given.text("count_by"));
}

void read_hits(const Arguments& given, SearchRequest& request) {
  request.limit = given.small_number("limit");
  request.offset = given.small_number("offset");
  request.collapse = given.truth("collapse");
  request.context_words = given.small_number("kwic");
  request.snippets = request.context_words > 0 ? 0 : given.small_number("snippets");
  request.snippet_bytes = given.small_number("snippet_bytes");
  request.explain = given.truth("explain");
  request.relaxations = given.small_number("relaxations", request.relaxations);
}

template <typename Number>
bool take_number(std::string_view& text, char letter, Number& out) {
  if (text.empty() || text.front() != letter) return false;
  text.remove_prefix(1);
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (problem != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

}  // namespace

SearchRequest asked(const Call& call) {
  const Arguments& given = call.arguments;
  SearchRequest request;
  request.dialect = dialect_named(given.text("dialect"));
  request.query = given.truth("plain") ? plain_query(given.text("q")) : given.text("q");
  request.mode = mode_named(given.text("mode"));
  request.strict = given.truth("strict");
  read_filters(given, request);
  read_ranking(given, request);
  read_counts(given, request);
  read_hits(given, request);
  request.deadline = call.deadline;
  request.cancel = &call.cancel;
  return request;
}

std::string to_string(const Cursor& cursor) {
  return "r" + std::to_string(cursor.revision) + "o" + std::to_string(cursor.offset);
}

Cursor cursor_from_string(std::string_view text) {
  Cursor cursor;
  std::string_view rest = text;
  if (!take_number(rest, 'r', cursor.revision) || !take_number(rest, 'o', cursor.offset) || !rest.empty()) {
    throw Error(ErrorCode::usage, "parameter cursor: not one that an answer gave", "cursor",
                "take the `next` of the answer before as it is");
  }
  return cursor;
}

}  // namespace dateline
