#include "searcher/web/holdings_parts.h"

#include "searcher/web/frame.h"

namespace dateline {

std::string outlet_words(const SourceHoldings& source) {
  return source.source.empty() ? "without an outlet" : source.source;
}

std::optional<Address> articles_of(const SourceHoldings& source) {
  if (source.source.empty()) return std::nullopt;
  return Address("/").with("filter", "source:" + source.source);
}

Html outlet_link(const SourceHoldings& source, const Address& state) {
  Html html;
  html.raw("<bdi>").link(state.with("source", source.source.empty() ? "-" : source.source), outlet_words(source));
  return html.raw("</bdi>");
}

Html period_form(const Address& state) {
  Html html;
  html.raw("<form class=\"question\" action=\"/holdings\" method=\"get\">");
  html.add(hidden_fields(state, {"from", "to"}));
  html.raw("<label>from <input type=\"text\" name=\"from\" size=\"10\" placeholder=\"2023-03\"");
  html.attribute("value", state.value("from"))
      .raw("></label> <label>until <input type=\"text\" name=\"to\" size=\"10\"");
  html.raw(" placeholder=\"2023-03-31\"").attribute("value", state.value("to")).raw("></label> ");
  return html.raw("<button>Show what is held</button></form>");
}

}  // namespace dateline
