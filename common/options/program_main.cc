#include "common/options/program_main.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>

#include <dateline/error.h>

#include "common/text/shown.h"

extern char** environ;

namespace dateline {
namespace {

std::atomic<bool>& interrupt_flag() noexcept {
  static std::atomic<bool> flag{false};
  return flag;
}
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

void on_interrupt(int /*signal*/) { interrupt_flag().store(true, std::memory_order_relaxed); }

std::map<std::string, std::string> environment() {
  std::map<std::string, std::string> out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text(*entry);
    const std::size_t equals = text.find('=');
    if (equals != std::string::npos) out.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return out;
}

std::string read_config(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  return text.str();
}

// Messages hold names and queries from anywhere.
int say(const Program& program, const Error& error) {
  const std::string message = printable(error.what()), context = printable(error.context());
  std::cerr << program.name << ": " << message;
  if (!context.empty() && message.find(context) == std::string::npos) std::cerr << " (" << context << ")";
  std::cerr << "\n";
  if (!error.hint().empty()) std::cerr << "  " << printable(error.hint()) << "\n";
  return exit_status(error.code());
}

// A stream does not keep the reason of its failure, so it is asked for once more.
int why_output_fails() {
  errno = 0;
  return write(STDOUT_FILENO, "\n", 1) < 0 ? errno : EIO;
}

int run_checked(const Program& program, const char* version, const std::vector<std::string>& args,
                const std::function<int(const Options&)>& run) {
  const auto env = environment();
  const std::string config = config_path(env);
  const Options options = Options::parse(program, args, env, read_config(config), config);
  if (options.has("help")) {
    std::cout << help_text(program, terminal_columns());
    return 0;
  }
  if (options.has("version")) {
    std::cout << program.name << " (dateline) " << version << "\n";
    return 0;
  }
  if (options.has("print-man")) {
    std::cout << man_page(program, version);
    return 0;
  }
  if (options.has("print-completion")) {
    std::cout << bash_completion(program);
    return 0;
  }
  return run(options);
}

}  // namespace

std::size_t terminal_columns(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, 40, 120);
}

const std::atomic<bool>& interrupted() noexcept { return interrupt_flag(); }

int program_main(const Program& program, const char* version, int argc, char** argv,
                 const std::function<int(const Options&)>& run) {
  std::ios::sync_with_stdio(false);
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  // Once: a second ^C ends the program at once, which is safe, because nothing is visible before a publish.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const std::vector<std::string> args(argv + std::min(argc, 1), argv + argc);
    const int status = run_checked(program, version, args, run);
    std::cout.flush();
    if (std::cout) return status;
    const int reason = why_output_fails();
    // Whoever reads has enough (head, less): that is not our failure.
    if (reason == EPIPE) return status;
    std::cerr << program.name << ": writing to standard output failed: " << std::generic_category().message(reason)
              << "\n";
    return exit_status(ErrorCode::io);
  } catch (const Error& error) {
    std::cout.flush();
    return say(program, error);
  } catch (const std::exception& error) {
    std::cout.flush();
    return say(program, Error(ErrorCode::internal, std::string("unexpected: ") + error.what(), {},
                              "this is a bug; please report it with the command that shows it"));
  }
}

}  // namespace dateline
