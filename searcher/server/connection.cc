// The sockets: Boost.Beast behind Server.  The one file that pays for its headers.
//
// A connection is read whole before it is answered, under one deadline for the whole request, so that a client that
// drips bytes is cut off however many there are.  Searching is not done here: the pool's thread calls back, and the
// answer is posted to the connection's strand.  A streamed answer blocks the pool's thread until each piece is taken.
#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <thread>

#include <dateline/error.h>

#include "searcher/server/access_log.h"
#include "searcher/server/encoding.h"
#include "searcher/server/front.h"
#include "searcher/server/open_connections.h"
#include "searcher/server/pieces.h"
#include "searcher/server/problem.h"
#include "searcher/server/server.h"

namespace dateline {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;
using Failure = beast::error_code;
using Clock = std::chrono::steady_clock;

std::string text_of(beast::string_view view) { return {view.data(), view.size()}; }

std::string remote_name(const net::ip::tcp::socket& socket) {
  Failure failure;
  const auto end = socket.remote_endpoint(failure);
  return failure ? std::string() : end.address().to_string();
}
std::string remote_name(const net::local::stream_protocol::socket& /*socket*/) { return "unix"; }

struct Shared {
  const ServerSettings& settings;
  Front& front;
  Connections& connections;
  std::atomic<bool>& ending;
};

template <typename Protocol>
class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection<Protocol>> {
 public:
  HttpConnection(typename Protocol::socket socket, const Shared& shared)
      : shared_(shared), remote_(remote_name(socket)), stream_(std::move(socket)) {
    shared_.connections.add(*this);
  }
  ~HttpConnection() override {
    pieces_.close();
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
  void abandon() override { pieces_.close(); }

 private:
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
      if (response.stream && self->request_.method != "HEAD") return self->run_stream(response);
      net::post(self->stream_.get_executor(),
                [self, response = std::move(response)]() mutable { self->reply(std::move(response)); });
    });
  }

  http::response_header<> header_of(const HttpResponse& response) const {
    http::response_header<> header;
    header.version(version_);
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

  void reply(HttpResponse response) {
    const bool gzip = compress(response, request_.accept_encoding);
    auto message = std::make_shared<http::response<http::string_body>>(header_of(response));
    if (gzip) message->set(http::field::content_encoding, "gzip");
    status_ = response.status;
    sent_ = response.body.size();
    if (shared_.ending) keep_ = false;
    message->keep_alive(keep_);
    message->body() = std::move(response.body);
    if (response.status != 304) message->content_length(message->body().size());
    if (request_.method == "HEAD" || response.status == 304) message->body().clear();
    stream_.expires_after(shared_.settings.write_time);
    const auto serializer = std::make_shared<http::response_serializer<http::string_body>>(*message);
    http::async_write(
        stream_, *serializer,
        [self = this->shared_from_this(), message, serializer](Failure failure, std::size_t) { self->wrote(failure); });
  }

  void wrote(Failure failure) {
    note();
    if (failure || !keep_) return close();
    read();
  }

  // On the pool's thread: begins the answer, puts each piece, and ends it.
  void run_stream(const HttpResponse& response) {
    auto self = this->shared_from_this();
    const http::response_header<> header = header_of(response);
    net::post(stream_.get_executor(), [self, header] { self->begin_stream(header); });
    bool whole = false;
    try {
      response.stream([&](std::string piece) {
        if (piece.empty()) return true;
        if (!pieces_.put(std::move(piece))) return false;
        net::post(stream_.get_executor(), [self] { self->write_piece(); });
        return true;
      });
      whole = true;
    } catch (const std::exception&) {  // the reader sees that the last chunk is missing
    }
    net::post(stream_.get_executor(), [self, whole] { self->end_stream(whole); });
  }

  void begin_stream(const http::response_header<>& header) {
    status_ = 200;
    sent_ = 0;
    head_ = std::make_shared<http::response<http::empty_body>>(header);
    // HTTP/1.0 knows no chunks: the end of the connection is the end of the body.
    chunked_ = version_ == 11;
    if (!chunked_ || shared_.ending) keep_ = false;
    head_->keep_alive(keep_);
    head_->chunked(chunked_);
    head_serializer_ = std::make_shared<http::response_serializer<http::empty_body>>(*head_);
    writing_ = true;
    stream_.expires_after(shared_.settings.write_time);
    http::async_write_header(
        stream_, *head_serializer_,
        [self = this->shared_from_this()](Failure failure, std::size_t) { self->wrote_piece(failure); });
  }

  void write_piece() {
    if (writing_ || broken_) return;
    auto piece = pieces_.take();
    if (!piece) {
      if (ended_) finish_stream();
      return;
    }
    piece_ = *std::move(piece);
    sent_ += piece_.size();
    writing_ = true;
    stream_.expires_after(shared_.settings.write_time);
    const auto done = [self = this->shared_from_this()](Failure failure, std::size_t) { self->wrote_piece(failure); };
    if (chunked_) {
      net::async_write(stream_, http::make_chunk(net::buffer(piece_)), done);
    } else {
      net::async_write(stream_, net::buffer(piece_), done);
    }
  }

  void wrote_piece(Failure failure) {
    writing_ = false;
    if (failure) {
      broken_ = true;
      pieces_.close();
      if (ended_) finish_stream();
      return;
    }
    write_piece();
  }

  void end_stream(bool whole) {
    ended_ = true;
    whole_ = whole;
    if (broken_) return finish_stream();
    write_piece();
  }

  void finish_stream() {
    ended_ = false;
    if (broken_ || !whole_ || !chunked_) {
      note();
      return close();
    }
    stream_.expires_after(shared_.settings.write_time);
    net::async_write(stream_, http::make_chunk_last(),
                     [self = this->shared_from_this()](Failure failure, std::size_t) { self->wrote(failure); });
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

  static constexpr std::array<std::pair<const char*, const char*>, 4> kSafety{{
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Content-Security-Policy",
       "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"},
  }};

  Shared shared_;
  std::string remote_;
  beast::basic_stream<Protocol> stream_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  HttpRequest request_;
  Clock::time_point began_;
  unsigned version_ = 11;
  bool keep_ = false;
  bool reading_ = false;
  int status_ = 0;
  std::uint64_t sent_ = 0;
  // Of a streamed answer:
  Pieces pieces_;
  std::shared_ptr<http::response<http::empty_body>> head_;
  std::shared_ptr<http::response_serializer<http::empty_body>> head_serializer_;
  std::string piece_;
  bool chunked_ = true;
  bool writing_ = false;
  bool ended_ = false;
  bool whole_ = false;
  bool broken_ = false;
};

/// Takes connections of one kind of socket.
template <typename Protocol>
class Listener {
 public:
  Listener(net::io_context& io, const Shared& shared) : io_(io), shared_(shared), acceptor_(io), pause_(io) {}

  void open(const typename Protocol::endpoint& endpoint, const std::string& name) {
    Failure failure;
    acceptor_.open(endpoint.protocol(), failure);
    if constexpr (std::is_same_v<Protocol, net::ip::tcp>) {
      if (!failure) acceptor_.set_option(net::socket_base::reuse_address(true), failure);
    }
    if (!failure) acceptor_.bind(endpoint, failure);
    if (!failure) acceptor_.listen(net::socket_base::max_listen_connections, failure);
    if (failure) {
      throw Error(ErrorCode::cannot_create, "cannot listen at " + name + ": " + failure.message(), name,
                  "another program may have it: choose another --port");
    }
  }
  [[nodiscard]] typename Protocol::endpoint endpoint() const { return acceptor_.local_endpoint(); }
  void accept() {
    acceptor_.async_accept(net::make_strand(io_), [this](Failure failure, typename Protocol::socket socket) {
      if (failure == net::error::operation_aborted) return;
      if (failure) return accept_later();  // no descriptors left, mostly
      take(std::move(socket));
      accept();
    });
  }
  void close() {
    net::post(io_, [this] {
      Failure ignored;
      acceptor_.close(ignored);
    });
  }

 private:
  void accept_later() {
    pause_.expires_after(std::chrono::milliseconds(100));
    pause_.async_wait([this](Failure failure) {
      if (!failure) accept();
    });
  }

  void take(typename Protocol::socket socket) {
    if (shared_.connections.count() < shared_.settings.most_connections) {
      std::make_shared<HttpConnection<Protocol>>(std::move(socket), shared_)->start();
      return;
    }
    shared_.front.metrics().add_refused();
    constexpr std::string_view kFull =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    Failure ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(kFull), ignored);
    socket.shutdown(Protocol::socket::shutdown_send, ignored);
  }

  net::io_context& io_;
  Shared shared_;
  typename Protocol::acceptor acceptor_;
  net::steady_timer pause_;
};

}  // namespace

class Server::Impl {
 public:
  explicit Impl(ServerSettings settings)
      : settings_(std::move(settings)),
        io_(static_cast<int>(settings_.io_threads)),
        front_(std::make_unique<Front>(settings_, connections_.count())),
        tcp_(io_, shared()),
        local_(io_, shared()) {
    if (settings_.socket.empty()) {
      listen_on_port();
    } else {
      listen_on_socket();
    }
  }
  ~Impl() {
    if (!settings_.socket.empty()) ::unlink(settings_.socket.c_str());
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  [[nodiscard]] std::uint16_t port() const { return settings_.socket.empty() ? tcp_.endpoint().port() : 0; }

  void run(const std::atomic<bool>& stop) {
    if (settings_.socket.empty()) {
      tcp_.accept();
    } else {
      local_.accept();
    }
    std::vector<std::thread> threads;
    const auto work = net::make_work_guard(io_);
    for (std::size_t i = 0; i < settings_.io_threads; ++i) threads.emplace_back([this] { io_.run(); });
    wait_for(stop);
    end(threads);
  }

 private:
  Shared shared() { return {settings_, *front_, connections_, ending_}; }

  void listen_on_port() {
    Failure failure;
    const auto address = net::ip::make_address(settings_.address, failure);
    if (failure) {
      throw Error(ErrorCode::usage, "'" + settings_.address + "' is no address", settings_.address,
                  "for instance 127.0.0.1, or 0.0.0.0 for all of this machine");
    }
    tcp_.open({address, settings_.port}, settings_.address + ":" + std::to_string(settings_.port));
  }

  // What a server that was killed has left behind is taken away; a living one is not.
  void listen_on_socket() {
    const net::local::stream_protocol::endpoint endpoint(settings_.socket);
    net::local::stream_protocol::socket probe(io_);
    Failure failure;
    probe.connect(endpoint, failure);
    if (!failure) {
      throw Error(ErrorCode::cannot_create, "another server listens at " + settings_.socket, settings_.socket);
    }
    if (failure == net::error::connection_refused) ::unlink(settings_.socket.c_str());
    local_.open(endpoint, settings_.socket);
  }

  void wait_for(const std::atomic<bool>& stop) {
    constexpr std::chrono::milliseconds kLook{50};
    auto refreshed = Clock::now();
    while (!stop) {
      std::this_thread::sleep_for(kLook);
      if (Clock::now() - refreshed < settings_.refresh) continue;
      front_->refresh();
      refreshed = Clock::now();
    }
  }

  void end(std::vector<std::thread>& threads) {
    ending_ = true;
    tcp_.close();
    local_.close();
    connections_.end_all(settings_.grace);
    front_->cancel_searches();
    connections_.abandon_all();
    io_.stop();
    for (std::thread& thread : threads) thread.join();
    front_.reset();  // its threads may hold connections, and those need io_
  }

  ServerSettings settings_;
  Connections connections_;
  std::atomic<bool> ending_ = false;
  net::io_context io_;
  std::unique_ptr<Front> front_;
  Listener<net::ip::tcp> tcp_;
  Listener<net::local::stream_protocol> local_;
};

Server::Server(ServerSettings settings) : impl_(std::make_unique<Impl>(std::move(settings))) {}
Server::~Server() = default;
std::uint16_t Server::port() const noexcept { return impl_->port(); }
void Server::run(const std::atomic<bool>& stop) { impl_->run(stop); }

}  // namespace dateline
