#include "indexer/progress.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <sstream>
#include <string>
#include <thread>

#include "common/text/utf8.h"

namespace dateline {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a line of progress says what is done, how fast, and how long it will take", "[indexer]") {
  struct Row {
    ProgressState state;
    std::size_t columns;
    std::string line;
  };
  const ProgressState half{.inputs = 12'345, .bytes = 50'000'000, .total_bytes = 100'000'000, .seconds = 10};
  const std::vector<Row> rows = {
      {half, 80, "12,345 inputs  1,234/s  5.0 MB/s  [#############..............]  50 %  0:10 left"},
      {half, 100, "12,345 inputs  1,234/s  5.0 MB/s  [###############...............]  50 %  0:10 left"},
      {half, 52, "12,345 inputs  1,234/s  5.0 MB/s  50 %  0:10 left"},
      {half, 40, "12,345 inputs  1,234/s  50 %  0:10 left"},
      {half, 32, "12,345 inputs  50 %  0:10 left"},
      {half, 9, "12,345 in"},
      {{.inputs = 1, .bytes = 10, .total_bytes = {}, .seconds = 1}, 80, "1 input  1/s  0.0 MB/s"},
      {{.inputs = 0, .bytes = 0, .total_bytes = 7, .seconds = 0}, 40, "0 inputs  0/s  0.0 MB/s  0 %"},
      // Too early for a forecast.
      {{.inputs = 9, .bytes = 5, .total_bytes = 10, .seconds = 1}, 30, "9 inputs  9/s  0.0 MB/s  50 %"},
      // More than there should be: something was packed.  No bar rather than a wrong one.
      {{.inputs = 9, .bytes = 11, .total_bytes = 10, .seconds = 9}, 80, "9 inputs  1/s  0.0 MB/s"},
      {{.inputs = 9, .bytes = 1, .total_bytes = 10'000, .seconds = 10}, 30, "9 inputs  0 %  27:46:30 left"},
      {{.inputs = 1204, .total_bytes = 10, .seconds = 9, .phase = "writing", .phase_seconds = 72},
       80,
       "1,204 inputs  writing  1:12"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.columns);
    const std::string line = progress_line(row.state, row.columns, true);
    CHECK(display_width(line) <= row.columns);
    CHECK(line == row.line);
  }
  CHECK(progress_line(half, 79, false) == "12,345 inputs  1,234/s  5.0 MB/s  50 %  0:10 left");
}

TEST_CASE("a line never is wider than the terminal, whatever its width", "[indexer]") {
  const ProgressState state{.inputs = 1'234'567, .bytes = 123, .total_bytes = 456'789, .seconds = 12'345};
  for (std::size_t columns = 1; columns < 130; ++columns) {
    CAPTURE(columns);
    CHECK(progress_line(state, columns, true).size() <= columns);
  }
}

// What a terminal shows in the end.
std::string shown_at_last(const std::string& written) {
  std::string line;
  std::string out;
  std::size_t column = 0;
  for (const char c : written) {
    if (c == '\r') {
      column = 0;
    } else if (c == '\n') {
      out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
      line.clear();
      column = 0;
    } else {
      if (line.size() <= column) line.resize(column + 1, ' ');
      line[column++] = c;
    }
  }
  return out + line.substr(0, line.find_last_not_of(' ') + 1);
}

TEST_CASE("on a terminal one line is rewritten, and gone in the end", "[indexer]") {
  std::ostringstream out;
  {
    Progress progress(out, {.terminal = true, .interval = 5ms});
    progress.read(3, 1000);
    std::this_thread::sleep_for(50ms);
    progress.say("rejected x: y");
    progress.enter("writing");
    std::this_thread::sleep_for(50ms);
    progress.enter("reading");
  }
  const std::string written = out.str();
  CHECK(written.find("\r3 inputs") != std::string::npos);
  CHECK(written.find("\r3 inputs  writing  0:00") != std::string::npos);
  CHECK(written.find('\x1b') == std::string::npos);
  CHECK(shown_at_last(written) == "rejected x: y\n");
}

TEST_CASE("what is no terminal gets lines, and a quiet run only what is said", "[indexer]") {
  std::ostringstream lines;
  std::ostringstream none;
  {
    Progress told(lines, {.interval = 5ms});
    Progress quiet(none, {.quiet = true, .interval = 5ms});
    told.read(1, 1);
    quiet.say("a word");
    std::this_thread::sleep_for(50ms);
  }
  CHECK(lines.str().find("1 input  ") == 0);
  CHECK(lines.str().find('\r') == std::string::npos);
  CHECK(lines.str().back() == '\n');
  CHECK(none.str() == "a word\n");
}

TEST_CASE("a run that is over before the first line tells nothing", "[indexer]") {
  std::ostringstream out;
  { Progress progress(out, {.terminal = true, .interval = 10s}); }
  CHECK(out.str().empty());
}

}  // namespace
}  // namespace dateline
