#include <iostream>
#include <mutex>

#include "common/options/program_main.h"
#include "searcher/server/lost_pages.h"
#include "searcher/server/run_server.h"
#include "searcher/server/serve_program.h"

int main(int argc, char** argv) {
  using namespace dateline;
  survive_lost_pages();
  return program_main(serve_program(), DATELINE_VERSION, argc, argv,
                      [](const Options& options) { return run_server(options, std::cout, std::cerr, interrupted()); });
}
