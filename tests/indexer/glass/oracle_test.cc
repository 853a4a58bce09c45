// The heart of the room's tests: the same documents through our writer and through Xapian::WritableDatabase.
#include <random>

#include <xapian.h>
#include <catch2/catch.hpp>

#include "common/archive/files.h"
#include "tests/indexer/glass/corpus.h"
#include "tests/indexer/glass/families.h"
#include "tests/support/same_database.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

CompareOptions options_for(const Mode& mode) {
  return {.termlists = mode.termlists, .slots = {511, 16383, 16384, 65535, 65536, 70000, 16777216, 4294967294U}};
}

std::string name_of(const Mode& mode) {
  return std::string(mode.termlists ? "termlists" : "no termlists") + (mode.positions ? ", positions" : "") +
         (mode.deflate ? ", deflated" : "");
}

/// What every writer may do to a database that it finds.
void update(const std::string& folder, const GlassDocument& added) {
  Xapian::WritableDatabase database(folder, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  database.add_document(as_xapian(added, true));
  if (database.get_doccount() > 1) database.delete_document(1 + database.get_lastdocid() / 2);
  if (database.get_doccount() > 2) database.replace_document(database.get_lastdocid() - 1, as_xapian(added, true));
  database.set_metadata("name", "value");
  database.commit();
}

GlassDocument document_to_add() {
  GlassDocument added;
  added.terms["new"] = {3, {1, 2, 900}};
  added.terms["w1"] = {1, {3}};
  added.terms["all"] = {1, {}};
  added.values[0] = "added";
  added.values[300] = "more";
  added.data = std::string(3000, 'd');
  return added;
}

void write_both_and_compare(const Corpus& corpus, const Mode& mode) {
  const TempDir ours;
  const TempDir oracle;
  write_ours(ours.path(), corpus, mode);
  write_oracle(oracle.path(), corpus, mode);
  require_clean(ours.path());
  require_same(Xapian::Database(ours.path()), Xapian::Database(oracle.path()), options_for(mode));
  if (!mode.termlists) return;
  update(ours.path(), document_to_add());
  update(oracle.path(), document_to_add());
  require_clean(ours.path());
  require_same(Xapian::Database(ours.path()), Xapian::Database(oracle.path()), options_for(mode));
}

}  // namespace

TEST_CASE("the same documents give the same database as Xapian's own writer, and one that it can update", "[glass]") {
  const unsigned long long seed = test_seed();
  for (const Family& family : families()) {
    for (const Mode& mode : kModes) {
      INFO(family.name << "; " << name_of(mode) << "; DATELINE_TEST_SEED=" << seed);
      std::mt19937_64 random(seed);
      write_both_and_compare(family.make(random), mode);
    }
  }
}
