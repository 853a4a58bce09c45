#include <unistd.h>

#include <iostream>

#include "common/options/program_main.h"
#include "searcher/program.h"

int main(int argc, char** argv) {
  using namespace dateline;
  return program_main(search_program(), DATELINE_VERSION, argc, argv, [](const Options& options) {
    return run_search(options, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1, interrupted());
  });
}
