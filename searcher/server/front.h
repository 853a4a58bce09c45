// What stands before the routes: addresses that are answered at once, and the way to the pool for all others.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "searcher/server/current_archive.h"
#include "searcher/server/exchange.h"
#include "searcher/server/metrics.h"
#include "searcher/server/route.h"
#include "searcher/server/search_pool.h"
#include "searcher/server/server.h"

namespace dateline {

/// Takes the answer, on whatever thread makes it.  A stream is run by the callee before it returns.
using Reply = std::function<void(HttpResponse)>;

/// Thread-safe.
class Front {
 public:
  /// Both must stay valid.
  Front(const ServerSettings& settings, const std::atomic<std::uint64_t>& connections);

  /// Answers now, or has the pool do it: `reply` is called once, unless the front ends before.
  void answer(HttpRequest request, Reply reply);
  /// The pattern of a target's route, for counting; "other" if there is none.
  [[nodiscard]] static std::string route_of(const HttpRequest& request);
  /// Is this value of Host one that a browser may ask for?
  [[nodiscard]] bool is_known_host(std::string_view host) const;

  void refresh() {
    archive_.refresh([&](const std::shared_ptr<const Served>& next) { pool_.prepare(next); });
  }
  void cancel_searches() { cancel_ = true; }
  [[nodiscard]] Metrics& metrics() noexcept { return metrics_; }

 private:
  [[nodiscard]] bool answer_at_once(const HttpRequest& request, HttpResponse& response);
  [[nodiscard]] bool limit_streams(HttpResponse& response, const Served& served);
  [[nodiscard]] HttpResponse health() const;
  [[nodiscard]] HttpResponse metrics_page() const;
  void answer_in_pool(const Turn& turn, const Served& served, const HttpRequest& request, const Reply& reply);

  const ServerSettings& settings_;
  const std::atomic<std::uint64_t>& connections_;
  CurrentArchive archive_;
  Metrics metrics_;
  std::atomic<bool> cancel_ = false;
  std::atomic<std::size_t> streams_ = 0;
  SearchPool pool_;  // last: its threads use the others
};

}  // namespace dateline
