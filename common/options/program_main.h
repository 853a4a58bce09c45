// What every program's main does around its own work.
#pragma once

#include <atomic>
#include <functional>

#include "common/options/options.h"

namespace dateline {

/// Set by SIGINT and SIGTERM once program_main() runs.
[[nodiscard]] const std::atomic<bool>& interrupted() noexcept;

/// Columns of the terminal behind a descriptor, by default standard output; 80 if that is unknown; between 40 and 120.
[[nodiscard]] std::size_t terminal_columns(int descriptor = 1);

/// Parses the call, answers --help, --version, --print-man, --print-completion, runs `run`, and turns errors into a
/// message on stderr and an exit status.  A closed pipe is quiet; a full disk behind stdout is an error.
int program_main(const Program& program, const char* version, int argc, char** argv,
                 const std::function<int(const Options&)>& run);

/// The options that every program has, to be listed in its table.
inline constexpr Option kHelpOption{
    .name = "help", .letter = 'h', .group = "General", .help = "Show this help.", .from_config = false};
inline constexpr Option kVersionOption{
    .name = "version", .group = "General", .help = "Show the version.", .from_config = false};
inline constexpr Option kManOption{
    .name = "print-man", .group = "General", .help = "Print the man page.", .from_config = false};
inline constexpr Option kCompletionOption{
    .name = "print-completion", .group = "General", .help = "Print the completion for bash.", .from_config = false};

}  // namespace dateline
