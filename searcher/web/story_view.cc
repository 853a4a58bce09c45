#include <algorithm>

#include "common/text/shown.h"
#include "searcher/output/words.h"
#include "searcher/web/article_view.h"
#include "searcher/web/text_difference.h"

namespace dateline {
namespace {

// Paragraphs of a text with its differences.
Html side(const Article& article, const std::vector<Span>& differences) {
  Html html;
  html.raw("<section class=\"side\" dir=\"auto\"><h2>").link(article_address(article.id), article.title);
  html.raw("</h2><p class=\"about\">").text(dotted({article.source, date_text(article.published)})).raw("</p>");
  const std::string_view body = article.body;
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", begin), body.size());
    std::vector<Span> here;
    for (const Span each : differences) {
      const std::size_t from = std::max<std::size_t>(each.begin, begin);
      const std::size_t to = std::min<std::size_t>(each.end, end);
      if (from < to) here.push_back({static_cast<std::uint32_t>(from - begin), static_cast<std::uint32_t>(to - begin)});
    }
    html.raw("<p>").marked(body.substr(begin, end - begin), here).raw("</p>");
    begin = end + 2;
  }
  return html.raw("</section>");
}

Html choice(const Hit& hit, const std::string& name, bool chosen) {
  Html html;
  html.raw("<td><input type=\"radio\"").attribute("name", name).attribute("value", hit.id);
  html.attribute("aria-label", (name == "a" ? "left: " : "right: ") + hit.title);
  if (chosen) html.raw(" checked");
  return html.raw("></td>");
}

}  // namespace

Html story_view(const std::string& story, const Answer& members, const std::optional<Article>& left,
                const std::optional<Article>& right) {
  Html html;
  html.raw("<h1>A story in ").text(counted(members.total, "article")).raw("</h1>");
  html.raw("<form action=\"").text(story_address(story).text()).raw("\" method=\"get\"><div class=\"wide\"><table>");
  html.raw(
      "<thead><tr><th scope=\"col\">left</th><th scope=\"col\">right</th><th scope=\"col\">published</th>"
      "<th scope=\"col\">outlet</th><th scope=\"col\">headline</th></tr></thead><tbody>");
  for (const Hit& hit : members.hits) {
    html.raw("<tr>").add(choice(hit, "a", left && left->id == hit.id));
    html.add(choice(hit, "b", right && right->id == hit.id)).raw("<td>").text(date_text(hit.published));
    html.raw("</td><td>").text(hit.source).raw("</td><td dir=\"auto\">").link(article_address(hit.id), hit.title);
    html.raw("</td></tr>");
  }
  html.raw("</tbody></table></div>");
  if (members.hits.size() > 1) html.raw("<button>Show the two side by side</button>");
  html.raw("</form>");
  if (!left || !right) return html;
  const TextDifference difference = text_difference(left->body, right->body);
  html.raw("<p class=\"faint\">Marked: what the other does not have at that place.</p><div class=\"sides\">");
  return html.add(side(*left, difference.left)).add(side(*right, difference.right)).raw("</div>");
}

}  // namespace dateline
