#include "searcher/output/names_output.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "searcher/output/csv.h"

namespace dateline {
namespace {

const std::vector<ListedName>& names() {
  static const std::vector<ListedName> kNames{{EntityKind::organization,
                                               "National Security Council",
                                               12,
                                               {{"NSC", 5, "learnt"}, {"national security council", 1, "spelling"}}},
                                              {EntityKind::person, "=cmd\x1b[2J", 1, {}}};
  return kNames;
}

TEST_CASE("a list of names says what counts as what, and marks what was learnt", "[output]") {
  const std::string text = names_text(names(), NameCounts(names()), {});
  CHECK(text.find("National Security Council  organization \u00B7 12 articles\n") == 0);
  CHECK(text.find("  also NSC (learnt), national security council\n") != std::string::npos);
  CHECK(text.find("person \u00B7 1 article\n") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.ends_with("\n\n2 names; as one of them count 1 by spelling, 1 learnt\n"));
  CHECK(names_text({names()[1]}, NameCounts(names()), {})
            .ends_with("\n\n1 of 2 names; as one of them count 1 by spelling, 1 learnt\n"));
  CHECK(names_text({}, NameCounts({}), {}).empty());
}

TEST_CASE("names as JSON and as a table", "[output]") {
  CHECK(
      names_json({names()[0]}, NameCounts(names())) ==
      R"({"format":1,"names":[{"kind":"organization","name":"National Security Council","articles":12,)"
      R"("aliases":[{"name":"NSC","articles":5,"from":"learnt"},)"
      R"({"name":"national security council","articles":1,"from":"spelling"}]}],"all":{"names":2,"spelling":1,"learnt":1,"user":0}})");
  CHECK(names_lines({{EntityKind::place, "Oslo", 3, {}}}) ==
        "{\"format\":1,\"kind\":\"place\",\"name\":\"Oslo\",\"articles\":3}\n");
  CHECK(names_csv(names()) ==
        "kind,name,articles,alias,alias_articles,from\r\n"
        "organization,National Security Council,12,,,\r\n"
        "organization,National Security Council,12,NSC,5,learnt\r\n"
        "organization,National Security Council,12,national security council,1,spelling\r\n"
        "person,'=cmd\uFFFD[2J,1,,,\r\n");
}

}  // namespace
}  // namespace dateline
