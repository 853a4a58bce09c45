#include "tests/support/temp_dir.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>

// Read by AddressSanitizer when it is built in.  Xapian 1.4.22's check() deletes an object through a base class of
// another size, which ends verify's child process there; wild sizes in damaged tables should fail like anywhere else.
extern "C" __attribute__((visibility("default"))) const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0:allocator_may_return_null=1"; }

namespace dateline::testing {

namespace {

constexpr int kThrown = 99;

void write_pipe(int end, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t put = ::write(end, text.data() + done, text.size() - done);
    if (put < 0 && errno != EINTR) return;
    if (put > 0) done += static_cast<std::size_t>(put);
  }
}

[[noreturn]] void run_body(const std::function<std::string()>& body, int end) {
  int status = 0;
  std::string said;
  try {
    said = body();
  } catch (const std::exception& error) {
    said = error.what();
    status = kThrown;
  }
  write_pipe(end, said);
  // Not exit(): the parent's test reporter would print a second time.
  ::_exit(status);
}

ChildEnd end_of(int child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::runtime_error("no such child");
  }
  ChildEnd end;
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  if (WIFEXITED(status)) end.status = WEXITSTATUS(status);
  return end;
}

void limit_cpu(unsigned seconds) {
  const rlimit limit{.rlim_cur = seconds, .rlim_max = seconds + 5};
  ::setrlimit(RLIMIT_CPU, &limit);
  const rlimit no_core{.rlim_cur = 0, .rlim_max = 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
}

int fork_or_throw() {
  const int child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  return child;
}

/// TMPDIR if it is set.  Else memory where there is enough: publishing syncs a dozen times, and a busy disk takes
/// a tenth of a second for each.
std::string base_folder() {
  if (const char* given = std::getenv("TMPDIR"); given != nullptr && *given != '\0') return given;
  const std::string memory = "/dev/shm";
  constexpr std::uintmax_t kEnough = std::uintmax_t{256} << 20;
  std::error_code absent;
  const auto space = std::filesystem::space(memory, absent);
  return !absent && space.available >= kEnough && ::access(memory.c_str(), W_OK) == 0 ? memory : "/tmp";
}

}  // namespace

TempDir::TempDir() {
  path_ = base_folder() + "/dateline-test-XXXXXX";
  if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("cannot make " + path_);
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

ChildEnd run_in_child(const std::function<std::string()>& body, unsigned cpu_seconds) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("pipe failed");
  const int child = fork_or_throw();
  if (child == 0) {
    ::close(ends[0]);
    limit_cpu(cpu_seconds);
    run_body(body, ends[1]);
  }
  ::close(ends[1]);
  std::string said;
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t got = ::read(ends[0], buffer.data(), buffer.size());
    if (got > 0) said.append(buffer.data(), static_cast<std::size_t>(got));
    if (got == 0 || (got < 0 && errno != EINTR)) break;
  }
  ::close(ends[0]);
  ChildEnd end = end_of(child);
  end.said = said;
  return end;
}

int start_child(const std::function<void()>& body) {
  const int child = fork_or_throw();
  if (child != 0) return child;
  try {
    body();
  } catch (const std::exception&) {
    ::_exit(kThrown);
  }
  ::_exit(0);
}

ChildEnd wait_for_child(int child) { return end_of(child); }

unsigned long long test_seed() {
  if (const char* given = std::getenv("DATELINE_TEST_SEED")) return std::strtoull(given, nullptr, 10);
  // One for the whole process: what a failure prints is what made it.
  static const unsigned long long drawn = std::random_device()();
  return drawn;
}

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace dateline::testing
