// Days, terms, values: the parts that compile() is made of.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <set>
#include <string>

#include "common/schema/fields.h"
#include "searcher/query/days.h"
#include "searcher/query/terms.h"
#include "searcher/query/values.h"

using namespace dateline;
using namespace std::chrono_literals;

namespace {

std::set<std::string> set_of(const std::vector<std::string>& terms) { return {terms.begin(), terms.end()}; }

}  // namespace

TEST_CASE("a range of days is as few date terms as can be", "[query]") {
  using std::chrono::local_days;
  CHECK(set_of(terms_of_days(local_days{2023y / 1 / 1}, local_days{2024y / 12 / 31})) ==
        std::set<std::string>{"Y2023", "Y2024"});
  CHECK(set_of(terms_of_days(local_days{2023y / 2 / 1}, local_days{2023y / 3 / 31})) ==
        std::set<std::string>{"D2023", "M202302", "M202303"});
  CHECK(set_of(terms_of_days(local_days{2023y / 8 / 31}, local_days{2023y / 9 / 1})) ==
        std::set<std::string>{"D2023", "D202308", "D20230831", "D202309", "D20230901"});
  CHECK(terms_of_days(local_days{2023y / 8 / 31}, local_days{2023y / 8 / 30}).empty());
}

TEST_CASE("date terms match exactly the dates whose period overlaps the range", "[query]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto day = [&] {
    return std::chrono::local_days{2022y / 11 / 1} +
           std::chrono::days{std::uniform_int_distribution<int>(0, 800)(random)};
  };
  for (int round = 0; round < 3000; ++round) {
    const auto first = day(), last = day();
    const std::set<std::string> asked = set_of(terms_of_days(first, last));
    const std::chrono::year_month_day ymd{day()};
    Date date{.day = std::chrono::local_days{ymd}};
    if (round % 3 == 1)
      date = {.day = std::chrono::local_days{ymd.year() / ymd.month() / 1}, .precision = Precision::month};
    if (round % 3 == 2) date = {.day = std::chrono::local_days{ymd.year() / 1 / 1}, .precision = Precision::year};
    const auto terms = date_terms(date);
    const bool found =
        std::any_of(terms.begin(), terms.end(), [&](const std::string& term) { return asked.contains(term); });
    const bool overlaps = first <= last && first_day(date) <= last && last_day(date) >= first;
    INFO(to_string(date) << " in " << to_string(DayRange{first, last, false}));
    REQUIRE(found == overlaps);
  }
}

TEST_CASE("ranges are cut to the years an archive holds", "[query]") {
  Manifest manifest;
  CHECK_FALSE(dated_years(manifest));
  manifest.shards = {{.name = "a", .first_day = "2021-05-03", .last_day = "2022-02-01"},
                     {.name = "b"},
                     {.name = "c", .first_day = "2019-12-31", .last_day = "2020-01-01"}};
  const auto years = dated_years(manifest);
  REQUIRE(years);
  CHECK(years->first == std::chrono::local_days{2019y / 1 / 1});
  CHECK(years->last == std::chrono::local_days{2022y / 12 / 31});
  CHECK(within({}, *years)->first == years->first);
  CHECK(within({std::chrono::local_days{2020y / 1 / 5}, std::nullopt}, *years)->last == years->last);
  CHECK_FALSE(within({std::chrono::local_days{2030y / 1 / 5}, std::nullopt}, *years));
}

TEST_CASE("a written word is its stems, its parts or its joined form", "[query]") {
  Analyzer analyzer;
  const auto described = [&](std::string_view word, const std::vector<std::string>& languages) {
    std::string out;
    for (const WordForm& form : word_forms(word, analyzer, languages).alternatives) {
      out += out.empty() ? "" : " | ";
      for (const std::string& exact : form.exact) out += exact + ' ';
      for (const std::string& stem : form.stems) out += 'Z' + stem + ' ';
    }
    return out;
  };
  CHECK(described("Munitions", {"en"}) == "munitions Zmunit ");
  CHECK(described("Munitions", {"en", "de"}) == "munitions Zmunit Zmunition ");
  CHECK(described("munitions", {}) == "munitions Zmunitions ");
  CHECK(described("Jong-un", {"en"}) == "jong un  | jongun Zjongun ");
  CHECK(described("AT&T", {"en"}) == "at t  | att Zatt ");
  CHECK(described("U.S.", {"en"}) == "us Zus ");
  CHECK(described("9:30", {"en"}) == "9 30 ");
  CHECK(described("\u2605", {"en"}).empty());
  CHECK(phrase_words("Kim Jong-un's envoy", analyzer) == std::vector<std::string>{"kim", "jong", "un", "envoy"});
}
