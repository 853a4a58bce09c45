// The public face of a run.
#include <dateline/indexer.h>

#include <utility>
#include <variant>

#include "indexer/enrich.h"
#include "indexer/index_run.h"
#include "indexer/input/reader.h"
#include "indexer/inverting/cancel.h"

namespace dateline {

std::string_view to_string(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::added:
      return "added";
    case Outcome::updated:
      return "updated";
    case Outcome::unchanged:
      return "unchanged";
    case Outcome::rejected:
      return "rejected";
  }
  return "rejected";
}

class Indexer::Impl : public IndexRun {
 public:
  using IndexRun::IndexRun;
};

Indexer::Indexer(const std::string& path, IndexerOptions options)
    : impl_(std::make_unique<Impl>(path, std::move(options))) {}
Indexer::~Indexer() = default;

void Indexer::add_path(const std::string& input) { impl_->read(input); }
Outcome Indexer::add(const Page& page) {
  return impl_->add_now({.input = page.input, .content = page, .bytes = 0, .complaints = {}});
}
Outcome Indexer::add(Article article) {
  std::string input = article.input;
  return impl_->add_now({.input = std::move(input), .content = std::move(article), .bytes = 0, .complaints = {}});
}
bool Indexer::erase(const std::string& id) { return impl_->erase(id); }
void Indexer::publish() { impl_->publish(); }
const IndexSummary& Indexer::summary() const noexcept { return impl_->summary(); }

void clean_path(const std::string& input, const IndexerOptions& options,
                const std::function<void(const CleanedInput&)>& sink) {
  EntityAdder entities(options.entities);
  read_input(input, {}, [&](InputItem&& item) {
    check_cancel(options.cancel, "interrupted");
    CleanedInput out{{item.input, Outcome::added, {}, {}}, {}};
    if (auto* page = std::get_if<Page>(&item.content)) {
      out.page = clean(*page);
    } else if (auto* article = std::get_if<Article>(&item.content)) {
      out.page.article = std::move(*article);
    } else {
      out.page.rejected = std::get<Unreadable>(item.content).reason;
    }
    if (out.page.article) {
      complete(*out.page.article, std::holds_alternative<Page>(item.content));
      entities.add(*out.page.article);
      out.report.id = out.page.article->id;
    } else {
      out.report.outcome = Outcome::rejected;
      out.report.reason = out.page.rejected;
    }
    sink(out);
  });
}

}  // namespace dateline
