#include "searcher/hits.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "searcher/matching/explanation.h"
#include "searcher/snippets/snippets.h"

namespace dateline {
namespace {

std::string_view name_of(WeighedPart::Kind kind) {
  constexpr std::array<std::string_view, 6> kNames{"stem", "word", "title", "phrase", "close", "age"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace

HitMaker::HitMaker(const SearchRequest& request, const Asked& asked, OpenedArchive& opened, const Stories* stories)
    : request_(request), asked_(asked), opened_(opened), stories_(stories), finders_(opened.shards.size()) {}

std::vector<Witness> HitMaker::witnesses(RowRef row) {
  std::unique_ptr<WitnessFinder>& finder = finders_[row.shard];
  const Xapian::Database& database = opened_.shards[row.shard];
  if (!finder) {
    finder = std::make_unique<WitnessFinder>(asked_.compiled.meaning, opened_.tokens->of(database), database);
  }
  return finder->of(row.docid);
}

Hit HitMaker::hit(const RankedRow& row) {
  const Article article = stored_article(opened_.shards[row.row.shard], row.row.docid);
  Hit made;
  made.score = row.score;
  made.id = article.id;
  made.url = article.url;
  made.title = article.title;
  made.source = article.source;
  made.language = article.language;
  made.published = article.published;
  made.story = article.story;
  HitExcerpts excerpts = hit_excerpts(
      article, witnesses(row.row), asked_.compiled.units, opened_.analyzer,
      {.count = request_.snippets, .bytes = request_.snippet_bytes, .context_words = request_.context_words});
  made.title_marks = std::move(excerpts.title_marks);
  made.snippets = std::move(excerpts.snippets);
  made.contexts = std::move(excerpts.contexts);
  if (request_.explain && made.score > 0) explain_score(row, made);
  if (stories_ != nullptr) {
    made.copies = stories_->copies(row.row);
    made.copies_outlets = stories_->outlets_of_copies(row.row);
  }
  return made;
}

void HitMaker::explain_score(const RankedRow& row, Hit& hit) {
  WeighedPlan plan = weigh(asked_.ranking, *opened_.lists);
  plan.fading = asked_.fading;
  for (WeighedPart& part : explain(plan, *opened_.lists, row.row)) {
    hit.parts.push_back({.part = std::string(name_of(part.kind)),
                         .text = std::move(part.text),
                         .times = part.times,
                         .score = to_double(part.score)});
  }
}

}  // namespace dateline
