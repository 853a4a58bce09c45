#include "searcher/pager.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ostream>

namespace dateline {
namespace {

std::string pager_command() {
  for (const char* name : {"DATELINE_PAGER", "PAGER"}) {
    if (const char* value = std::getenv(name)) return value;
  }
  return "less -FRX";
}

}  // namespace

void page(const std::string& text, std::ostream& out) {
  const std::string command = pager_command();
  // "cat" and nothing are ways to switch a pager off.
  std::FILE* pipe = command.empty() || command == "cat" ? nullptr : popen(command.c_str(), "w");
  if (pipe == nullptr) {
    out << text;
    return;
  }
  out.flush();
  std::fwrite(text.data(), 1, text.size(), pipe);
  // 127: the shell found no such program.
  if (const int status = pclose(pipe); status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == 127) out << text;
}

std::size_t terminal_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, 40, 120);
}

}  // namespace dateline
