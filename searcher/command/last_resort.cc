#include "searcher/command/last_resort.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <string_view>

#include <dateline/error.h>

namespace dateline {
namespace {

constexpr std::chrono::seconds kGrace(2);

// Nothing here may allocate or lock: it runs in a signal handler, or beside a thread that holds who knows what.
[[noreturn]] void end_with(std::string_view message, int status) {
  if (::write(STDERR_FILENO, message.data(), message.size()) < 0) ::_exit(status);
  ::_exit(status);
}

#if !defined(__SANITIZE_ADDRESS__)
extern "C" void on_crash(int /*signal*/) {
  end_with(
      "dateline-search: the search crashed: a table of the archive may be damaged\n"
      "  run dateline-index --verify ARCHIVE; if that finds nothing, please report it with the command that shows it\n",
      exit_status(ErrorCode::damaged));
}
#endif

}  // namespace

void explain_crashes() noexcept {
  // A sanitizer has more to say of a crash than we have.
#if !defined(__SANITIZE_ADDRESS__)
  // On a stack of its own, because a crash may be one of too deep a recursion.
  static std::array<char, 64 * 1024> stack;
  stack_t other{};
  other.ss_sp = stack.data();
  other.ss_size = stack.size();
  if (::sigaltstack(&other, nullptr) != 0) return;
  struct sigaction action {};
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::sigaction(signal, &action, nullptr);
#endif
}

DeadlineWatch::DeadlineWatch(std::optional<std::chrono::steady_clock::time_point> deadline) {
  if (deadline) thread_ = std::thread([this, end = *deadline + kGrace] { watch(end); });
}

DeadlineWatch::~DeadlineWatch() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  ended_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void DeadlineWatch::watch(std::chrono::steady_clock::time_point end) {
  std::unique_lock lock(mutex_);
  if (ended_.wait_until(lock, end, [this] { return over_; })) return;
  end_with(
      "dateline-search: the search did not end within its time limit, and could not be stopped: a table of the archive "
      "may be damaged\n  run dateline-index --verify ARCHIVE\n",
      exit_status(ErrorCode::timeout));
}

}  // namespace dateline
