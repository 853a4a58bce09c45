#include "searcher/server/metrics.h"

#include <catch2/catch.hpp>

#include "searcher/server/access_log.h"

namespace dateline {
namespace {

using namespace std::chrono_literals;

bool holds(const std::string& text, const std::string& line) { return text.find(line + "\n") != std::string::npos; }

TEST_CASE("requests are counted by route and status, times in cumulated buckets", "[server]") {
  Metrics metrics;
  metrics.add("/api/search", 200, 3ms, 100);
  metrics.add("/api/search", 200, 30ms, 50);
  metrics.add("/api/search", 400, 20s, 7);
  metrics.add_refused();
  const std::string text = metrics.text({.connections = 3, .articles = 32, .revision = 7, .healthy = false});
  CHECK(holds(text, "dateline_requests_total{route=\"/api/search\",status=\"200\"} 2"));
  CHECK(holds(text, "dateline_requests_total{route=\"/api/search\",status=\"400\"} 1"));
  CHECK(holds(text, "dateline_request_seconds_bucket{route=\"/api/search\",le=\"0.002\"} 0"));
  CHECK(holds(text, "dateline_request_seconds_bucket{route=\"/api/search\",le=\"0.005\"} 1"));
  CHECK(holds(text, "dateline_request_seconds_bucket{route=\"/api/search\",le=\"10\"} 2"));
  CHECK(holds(text, "dateline_request_seconds_bucket{route=\"/api/search\",le=\"+Inf\"} 3"));
  CHECK(holds(text, "dateline_request_seconds_count{route=\"/api/search\"} 3"));
  CHECK(holds(text, "dateline_sent_bytes_total 157"));
  CHECK(holds(text, "dateline_refused_connections_total 1"));
  CHECK(holds(text, "dateline_connections 3"));
  CHECK(holds(text, "dateline_archive_revision 7"));
  CHECK(holds(text, "dateline_archive_healthy 0"));
}

TEST_CASE("the access log leaves out what was asked unless told", "[server]") {
  AccessNote note{.remote = "127.0.0.1",
                  .method = "GET",
                  .target = "/api/search?q=secret",
                  .status = 200,
                  .bytes = 12,
                  .took = 1'234'567ns};
  const auto now = std::chrono::system_clock::time_point(1'700'000'000s);
  CHECK(access_log_line(note, now) ==
        R"({"time":"2023-11-14T22:13:20Z","remote":"127.0.0.1","method":"GET","path":"/api/search","status":200,)"
        R"("bytes":12,"ms":1.23})");
  note.with_query = true;
  CHECK(access_log_line(note, now).find("q=secret") != std::string::npos);
  note.target = "/\n\"\x1B[31m";
  CHECK(access_log_line(note, now).find('\n') == std::string::npos);
}

}  // namespace
}  // namespace dateline
