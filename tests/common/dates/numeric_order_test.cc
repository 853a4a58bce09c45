// numeric_order()
#include <catch2/catch.hpp>

#include "common/dates/dates.h"

using namespace dateline;

TEST_CASE("the order of numeric dates is the language's", "[dates]") {
  struct Row {
    const char* language;
    NumericOrder order;
  };
  constexpr auto dmy = NumericOrder::day_month_year;
  constexpr auto mdy = NumericOrder::month_day_year;
  constexpr auto ymd = NumericOrder::year_month_day;
  for (const Row& row : std::initializer_list<Row>{{"en", mdy},
                                                   {"en-US", mdy},
                                                   {"en-GB", dmy},
                                                   {"en_GB", dmy},
                                                   {"en-AU", dmy},
                                                   {"en-IN", dmy},
                                                   {"de", dmy},
                                                   {"fr", dmy},
                                                   {"es", dmy},
                                                   {"pt-BR", dmy},
                                                   {"ru", dmy},
                                                   {"ar", dmy},
                                                   {"zh", ymd},
                                                   {"zh-Hant", ymd},
                                                   {"ja", ymd},
                                                   {"ko", ymd},
                                                   {"hu", ymd},
                                                   {"sv", ymd},
                                                   {"", dmy},
                                                   {"xx", dmy},
                                                   {"not a tag", dmy},
                                                   {"-", dmy},
                                                   {"en-GB-oxendict-and-much-more-than-any-tag-has", dmy}}) {
    INFO(row.language);
    CHECK(numeric_order(row.language) == row.order);
  }
}
