// Whom a story comes from, and the countries whose people it names.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/indexer/entities/tagging.h"

namespace dateline {
namespace {

using testing::article_of;
using testing::find;
using testing::Names;
using testing::names_of;
using testing::tagger;

TEST_CASE("an agency that is only a source is no organization of the story", "[entities]") {
  const auto* text =
      GENERATE("Talks in Oslo failed, according to AP.", "The mayor told Reuters that talks failed.",
               "Talks in Oslo failed (AFP).", "Talks in Oslo failed, the Associated Press reported.",
               "Xinhua said talks in Oslo failed.", "Talks in Oslo failed, a source told the AP.\n\nReuters");
  INFO(text);
  const auto entities = tagger().tag(article_of("", text));
  CHECK(names_of(entities, EntityKind::organization).empty());
}

TEST_CASE("what an agency does itself makes it one", "[entities]") {
  const auto entities =
      tagger().tag(article_of("", "Reuters moved its head office to Canary Wharf. Staff of Reuters left."));
  CHECK(find(entities, "Reuters") != nullptr);
}

std::vector<std::string> countries(std::string_view title, std::string_view body, std::string_view language = "en") {
  std::vector<std::string> out;
  static_cast<void>(tagger().tag(article_of(title, body, language), &out));
  return out;
}

TEST_CASE("words for a people name its country and no place", "[entities]") {
  const char* text = "Ukrainian officials met Russian officers and a Pole in Minsk. The French minister came.";
  CHECK(countries("", text) == std::vector<std::string>{"FR", "PL", "RU", "UA"});
  CHECK(names_of(tagger().tag(article_of("", text)), EntityKind::place) == Names{"Minsk"});
  CHECK(countries("Swiss Voters Say No", "The vote was close.") == std::vector<std::string>{"CH"});
}

TEST_CASE("a word for a people inside a name, or beside its country, says nothing more", "[entities]") {
  CHECK(countries("", "Shares of British Airways fell in London.").empty());
  CHECK(countries("", "Russia sent Russian envoys to Moscow.").empty());
  CHECK(countries("", "They polish the floor and danish pastry is sold.").empty());
  CHECK(countries("", "Der Pole sagte nichts.", "de").empty());
}

TEST_CASE("what only looks like an organization or a person is none", "[entities]") {
  const auto organizations = [](const char* text) {
    return names_of(tagger().tag(article_of("", text)), EntityKind::organization);
  };
  CHECK_FALSE(organizations("Shares of Barclays Bank Plc <BCS.L> fell in London.").contains("BCS"));
  CHECK_FALSE(organizations("The Content Delivery Network (CDN) failed. CDN engineers came.").contains("CDN"));
  CHECK_FALSE(organizations("Agencies signed up for the Federal Social Media Registry.")
                  .contains("Federal Social Media Registry"));
  CHECK(organizations("The Office of Science and Technology Policy agreed.")
            .contains("Office of Science and Technology Policy"));
  CHECK(
      organizations("The National Security Council (NSC) met. The NSC agreed.").contains("National Security Council"));
  const char* comet = "The lander Philae touched down on Thursday. Philae sent pictures, said Stephan Ulamec.";
  CHECK(names_of(tagger().tag(article_of("", comet)), EntityKind::person) == Names{"Stephan Ulamec"});
  const char* ship = "It left its mother ship, Rosetta, on Thursday. Rosetta sent pictures, said Stephan Ulamec.";
  CHECK(names_of(tagger().tag(article_of("", ship)), EntityKind::person) == Names{"Stephan Ulamec"});
}

std::string seed(const char* number) {
  const std::filesystem::path folder = std::filesystem::path(DATELINE_SHARED_DIR) / "data" / "seeds";
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (!at->path().filename().string().starts_with(number)) continue;
    std::ifstream in(at->path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  return {};
}

TEST_CASE("the two reports of the letters name the same persons, and no agency", "[entities][seeds]") {
  const std::string page = seed("000");
  if (page.empty()) {
    WARN("no seeds here: skipped");
    return;
  }
  const std::size_t begin = page.find("it has new intelligence inputs");
  REQUIRE(begin != std::string::npos);
  const std::size_t line = page.rfind('\n', begin) + 1;
  const auto entities = tagger().tag(article_of("", page.substr(line, 4000)));
  const Names persons = names_of(entities, EntityKind::person);
  for (const char* name : {"John Kirby", "Kim Jong Un"}) {
    INFO(name);
    CHECK(persons.contains(name));
  }
  const Names organizations = names_of(entities, EntityKind::organization);
  CHECK(organizations.contains("National Security Council"));
  for (const char* agency : {"AP", "Associated Press"}) CHECK_FALSE(organizations.contains(agency));
  const Names places = names_of(entities, EntityKind::place);
  for (const char* name : {"North Korea", "Russia", "Ukraine"}) {
    INFO(name);
    CHECK(places.contains(name));
  }
}

}  // namespace
}  // namespace dateline
