// A request and its answer, free of sockets: what the routes see.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// What the routes need of a request; the connection has checked sizes and form.
struct HttpRequest {
  std::string method;           ///< "GET", "HEAD" ...
  std::string target;           ///< as it came: path and query, percent-encoded
  std::string if_none_match;    ///< header; empty if absent
  std::string accept_encoding;  ///< header; empty if absent
};

/// Takes the next piece of a streamed body; false if nobody reads any more.
using ChunkSink = std::function<bool(std::string chunk)>;

struct HttpResponse {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::string etag;  ///< with its quotes; empty for none
  std::vector<std::pair<std::string, std::string>> headers;
  /// Instead of `body`, for answers of any length: run on the thread that answers.  An exception in it ends the
  /// connection without the closing chunk, so that the reader sees that the body is cut.
  std::function<void(const ChunkSink&)> stream;
};

}  // namespace dateline
