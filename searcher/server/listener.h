// Where connections come in.
#pragma once

#include <dateline/error.h>

#include "searcher/server/beast.h"
#include "searcher/server/http_connection.h"

namespace dateline {

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

}  // namespace dateline
