#include "common/schema/abbreviations.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "common/schema/document.h"
#include "common/schema/fields.h"

namespace dateline {
namespace {

TEST_CASE("letters are initials if they begin words of the name in its order", "[schema]") {
  for (const auto& [letters, name] :
       {std::pair("NSC", "National Security Council"), std::pair("FBI", "Federal Bureau of Investigation"),
        std::pair("UN", "United Nations"), std::pair("ECB", "European Central Bank"),
        std::pair("EU", "\u00C9tats unis")}) {
    CAPTURE(letters, name);
    CHECK(are_initials(letters, name));
  }
  for (const auto& [letters, name] :
       {std::pair("NSC", "Security Council"), std::pair("IBM", "Ibm"), std::pair("CSN", "National Security Council"),
        std::pair("", "Nothing At All"), std::pair("RTR", "Reuters Holdings")}) {
    CAPTURE(letters, name);
    CHECK_FALSE(are_initials(letters, name));
  }
}

TEST_CASE("an article is witness of the letters that it writes for a name", "[schema]") {
  Article article;
  article.id = "a";
  article.title = "NSC";
  article.body = "National Security Council (N.S.C.) met. Council. NSC. Bank";
  article.entities = {
      {EntityKind::organization, "National Security Council", {}, {{0, 25}, {27, 33}, {40, 47}, {49, 52}}, {{0, 3}}},
      {EntityKind::place, "New South Coast", {}, {{49, 52}}, {}},
      {EntityKind::organization, "Bank", {}, {{54, 58}, {900, 990}}, {}}};
  const std::vector<Abbreviation> found = abbreviations(article);
  CHECK(found == std::vector<Abbreviation>{{"NSC", "National Security Council"}});
  CHECK(abbreviation_of_term(abbreviation_term(found[0])) == found[0]);
  std::set<std::string> terms;
  for_each_filter_term(article, [&](std::string_view term) { CHECK(terms.insert(std::string(term)).second); });
  CHECK(terms.contains("XABB:NSC\tNational Security Council"));
  article.entities[0].doubtful = true;
  CHECK(abbreviations(article).empty());
}

TEST_CASE("a term that is no abbreviation is none", "[schema]") {
  for (const char* term : {"", "XABB", "XABBa", "XABB:A", "XABB\t", "XABBa\t", "XPERa\tb", "XABBTa\tb"}) {
    CAPTURE(term);
    CHECK_FALSE(abbreviation_of_term(term));
  }
}

TEST_CASE("countries named by their people alone are countries of the article, and no places", "[schema]") {
  Article article;
  article.id = "a";
  article.entities = {{EntityKind::place, "Kyiv", "UA", {}, {}}};
  article.countries = {"RU", "UA"};
  CHECK(values_of(article, field("country")) == std::vector<std::string>{"UA", "RU"});
  CHECK(values_of(article, field("place")) == std::vector<std::string>{"Kyiv"});
  CHECK(article_from_json(to_json(article)) == article);
}

}  // namespace
}  // namespace dateline
