#include "searcher/server/run_server.h"

#include <algorithm>
#include <fstream>
#include <mutex>
#include <ostream>
#include <thread>

#include <dateline/error.h>

#include "searcher/server/server.h"

namespace dateline {
namespace {

std::size_t search_threads(const Options& options) {
  if (const auto asked = options.number("threads"); asked > 0) return asked;
  return std::max(2U, std::thread::hardware_concurrency());
}

ServerSettings settings_of(const Options& options) {
  ServerSettings settings;
  settings.archive = options.positional().front();
  settings.address = options.text("address");
  settings.port = static_cast<std::uint16_t>(options.number("port"));
  settings.socket = options.text("socket");
  settings.names = options.texts("name");
  if (options.has("alias")) settings.files.aliases = options.text("alias");
  if (options.has("saved-queries")) settings.files.saved_queries = options.text("saved-queries");
  settings.search_threads = search_threads(options);
  settings.most_connections = options.number("connections");
  settings.search_time = std::chrono::seconds(options.number("timeout"));
  settings.log_queries = options.has("log-queries");
  return settings;
}

/// Lines of the access log, one at a time.
class Log {
 public:
  Log(const std::string& path, std::ostream& messages) : out_(path == "-" ? messages : file_) {
    if (path == "-") return;
    file_.open(path, std::ios::app);
    if (!file_) throw Error(ErrorCode::cannot_create, "cannot write " + path, path, "see --access-log");
  }
  void write(const std::string& line) {
    const std::lock_guard lock(mutex_);
    out_ << line << '\n' << std::flush;
  }

 private:
  std::ofstream file_;
  std::ostream& out_;
  std::mutex mutex_;
};

}  // namespace

int run_server(const Options& options, std::ostream& out, std::ostream& messages, const std::atomic<bool>& stop) {
  if (options.positional().size() != 1) {
    throw Error(ErrorCode::usage,
                options.positional().empty() ? "no ARCHIVE is named" : "more than one ARCHIVE is named", {},
                "dateline-serve ARCHIVE, or --help");
  }
  ServerSettings settings = settings_of(options);
  std::unique_ptr<Log> log;
  if (options.has("access-log")) {
    log = std::make_unique<Log>(options.text("access-log"), messages);
    settings.log = [&log](const std::string& line) { log->write(line); };
  }
  const std::string socket = settings.socket;
  const std::string address = settings.address;
  Server server(std::move(settings));
  if (socket.empty()) {
    const bool is_six = address.find(':') != std::string::npos;
    out << "http://" << (is_six ? "[" + address + "]" : address) << ":" << server.port() << "/" << std::endl;
  } else {
    out << socket << std::endl;
  }
  server.run(stop);
  return 0;
}

}  // namespace dateline
