// The public face of a run.
#include <dateline/indexer.h>

#include <utility>

#include "indexer/index_run.h"

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

}  // namespace dateline
