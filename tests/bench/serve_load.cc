// Asks a server queries over HTTP and tells how long the answers took.
//
//   serve_load URL QUERIES [--rate N] [--connections N] [--seconds N] [--warm N] [--name NAME]
//
// URL holds {}, which stands for a query: http://127.0.0.1:8080/api/search?q={}.  QUERIES holds one a line, taken in
// turn.
//
//   --rate N  open loop: N requests a second begin whatever the server does.  A request's time counts from the moment
//   it
//             was to begin, also if all connections were busy then: a server that stalls does not make its own load
//             lighter (coordinated omission).
//   without   closed loop: each connection asks anew as soon as it is answered.  Tells how many requests a second there
//   are.
//
// One thread and no parsing beyond the head of an answer, so that little of the machine is taken from the server.
// Prints one line of key=value: times in milliseconds; `total` is the mean of the answers' "total", so that a fast
// wrong answer shows.
#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;
using Failure = beast::error_code;
using Clock = std::chrono::steady_clock;

struct Wish {
  std::string host, port, before, after;  // before and after the query in the target
  std::string queries;
  std::string name = "server";
  double rate = 0;  // 0: closed loop
  std::size_t connections = 0;
  double seconds = 10;
  double warm = 2;
};

Clock::duration seconds(double count) {
  return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(count));
}

void read_url(std::string_view url, Wish& wish) {
  constexpr std::string_view kScheme = "http://";
  const std::size_t slash = url.find('/', kScheme.size());
  if (!url.starts_with(kScheme) || slash == std::string_view::npos)
    throw std::runtime_error("want http://HOST:PORT/PATH");
  const std::string_view host = url.substr(kScheme.size(), slash - kScheme.size());
  const std::size_t colon = host.find(':');
  wish.host = host.substr(0, colon);
  wish.port = colon == std::string_view::npos ? "80" : host.substr(colon + 1);
  const std::string_view target = url.substr(slash);
  const std::size_t hole = target.find("{}");
  if (hole == std::string_view::npos) throw std::runtime_error("the address has no {} for the query");
  wish.before = target.substr(0, hole);
  wish.after = target.substr(hole + 2);
}

Wish wish_of(int argc, char** argv) {
  if (argc < 3)
    throw std::runtime_error("serve_load URL QUERIES [--rate N] [--connections N] [--seconds N] [--warm N]");
  Wish wish;
  read_url(argv[1], wish);
  wish.queries = argv[2];
  for (int i = 3; i < argc; i += 2) {
    const std::string_view option = argv[i];
    if (i + 1 == argc) throw std::runtime_error(std::string(option) + " wants a value");
    const char* const value = argv[i + 1];
    if (option == "--name") {
      wish.name = value;
    } else if (option == "--rate") {
      wish.rate = std::atof(value);
    } else if (option == "--connections") {
      wish.connections = static_cast<std::size_t>(std::atoi(value));
    } else if (option == "--seconds") {
      wish.seconds = std::atof(value);
    } else if (option == "--warm") {
      wish.warm = std::atof(value);
    } else {
      throw std::runtime_error(std::string(option) + " is not known");
    }
  }
  // An open loop needs as many as requests may be under way.
  if (wish.connections == 0) wish.connections = wish.rate > 0 ? 64 : 4;
  return wish;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    char code[4];
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += plain ? std::string(1, c) : code;
  }
  return out;
}

std::vector<std::string> requests_of(const Wish& wish) {
  std::ifstream in(wish.queries);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    out.push_back("GET " + wish.before + percent_encoded(line) + wish.after + " HTTP/1.1\r\nHost: " + wish.host + ":" +
                  wish.port + "\r\n\r\n");
  }
  if (out.empty()) throw std::runtime_error(wish.queries + " holds no query");
  return out;
}

/// One answer: when it was to begin, how long it took, and what it was.
struct Outcome {
  Clock::time_point begin;
  Clock::duration took{};
  bool good = false;
  std::size_t bytes = 0;
  double total = 0;
};

/// A connection that asks one request at a time, and connects anew when it has to.
class Asker {
 public:
  using Done = std::function<void(Asker&, const Outcome&)>;

  Asker(net::io_context& io, const net::ip::tcp::endpoint& server, Done done)
      : stream_(io), server_(server), done_(std::move(done)) {}

  void ask(const std::string& request, Clock::time_point begin) {
    request_ = &request;
    outcome_ = {.begin = begin};
    stream_.expires_after(std::chrono::seconds(30));
    if (connected_) return write();
    stream_.async_connect(server_, [this](Failure failure) {
      if (failure) return end(false);
      connected_ = true;
      stream_.socket().set_option(net::ip::tcp::no_delay(true));
      write();
    });
  }

 private:
  void write() {
    net::async_write(stream_, net::buffer(*request_), [this](Failure failure, std::size_t) {
      if (failure) return end(false);
      read();
    });
  }
  void read() {
    parser_.emplace();
    parser_->body_limit(std::uint64_t{1} << 30U);
    http::async_read(stream_, buffer_, *parser_, [this](Failure failure, std::size_t) { end(!failure); });
  }
  void end(bool whole) {
    outcome_.took = Clock::now() - outcome_.begin;
    bool keep = false;
    if (whole) {
      const auto& answer = parser_->get();
      outcome_.good = answer.result() == http::status::ok;
      outcome_.bytes = answer.body().size();
      outcome_.total = total_of(answer.body());
      keep = answer.keep_alive();
    }
    if (!keep) {
      stream_.close();
      buffer_.clear();
      connected_ = false;
    }
    done_(*this, outcome_);
  }
  static double total_of(const std::string& body) {
    constexpr std::string_view kKey = "\"total\":";
    const std::size_t at = body.find(kKey);
    return at == std::string::npos ? 0 : std::atof(body.c_str() + at + kKey.size());
  }

  beast::tcp_stream stream_;
  net::ip::tcp::endpoint server_;
  Done done_;
  beast::flat_buffer buffer_;
  std::optional<http::response_parser<http::string_body>> parser_;
  const std::string* request_ = nullptr;
  Outcome outcome_;
  bool connected_ = false;
};

class Load {
 public:
  explicit Load(const Wish& wish) : wish_(wish), requests_(requests_of(wish)), timer_(io_) {
    net::ip::tcp::resolver resolver(io_);
    const net::ip::tcp::endpoint server = *resolver.resolve(wish.host, wish.port).begin();
    for (std::size_t i = 0; i < wish.connections; ++i) {
      askers_.push_back(
          std::make_unique<Asker>(io_, server, [this](Asker& asker, const Outcome& outcome) { take(asker, outcome); }));
      idle_.push_back(askers_.back().get());
    }
  }

  void run() {
    begin_ = Clock::now();
    measured_ = begin_ + seconds(wish_.warm);
    end_ = measured_ + seconds(wish_.seconds);
    if (wish_.rate > 0) {
      next_ = begin_;
      tick();
    } else {
      while (!idle_.empty()) ask(begin_);
    }
    io_.run();
  }

  void print() {
    std::sort(times_.begin(), times_.end());
    const double count = static_cast<double>(times_.size());
    const auto each = [&](double sum) { return times_.empty() ? 0 : sum / count; };
    std::printf("name=%s loop=%s connections=%zu requests=%zu errors=%zu per_second=%.1f ", wish_.name.c_str(),
                wish_.rate > 0 ? "open" : "closed", wish_.connections, times_.size(), errors_, count / wish_.seconds);
    std::printf("mean=%.2f p50=%.2f p99=%.2f p99.9=%.2f max=%.2f bytes=%.0f total=%.1f\n", each(sum_), at(.5), at(.99),
                at(.999), at(1), each(bytes_), each(totals_));
  }
  [[nodiscard]] bool sound() const { return errors_ == 0 && !times_.empty(); }

 private:
  // All that are due, also those that a busy machine has let pass.
  void tick() {
    for (; next_ < end_ && next_ <= Clock::now();
         next_ = begin_ + seconds(static_cast<double>(++begun_) / wish_.rate)) {
      if (idle_.empty()) {
        waiting_.push_back(next_);
      } else {
        ask(next_);
      }
    }
    if (next_ >= end_) return;
    timer_.expires_at(next_);
    timer_.async_wait([this](Failure failure) {
      if (!failure) tick();
    });
  }
  void ask(Clock::time_point begin) {
    Asker* const asker = idle_.back();
    idle_.pop_back();
    asker->ask(requests_[asked_++ % requests_.size()], begin);
  }
  void take(Asker& asker, const Outcome& outcome) {
    note(outcome);
    idle_.push_back(&asker);
    if (!waiting_.empty()) {
      const Clock::time_point begin = waiting_.front();
      waiting_.pop_front();
      ask(begin);
    } else if (wish_.rate <= 0 && Clock::now() < end_) {
      ask(Clock::now());
    }
  }
  void note(const Outcome& outcome) {
    if (outcome.begin < measured_ || outcome.begin >= end_) return;
    if (!outcome.good) ++errors_;
    const double took = std::chrono::duration<double, std::milli>(outcome.took).count();
    times_.push_back(took);
    sum_ += took;
    bytes_ += static_cast<double>(outcome.bytes);
    totals_ += outcome.total;
  }
  [[nodiscard]] double at(double part) const {
    if (times_.empty()) return 0;
    const auto index = static_cast<std::size_t>(part * static_cast<double>(times_.size()));
    return times_[std::min(index, times_.size() - 1)];
  }

  const Wish& wish_;
  std::vector<std::string> requests_;
  net::io_context io_{1};
  net::steady_timer timer_;
  std::vector<std::unique_ptr<Asker>> askers_;
  std::vector<Asker*> idle_;
  std::deque<Clock::time_point> waiting_;  // when those were to begin that no connection was free for
  Clock::time_point begin_, measured_, end_, next_;
  std::uint64_t begun_ = 0, asked_ = 0;
  std::vector<double> times_;
  std::size_t errors_ = 0;
  double sum_ = 0, bytes_ = 0, totals_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  try {
    const Wish wish = wish_of(argc, argv);
    Load load(wish);
    load.run();
    load.print();
    return load.sound() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "serve_load: " << error.what() << '\n';
    return 64;
  }
}
