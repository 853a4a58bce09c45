#include "searcher/web/search_view.h"

#include <algorithm>
#include <array>

#include "common/text/shown.h"
#include "searcher/output/words.h"
#include "searcher/web/chart.h"
#include "searcher/web/facet_view.h"

namespace dateline {
namespace {

// What was found and how the query was read.
Html heading(const Answer& answer) {
  Html html;
  html.raw("<div><h1 class=\"found\" aria-live=\"polite\">").text(counted(answer.total, "article"));
  if (answer.stories < answer.total) {
    html.raw(" <span class=\"faint\">in ").text(counted(answer.stories, "story", "stories")).raw("</span>");
  }
  html.raw("</h1>");
  if (!answer.read_as.empty()) html.raw("<p class=\"faint\">read as <code>").text(answer.read_as).raw("</code>");
  if (answer.fell_back) html.raw(" \u2013 no article has all the words: any of them");
  if (!answer.read_as.empty()) html.raw("</p>");
  return html.raw("</div>");
}

Html sorts(const Address& state) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSorts{
      {{"relevance", "best first"}, {"newest", "newest first"}, {"oldest", "oldest first"}}};
  std::string now = state.value("sort");
  if (now.empty()) now = "relevance";
  Html html;
  html.raw("<ul class=\"sorts\" aria-label=\"Order\">");
  for (const auto& [sort, words] : kSorts) {
    html.raw("<li><a").attribute("href", state.without("offset").with("sort", sort).text());
    if (sort == now) html.raw(" aria-current=\"true\"");
    html.raw(">").text(words).raw("</a></li>");
  }
  return html.raw("</ul>");
}

Html relaxations(const Answer& answer) {
  Html html;
  if (answer.relaxations.empty()) return html;
  html.raw("<section class=\"relaxed\"><h2>Nothing matches all of it. There are answers</h2><ul>");
  for (const Relaxation& each : answer.relaxations) {
    html.raw("<li>").link(Address("/").with("q", each.query), each.change).raw(": ").number(each.total).raw("</li>");
  }
  return html.raw("</ul></section>");
}

Html pages(const Answer& answer, const Address& state, std::uint32_t offset, std::uint32_t limit) {
  Html html;
  const std::uint64_t all = answer.stories;
  if (all <= limit && offset == 0) return html;
  html.raw("<nav class=\"pages\" aria-label=\"Pages\">");
  if (offset > 0) {
    const std::uint32_t before = offset > limit ? offset - limit : 0;
    html.raw("<a rel=\"prev\"")
        .attribute("href", state.with("offset", before > 0 ? std::to_string(before) : "").text());
    html.raw(">\u2190 before</a> ");
  }
  html.raw("<span>").number(std::min<std::uint64_t>(offset + 1, all)).raw("\u2013");
  html.number(std::min<std::uint64_t>(std::uint64_t{offset} + answer.hits.size(), all)).raw(" of ").number(all);
  html.raw(" \u00B7 page ").number(offset / limit + 1).raw(" of ").number((all + limit - 1) / limit).raw("</span>");
  if (std::uint64_t{offset} + answer.hits.size() < all && !answer.hits.empty()) {
    html.raw(" <a rel=\"next\"").attribute("href", state.with("offset", std::to_string(offset + limit)).text());
    html.raw(">more \u2192</a>");
  }
  return html.raw("</nav>");
}

// All of it, for programs and readers of feeds.
Html exports(const Answer& answer, const Address& state) {
  Html html;
  if (answer.total == 0) return html;
  const Address all = question_of(state, "/api/export");
  html.raw("<p class=\"exports\">All ").text(counted(answer.total, "article")).raw(": ");
  html.link(all.with("format", "csv"), "CSV", "export").raw(" \u00B7 ").link(all, "JSON lines").raw(" \u00B7 ");
  return html.link(question_of(state, "/api/feed"), "feed").raw("</p>");
}

}  // namespace

Html complaints_view(const std::string& query, const std::vector<Complaint>& complaints, const Address& state) {
  Html html;
  if (complaints.empty()) return html;
  html.raw("<section class=\"complaints\" aria-label=\"About the query\"><ul>");
  for (const Complaint& complaint : complaints) {
    html.raw("<li><code>");
    std::size_t begin = std::min<std::size_t>(complaint.span.begin, query.size());
    std::size_t end = std::clamp<std::size_t>(complaint.span.end, begin, query.size());
    html.text(std::string_view(query).substr(0, begin)).raw("<em>");
    html.text(std::string_view(query).substr(begin, end - begin)).raw("</em>");
    html.text(std::string_view(query).substr(end)).raw("</code> ").text(complaint.message);
    if (!complaint.suggestion.empty()) {
      std::string instead = query;
      instead.replace(begin, end - begin, complaint.suggestion);
      html.raw(" \u2013 ").link(state.without("offset").with("q", instead), complaint.suggestion, "suggestion");
    }
    html.raw("</li>");
  }
  return html.raw("</ul></section>");
}

Html hits_view(const std::vector<Hit>& hits, const Address& state, std::uint32_t first) {
  Html html;
  html.raw("<ol class=\"hits\"").attribute("start", std::to_string(first)).raw(">");
  const std::string query = state.value("q");
  for (const Hit& hit : hits) {
    html.raw("<li><article dir=\"auto\"><h2").attribute("lang", hit.language).raw("><a");
    html.attribute("href", article_address(hit.id).with("q", query).text()).raw(">");
    html.marked(hit.title.empty() ? hit.id : hit.title, hit.title.empty() ? std::vector<Span>() : hit.title_marks);
    html.raw("</a></h2><p class=\"about\">");
    if (!hit.source.empty()) {
      html.raw("<bdi>").link(state.without("offset").and_with("filter", "source:" + hit.source), hit.source);
      html.raw("</bdi> \u00B7 ");
    }
    // A date in a text that runs to the left would be turned round.
    html.raw("<bdi dir=\"ltr\">").text(date_text(hit.published)).raw("</bdi>");
    if (hit.copies > 0) {
      html.raw(" \u00B7 ")
          .link(story_address(hit.story),
                "+" + counted(hit.copies, "copy", "copies") + " in " + counted(hit.copies_outlets, "outlet"));
    }
    if (is_web_address(hit.url)) {
      html.raw(" \u00B7 <a rel=\"noreferrer external\"").attribute("href", hit.url).raw(">original</a>");
    }
    html.raw("</p>");
    for (const Snippet& snippet : hit.snippets) {
      html.raw("<p").attribute("lang", hit.language).raw(">").marked(snippet.text, snippet.marks).raw("</p>");
    }
    html.raw("</article></li>");
  }
  return html.raw("</ol>");
}

Html search_view(const Answer& answer, const Address& state, std::uint32_t offset, std::uint32_t limit) {
  Html html;
  html.add(search_box(state, answer.query)).add(complaints_view(answer.query, answer.complaints, state));
  html.raw("<div class=\"head\">").add(heading(answer)).add(sorts(state)).raw("</div>");
  html.add(chosen_filters(state)).add(relaxations(answer)).add(timeline(answer.trend, state));
  html.add(timeline_ways(answer.trend, state));
  html.raw("<div class=\"columns\"><div class=\"results\">").add(hits_view(answer.hits, state, offset + 1));
  html.add(pages(answer, state, offset, limit))
      .add(exports(answer, state))
      .raw("</div>")
      .add(facets_view(answer, state));
  return html.raw("</div>");
}

}  // namespace dateline
