#include <algorithm>
#include <string>
#include <string_view>

#include "searcher/output/answer_text.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

// "North Korea (KP) ×3, Hamburg (doubtful)"
std::string entities_of(const Article& article, EntityKind kind) {
  std::vector<std::string> names;
  for (const Entity& entity : article.entities) {
    if (entity.kind != kind) continue;
    std::vector<std::string> remarks;
    if (!entity.country.empty()) remarks.push_back(entity.country);
    if (entity.doubtful) remarks.emplace_back("doubtful");
    const std::size_t mentions = entity.title_spans.size() + entity.spans.size();
    names.push_back(entity.name + (remarks.empty() ? "" : " (" + listed(remarks) + ")") +
                    (mentions < 2 ? "" : " \u00D7" + std::to_string(mentions)));
  }
  return listed(names);
}

// Where the article names anybody or anything.
std::vector<Span> mentions(const Article& article, std::vector<Span> Entity::*spans) {
  std::vector<Span> out;
  for (const Entity& entity : article.entities) {
    out.insert(out.end(), (entity.*spans).begin(), (entity.*spans).end());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Span> marks_within(const std::vector<Span>& marks, std::size_t begin, std::size_t end) {
  std::vector<Span> out;
  for (const Span mark : marks) {
    if (mark.end <= begin || mark.begin >= end) continue;
    out.push_back({static_cast<std::uint32_t>(std::max<std::size_t>(mark.begin, begin) - begin),
                   static_cast<std::uint32_t>(std::min<std::size_t>(mark.end, end) - begin)});
  }
  return out;
}

std::string paragraphs(const Article& article, const std::vector<Span>& marks, const TextStyle& style) {
  std::string out;
  const std::string_view body = article.body;
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", begin), body.size());
    out += '\n' +
           wrapped(body.substr(begin, end - begin), marks_within(marks, begin, end), {.mark = Look::name}, style) +
           '\n';
    begin = end + 2;
  }
  return out;
}

}  // namespace

std::string article_text(const Article& article, const TextStyle& style) {
  std::string out;
  const auto line = [&](std::string_view label, std::string_view text) {
    if (text.empty()) return;
    out += wrapped(std::string(label) + std::string(text), {}, {.indent = 2, .look = Look::faint}, style) + '\n';
  };
  if (!article.title.empty()) {
    const Wrapping title{.look = Look::title, .mark = Look::name};
    out += wrapped(article.title, mentions(article, &Entity::title_spans), title, style) + '\n';
  }
  line("", dotted({article.source, date_text(article.published), article.language, article.section}));
  line("by ", dotted({listed(article.byline), article.agency}));
  line("from ", article.place);
  line("tags ", listed(article.tags));
  for (const std::string& name : {article.id, article.url == article.id ? std::string{} : article.url}) {
    if (!name.empty()) out += in_look(printable(name), Look::faint, style) + '\n';
  }
  out += paragraphs(article, mentions(article, &Entity::spans), style);
  if (!article.entities.empty()) out += '\n';
  line("persons: ", entities_of(article, EntityKind::person));
  line("organizations: ", entities_of(article, EntityKind::organization));
  line("places: ", entities_of(article, EntityKind::place));
  return out;
}

}  // namespace dateline
