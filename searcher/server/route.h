// The routes: what is asked where, declared once.  The OpenAPI document and the checks come from the same table.
#pragma once

#include <atomic>
#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/server/exchange.h"
#include "searcher/server/parameters.h"

namespace dateline {

/// What a request is answered with.
struct Turn {
  Searcher& searcher;
  const std::string& tag;  ///< Served::tag of what the searcher asks
  std::chrono::steady_clock::time_point deadline;
  const std::atomic<bool>& cancel;
};

/// A request on its way through a route.
struct Call {
  Searcher& searcher;
  std::span<const Parameter> parameters;  ///< of its route
  const Arguments& arguments;
  const std::vector<std::string>& values;  ///< what stands for {...} in the path, in order
  std::chrono::steady_clock::time_point deadline;
  const std::atomic<bool>& cancel;
};

struct Route {
  std::string_view path;     ///< "/api/article/{id}"
  std::string_view summary;  ///< one sentence, for the OpenAPI document
  std::span<const Parameter> parameters;
  std::string_view types;  ///< of answers: "application/json|text/csv"
  HttpResponse (*answer)(const Call&);
};

/// Those for programs, in the order of the documents.
[[nodiscard]] std::span<const Route> routes();
/// The views of the page.
[[nodiscard]] std::span<const Route> page_routes();

/// A route and what its path's braces hold.
struct FoundRoute {
  const Route* route = nullptr;
  std::vector<std::string> values;
};
/// No route if none has this path.
[[nodiscard]] FoundRoute find_route(const std::vector<std::string>& segments);

/// Parses, asks and answers, errors as problems (as a view where a view was asked for); a HEAD is answered as a GET
/// (the connection leaves its body away).
[[nodiscard]] HttpResponse answer(const HttpRequest& request, const Turn& turn);

}  // namespace dateline
