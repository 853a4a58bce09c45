// What Xapian ranks as it comes: TermGenerator, QueryParser and BM25Weight, English stems, title and body in one.
// Prints a TREC run.
//
//   stock_xapian_run DOCS.tsv QUERIES.tsv        (DOCS: id, title, body; QUERIES: id, text)
#include <fstream>
#include <iostream>
#include <string>

#include <xapian.h>

namespace {

constexpr Xapian::doccount kHits = 1000;

Xapian::WritableDatabase index(const char* path) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  std::ifstream documents(path);
  for (std::string line; std::getline(documents, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    Xapian::Document document;
    document.set_data(line.substr(0, tab));
    generator.set_document(document);
    generator.index_text(line.substr(tab + 1));  // the tab between title and body parts words like a blank
    database.add_document(document);
  }
  return database;
}

Xapian::Query read(const std::string& text, const Xapian::Database& database) {
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("english"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(Xapian::Query::OP_OR);
  parser.set_database(database);
  return parser.parse_query(text, 0);  // no operators: questions are sentences
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: stock_xapian_run DOCS.tsv QUERIES.tsv\n";
    return 64;
  }
  const Xapian::WritableDatabase database = index(argv[1]);
  std::ifstream queries(argv[2]);
  for (std::string line; std::getline(queries, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    Xapian::Enquire enquire(database);
    enquire.set_query(read(line.substr(tab + 1), database));
    const Xapian::MSet hits = enquire.get_mset(0, kHits);
    for (Xapian::MSetIterator hit = hits.begin(); hit != hits.end(); ++hit) {
      std::cout << line.substr(0, tab) << " Q0 " << hit.get_document().get_data() << ' ' << hit.get_rank() + 1 << ' '
                << hit.get_weight() << " xapian\n";
    }
  }
  return 0;
}
