// The pipeline: input -> cleaning -> entities -> stories -> building.
#include <algorithm>
#include <unordered_map>
#include <utility>
#include <variant>

#include <dateline/indexer.h>

#include "common/analysis/analyzer.h"
#include "common/schema/document.h"
#include "indexer/building/publisher.h"
#include "indexer/building/shard_writer.h"
#include "indexer/enrich.h"
#include "indexer/input/reader.h"
#include "indexer/stored_articles.h"

namespace dateline {
namespace {

// What an article takes in memory beside its text, by a rough count of its strings and vectors.
constexpr std::uint64_t kArticleOverhead = 1024;

std::uint64_t memory_of(const Article& article) {
  std::uint64_t bytes = kArticleOverhead + article.body.size() + article.title.size() + article.summary.size();
  for (const Entity& entity : article.entities) bytes += 128 + 8 * entity.spans.size();
  return bytes;
}

// True if `a` was fetched before `b`: of several captures the latest wins, whatever order they are read in.
bool is_older(const Article& a, const Article& b) {
  const auto fetched = [](const Article& article) {
    return article.fetched ? std::optional(article.fetched->day + article.fetched->time) : std::nullopt;
  };
  return fetched(a) && fetched(b) && *fetched(a) < *fetched(b);
}

void check_cancel(const std::atomic<bool>* cancel) {
  if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) {
    throw Error(ErrorCode::interrupted, "interrupted; nothing was published");
  }
}

// The articles of this run that are not written yet, one an id.
struct Batch {
  struct Entry {
    Article article;
    Outcome outcome;
  };
  std::unordered_map<std::string, Entry> by_id;
  std::uint64_t bytes = 0;

  Entry* find(const std::string& id) {
    const auto found = by_id.find(id);
    return found == by_id.end() ? nullptr : &found->second;
  }
  void put(Article&& article, Outcome outcome) {
    bytes += memory_of(article);
    std::string id = article.id;
    by_id.emplace(std::move(id), Entry{std::move(article), outcome});
  }
  void drop(const std::string& id) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) return;
    bytes -= memory_of(found->second.article);
    by_id.erase(found);
  }
  std::vector<Article> take() {
    std::vector<Article> out;
    out.reserve(by_id.size());
    for (auto& [id, entry] : by_id) out.push_back(std::move(entry.article));
    by_id.clear();
    bytes = 0;
    // Any order gives the same shard; this one also gives the same intermediate steps.
    std::sort(out.begin(), out.end(), [](const Article& a, const Article& b) { return a.id < b.id; });
    return out;
  }
};

}  // namespace

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

class Indexer::Impl {
 public:
  Impl(const std::string& path, IndexerOptions options)
      : options_(std::move(options)),
        publisher_(path, {.analyzer = Analyzer::fingerprint(), .interop = false, .on_step = {}}),
        tagger_(make_rule_tagger()),
        stored_(publisher_.snapshot()) {
    summary_.revision = publisher_.revision();
    if (publisher_.snapshot() != nullptr) publisher_.snapshot()->require_analyzer(Analyzer::fingerprint());
  }

  void add_item(InputItem&& item);
  Outcome add(const Page& page);
  Outcome add(Article&& article, bool is_page, std::string remark);
  bool erase(const std::string& id);
  void publish();

  IndexerOptions options_;
  IndexSummary summary_;

 private:
  Outcome report(InputReport&& row);
  Outcome reject(const std::string& input, const std::string& reason);
  Outcome place(Article&& article, std::string remark);
  std::uint64_t& count_of(Outcome outcome);
  void write_batch();
  void write_shard(std::vector<Article> articles);

  Publisher publisher_;
  std::unique_ptr<Tagger> tagger_;
  StoredArticles stored_;
  Batch batch_;
  Analyzer analyzer_;
  bool hidden_ = false;
};

std::uint64_t& Indexer::Impl::count_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::added:
      return summary_.added;
    case Outcome::updated:
      return summary_.updated;
    case Outcome::unchanged:
      return summary_.unchanged;
    case Outcome::rejected:
      return summary_.rejected;
  }
  return summary_.rejected;
}

Outcome Indexer::Impl::report(InputReport&& row) {
  ++count_of(row.outcome);
  if (options_.on_input) options_.on_input(row);
  return row.outcome;
}

Outcome Indexer::Impl::reject(const std::string& input, const std::string& reason) {
  return report({input, Outcome::rejected, {}, reason});
}

void Indexer::Impl::add_item(InputItem&& item) {
  check_cancel(options_.cancel);
  summary_.bytes += item.bytes;
  if (auto* page = std::get_if<Page>(&item.content)) {
    add(*page);
  } else if (auto* article = std::get_if<Article>(&item.content)) {
    std::string remark;
    for (const std::string& complaint : item.complaints) remark += (remark.empty() ? "" : "; ") + complaint;
    add(std::move(*article), false, std::move(remark));
  } else {
    ++summary_.read;
    reject(item.input, std::get<Unreadable>(item.content).reason);
  }
}

Outcome Indexer::Impl::add(const Page& page) {
  CleanedPage cleaned = clean(page);
  if (cleaned.article) return add(std::move(*cleaned.article), true, {});
  ++summary_.read;
  return reject(page.input, cleaned.rejected);
}

Outcome Indexer::Impl::add(Article&& article, bool is_page, std::string remark) {
  ++summary_.read;
  complete(article, is_page);
  if (article.title.empty() && article.body.empty()) return reject(article.input, "neither title nor text");
  const Outcome outcome = place(std::move(article), std::move(remark));
  if (batch_.bytes > options_.memory_bytes) write_batch();
  return outcome;
}

// Added, updated or unchanged, by what the run and the archive hold under the same id.
Outcome Indexer::Impl::place(Article&& article, std::string remark) {
  const auto note = [&](const std::string& text) { remark += (remark.empty() ? "" : "; ") + text; };
  const auto done = [&](Outcome outcome) { return report({article.input, outcome, article.id, remark}); };

  Batch::Entry* earlier = batch_.find(article.id);
  if (earlier != nullptr) {
    if (earlier->article.digest == article.digest) {
      note("the same as " + earlier->article.input);
      return done(Outcome::unchanged);
    }
    if (is_older(article, earlier->article)) {
      note("older than " + earlier->article.input);
      return done(Outcome::unchanged);
    }
    note("replaces " + earlier->article.input + " of this run");
    --count_of(earlier->outcome);
    ++summary_.unchanged;
    batch_.drop(article.id);
  }
  const auto row = stored_.find(article.id);
  if (row) {
    const Article stored = stored_.read(*row);
    if (stored.digest == article.digest) return done(Outcome::unchanged);
    if (is_older(article, stored)) {
      note("older than what the archive holds");
      return done(Outcome::unchanged);
    }
  }
  tag_entities(article, options_.entities, *tagger_);
  InputReport row_report{article.input, row ? Outcome::updated : Outcome::added, article.id, std::move(remark)};
  batch_.put(std::move(article), row_report.outcome);
  return report(std::move(row_report));
}

bool Indexer::Impl::erase(const std::string& id) {
  bool found = batch_.find(id) != nullptr;
  batch_.drop(id);
  if (const auto row = stored_.find(id)) {
    stored_.hide(*row);
    hidden_ = found = true;
  }
  if (found) ++summary_.deleted;
  return found;
}

void Indexer::Impl::write_batch() {
  if (batch_.by_id.empty()) return;
  std::vector<Article> articles = batch_.take();
  const auto hide_stored = [&](const std::string& id) {
    if (const auto row = stored_.find(id)) {
      stored_.hide(*row);
      hidden_ = true;
    }
  };
  for (const Article& article : articles) hide_stored(article.id);
  std::vector<Article> moved = assign_stories(articles, stored_);
  for (Article& article : moved) {
    hide_stored(article.id);
    articles.push_back(std::move(article));
  }
  write_shard(std::move(articles));
}

void Indexer::Impl::write_shard(std::vector<Article> articles) {
  std::sort(articles.begin(), articles.end(), comes_before);
  const std::string folder = publisher_.new_shard_folder();
  const auto writer = make_xapian_shard_writer(folder);
  for (const Article& article : articles) {
    check_cancel(options_.cancel);
    writer->add(index_article(article, analyzer_, story_sketch(article)));
  }
  writer->finish();
  stored_.add_run_shard(folder);
}

void Indexer::Impl::publish() {
  check_cancel(options_.cancel);
  write_batch();
  Publication publication{stored_.run_shards(), stored_.newly_hidden()};
  if (publication.shards.empty() && !hidden_) return;
  publisher_.publish(publication);
  summary_.revision = publisher_.revision();
  stored_ = StoredArticles(publisher_.snapshot());
  hidden_ = false;
}

Indexer::Indexer(const std::string& path, IndexerOptions options)
    : impl_(std::make_unique<Impl>(path, std::move(options))) {}
Indexer::~Indexer() = default;

void Indexer::add_path(const std::string& input) {
  read_input(input, {}, [&](InputItem&& item) { impl_->add_item(std::move(item)); });
}
Outcome Indexer::add(const Page& page) { return impl_->add(page); }
Outcome Indexer::add(Article article) { return impl_->add(std::move(article), false, {}); }
bool Indexer::erase(const std::string& id) { return impl_->erase(id); }
void Indexer::publish() { impl_->publish(); }
const IndexSummary& Indexer::summary() const noexcept { return impl_->summary_; }

void clean_path(const std::string& input, const IndexerOptions& options,
                const std::function<void(const CleanedInput&)>& sink) {
  const auto tagger = make_rule_tagger();
  read_input(input, {}, [&](InputItem&& item) {
    check_cancel(options.cancel);
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
      tag_entities(*out.page.article, options.entities, *tagger);
      out.report.id = out.page.article->id;
    } else {
      out.report.outcome = Outcome::rejected;
      out.report.reason = out.page.rejected;
    }
    sink(out);
  });
}

}  // namespace dateline
