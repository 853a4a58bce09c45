#include "searcher/server/metrics.h"

#include "searcher/output/words.h"

namespace dateline {
namespace {

void head(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out += "# HELP " + std::string(name) + " " + std::string(help) + "\n";
  out += "# TYPE " + std::string(name) + " " + std::string(type) + "\n";
}

void single(std::string& out, std::string_view name, std::string_view type, std::string_view help,
            std::uint64_t value) {
  head(out, name, type, help);
  out += std::string(name) + " " + std::to_string(value) + "\n";
}

}  // namespace

void Metrics::add(std::string_view route, int status, std::chrono::nanoseconds took, std::uint64_t bytes) {
  const double seconds = std::chrono::duration<double>(took).count();
  const std::lock_guard lock(mutex_);
  ++requests_[{std::string(route), status}];
  bytes_ += bytes;
  auto at = times_.find(route);
  if (at == times_.end()) at = times_.emplace(route, Times{}).first;
  Times& times = at->second;
  ++times.count;
  times.seconds += seconds;
  for (std::size_t i = 0; i < kBounds.size(); ++i) {
    if (seconds <= kBounds[i]) ++times.counts[i];
  }
}

void Metrics::add_refused() {
  const std::lock_guard lock(mutex_);
  ++refused_;
}

std::string Metrics::text(const Gauges& gauges) const {
  const std::lock_guard lock(mutex_);
  std::string out;
  head(out, "dateline_requests_total", "counter", "Requests answered, by route and status.");
  for (const auto& [key, count] : requests_) {
    out += "dateline_requests_total{route=\"" + key.first + "\",status=\"" + std::to_string(key.second) + "\"} " +
           std::to_string(count) + "\n";
  }
  head(out, "dateline_request_seconds", "histogram", "Time from the whole request to the last byte written.");
  for (const auto& [route, times] : times_) {
    const std::string label = "{route=\"" + route + "\"";
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      out += "dateline_request_seconds_bucket" + label + ",le=\"" + number_text(kBounds[i]) + "\"} " +
             std::to_string(times.counts[i]) + "\n";
    }
    out += "dateline_request_seconds_bucket" + label + ",le=\"+Inf\"} " + std::to_string(times.count) + "\n";
    out += "dateline_request_seconds_sum" + label + "} " + number_text(times.seconds) + "\n";
    out += "dateline_request_seconds_count" + label + "} " + std::to_string(times.count) + "\n";
  }
  single(out, "dateline_sent_bytes_total", "counter", "Bytes of bodies sent.", bytes_);
  single(out, "dateline_refused_connections_total", "counter", "Connections turned away: too many.", refused_);
  single(out, "dateline_connections", "gauge", "Connections that are open.", gauges.connections);
  single(out, "dateline_waiting_requests", "gauge", "Requests that wait for a searching thread.", gauges.waiting);
  single(out, "dateline_articles", "gauge", "Articles of the archive.", gauges.articles);
  single(out, "dateline_archive_revision", "gauge", "Revision of the archive.", gauges.revision);
  single(out, "dateline_archive_healthy", "gauge", "1 if the archive's newest revision could be opened.",
         gauges.healthy ? 1 : 0);
  return out;
}

}  // namespace dateline
