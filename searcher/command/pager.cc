#include "searcher/command/pager.h"

#include <sys/wait.h>

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

}  // namespace dateline
