#include "searcher/server/front.h"

#include <algorithm>
#include <utility>

#include "common/archive/snapshot.h"
#include "common/text/json.h"
#include "searcher/server/openapi.h"
#include "searcher/server/problem.h"
#include "searcher/server/route.h"
#include "searcher/server/target.h"
#include "searcher/web/assets.h"

namespace dateline {
namespace {

std::string_view path_of(const HttpRequest& request) {
  const std::string_view target = request.target;
  return target.substr(0, target.find_first_of("?#"));
}

/// Empty if what follows the name is no port.
std::string_view without_port(std::string_view host) {
  const std::size_t size = host.starts_with('[') ? host.find(']') + 1 : std::min(host.find(':'), host.size());
  const std::string_view rest = host.substr(size);
  const bool has_port = rest.starts_with(':') && rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return rest.empty() || has_port ? host.substr(0, size) : std::string_view();
}

constexpr const char* kLost = "a file of the archive was cut short, or cannot be read any more";

bool equal_names(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

}  // namespace

Front::Front(const ServerSettings& settings, const std::atomic<std::uint64_t>& connections)
    : settings_(settings),
      connections_(connections),
      archive_(settings.archive, settings.files),
      pool_(archive_, settings.search_threads, settings.most_waiting) {}

bool Front::is_known_host(std::string_view host) const {
  const std::string_view name = without_port(host);
  const auto is = [&](std::string_view each) { return equal_names(name, each); };
  if (is("localhost") || is("127.0.0.1") || is("[::1]") || is(settings_.address)) return true;
  if (name == "[" + settings_.address + "]") return true;
  return std::any_of(settings_.names.begin(), settings_.names.end(),
                     [&](const std::string& each) { return each == "*" || is(each); });
}

std::string Front::route_of(const HttpRequest& request) {
  const std::string_view path = path_of(request);
  if (path == "/healthz" || path == "/metrics" || path == "/api/openapi.json") return std::string(path);
  if (find_asset(path) != nullptr) return "assets";
  try {
    const FoundRoute found = find_route(read_target(request.target).segments);
    if (found.route != nullptr) return std::string(found.route->path);
  } catch (const Error&) {  // an address that cannot be read has no route
  }
  return "other";
}

HttpResponse Front::health() const {
  const std::string problem = archive_.problem();
  HttpResponse response{.status = problem.empty() ? 200 : 503};
  JsonWriter json(response.body);
  json.begin_object().key("status").value(problem.empty() ? "ok" : "stale");
  json.key("revision").value(archive_.get()->archive->revision()).field_if("problem", problem).end_object();
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

HttpResponse Front::metrics_page() const {
  const auto archive = archive_.get()->archive;
  HttpResponse response{.type = "text/plain; version=0.0.4; charset=utf-8"};
  response.body = metrics_.text({.connections = connections_,
                                 .waiting = pool_.waiting(),
                                 .articles = archive->snapshot().articles(),
                                 .revision = archive->revision(),
                                 .healthy = archive_.problem().empty()});
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

bool Front::answer_at_once(const HttpRequest& request, HttpResponse& response) {
  const std::string_view path = path_of(request);
  if (path == "/healthz") {
    response = health();
  } else if (path == "/metrics") {
    response = metrics_page();
  } else if (path == "/api/openapi.json") {
    response = {.body = openapi_document()};
  } else if (const Asset* const asset = find_asset(path); asset != nullptr) {
    response = {.type = std::string(asset->type), .body = std::string(asset->bytes), .etag = std::string(asset->etag)};
    if (request.if_none_match == asset->etag) response = {.status = 304, .etag = std::string(asset->etag)};
  } else {
    return false;
  }
  return true;
}

void Front::answer_in_pool(const Turn& turn, const Served& served, const HttpRequest& request, const Reply& reply) {
  if (std::chrono::steady_clock::now() > turn.deadline) {
    reply(problem(503, "the server was too busy to answer in time"));
    return;
  }
  HttpResponse response = dateline::answer(request, turn);
  if (!served.is_whole()) {  // it may have been answered from zeros
    reply(problem(503, kLost));
    return;
  }
  if (response.stream && request.method != "HEAD" && !limit_streams(response, served)) {
    reply(problem(503, "too many exports are under way"));
    return;
  }
  reply(std::move(response));
}

// A stream holds its thread as long as somebody reads, so that half of the threads are kept free of them.  Its place is
// given back before the last piece goes out: whoever has read one export may ask for the next.
bool Front::limit_streams(HttpResponse& response, const Served& served) {
  if (++streams_ * 2 > std::max<std::size_t>(pool_.threads(), 2)) {
    --streams_;
    return false;
  }
  response.stream = [this, &served, whole = std::move(response.stream)](const ChunkSink& sink) {
    struct Place {
      std::atomic<std::size_t>& places;
      ~Place() { --places; }
    } const place{streams_};
    whole([&](std::string chunk) {
      if (!served.is_whole()) throw Error(ErrorCode::damaged, kLost);
      return sink(std::move(chunk));
    });
  };
  return true;
}

void Front::answer(HttpRequest request, Reply reply) {
  if (request.method != "GET" && request.method != "HEAD") {
    HttpResponse response = problem(405, "only GET and HEAD are answered");
    response.headers.emplace_back("Allow", "GET, HEAD");
    reply(std::move(response));
    return;
  }
  if (HttpResponse response; answer_at_once(request, response)) {
    reply(std::move(response));
    return;
  }
  const auto deadline = std::chrono::steady_clock::now() + settings_.search_time;
  const auto failed = [reply](const std::exception& error) {
    reply(problem(503, std::string("the archive cannot be searched: ") + error.what()));
  };
  const auto search = [this, request = std::move(request), reply, deadline](Searcher& searcher, const Served& served) {
    try {
      answer_in_pool({searcher, served.tag, deadline, cancel_}, served, request, reply);
    } catch (const std::exception& error) {
      reply(served.is_whole() ? problem(500, std::string("a mistake of ours: ") + error.what()) : problem(503, kLost));
    }
  };
  const bool taken = pool_.submit({search, failed});
  if (!taken) reply(problem(503, "too many requests wait"));
}

}  // namespace dateline
