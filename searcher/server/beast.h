// What the templates of this room need of Boost.Beast.  Its headers are dear: server.cc alone includes them.
#pragma once

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <string>
#include <utility>

#include "searcher/server/exchange.h"
#include "searcher/server/front.h"
#include "searcher/server/open_connections.h"
#include "searcher/server/problem.h"
#include "searcher/server/server.h"

namespace dateline {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;
using Failure = beast::error_code;

/// What all connections of a server have in common.
struct Shared {
  const ServerSettings& settings;
  Front& front;
  Connections& connections;
  std::atomic<bool>& ending;
};

inline std::string text_of(beast::string_view view) { return {view.data(), view.size()}; }

/// Status line and headers but for length, coding and connection.
inline http::response_header<> header_of(const HttpResponse& response, unsigned version) {
  static constexpr std::array<std::pair<const char*, const char*>, 4> kSafety{{
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Content-Security-Policy",
       "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"},
  }};
  http::response_header<> header;
  header.version(version);
  header.result(static_cast<unsigned>(response.status));
  header.reason(std::string(reason_phrase(response.status)));
  header.set(http::field::server, "dateline");
  if (response.status != 304) header.set(http::field::content_type, response.type);
  if (!response.etag.empty()) header.set(http::field::etag, response.etag);
  for (const auto& [name, value] : response.headers) header.set(name, value);
  if (header.count(http::field::cache_control) == 0) header.set(http::field::cache_control, "no-cache");
  header.set(http::field::vary, "Accept-Encoding");
  for (const auto& [name, value] : kSafety) header.set(beast::string_view(name), value);
  return header;
}

}  // namespace dateline
