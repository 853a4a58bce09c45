// One connection: requests in, answers out, one after the other.
//
// A request is read whole before it is answered, under one deadline for all of it, so that a client that drips bytes is
// cut off however many there are.  Searching is not done here: the pool's thread calls back, and the answer is posted
// to the connection's strand.  A streamed answer blocks the pool's thread until each piece is taken.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <type_traits>

#include "searcher/server/access_log.h"
#include "searcher/server/beast.h"
#include "searcher/server/encoding.h"
#include "searcher/server/piecewise_answer.h"

namespace dateline {

inline std::string remote_name(const net::ip::tcp::socket& socket) {
  Failure failure;
  const auto end = socket.remote_endpoint(failure);
  return failure ? std::string() : end.address().to_string();
}
inline std::string remote_name(const net::local::stream_protocol::socket& /*socket*/) { return "unix"; }

/// Lives as long as something is under way on it.
template <typename Protocol>
class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection<Protocol>> {
 public:
  HttpConnection(typename Protocol::socket socket, const Shared& shared)
      : shared_(shared),
        remote_(remote_name(socket)),
        stream_(std::move(socket)),
        piecewise_(stream_, shared_.settings),
        buffer_(shared_.settings.most_header_bytes + shared_.settings.most_body_bytes) {
    shared_.connections.add(*this);
  }
  ~HttpConnection() override {
    piecewise_.abandon();
    shared_.connections.remove(*this);
  }
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  void start() {
    net::post(stream_.get_executor(), [self = this->shared_from_this()] { self->read(); });
  }
  void end() override {
    auto self = this->weak_from_this().lock();
    if (!self) return;
    net::post(stream_.get_executor(), [self = std::move(self)] {
      if (self->reading_) self->close();
    });
  }
  void abandon() override { piecewise_.abandon(); }

 private:
  using Clock = std::chrono::steady_clock;
  using Parser = http::request_parser<http::string_body>;

  void read() {
    if (shared_.ending) return close();
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.settings.most_header_bytes));
    parser_->body_limit(shared_.settings.most_body_bytes);
    stream_.expires_after(shared_.settings.request_time);
    reading_ = true;
    http::async_read(stream_, buffer_, *parser_, [self = this->shared_from_this()](Failure failure, std::size_t) {
      self->reading_ = false;
      self->got(failure);
    });
  }

  void got(Failure failure) {
    if (failure == http::error::end_of_stream) return close();
    began_ = Clock::now();
    request_ = {};
    keep_ = false;
    if (failure == http::error::header_limit) return reply(problem(431, "the header is too large"));
    if (failure == http::error::buffer_overflow) return reply(problem(431, "the fields of the body are too large"));
    if (failure == http::error::body_limit) return reply(problem(413, "the body is too large"));
    if (failure == beast::error::timeout || failure == net::error::operation_aborted) return close();
    if (failure) {
      // What the parser found wrong is told; a connection that broke has nobody to tell.
      if (failure.category() != http::make_error_code(http::error::bad_method).category()) return close();
      return reply(problem(400, "this is no HTTP request: " + failure.message()));
    }
    check();
  }

  void check() {
    const auto& got = parser_->get();
    version_ = got.version();
    request_.method = text_of(got.method_string());
    request_.target = text_of(got.target());
    request_.if_none_match = text_of(got[http::field::if_none_match]);
    request_.accept_encoding = text_of(got[http::field::accept_encoding]);
    if (version_ != 10 && version_ != 11) return reply(problem(505, "only HTTP/1.0 and HTTP/1.1 are spoken"));
    // Two lengths, or a length and chunks: where one request ends is what two programs may read differently
    // (RFC 9112, 6.3).
    if (got.count(http::field::transfer_encoding) > 0 && got.count(http::field::content_length) > 0) {
      return reply(problem(400, "Content-Length and Transfer-Encoding in one request"));
    }
    // Another coding leaves the end of the body open, and HTTP/1.0 has none (6.1).
    if (const auto coding = got[http::field::transfer_encoding]; got.count(http::field::transfer_encoding) > 0) {
      if (version_ == 10) return reply(problem(400, "HTTP/1.0 has no Transfer-Encoding"));
      if (got.count(http::field::transfer_encoding) > 1 || !beast::iequals(coding, "chunked")) {
        return reply(problem(501, "no Transfer-Encoding but chunked is known"));
      }
    }
    if (got.count(http::field::host) > 1 || (version_ == 11 && got.count(http::field::host) == 0)) {
      return reply(problem(400, "a request has one Host"));
    }
    const bool is_local = std::is_same_v<Protocol, net::local::stream_protocol>;
    if (!is_local && got.count(http::field::host) == 1 &&
        !shared_.front.is_known_host(text_of(got[http::field::host]))) {
      return reply(problem(421, "this server is not known by that name", "start it with --name NAME"));
    }
    keep_ = got.keep_alive();
    ask();
  }

  void ask() {
    stream_.expires_never();
    shared_.front.answer(request_, [self = this->shared_from_this()](HttpResponse response) {
      if (response.stream && self->request_.method != "HEAD") return self->reply_piecewise(response);
      net::post(self->stream_.get_executor(),
                [self, response = std::move(response)]() mutable { self->reply(std::move(response)); });
    });
  }

  void reply(HttpResponse response) {
    const bool gzip = compress(response, request_.accept_encoding);
    auto message = std::make_shared<http::response<http::string_body>>(header_of(response, version_));
    if (gzip) message->set(http::field::content_encoding, "gzip");
    status_ = response.status;
    sent_ = response.body.size();
    if (shared_.ending) keep_ = false;
    message->keep_alive(keep_);
    message->body() = std::move(response.body);
    if (response.stream) {
      message->chunked(version_ == 11);
    } else if (response.status != 304) {
      message->content_length(message->body().size());
    }
    stream_.expires_after(shared_.settings.write_time);
    const auto serializer = std::make_shared<http::response_serializer<http::string_body>>(*message);
    auto done = [self = this->shared_from_this(), message, serializer](Failure failure, std::size_t) {
      self->wrote(!failure);
    };
    if (request_.method == "HEAD" || response.status == 304) {
      http::async_write_header(stream_, *serializer, std::move(done));
    } else {
      http::async_write(stream_, *serializer, std::move(done));
    }
  }

  // On the pool's thread, while nothing else is under way here.  HTTP/1.0 knows no chunks.
  void reply_piecewise(const HttpResponse& response) {
    const bool chunked = version_ == 11;
    if (!chunked || shared_.ending) keep_ = false;
    status_ = response.status;
    auto self = this->shared_from_this();
    piecewise_.run(response, header_of(response, version_), chunked, keep_, self, [connection = this](bool sound) {
      connection->sent_ = connection->piecewise_.sent();
      connection->wrote(sound);
    });
  }

  void wrote(bool sound) {
    note();
    if (!sound) return close();
    if (!keep_) return linger();
    read();
  }

  // Closing with bytes that nobody has read makes the other side lose the answer (RFC 9112, 9.6): what still comes of a
  // request that was refused is thrown away, for a second.
  void linger() {
    Failure ignored;
    stream_.socket().shutdown(Protocol::socket::shutdown_send, ignored);
    stream_.expires_after(std::chrono::seconds(1));
    discard();
  }
  void discard() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(4096), [self = this->shared_from_this()](Failure failure, std::size_t) {
      if (failure) return self->close();
      self->discard();
    });
  }

  void note() {
    const auto took = Clock::now() - began_;
    shared_.front.metrics().add(Front::route_of(request_), status_, took, sent_);
    if (!shared_.settings.log) return;
    shared_.settings.log(access_log_line({.remote = remote_,
                                          .method = request_.method,
                                          .target = request_.target,
                                          .status = status_,
                                          .bytes = sent_,
                                          .took = took,
                                          .with_query = shared_.settings.log_queries},
                                         std::chrono::system_clock::now()));
  }

  void close() {
    Failure ignored;
    stream_.socket().shutdown(Protocol::socket::shutdown_send, ignored);
    stream_.close();
  }

  Shared shared_;
  std::string remote_;
  beast::basic_stream<Protocol> stream_;
  PiecewiseAnswer<Protocol> piecewise_;
  // Its limit is that of what the parser's own limits do not count: notes of chunks, and the fields behind them.
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  HttpRequest request_;
  Clock::time_point began_;
  unsigned version_ = 11;
  bool keep_ = false;
  bool reading_ = false;
  int status_ = 0;
  std::uint64_t sent_ = 0;
};

}  // namespace dateline
