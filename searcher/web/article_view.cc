#include "searcher/web/article_view.h"

#include <algorithm>

#include "common/text/shown.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

struct EntitySpan {
  Span span;
  const Entity* entity = nullptr;
};

std::vector<EntitySpan> spans_of(const Article& article, bool title) {
  std::vector<EntitySpan> out;
  for (const Entity& entity : article.entities) {
    for (const Span span : title ? entity.title_spans : entity.spans) out.push_back({span, &entity});
  }
  std::sort(out.begin(), out.end(), [](const EntitySpan& a, const EntitySpan& b) { return a.span < b.span; });
  return out;
}

/// A text cut wherever an entity or a mark begins or ends, so that they may overlap as they like.
class MarkedText {
 public:
  MarkedText(std::string_view text, const std::vector<EntitySpan>& entities, const std::vector<Span>& marks)
      : text_(text), entities_(entities), marks_(marks) {}

  void write(Html& html, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> cuts{begin, end};
    const auto cut = [&](Span span) {
      for (const std::size_t at : {std::size_t{span.begin}, std::size_t{span.end}}) {
        if (at > begin && at < end) cuts.push_back(at);
      }
    };
    for (const EntitySpan& each : entities_) cut(each.span);
    for (const Span mark : marks_) cut(mark);
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      if (cuts[i] < cuts[i + 1]) piece(html, cuts[i], cuts[i + 1]);
    }
  }

 private:
  static bool holds(Span span, std::size_t at) { return span.begin <= at && at < span.end; }

  void piece(Html& html, std::size_t begin, std::size_t end) {
    const auto entity = std::find_if(entities_.begin(), entities_.end(),
                                     [&](const EntitySpan& each) { return holds(each.span, begin); });
    const auto mark = std::find_if(marks_.begin(), marks_.end(), [&](Span each) { return holds(each, begin); });
    if (entity != entities_.end()) {
      html.raw("<a").attribute("class", "entity " + std::string(to_string(entity->entity->kind)));
      html.attribute("href", entity_address(to_string(entity->entity->kind), entity->entity->name).text()).raw(">");
    }
    if (mark != marks_.end()) html.raw("<mark>");
    html.text(text_.substr(begin, end - begin));
    if (mark != marks_.end()) html.raw("</mark>");
    if (entity != entities_.end()) html.raw("</a>");
  }

  std::string_view text_;
  const std::vector<EntitySpan>& entities_;
  const std::vector<Span>& marks_;
};

Html title_of(const ShownArticle& shown) {
  const std::vector<EntitySpan> entities = spans_of(shown.article, true);
  Html html;
  html.raw("<h1 dir=\"auto\">");
  if (shown.article.title.empty()) return html.text(shown.article.id).raw("</h1>");
  MarkedText(shown.article.title, entities, shown.title_marks).write(html, 0, shown.article.title.size());
  return html.raw("</h1>");
}

Html body_of(const ShownArticle& shown) {
  const std::vector<EntitySpan> entities = spans_of(shown.article, false);
  const std::string_view body = shown.article.body;
  MarkedText text(body, entities, shown.body_marks);
  Html html;
  html.raw("<div class=\"body\" dir=\"auto\"").attribute("lang", shown.article.language).raw(">");
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", begin), body.size());
    html.raw("<p>");
    text.write(html, begin, end);
    html.raw("</p>");
    begin = end + 2;
  }
  return html.raw("</div>");
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

Html fields_of(const Article& article) {
  Html html;
  const auto row = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    html.raw("<div><dt>").text(name).raw("</dt><dd dir=\"auto\">").text(value).raw("</dd></div>");
  };
  html.raw("<dl class=\"fields\">");
  row("outlet", article.source);
  row("by", listed(article.byline));
  row("agency", article.agency);
  row("from", article.place);
  if (article.published) row("published", date_text(article.published));
  if (article.modified) row("changed", date_text(article.modified));
  row("language", article.language);
  row("section", article.section);
  row("tags", listed(article.tags));
  row("other headline", article.alternative_title);
  for (const std::string& note : article.corrections) row("correction", note);
  row("access", std::string(to_string(article.access)));
  row("fetched", article.fetched ? date_text(article.fetched) : "");
  return html.raw("</dl>");
}

Html evidence_of(const Article& article) {
  Html html;
  if (article.evidence.empty()) return html;
  html.raw(
      "<details><summary>Where each field came from</summary><table><thead><tr><th scope=\"col\">field</th>"
      "<th scope=\"col\">from</th><th scope=\"col\">confidence</th></tr></thead><tbody>");
  for (const Evidence& each : article.evidence) {
    html.raw("<tr><th scope=\"row\">").text(each.field).raw("</th><td>").text(each.from).raw("</td><td>");
    html.text(percent(static_cast<std::uint64_t>(each.confidence * 1000 + 0.5), 1000)).raw("</td></tr>");
  }
  return html.raw("</tbody></table></details>");
}

Html ways_out(const ShownArticle& shown) {
  const Article& article = shown.article;
  const std::string api = "/api/article/" + percent_encoded(article.id);
  Html html;
  html.raw("<ul class=\"ways\">");
  if (article.url.starts_with("http://") || article.url.starts_with("https://")) {
    html.raw("<li><a rel=\"noreferrer external\"").attribute("href", article.url).raw(">the original</a></li>");
  }
  if (!article.story.empty() && shown.members > 1) {
    html.raw("<li>").link(story_address(article.story), counted(shown.members, "article") + " of this story");
    html.raw("</li>");
  }
  for (const auto& [form, words] : {std::pair<const char*, const char*>{".txt", "text"},
                                    {".bib", "BibTeX"},
                                    {".csl.json", "CSL"},
                                    {".json", "JSON"}}) {
    html.raw("<li>").link(Address(api + form), words).raw("</li>");
  }
  return html.raw("</ul><p class=\"faint\">").text(shown.permanent).raw("</p>");
}

}  // namespace

Html article_view(const ShownArticle& shown) {
  Html html;
  html.add(search_box(Address("/"), shown.query));
  html.raw("<div class=\"columns\"><article class=\"article\">").add(title_of(shown));
  if (!shown.article.summary.empty()) {
    html.raw("<p class=\"summary\" dir=\"auto\">").text(shown.article.summary).raw("</p>");
  }
  html.add(body_of(shown)).raw("</article><aside aria-label=\"About the article\">");
  html.add(fields_of(shown.article)).add(ways_out(shown)).add(evidence_of(shown.article));
  return html.raw("</aside></div>");
}

}  // namespace dateline
