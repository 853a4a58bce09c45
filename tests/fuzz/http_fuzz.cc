// Messages as they come over a connection, through the server's own connection, routes and views, to a small archive: a
// pair of sockets stands for the network.  Whatever comes in, what goes out are whole HTTP messages, none of them says
// that a mistake of ours has happened, and the connection ends when the input does.
#include <dateline/indexer.h>
#include <simdjson.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "searcher/server/http_connection.h"

namespace {

using namespace dateline;
using Local = net::local::stream_protocol;

void require(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "http_fuzz: %s\n", what);
  std::abort();
}

/// An archive of a few articles with all that routes and views show.
class SmallArchive {
 public:
  SmallArchive() : folder_(std::filesystem::temp_directory_path() / ("http_fuzz_" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
    Indexer indexer(path());
    for (int i = 0; i < 12; ++i) indexer.add(article(i));
    indexer.publish();
  }
  ~SmallArchive() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  SmallArchive(const SmallArchive&) = delete;
  SmallArchive& operator=(const SmallArchive&) = delete;
  [[nodiscard]] std::string path() const { return (folder_ / "archive").string(); }

 private:
  static Article article(int number) {
    Article out;
    out.id = "a" + std::to_string(number);
    out.title = number % 3 == 0 ? "The bridge <opens> & closes" : "A comet over the harbour";
    out.body = "Mara Lindqvist saw the bridge.\n\nNobody else did, number " + std::to_string(number % 5) + " said.";
    out.source = number % 2 == 0 ? "Harbour Ledger" : "Valley \"Dispatch\"";
    out.language = "en";
    if (number != 7) out.published = date_from_string("2023-0" + std::to_string(1 + number % 6) + "-14");
    out.entities = {{EntityKind::person, "Mara Lindqvist", "", {{0, 14}}, {}},
                    {EntityKind::place, "Ostrava", "", {}, {}}};
    return out;
  }

  std::filesystem::path folder_;
};

/// The server but for its listener and its threads of input and output: they are the caller's.
class QuietServer {
 public:
  QuietServer() : front_(settings_, connections_.count()), work_(net::make_work_guard(io_)) {}

  /// All that comes back for these bytes.
  std::string answer_to(std::string_view bytes) {
    std::array<int, 2> ends{};
    require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0, "no socket pair");
    const auto begin = std::chrono::steady_clock::now();
    Local::socket socket(net::make_strand(io_), Local(), ends[0]);
    std::make_shared<HttpConnection<Local>>(std::move(socket), Shared{settings_, front_, connections_, ending_})
        ->start();
    std::string got;
    bool sent = false;
    // The connection is gone when nothing holds it any more, the searching thread neither.
    while (connections_.count() > 0 || !sent) {
      sent = sent || send_some(ends[1], bytes);
      io_.run_one_for(std::chrono::milliseconds(1));
      receive_some(ends[1], got);
      require(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20), "no end of it");
    }
    receive_some(ends[1], got);
    ::close(ends[1]);
    return got;
  }
  [[nodiscard]] bool is_known_host(std::string_view host) const { return front_.is_known_host(host); }

 private:
  // True when all is on its way, or nobody takes any more.
  static bool send_some(int end, std::string_view& bytes) {
    const ssize_t size = ::send(end, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (size < 0) return errno != EAGAIN;
    bytes.remove_prefix(static_cast<std::size_t>(size));
    if (bytes.empty()) ::shutdown(end, SHUT_WR);
    return bytes.empty();
  }
  static void receive_some(int end, std::string& got) {
    std::array<char, 65536> buffer{};
    for (ssize_t size = 1; size > 0;) {
      size = ::recv(end, buffer.data(), buffer.size(), MSG_DONTWAIT);
      if (size > 0) got.append(buffer.data(), static_cast<std::size_t>(size));
    }
  }

  SmallArchive archive_;
  ServerSettings settings_{.archive = archive_.path(), .search_threads = 1};
  Connections connections_;
  std::atomic<bool> ending_ = false;
  net::io_context io_{1};
  Front front_;
  net::executor_work_guard<net::io_context::executor_type> work_;
};

void check_message(const http::response<http::string_body>& message) {
  require(message.result_int() != 500, "a mistake of ours");
  require(message["X-Content-Type-Options"] == "nosniff", "a header is missing");
  require(!message[http::field::content_type].empty() || message.result_int() == 304, "no type");
  const bool is_json = message[http::field::content_type].find("json") != beast::string_view::npos &&
                       message[http::field::content_type].find("ndjson") == beast::string_view::npos;
  if (!is_json || message[http::field::content_encoding] == "gzip" || message.body().empty()) return;
  simdjson::dom::parser parser;
  require(parser.parse(message.body()).error() == simdjson::SUCCESS, "no JSON");
}

// One message after the other, to the end.  What is asked by HEAD has a length and no body: where the next begins then,
// a reader knows that has asked, and here only the first head is looked at.
void check_messages(std::string_view got, bool heads) {
  while (!got.empty()) {
    http::response_parser<http::string_body> parser;
    parser.eager(true);
    parser.skip(heads);
    parser.body_limit(std::uint64_t{1} << 30U);
    Failure failure;
    const std::size_t taken = parser.put(net::buffer(got.data(), got.size()), failure);
    require(!failure, "no HTTP message");
    require(taken > 0, "nothing of a message");
    if (!parser.is_done()) {
      parser.put_eof(failure);
      require(!failure, "a message is cut off");
    }
    check_message(parser.get());
    if (heads) return;
    got.remove_prefix(taken);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static QuietServer server;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_messages(server.answer_to(bytes), bytes.find("HEAD") != std::string_view::npos);
  static_cast<void>(server.is_known_host(bytes));
  return 0;
}
