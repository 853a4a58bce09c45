#include <unistd.h>

#include <iostream>

#include "common/options/program_main.h"
#include "indexer/program.h"

int main(int argc, char** argv) {
  using namespace dateline;
  return program_main(index_program(), DATELINE_VERSION, argc, argv, [](const Options& options) {
    return run_index(options, std::cout, std::cerr, isatty(STDERR_FILENO) == 1, interrupted());
  });
}
