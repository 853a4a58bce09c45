#include <array>

#include "searcher/web/views.h"

namespace dateline {
namespace {

struct Example {
  std::string_view query;
  std::string_view words;
};

constexpr std::array kExamples{
    Example{"bridge repairs", "both words, in any form"},
    Example{"bridge OR tunnel", "one of them"},
    Example{"bridge -toll", "the first without the second"},
    Example{"\"water board\"", "the words side by side"},
    Example{"strike NEAR/8 union", "within eight words of one another"},
    Example{"strike W/S union", "in one sentence; W/P: in one paragraph"},
    Example{"title:strike", "in the headline; also lead: and body:"},
    Example{"person:reyes", "who is named; also org:, place:, country:"},
    Example{"source:ledger", "the outlet; also lang:, section:, author:"},
    Example{"date:2023-08..2024", "a time; date:none has none"},
    Example{"harb*", "words that begin so; ~1 behind a word: written almost so"},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKeys{{
    {"/", "to the search box"},
    {"j, k", "next and previous hit"},
    {"o, Enter", "open it"},
    {"n, p", "next and previous match in an article"},
    {"e", "all articles found, as CSV"},
    {"\u2190, \u2192", "along the bars of a timeline; Shift with them marks a range, Enter takes it"},
    {"?", "this page"},
}};

}  // namespace

Html help_view() {
  Html html;
  html.add(search_box(Address("/"), ""));
  html.raw("<h1>Help</h1><h2>How to ask</h2><dl class=\"help\">");
  for (const Example& example : kExamples) {
    html.raw("<div><dt>").link(Address("/").with("q", example.query), example.query).raw("</dt><dd>");
    html.text(example.words).raw("</dd></div>");
  }
  html.raw(
      "</dl><p>What cannot be read as written is said under the box, with what to write instead.</p>"
      "<h2>Keys</h2><dl class=\"help\">");
  for (const auto& [key, words] : kKeys) {
    html.raw("<div><dt><kbd>").text(key).raw("</kbd></dt><dd>").text(words).raw("</dd></div>");
  }
  return html.raw("</dl>");
}

}  // namespace dateline
