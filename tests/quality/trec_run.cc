// Runs queries over an archive and prints a TREC run: the ranking as it is, for judged collections.
//
//   trec_run ARCHIVE QUERIES.tsv [any|all|auto] > run.txt      (QUERIES: id TAB query, a line each)
#include <fstream>
#include <iostream>
#include <string>

#include <dateline/searcher.h>

int main(int argc, char** argv) {
  using namespace dateline;
  if (argc < 3) {
    std::cerr << "usage: trec_run ARCHIVE QUERIES.tsv [any|all|auto]\n";
    return 64;
  }
  const std::string mode = argc > 3 ? argv[3] : "any";
  Searcher searcher(Archive::open(argv[1]));
  std::ifstream queries(argv[2]);
  for (std::string line; std::getline(queries, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    SearchRequest request;
    // Judged questions are sentences: their marks mean nothing.
    request.query = line.substr(tab + 1);
    for (char& c : request.query) {
      if (std::string_view("\"()*:?-+").find(c) != std::string_view::npos) c = ' ';
    }
    request.mode = mode == "all" ? Mode::all : mode == "auto" ? Mode::automatic : Mode::any;
    request.limit = 1000;
    request.snippets = 0;
    request.collapse = false;
    for (const Hit& hit : searcher.search(request).hits) {
      std::cout << line.substr(0, tab) << " Q0 " << hit.id << ' ' << hit.rank << ' ' << hit.score << " dateline\n";
    }
  }
  return 0;
}
