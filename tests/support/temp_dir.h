// A folder of a test's own that goes when the test ends, and processes of its own that may die.
#pragma once

#include <functional>
#include <string>

namespace dateline::testing {

/// Made below TMPDIR, else /dev/shm if there is room, else /tmp; removed with all it holds.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// A path inside it.
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// How a child process ended, and what it wanted to say.
struct ChildEnd {
  int signal = 0;  ///< 0 if it ended by itself
  int status = 0;
  std::string said;
};

/// Runs `body` in a forked child; what it returns becomes `said`, an exception status 99 with its text.
/// A child that needs more than `cpu_seconds` is killed (SIGXCPU).
[[nodiscard]] ChildEnd run_in_child(const std::function<std::string()>& body, unsigned cpu_seconds = 60);

/// Starts a child that runs `body` and returns its process id; wait for it with wait_for_child().
[[nodiscard]] int start_child(const std::function<void()>& body);
[[nodiscard]] ChildEnd wait_for_child(int child);

/// Seed of a property test: DATELINE_TEST_SEED, or a new one each run.  Print it with INFO or CAPTURE.
[[nodiscard]] unsigned long long test_seed();

[[nodiscard]] std::string read_bytes(const std::string& path);
void write_bytes(const std::string& path, const std::string& bytes);

}  // namespace dateline::testing
