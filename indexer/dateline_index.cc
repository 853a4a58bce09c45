#include <malloc.h>
#include <unistd.h>

#include <iostream>

#include "common/options/program_main.h"
#include "indexer/program.h"

int main(int argc, char** argv) {
  using namespace dateline;
  // An article is hundreds of small pieces of memory and some large ones, and glibc tidies up all it keeps of the small
  // ones whenever a large one is asked for: a twentieth of the time of a run.
  ::mallopt(M_MXFAST, 0);
  // What a run frees in large pieces goes back to the system, however large the pieces before were.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 18);
  return program_main(index_program(), DATELINE_VERSION, argc, argv, [](const Options& options) {
    return run_index(options, std::cout, std::cerr, isatty(STDERR_FILENO) == 1, interrupted());
  });
}
