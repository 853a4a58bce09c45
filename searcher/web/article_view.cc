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
    // One match in several pieces is walked to once.
    if (mark != marks_.end() && mark->begin == begin) html.raw("<mark>");
    if (mark != marks_.end() && mark->begin != begin) html.raw("<mark class=\"rest\">");
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
  html.raw("<h1 dir=\"auto\"").attribute("lang", shown.article.language).raw(">");
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
  html.raw("<details class=\"evidence\"><summary>Where each field came from</summary><table><thead><tr>");
  html.raw(
      "<th scope=\"col\">field</th><th scope=\"col\">from</th><th scope=\"col\">confidence</th></tr></thead><tbody>");
  if (article.evidence.empty()) html.raw("<tr><td colspan=\"3\">nothing is kept of that</td></tr>");
  for (const Evidence& each : article.evidence) {
    html.raw("<tr><th scope=\"row\">").text(each.field).raw("</th><td>").text(each.from).raw("</td><td>");
    html.text(percent(static_cast<std::uint64_t>(each.confidence * 1000 + 0.5), 1000)).raw("</td></tr>");
  }
  html.raw("</tbody></table>");
  if (!article.input.empty()) {
    html.raw("<p>Read from <code>").text(article.input);
    html.raw("</code>. What cleaning dropped is not stored; <code>dateline-index --clean-only --explain</code> on it ");
    html.raw("shows each block and why.</p>");
  }
  return html.raw("</details>");
}

// The article as a footnote has it.
Html citation_of(const ShownArticle& shown) {
  const Article& article = shown.article;
  Html html;
  html.raw("<details class=\"cite\"><summary>Cite</summary><p dir=\"auto\">");
  const std::string authors = listed(article.byline);
  if (!authors.empty()) html.text(authors).raw(": ");
  html.raw("<q>").text(article.title.empty() ? article.id : article.title).raw("</q>");
  for (const std::string& part : {article.source, article.published ? date_text(article.published) : "", article.url}) {
    if (!part.empty()) html.raw(", ").text(part);
  }
  html.raw(" (dateline archive ").text(shown.archive).raw(", revision ").number(shown.revision).raw(").</p>");
  const std::string api = "/api/article/" + percent_encoded(article.id);
  html.raw("<p>").link(Address(api + ".bib"), "BibTeX").raw(" \u00B7 ").link(Address(api + ".csl.json"), "CSL");
  return html.raw("</p></details>");
}

// A link may come from another archive, or from before a correction.
Html link_notes(const ShownArticle& shown) {
  Html html;
  if (!shown.linked_archive.empty() && shown.linked_archive != shown.archive) {
    html.raw("<p class=\"note\" role=\"note\">This link was made from another archive, ").text(shown.linked_archive);
    html.raw(": what it showed may have been another text.</p>");
  } else if (shown.linked_revision != 0 && shown.linked_revision != shown.revision) {
    html.raw("<p class=\"note\" role=\"note\">This link was made at revision ").number(shown.linked_revision);
    html.raw("; the archive is at revision ").number(shown.revision);
    html.raw(" now, and the article may have been corrected.</p>");
  }
  return html;
}

Html match_count(const ShownArticle& shown) {
  Html html;
  if (shown.query.empty()) return html;
  const std::size_t matches = shown.title_marks.size() + shown.body_marks.size();
  html.raw("<p class=\"faint matches\"><span role=\"status\">").text(counted(matches, "match", "matches"));
  html.raw("</span> of <code>").text(shown.query).raw("</code>");
  if (matches > 0) html.raw("<span class=\"scripted\" hidden> \u00B7 <kbd>n</kbd> and <kbd>p</kbd> walk them</span>");
  return html.raw("</p>");
}

Html ways_out(const ShownArticle& shown) {
  const Article& article = shown.article;
  const std::string api = "/api/article/" + percent_encoded(article.id);
  Html html;
  html.raw("<ul class=\"ways\">");
  if (is_web_address(article.url)) {
    html.raw("<li><a rel=\"noreferrer external\"").attribute("href", article.url).raw(">the original</a></li>");
  }
  if (!article.story.empty() && shown.members > 1) {
    html.raw("<li>").link(story_address(article.story), counted(shown.members, "article") + " of this story");
    html.raw("</li>");
  }
  for (const auto& [form, words] : {std::pair<const char*, const char*>{".txt", "text"}, {".json", "JSON"}}) {
    html.raw("<li>").link(Address(api + form), words).raw("</li>");
  }
  const Address permanent =
      article_address(article.id).with("archive", shown.archive).with("revision", std::to_string(shown.revision));
  html.raw("<li>").link(permanent, "permanent link", "permanent").raw("</li>");
  return html.raw("</ul>");
}

}  // namespace

Html article_view(const ShownArticle& shown) {
  Html html;
  html.add(search_box(Address("/"), shown.query));
  html.add(link_notes(shown)).raw("<div class=\"columns\"><article class=\"article\">").add(title_of(shown));
  html.add(match_count(shown));
  if (!shown.article.summary.empty()) {
    html.raw("<p class=\"summary\" dir=\"auto\">").text(shown.article.summary).raw("</p>");
  }
  html.add(body_of(shown)).raw("</article><aside aria-label=\"About the article\">");
  html.add(fields_of(shown.article)).add(ways_out(shown));
  html.add(citation_of(shown)).add(evidence_of(shown.article));
  return html.raw("</aside></div>");
}

}  // namespace dateline
