#include "indexer/prepare.h"

#include <utility>
#include <variant>

#include "indexer/stories/stories.h"

namespace dateline {

Preparer::Preparer(const PrepareOptions& options, const ArchiveSnapshot* snapshot)
    : options_(options), revision_(snapshot == nullptr ? 0 : snapshot->manifest().revision), stored_(snapshot) {}

std::vector<PreparedInput> Preparer::prepare(InputItem&& item) {
  std::vector<PreparedInput> others;
  PreparedInput out;
  out.input = item.input;
  out.bytes = item.bytes;
  out.revision = revision_;
  for (const std::string& complaint : item.complaints) out.remark += (out.remark.empty() ? "" : "; ") + complaint;
  if (auto* page = std::get_if<Page>(&item.content)) {
    CleanedPage cleaned = clean(*page);
    if (cleaned.article) {
      prepare_article(std::move(*cleaned.article), true, out);
      for (Article& other : cleaned.others) {
        PreparedInput another;
        another.input = item.input;
        another.revision = revision_;
        prepare_article(std::move(other), true, another);
        others.push_back(std::move(another));
      }
    } else {
      out.rejected = cleaned.rejected;
    }
  } else if (auto* article = std::get_if<Article>(&item.content)) {
    prepare_article(std::move(*article), false, out);
  } else {
    out.rejected = std::get<Unreadable>(item.content).reason;
  }
  others.insert(others.begin(), std::move(out));
  return others;
}

void Preparer::prepare_article(Article&& article, bool is_page, PreparedInput& out) {
  complete(article, is_page);
  if (out.input.empty()) out.input = article.input;
  if (article.title.empty() && article.body.empty()) {
    out.rejected = "neither title nor text";
    return;
  }
  out.stored = look_up(article.id);
  if (out.stored && out.stored->digest == article.digest) {
    out.article = std::move(article);
  } else {
    out.analysed = analyse(std::move(article));
  }
}

std::optional<StoredMatch> Preparer::look_up(const std::string& id) const {
  const auto row = stored_.find(id);
  if (!row) return std::nullopt;
  Article stored = stored_.read(*row);
  return StoredMatch{*row, std::move(stored.digest), stored.fetched};
}

void Preparer::look_up_again(PreparedInput& input) const {
  if (input.revision == revision_ || !input.rejected.empty()) return;
  input.revision = revision_;
  input.stored = look_up(input.analysed ? input.analysed->id : input.article.id);
}

AnalysedArticle Preparer::analyse(Article&& article) {
  options_.entities->add(article);
  AnalysedArticle analysed = analyser_.analyse(article);
  if (options_.stories == StoryMatching::near_copies) {
    add_sketch(analysed, story_sketch(article));
  } else if (analysed.words_hash) {
    add_sketch(analysed, {*analysed.words_hash});
  }
  return analysed;
}

}  // namespace dateline
