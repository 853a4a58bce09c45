// A query's way: asking -> counting and hits; output is the programs'.
#include <dateline/searcher.h>

#include <functional>
#include <unordered_set>
#include <utility>

#include "common/archive/snapshot.h"
#include "searcher/asking.h"
#include "searcher/counting.h"
#include "searcher/hits.h"
#include "searcher/matching/name_list.h"
#include "searcher/opened_archive.h"

namespace dateline {
namespace {

using std::chrono::steady_clock;

OpenedArchive& begun(OpenedArchive& opened) {
  opened.lists->begin_query();
  return opened;
}

// A request on its way: its matches known, its answer begun.
struct Search {
  Search(OpenedArchive& opened, const SearchRequest& request)
      : stopwatch(request.deadline, request.cancel),
        asking(begun(opened), stopwatch),
        asked(asking.ask(request)),
        answer(asking.begin_answer(request, asked)) {
    asking.add_relaxations(request, asked, answer);
  }
  [[nodiscard]] Answer finished() {
    answer.took_ms = std::chrono::duration<double, std::milli>(steady_clock::now() - started).count();
    return std::move(answer);
  }

  steady_clock::time_point started = steady_clock::now();
  Stopwatch stopwatch;
  Asking asking;
  Asked asked;
  Answer answer;
};

}  // namespace

class Searcher::Impl {
 public:
  Impl(std::shared_ptr<const Archive> archive, const SearcherOptions& options) : opened_(std::move(archive), options) {}

  Answer search(const SearchRequest& request);
  Answer stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink);
  std::vector<ListedName> names(const std::string& prefix, std::size_t limit) {
    return list_names(*opened_.names, prefix, limit);
  }
  [[nodiscard]] const std::shared_ptr<const Archive>& archive() const noexcept { return opened_.archive; }

 private:
  void each_hit(const SearchRequest& request, Search& search, const Stories* stories,
                const std::function<bool(Hit&&)>& sink);

  OpenedArchive opened_;
};

// From the offset on, one a story where copies collapse.
void Searcher::Impl::each_hit(const SearchRequest& request, Search& search, const Stories* stories,
                              const std::function<bool(Hit&&)>& sink) {
  HitMaker hits(request, search.asked, opened_, stories);
  std::unordered_set<std::uint64_t> seen;
  std::uint32_t rank = 0;
  search.asking.walk(request, search.asked, [&](const RankedRow& row) {
    if (stories != nullptr && !seen.insert(stories->key(row.row)).second) return true;
    if (++rank <= request.offset) return true;
    Hit hit = hits.hit(row);
    hit.rank = rank;
    return sink(std::move(hit));
  });
}

Answer Searcher::Impl::search(const SearchRequest& request) {
  Search search(opened_, request);
  Answer& answer = search.answer;
  const Stories stories(*opened_.lists, *opened_.stories, search.asked.matches);
  answer.stories = stories.count();
  count_matches(request, search.asked, opened_, search.stopwatch, answer);
  if (request.limit > 0) {
    each_hit(request, search, request.collapse ? &stories : nullptr, [&](Hit&& hit) {
      answer.hits.push_back(std::move(hit));
      return answer.hits.size() < request.limit;
    });
  }
  return search.finished();
}

Answer Searcher::Impl::stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink) {
  Search search(opened_, request);
  std::optional<Stories> stories;
  if (request.collapse) stories.emplace(*opened_.lists, *opened_.stories, search.asked.matches);
  each_hit(request, search, stories ? &*stories : nullptr, [&](Hit&& hit) { return sink(hit); });
  return search.finished();
}

Searcher::Searcher(std::shared_ptr<const Archive> archive, const SearcherOptions& options)
    : impl_(guarded(archive->path(), [&] { return std::make_unique<Impl>(archive, options); })) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Answer Searcher::search(const SearchRequest& request) {
  return guarded(archive().path(), [&] { return impl_->search(request); });
}

Answer Searcher::stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink) {
  return guarded(archive().path(), [&] { return impl_->stream(request, sink); });
}

std::optional<Article> Searcher::article(const std::string& id) { return archive().article(id); }
std::vector<ListedName> Searcher::names(const std::string& prefix, std::size_t limit) {
  return guarded(archive().path(), [&] { return impl_->names(prefix, limit); });
}
const Archive& Searcher::archive() const noexcept { return *impl_->archive(); }

}  // namespace dateline
