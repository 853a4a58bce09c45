#include <unistd.h>

#include <iostream>

#include "common/options/program_main.h"
#include "searcher/command/last_resort.h"
#include "searcher/command/search_program.h"

int main(int argc, char** argv) {
  using namespace dateline;
  explain_crashes();
  return program_main(search_program(), DATELINE_VERSION, argc, argv, [](const Options& options) {
    return run_search(options, {std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1}, interrupted());
  });
}
