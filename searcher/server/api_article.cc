#include <array>

#include "searcher/output/answer_text.h"
#include "searcher/output/citation.h"
#include "searcher/server/api.h"
#include "searcher/server/problem.h"

namespace dateline {
namespace {

struct Form {
  std::string_view name;
  std::string_view ending;  // of the address
  std::string_view type;
  std::string (*text)(const Article&);
};

std::string json_text(const Article& article) { return to_json(article); }
std::string plain_text(const Article& article) { return article_text(article, {}); }

constexpr std::array kForms{
    Form{"json", ".json", "application/json", json_text},
    Form{"txt", ".txt", "text/plain; charset=utf-8", plain_text},
    Form{"bibtex", ".bib", "application/x-bibtex; charset=utf-8", bibtex},
    Form{"csl-json", ".csl.json", "application/vnd.citationstyles.csl+json", csl_json},
};

// An id may end in what looks like a form's ending; the article that has it goes before.
std::optional<Article> find(Searcher& searcher, const std::string& id, const Form*& form) {
  if (auto article = searcher.article(id)) return article;
  const Form* best = nullptr;
  for (const Form& each : kForms) {
    if (id.ends_with(each.ending) && (best == nullptr || each.ending.size() > best->ending.size())) best = &each;
  }
  if (best == nullptr) return std::nullopt;
  form = best;
  return searcher.article(id.substr(0, id.size() - best->ending.size()));
}

}  // namespace

HttpResponse api_article(const Call& call) {
  const std::string& id = call.values.front();
  const Form* form = nullptr;
  for (const Form& each : kForms) {
    if (call.arguments.text("format") == each.name) form = &each;
  }
  const auto article = find(call.searcher, id, form);
  if (!article) {
    throw Error(ErrorCode::not_found, "no article has the id " + id, id, "ids stand in every hit, percent-encoded");
  }
  return {.type = std::string(form->type), .body = form->text(*article)};
}

}  // namespace dateline
