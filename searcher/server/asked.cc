#include "searcher/server/asked.h"

#include <charconv>

namespace dateline {
namespace {

Filter filter_of(const std::string& text, bool exclude) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string::npos || colon + 1 == text.size()) {
    throw Error(ErrorCode::usage, "'" + text + "' is not FIELD:VALUE", exclude ? "exclude" : "filter",
                "for instance source:Ledger");
  }
  return {text.substr(0, colon), text.substr(colon + 1), exclude};
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
  request.query = given.text("q");
  const std::string mode = given.text("mode");
  request.mode = mode == "all" ? Mode::all : mode == "any" ? Mode::any : Mode::automatic;
  const std::string sort = given.text("sort");
  request.sort = sort == "newest" ? Sort::newest : sort == "oldest" ? Sort::oldest : Sort::relevance;
  for (const std::string& filter : given.texts("filter")) {
    if (!filter.empty()) request.filters.push_back(filter_of(filter, false));
  }
  for (const std::string& filter : given.texts("exclude")) {
    if (!filter.empty()) request.filters.push_back(filter_of(filter, true));
  }
  if (!given.text("from").empty()) request.filters.push_back({"after", given.text("from"), false});
  if (!given.text("to").empty()) request.filters.push_back({"before", given.text("to"), false});
  request.strict = given.truth("strict");
  request.facets = given.texts("facet");
  request.facet_limit = static_cast<std::uint32_t>(given.number("facet_limit"));
  request.trend = given.text("trend");
  request.compare = given.texts("compare");
  request.count_by = given.text("count_by") == "stories" ? CountBy::stories : CountBy::articles;
  request.limit = static_cast<std::uint32_t>(given.number("limit"));
  request.offset = static_cast<std::uint32_t>(given.number("offset"));
  request.collapse = given.truth("collapse");
  request.snippets = static_cast<std::uint32_t>(given.number("snippets"));
  request.snippet_bytes = static_cast<std::uint32_t>(given.number("snippet_bytes"));
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
