#include "indexer/building/child_check.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sstream>
#include <vector>

#include <xapian.h>

#include "common/archive/files.h"

namespace dateline {

namespace {

constexpr int kClean = 0;
constexpr int kErrors = 61;  // not a status that a runtime or sanitizer uses
constexpr std::size_t kReportBytes = 4000;

/// What Xapian printed, cut to its last lines: the errors stand at the end.
std::string last_part(const std::string& report) {
  return report.size() <= kReportBytes ? report : report.substr(report.size() - kReportBytes);
}

void limit_child(std::uint64_t bytes) {
  // Checking takes far less than a second a MiB; a loop over damaged blocks must end.
  const rlim_t seconds = 30 + (bytes >> 20);
  const rlimit cpu{.rlim_cur = seconds, .rlim_max = seconds + 5};
  ::setrlimit(RLIMIT_CPU, &cpu);
  const rlimit core{.rlim_cur = 0, .rlim_max = 0};
  ::setrlimit(RLIMIT_CORE, &core);
}

int check(const std::string& folder, std::string& report) {
  std::ostringstream out;
  try {
    const std::size_t errors = Xapian::Database::check(folder, 0, &out);
    report = out.str();
    return errors == 0 ? kClean : kErrors;
  } catch (const Xapian::Error& error) {
    report = out.str() + error.get_description();
  } catch (const std::exception& error) {
    report = out.str() + error.what();
  }
  return kErrors;
}

[[noreturn]] void run_child(const std::string& folder, std::uint64_t bytes, int pipe_end) {
  limit_child(bytes);
  std::string report;
  const int status = check(folder, report);
  const std::string part = last_part(report);
  // Fits the pipe (PIPE_BUF is at least 4096), so one write is enough.
  if (::write(pipe_end, part.data(), part.size()) < 0) ::_exit(kErrors);
  ::_exit(status);
}

std::string read_pipe(int pipe_end) {
  std::string text;
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t got = ::read(pipe_end, buffer.data(), buffer.size());
    if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
    if (got == 0 || (got < 0 && errno != EINTR)) return text;
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace

std::optional<std::string> check_tables_in_child(const std::string& folder, std::uint64_t bytes) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw_errno(errno, "make a pipe for the check of", folder);
  const pid_t child = ::fork();
  if (child < 0) {
    const int error_number = errno;
    ::close(ends[0]);
    ::close(ends[1]);
    throw_errno(error_number, "start a process for the check of", folder);
  }
  if (child == 0) run_child(folder, bytes, ends[1]);
  ::close(ends[1]);
  const std::string report = one_line(read_pipe(ends[0]));
  ::close(ends[0]);
  const int status = wait_for(child);
  if (WIFSIGNALED(status)) {
    return "Xapian's check was ended by signal " + std::to_string(WTERMSIG(status)) + " (" +
           ::strsignal(WTERMSIG(status)) + "): the tables are damaged";
  }
  if (WEXITSTATUS(status) == kClean) return std::nullopt;
  return "Xapian's check found errors: " + (report.empty() ? "it ended with a failure" : report);
}

std::optional<std::string> table_that_is_read_only(const std::string& folder) {
  for (const std::string& name : folder_entries(folder)) {
    if (!name.ends_with(".glass") || ::access((folder + "/" + name).c_str(), W_OK) == 0) continue;
    if (errno == EACCES || errno == EPERM || errno == EROFS) return name;
  }
  return std::nullopt;
}

}  // namespace dateline
