#include <algorithm>
#include <string>
#include <string_view>

#include "searcher/output/answer_text.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string entities_of(const Article& article, EntityKind kind) {
  std::vector<std::string> names;
  for (const Entity& entity : article.entities) {
    if (entity.kind == kind) names.push_back(entity.name);
  }
  return listed(names);
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
    out += '\n' + wrapped(body.substr(begin, end - begin), marks_within(marks, begin, end), {}, style) + '\n';
    begin = end + 2;
  }
  return out;
}

}  // namespace

std::string article_text(const Article& article, const TextStyle& style, const std::vector<Span>& title_marks,
                         const std::vector<Span>& body_marks) {
  std::string out;
  const auto line = [&](std::string_view label, std::string_view text) {
    if (text.empty()) return;
    out += wrapped(std::string(label) + std::string(text), {}, {.indent = 2, .look = Look::faint}, style) + '\n';
  };
  if (!article.title.empty()) out += wrapped(article.title, title_marks, {.look = Look::title}, style) + '\n';
  line("", dotted({article.source, date_text(article.published), article.language, article.section}));
  line("by ", dotted({listed(article.byline), article.agency}));
  line("from ", article.place);
  line("tags ", listed(article.tags));
  for (const std::string& name : {article.id, article.url == article.id ? std::string{} : article.url}) {
    if (!name.empty()) out += in_look(printable(name), Look::faint, style) + '\n';
  }
  out += paragraphs(article, body_marks, style);
  if (!article.entities.empty()) out += '\n';
  line("persons: ", entities_of(article, EntityKind::person));
  line("organizations: ", entities_of(article, EntityKind::organization));
  line("places: ", entities_of(article, EntityKind::place));
  return out;
}

}  // namespace dateline
