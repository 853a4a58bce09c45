// The server: listens, reads requests, has them answered, writes the answers, and ends in order.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "searcher/request/user_files.h"
#include "searcher/server/exchange.h"

namespace dateline {

struct ServerSettings {
  std::string archive;
  UserFiles files;  ///< read at the start and whenever they change
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any that is free, see Server::port()
  std::string socket;         ///< path of a Unix socket instead of address and port; empty for none
  /// Names under which a browser may ask, beside the address itself and those of this machine: a page elsewhere could
  /// otherwise have its own name point here and read the archive (DNS rebinding).  "*" for any.
  std::vector<std::string> names;
  std::size_t io_threads = 2;
  std::size_t search_threads = 2;
  std::size_t most_waiting = 64;  ///< requests in the queue; more are answered 503
  std::size_t most_connections = 256;
  std::size_t most_header_bytes = 16 * 1024;  ///< request line included
  std::size_t most_body_bytes = 64 * 1024;
  std::chrono::milliseconds request_time{10'000};  ///< for a whole request to arrive, and for the next to begin
  std::chrono::milliseconds write_time{30'000};    ///< for each piece of an answer to be taken
  std::chrono::milliseconds search_time{10'000};   ///< for a search, time in the queue included
  std::chrono::milliseconds grace{10'000};         ///< for requests under way when the server ends
  std::chrono::milliseconds refresh{1'000};        ///< between two looks for a newer revision
  bool log_queries = false;                        ///< parameters in the access log
  std::function<void(const std::string&)> log;     ///< takes a line of the access log; may be called by any thread
};

class Server {
 public:
  /// Opens the archive and the socket.  Throws Error: as Archive::open(), and cannot_create if the address is taken.
  explicit Server(ServerSettings settings);
  ~Server();

  [[nodiscard]] std::uint16_t port() const noexcept;
  /// Serves until `stop` is set, then takes no more requests and lets those under way end.
  void run(const std::atomic<bool>& stop);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
