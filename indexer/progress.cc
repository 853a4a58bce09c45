#include "indexer/progress.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>
#include <utility>
#include <vector>

#include "common/text/shown.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kUsualColumns = 80;
constexpr std::size_t kLeastBar = 10;
constexpr std::size_t kMostBar = 30;
// Before that a rate says little about what is to come.
constexpr double kLeastSeconds = 2;

std::string with_decimals(double number, int decimals) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, number);
  return text.data();
}

std::string two_digits(std::uint64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// "0:12", "2:10", "1:02:10".
std::string clock_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::max(seconds, 0.0));
  const std::string end = ":" + two_digits(whole % 60);
  if (whole < 3600) return std::to_string(whole / 60) + end;
  return with_thousands(whole / 3600) + ":" + two_digits(whole / 60 % 60) + end;
}

std::string bar(double share, std::size_t columns) {
  const auto full = static_cast<std::size_t>(share * static_cast<double>(columns));
  return "[" + std::string(full, '#') + std::string(columns - full, '.') + "]";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() || part.empty() ? "" : "  ") + part;
  return out;
}

// How much of the whole is read; no value where that is not known.
std::optional<double> share_of(const ProgressState& state) {
  if (!state.total_bytes || *state.total_bytes == 0 || state.bytes > *state.total_bytes) return std::nullopt;
  return static_cast<double>(state.bytes) / static_cast<double>(*state.total_bytes);
}

std::vector<std::string> parts_of(const ProgressState& state, std::optional<double> share) {
  std::vector<std::string> parts{with_thousands(state.inputs) + (state.inputs == 1 ? " input" : " inputs")};
  if (!state.phase.empty()) {
    parts.push_back(state.phase);
    parts.push_back(clock_time(state.phase_seconds));
    return parts;
  }
  const double seconds = std::max(state.seconds, 0.001);
  const auto rate = static_cast<double>(state.inputs) / seconds;
  parts.push_back(with_thousands(static_cast<std::uint64_t>(rate)) + "/s");
  parts.push_back(with_decimals(static_cast<double>(state.bytes) / seconds / 1e6, 1) + " MB/s");
  if (!share) return parts;
  parts.push_back(with_decimals(*share * 100, 0) + " %");
  if (state.seconds >= kLeastSeconds && *share > 0) {
    parts.push_back(clock_time(state.seconds * (1 - *share) / *share) + " left");
  }
  return parts;
}

}  // namespace

std::string progress_line(const ProgressState& state, std::size_t columns, bool with_bar) {
  const auto share = share_of(state);
  std::vector<std::string> parts = parts_of(state, share);
  // The bytes a second go first, then the inputs a second.
  constexpr std::size_t kRate = 1;
  for (std::size_t part = kRate + 1; state.phase.empty() && part >= kRate && joined(parts).size() > columns; --part) {
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(part));
  }
  std::string line = joined(parts);
  constexpr std::size_t kFrame = 4;  // two blanks and the brackets
  if (with_bar && share && state.phase.empty() && line.size() + kFrame + kLeastBar <= columns) {
    const std::size_t at = parts.size() - (parts.back().ends_with("left") ? 2 : 1);
    parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(at),
                 bar(*share, std::min(kMostBar, columns - line.size() - kFrame)));
    line = joined(parts);
  }
  return std::string(utf8_prefix(line, columns));
}

Progress::Progress(std::ostream& out, ProgressOptions options) : out_(out), options_(std::move(options)) {
  if (!options_.quiet) thread_ = std::thread([this] { work(); });
}

Progress::~Progress() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  clear();
}

void Progress::read(std::uint64_t inputs, std::uint64_t bytes) noexcept {
  inputs_.store(inputs, std::memory_order_relaxed);
  bytes_.store(bytes, std::memory_order_relaxed);
}

void Progress::enter(std::string_view phase) {
  const std::lock_guard lock(mutex_);
  phase_ = phase == "reading" ? "" : phase;
  phase_started_ = Clock::now();
}

void Progress::say(std::string_view line) {
  const std::lock_guard lock(mutex_);
  clear();
  out_ << line << "\n";
  out_.flush();
}

void Progress::work() {
  using namespace std::chrono_literals;
  const auto usual = options_.terminal ? std::chrono::milliseconds(200ms) : std::chrono::milliseconds(10s);
  const auto interval = options_.interval.count() > 0 ? options_.interval : usual;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, interval, [&] { return ended_; })) show();
}

void Progress::show() {
  const auto now = Clock::now();
  const auto since = [&](Clock::time_point begin) { return std::chrono::duration<double>(now - begin).count(); };
  const ProgressState state{.inputs = inputs_.load(std::memory_order_relaxed),
                            .bytes = bytes_.load(std::memory_order_relaxed),
                            .total_bytes = options_.total_bytes,
                            .seconds = since(started_),
                            .phase = phase_,
                            .phase_seconds = since(phase_started_)};
  const std::size_t columns = options_.terminal && options_.columns ? options_.columns() : kUsualColumns;
  // The last column stays free: some terminals begin a new line when it is written.
  const std::string line = progress_line(state, columns - 1, options_.terminal);
  if (!options_.terminal) {
    out_ << line << "\n";
  } else {
    const std::size_t width = display_width(line);
    // Blanks rather than an escape sequence wipe what is left of a longer line: any terminal knows them.
    out_ << '\r' << line << std::string(shown_columns_ > width ? shown_columns_ - width : 0, ' ');
    shown_columns_ = width;
  }
  out_.flush();
}

void Progress::clear() {
  if (shown_columns_ == 0) return;
  out_ << '\r' << std::string(shown_columns_, ' ') << '\r';
  out_.flush();
  shown_columns_ = 0;
}

}  // namespace dateline
