#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

TEST_CASE("a row's id is read from its article, whatever it is made of, without a termlist", "[archive]") {
  const std::vector<std::string> ids{"a",
                                     "https://example.org/2023/\"quoted\"\\path?a=b&c=d",
                                     "K\u00FCste \u2605 \U0001F6A2",
                                     "two\nlines\tand a tab",
                                     std::string(400, 'x'),
                                     "{\"id\":\"inside\"}"};
  const testing::TempDir folder;
  {
    Xapian::WritableDatabase database(
        folder / "shard", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
    const auto add = [&](const std::string& data) {
      Xapian::Document document;
      document.set_data(data);
      database.add_document(document);
    };
    for (const std::string& id : ids) {
      Article article;
      article.id = id;
      article.title = "\"id\": a title";
      article.body = "The id\":\"of the body\".";
      add(to_json(article));
    }
    // As any JSON writer may order and name them.
    add(R"({"title": "Ferry", "tags": ["id"], "guid": "by another name", "body": "Late."})");
    add(R"({"title": "Ferry", "body": "Late.", "id" : "behind"})");
    add("no article");
    add("");
    database.commit();
  }
  const Xapian::Database shard(folder / "shard");
  Xapian::docid docid = 0;
  for (const std::string& id : ids) CHECK(stored_id(shard, ++docid) == id);
  CHECK(stored_id(shard, ++docid) == "by another name");
  CHECK(stored_id(shard, ++docid) == "behind");
  for (int wrong = 0; wrong < 3; ++wrong) {
    ErrorCode code = ErrorCode::internal;
    try {
      static_cast<void>(stored_id(shard, ++docid));
    } catch (const Error& error) {
      code = error.code();
    }
    CHECK(code == ErrorCode::damaged);
  }
}

}  // namespace
}  // namespace dateline
