// Where the names of organizations begin and end, and which of them facets do not show.
#include <catch2/catch.hpp>

#include "tests/indexer/entities/tagging.h"

namespace dateline {
namespace {

using testing::article_of;
using testing::Names;
using testing::tagger;

Names shown(const std::string& body) {
  Names names;
  for (const Entity& entity : tagger().tag(article_of("", body))) {
    if (entity.kind == EntityKind::organization && !entity.doubtful) names.insert(entity.name);
  }
  return names;
}

}  // namespace

TEST_CASE("the name of an organization is whole, and no more than that", "[entities][organizations]") {
  struct Row {
    const char* text;
    Names names;
  };
  const Row row = GENERATE(values<Row>({
      // A wire's brackets hold the whole name.
      {"The bid for <Bryson Oil and Gas Plc> was raised.", {"Bryson Oil and Gas Plc"}},
      {"Shares of <Quill Foods Inc> <QLL.L> rose in London.", {"Quill Foods Inc"}},
      // "and" joins words of one name, or two names.
      {"Officials told the Virginia Federal Savings and Loan Association nothing.",
       {"Virginia Federal Savings and Loan Association"}},
      {"Shares of Town and Country Jewelry Manufacturing Corp rose in May.",
       {"Town and Country Jewelry Manufacturing Corp"}},
      {"He wrote to the Department of Health and the Office of Fair Housing about it.",
       {"Department of Health", "Office of Fair Housing"}},
      {"The loan came from Harbour Bank Ltd and Marsh Securities Ltd in June.",
       {"Harbour Bank Ltd", "Marsh Securities Ltd"}},
      // What an organization has is named by itself.
      {"A spokesman for NASA's Jet Propulsion Laboratory spoke first.", {"Jet Propulsion Laboratory", "NASA"}},
      {"She leads the Department of Education's Office of Student Finance there.",
       {"Department of Education", "Office of Student Finance"}},
      {"The money goes to the Office of Women's Health in Boston.", {"Office of Women's Health"}},
      // Signs that no name goes over.
      {"Second: National Harbour Institute—Help for sailors.", {"National Harbour Institute"}},
  }));
  INFO(row.text);
  CHECK(shown(row.text) == row.names);
}

TEST_CASE("things, phrases and letters that look like organizations are not shown", "[entities][organizations]") {
  const char* text = GENERATE("She praised the Tester Program, which the ministry had begun.",
                              "Staff opened the Kelp Finder website in May, and the website was slow.",
                              "They offered New Farmers, a website for those who begin.",
                              "The guide on Public Health Campaigns says that campaigns cost money.",
                              "Good UX saves time, and an IP address is not a person.",
                              "By an Executive Order the forms were dropped.");
  INFO(text);
  CHECK(shown(text).empty());
}

}  // namespace dateline
