#include "searcher/names/spelling.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/text/fold.h"

namespace dateline {
namespace {

std::string spelt(NameKind kind, const char* name) { return spelling_of(kind, match_key(name)); }

struct Same {
  NameKind kind;
  const char* a;
  const char* b;
};

TEST_CASE("names that differ by rule have one spelling", "[names]") {
  const auto same = GENERATE(values<Same>({
      {NameKind::person, "Mr. Kim", "Kim"},
      {NameKind::person, "President Reagan", "Reagan"},
      {NameKind::person, "Kim Jong-un", "Kim Jong Un"},
      {NameKind::person, "Dr. Ann Example", "Ann Example"},
      {NameKind::person, "President Vladimir Putin", "Vladimir Putin"},
      {NameKind::person, "J.D. Vance", "J. D. Vance"},
      {NameKind::person, "JD Vance", "J.D. Vance"},
      {NameKind::organization, "U.N. Security Council", "UN Security Council"},
      {NameKind::organization, "Merrill Lynch & Co Inc", "Merrill Lynch"},
      {NameKind::organization, "the Texaco Inc.", "TEXACO"},
      {NameKind::organization, "Volkswagen AG", "Volkswagen"},
      {NameKind::place, "U.S.", "United States"},
      {NameKind::place, "USA", "the United States of America"},
      {NameKind::place, "UK", "Great Britain"},
      {NameKind::place, "T\u00FCrkiye", "Turkey"},
  }));
  CAPTURE(same.a, same.b);
  CHECK(spelt(same.kind, same.a) == spelt(same.kind, same.b));
}

TEST_CASE("names that only look alike keep their spellings", "[names]") {
  const auto other = GENERATE(values<Same>({
      {NameKind::person, "Pope Francis", "Francis"},
      {NameKind::person, "Donald J. Trump", "Donald Trump"},  // the archive decides
      {NameKind::person, "John Smith Jr", "John Smith"},
      {NameKind::organization, "Bank of America", "America"},
      {NameKind::organization, "Company", "Co"},
      {NameKind::organization, "International Inc", "International"},
      {NameKind::organization, "The Fund", "Fund"},
      {NameKind::organization, "Technology Corp", "Technology Inc"},
      {NameKind::person, "Gen Z", "Z"},
      {NameKind::place, "Georgia", "Atlanta"},
      {NameKind::place, "Guinea", "Guinea-Bissau"},
      {NameKind::place, "South Korea", "North Korea"},
  }));
  CAPTURE(other.a, other.b);
  CHECK(spelt(other.kind, other.a) != spelt(other.kind, other.b));
}

TEST_CASE("a spelling is never empty and is its own spelling", "[names]") {
  for (const char* name : {"Mr", "the", "Inc", "The Co", "A.", "U.S.", "Mr Mr Mr", "and", "&", "Dr. No", "X Y Z",
                           "\u91D1\u6B63\u6069", "Senator Gen President", "Co Ltd AG"}) {
    const std::string key = match_key(name);
    for (const NameKind kind : {NameKind::person, NameKind::organization, NameKind::place}) {
      CAPTURE(name, field_of(kind));
      const std::string spelling = spelling_of(kind, key);
      CHECK(spelling.empty() == key.empty());
      CHECK(spelling_of(kind, spelling) == spelling);
    }
  }
}

TEST_CASE("a person is called by the last word, or by the family name that comes first", "[names]") {
  CHECK(short_name("sergei shoigu") == "shoigu");
  CHECK(short_name("kim jong un") == "kim");
  CHECK(short_name("martin luther king jr") == "king");
  for (const char* none : {"shoigu", "a moody", "john weinberg of goldman"}) CHECK(short_name(none).empty());
  for (const char* none : {"chairman", "wash"}) CHECK_FALSE(is_short_name(none));
  CHECK(has_legal_form("hsb ltd"));
  for (const char* none : {"ltd", "hsb", "ltd hsb"}) CHECK_FALSE(has_legal_form(none));
  CHECK(is_short_name("shoigu"));
  CHECK_FALSE(is_short_name("sergei shoigu"));
  const auto middle = middle_initials("donald j trump");
  REQUIRE(middle);
  CHECK((middle->name == "donald trump" && middle->initials == "j"));
  for (const char* none : {"donald trump", "j d vance", "jd vance", "malcolm x", "a b c"})
    CHECK_FALSE(middle_initials(none));
}

}  // namespace
}  // namespace dateline
