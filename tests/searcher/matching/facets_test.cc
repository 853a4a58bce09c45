#include <catch2/catch.hpp>

#include <dateline/error.h>

#include "common/schema/fields.h"
#include "searcher/matching/facet_wish.h"
#include "searcher/matching/salience.h"

namespace dateline {
namespace {

TEST_CASE("a facet may name its number of values and its order", "[matching]") {
  const FacetWish plain = read_facet_wish("org", 10);
  CHECK((plain.field == "organization" && plain.limit == 10 && !plain.limited && !plain.salient));
  const FacetWish both = read_facet_wish("person:20:salient", 10);
  CHECK((both.column == find_field("person") && both.limit == 20 && both.limited && both.salient));
  CHECK(read_facet_wish("month:3", 10).limit == 3);
  for (const char* wrong : {"", "shoe size", "title", "person:", "person:-1", "person:1x", "person:9999999",
                            "person:most", "year:salient", "date"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(read_facet_wish(wrong, 10), Error);
  }
  const auto wishes = read_facet_wishes({"person", "org", "person:salient", "per:3"}, 10);
  REQUIRE(wishes.size() == 3);
  CHECK(wishes[0].limit == 3);
}

TEST_CASE("what stands out is told by the log-likelihood ratio", "[matching]") {
  // By hand: 2 * (10 ln(10 / 2) + 90 ln(90 / 98) + 10 ln(10 / 18) + 890 ln(890 / 882)).
  const Occurrences often{10, 100, 20, 1000};
  CHECK(log_likelihood(often) == Approx(21.17696));
  CHECK(lift(often) == Approx(5));
  CHECK(is_salient(often));
  CHECK(log_likelihood({10, 100, 100, 1000}) == 0);
  CHECK(log_likelihood({1, 100, 200, 1000}) < -10);
  CHECK_FALSE(is_salient({1, 100, 200, 1000}));  // too seldom, not too often
  CHECK_FALSE(is_salient({2, 10, 2, 1000000}));  // seen twice: no basis
  CHECK(is_salient({3, 10, 3, 1000000}));
  // All of the archive, none of it, a value that all have.
  for (const Occurrences& edge :
       {Occurrences{5, 10, 5, 10}, Occurrences{0, 0, 5, 10}, Occurrences{4, 4, 10, 10}, Occurrences{0, 0, 0, 0}}) {
    CHECK(log_likelihood(edge) == 0);
    CHECK_FALSE(is_salient(edge));
  }
}

}  // namespace
}  // namespace dateline
