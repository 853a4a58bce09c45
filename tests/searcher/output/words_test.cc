#include "searcher/output/words.h"

#include <catch2/catch.hpp>

#include "searcher/output/atom.h"

namespace dateline {
namespace {

TEST_CASE("all but unreserved characters are percent-encoded", "[output]") {
  CHECK(percent_encoded("aZ09-._~") == "aZ09-._~");
  CHECK(percent_encoded("a b/c?d=\xC3\xA9%") == "a%20b%2Fc%3Fd%3D%C3%A9%25");
  CHECK(percent_encoded('\xFF') == "%FF");
  CHECK(percent_encoded('\0') == "%00");
}

TEST_CASE("numbers and names are written as short as they can be read", "[output]") {
  CHECK(number_text(.5) == "0.5");
  CHECK(number_text(0) == "0");
  CHECK(listed({}).empty());
  CHECK(listed({"Ada Reyes"}) == "Ada Reyes");
  CHECK(listed({"Ada Reyes", "Mara Lindqvist"}) == "Ada Reyes, Mara Lindqvist");
  CHECK(is_web_address("https://a.example/"));
  for (const char* other : {"javascript:alert(1)", "ftp://a", "HTTP", "", "http:/a", " http://a"}) {
    CHECK_FALSE(is_web_address(other));
  }
}

TEST_CASE("an entry of a feed has a link, if only to the page's own view", "[output]") {
  Answer answer;
  answer.read_as = "*";
  answer.hits = {{.id = "notes 1", .url = "javascript:x"}, {.id = "b", .url = "http://b.example/?a=1&b=2"}};
  const std::string feed = atom_feed(answer, "uuid");
  CHECK(feed.find("<title>All articles</title>") != std::string::npos);
  CHECK(feed.find("href=\"/article/notes%201\"") != std::string::npos);
  CHECK(feed.find("href=\"http://b.example/?a=1&amp;b=2\"") != std::string::npos);
  CHECK(feed.find("javascript") == std::string::npos);
}

}  // namespace
}  // namespace dateline
