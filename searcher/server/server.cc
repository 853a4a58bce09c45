// The sockets behind Server: the one file that pays for the headers of Boost.Beast.
#include "searcher/server/server.h"

#include <unistd.h>

#include <thread>

#include <dateline/error.h>

#include "searcher/server/beast.h"
#include "searcher/server/listener.h"

namespace dateline {

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
    auto refreshed = std::chrono::steady_clock::now();
    while (!stop) {
      std::this_thread::sleep_for(kLook);
      if (std::chrono::steady_clock::now() - refreshed < settings_.refresh) continue;
      front_->refresh();
      refreshed = std::chrono::steady_clock::now();
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
