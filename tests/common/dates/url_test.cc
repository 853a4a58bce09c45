// date_from_url()
#include <catch2/catch.hpp>

#include <string>

#include "common/dates/dates.h"

using namespace dateline;

TEST_CASE("dates in the paths of URLs are read", "[dates]") {
  struct Row {
    const char* url;
    const char* expected;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"https://news.example/2023/08/31/harbour-opens/", "2023-08-31"},
           {"https://news.example/2023/8/3/harbour-opens", "2023-08-03"},
           {"https://news.example/world/2023/aug/31/harbour-opens", "2023-08-31"},
           {"https://news.example/2023-08-31-harbour-opens", "2023-08-31"},
           {"https://news.example/story-2023-08-31.html", "2023-08-31"},
           {"https://news.example/2023_08_31/story", "2023-08-31"},
           {"https://news.example/20230831/story.html", "2023-08-31"},
           {"https://news.example/n1/2023/0831/c1002.html", "2023-08-31"},
           {"https://news.example/2023-08/31/c_1.htm", "2023-08-31"},
           {"https://news.example/a/202308/31/WS1.html", "2023-08-31"},
           {"/2023/08/31/story", "2023-08-31"},
           {"https://news.example/2023/08/harbour-opens/", "2023-08"},
           {"https://news.example/archive/2022/2023/08/31/x", "2023-08-31"},
           // An id's digits, other numbers, other places.
           {"https://news.example/world-asia-20121015", "-"},
           {"https://news.example/20121015", "-"},
           {"https://news.example/story/120230831/", "-"},
           {"https://news.example/story/20230831x/", "-"},
           {"https://news.example/2023/13/31/story", "-"},
           {"https://news.example/2023/02/30/story", "2023-02"},
           {"https://news.example/1234/08/31/story", "-"},
           {"https://news.example/story?date=2023-08-31", "-"},
           {"https://2023-08-31.example/story", "-"},
           {"https://news.example/2023/08/311/story", "2023-08"},
           {"https://news.example/a/2023-24-25/b", "-"},
           {"https://news.example/", "-"},
           {"https://news.example", "-"},
           {"", "-"},
           {"2023/08/31", "-"},
       }) {
    INFO(row.url);
    const auto date = date_from_url(row.url);
    CHECK((date ? to_string(*date) : "-") == row.expected);
  }
}
