#include "searcher/web/frame.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

struct Place {
  std::string_view path;
  std::string_view name;
};

constexpr std::array kPlaces{
    Place{"/", "Search"},           Place{"/trends", "Trends"}, Place{"/compare", "Compare"},
    Place{"/holdings", "Holdings"}, Place{"/help", "Help"},
};

Html navigation(const Frame& frame) {
  Html html;
  html.raw("<nav aria-label=\"Views\"><ul>");
  for (const Place& place : kPlaces) {
    Address address = Address(std::string(place.path));
    if (place.path == "/" || place.path == "/trends") address = address.with("q", frame.query);
    if (place.path == "/compare") address = address.with("a", frame.query);
    html.raw("<li><a").attribute("href", address.text());
    if (place.path == frame.here) html.raw(" aria-current=\"page\"");
    html.raw(">").text(place.name).raw("</a></li>");
  }
  return html.raw("</ul></nav>");
}

}  // namespace

Html hidden_fields(const Address& state, std::initializer_list<std::string_view> without) {
  Html html;
  for (const auto& [name, value] : state.parameters()) {
    if (std::find(without.begin(), without.end(), name) != without.end()) continue;
    html.raw("<input type=\"hidden\"").attribute("name", name).attribute("value", value).raw(">");
  }
  return html;
}

Html search_box(const Address& state, std::string_view query) {
  Html html;
  html.raw("<form role=\"search\" class=\"search\" action=\"/\" method=\"get\">");
  html.raw("<label for=\"q\" class=\"unseen\">Search the archive</label>");
  html.raw(
      "<input id=\"q\" name=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" "
      "placeholder=\"words, &quot;a phrase&quot;, person:name, date:2023\"");
  html.attribute("value", query).raw(">");
  html.add(hidden_fields(state, {"q", "offset", "more", "find"}));
  return html.raw("<button>Search</button></form>");
}

std::string framed(const Frame& frame, Html content) {
  Html html;
  html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").text(frame.title);
  html.raw(" \u00B7 dateline</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  html.raw("<link rel=\"stylesheet\" href=\"/assets/page.css\"><link rel=\"icon\" href=\"/assets/icon.svg\">");
  html.raw("<script type=\"module\" src=\"/assets/page.js\"></script></head><body>");
  html.raw("<a class=\"skip\" href=\"#main\">Skip to the content</a>");
  html.raw("<header><a class=\"name\" href=\"/\">dateline</a>").add(navigation(frame)).raw("</header>");
  html.raw("<main id=\"main\" tabindex=\"-1\">").add(content).raw("</main><footer>");
  if (frame.revision > 0) {
    html.number(frame.articles).raw(" articles \u00B7 revision ").number(frame.revision).raw(" \u00B7 ");
  }
  html.raw("<a href=\"/api/openapi.json\">for programs</a></footer></body></html>\n");
  return html.take();
}

std::string problem_view(int status, std::string_view title, std::string_view detail, std::string_view hint) {
  Html html;
  html.raw("<h1>").text(title).raw("</h1><p>").text(detail).raw("</p>");
  if (!hint.empty()) html.raw("<p class=\"faint\">").text(hint).raw("</p>");
  html.raw("<p><a href=\"/\">Back to the search</a></p>");
  return framed({.title = std::to_string(status) + " " + std::string(title)}, std::move(html));
}

}  // namespace dateline
