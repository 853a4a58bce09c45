// How far a run is, told while it goes on: one line that is rewritten on a terminal, else a line now and then.
//
//   12,345 inputs  1,234/s  5.6 MB/s  [#########...........]  45 %  2:10 left
//   12,345 inputs  writing  0:12
//
// A thread of its own writes it, so that the clock goes on while a stage takes long without a word.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace dateline {

/// What a line of progress is made of.
struct ProgressState {
  std::uint64_t inputs = 0;
  std::uint64_t bytes = 0;
  std::optional<std::uint64_t> total_bytes;  ///< no bar and no time left without it, nor if `bytes` is beyond it
  double seconds = 0;                        ///< since the run began
  std::string phase;                         ///< empty while inputs are read
  double phase_seconds = 0;                  ///< since the phase began
};

/// One line of at most `columns` columns; what matters least goes first where it is narrow.
[[nodiscard]] std::string progress_line(const ProgressState& state, std::size_t columns, bool with_bar);

struct ProgressOptions {
  bool quiet = false;     ///< only what is said
  bool terminal = false;  ///< `out` is one: rewrite the line
  std::optional<std::uint64_t> total_bytes = {};
  std::function<std::size_t()> columns = {};  ///< of the terminal, asked for at each line; 80 if empty
  std::chrono::milliseconds interval = {};    ///< between lines; 0: a fifth of a second on a terminal, else ten
};

/// While one lives, nothing else may write to its stream.  Thread-safe.
class Progress {
 public:
  Progress(std::ostream& out, ProgressOptions options);
  /// Takes its line away.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void read(std::uint64_t inputs, std::uint64_t bytes) noexcept;
  /// "reading" or an empty one: inputs are read.
  void enter(std::string_view phase);
  /// A line of its own, above the progress.
  void say(std::string_view line);

 private:
  using Clock = std::chrono::steady_clock;
  void work();
  void show();
  void clear();

  std::ostream& out_;
  const ProgressOptions options_;
  const Clock::time_point started_ = Clock::now();
  std::atomic<std::uint64_t> inputs_ = 0;
  std::atomic<std::uint64_t> bytes_ = 0;
  std::mutex mutex_;  // of what follows, and of the stream
  std::condition_variable wake_;
  std::string phase_;
  Clock::time_point phase_started_ = started_;
  std::size_t shown_columns_ = 0;
  bool ended_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace dateline
