// JSON Lines and JSON documents.
#include <catch2/catch.hpp>

#include "common/text/digest.h"
#include "indexer/input/json_items.h"
#include "indexer/input/json_mend.h"
#include "tests/indexer/input/support.h"

using namespace dateline;
using namespace dateline::testing;
using Lines = std::vector<std::string>;

namespace {

Lines read(const std::string& name, const std::string& bytes, const InputLimits& limits = {}) {
  const TempDir dir;
  write_bytes(dir / name, bytes);
  return lines_of(dir / name, limits);
}

std::vector<InputItem> items(const std::string& bytes) {
  const TempDir dir;
  write_bytes(dir / "x.jsonl", bytes);
  return items_of(dir / "x.jsonl");
}

const std::string kOne = R"({"title":"One","text":"First."})";
const std::string kTwo = R"({"title":"Two","text":"Second."})";

}  // namespace

TEST_CASE("JSON Lines is one article a line, named by its line", "[input]") {
  CHECK(read("x.jsonl", kOne + "\n\n" + kTwo + "\n") == Lines{"x.jsonl:1 article One", "x.jsonl:3 article Two"});
  CHECK(read("x.jsonl", kOne + "\r\n" + kTwo) == Lines{"x.jsonl:1 article One", "x.jsonl:2 article Two"});
  CHECK(read("x.txt", "\n\n " + kOne) == Lines{"x.txt:3 article One"});
  CHECK(read("x.jsonl", "\xEF\xBB\xBF" + kOne + "\n" + kTwo) ==
        Lines{"x.jsonl:1 article One", "x.jsonl:2 article Two"});
  CHECK(read("seq", "\x1E" + kOne + "\n\x1E" + kTwo + "\n") == Lines{"seq:1 article One", "seq:2 article Two"});
}

TEST_CASE("a broken line is told with its place and does not stop the rest", "[input]") {
  const Lines lines = read("x.jsonl", kOne + "\n{\"title\": \"cut\n" + kTwo + "\nnot json\n[1]\n{}\n");
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == "x.jsonl:1 article One");
  CHECK(lines[1].starts_with("x.jsonl:2 unreadable: line 2, byte 32: not JSON: "));
  CHECK(lines[2] == "x.jsonl:3 article Two");
  CHECK(lines[3].starts_with("x.jsonl:4 unreadable: line 4, byte 80: not JSON: "));
  CHECK(lines[4] == "x.jsonl:5 unreadable: line 5, byte 89: not a JSON object");
  CHECK(lines[5] == "x.jsonl:6 unreadable: line 6, byte 93: an object without text or title (keys: none)");
}

TEST_CASE("a broken first line does not hide that the file is JSON Lines", "[input]") {
  const Lines lines = read("x.jsonl", "{\"title\": \"cut, \n" + kOne + "\n" + kTwo + "\n");
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].starts_with("x.jsonl:1 unreadable: line 1, byte 0: not JSON: "));
  CHECK(lines[2] == "x.jsonl:3 article Two");
}

TEST_CASE("a line over the limit is passed over to its end", "[input]") {
  const std::string longer = R"({"title":"Long","text":")" + std::string(200'000, 'x') + "\"}";
  const InputLimits limits{.line_bytes = 1000};
  CHECK(read("x.jsonl", kOne + "\n" + longer + "\n" + kTwo, limits) ==
        Lines{"x.jsonl:1 article One", "x.jsonl:2 unreadable: line 2, byte 32: longer than 1000 bytes",
              "x.jsonl:3 article Two"});
  CHECK(read("x.jsonl", longer + "\n" + kTwo, limits) ==
        Lines{"x.jsonl:1 unreadable: line 1, byte 0: longer than 1000 bytes", "x.jsonl:2 article Two"});
}

TEST_CASE("a JSON document is an object, or an array whose elements stream", "[input]") {
  CHECK(read("x.json", "{\n  \"title\": \"One\",\n  \"text\": \"First { [ \\\" .\"\n}\n") ==
        Lines{"x.json article One"});
  CHECK(read("x.json", "[" + kOne + "," + kTwo + "]") == Lines{"x.json#1 article One", "x.json#2 article Two"});
  CHECK(read("x.json", "[\n " + kOne + ",\n " + kTwo + "\n]\n") ==
        Lines{"x.json#1 article One", "x.json#2 article Two"});
  CHECK(read("x.json", "[]") == Lines{"x.json unreadable: an empty array"});
  CHECK(read("x.json", "{\"title\":\n\"One\",\"text\":\"A\"}\n{\"title\":\n\"Two\",\"text\":\"B\"}") ==
        Lines{"x.json article One", "x.json#2 article Two"});
}

TEST_CASE("broken elements of an array are told and the others read", "[input]") {
  const Lines lines = read("x.json", "[" + kOne + ", 17, {\"title\": nonsense}, [1, 2], \"text\", " + kTwo + "]");
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == "x.json#1 article One");
  CHECK(lines[1] == "x.json#2 unreadable: element 2, byte 34: not a JSON object");
  CHECK(lines[2].starts_with("x.json#3 unreadable: element 3, byte 38: not JSON: "));
  CHECK(lines[3].find("not a JSON object") != std::string::npos);
  CHECK(lines[4].find("not a JSON object") != std::string::npos);
  CHECK(lines[5] == "x.json#6 article Two");
}

TEST_CASE("a document that breaks off delivers what was whole", "[input]") {
  CHECK(read("x.json", "[" + kOne + "," + kTwo.substr(0, 12)) ==
        Lines{"x.json#1 article One", "x.json#2 unreadable: element 2, byte 33: ends in the middle"});
  CHECK(read("x.json", "{\n\"title\": \"One\",\n") == Lines{"x.json unreadable: object 1, byte 0: ends in the middle"});
}

TEST_CASE("a ready article has its name and the digest of its line", "[input]") {
  const auto read_items = items(kOne + "\n  " + kOne + "  \n" + kTwo + "\n");
  REQUIRE(read_items.size() == 3);
  const auto& first = std::get<Article>(read_items[0].content);
  const auto& second = std::get<Article>(read_items[1].content);
  const auto& third = std::get<Article>(read_items[2].content);
  CHECK(first.input == "x.jsonl:1");
  CHECK(first.body == "First.");
  CHECK(first.digest == digest_of(kOne));
  CHECK(first.digest.size() == 32);
  CHECK(second.digest == first.digest);
  CHECK(third.digest != first.digest);
  CHECK(read_items[0].bytes == kOne.size());
}

TEST_CASE("the digest is XXH3-128 in canonical form", "[input]") {
  CHECK(digest_of("") == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("complaints about single fields are carried along", "[input]") {
  const auto read_items = items(R"({"title":"One","text":"A","date":"the day after","tags":17})");
  REQUIRE(read_items.size() == 1);
  CHECK(std::holds_alternative<Article>(read_items[0].content));
  REQUIRE_FALSE(read_items[0].complaints.empty());
  CHECK(read_items[0].complaints[0].starts_with("date: "));
}

TEST_CASE("an object with a page instead of a text is a page", "[input]") {
  const auto read_items = items(
      R"({"url":"https://example.org/a","fetched":"2023-08-31T00:45:00Z","html":"<html><body><p>A</p></body></html>"})"
      "\n"
      R"({"url":"https://example.org/b","page":"Home | News\nThe council met."})");
  REQUIRE(read_items.size() == 2);
  const auto& page = std::get<Page>(read_items[0].content);
  CHECK(page.bytes == "<html><body><p>A</p></body></html>");
  CHECK(page.url == "https://example.org/a");
  CHECK(page.form == PageForm::html);
  CHECK(page.input == "x.jsonl:1");
  CHECK(page.charset == "UTF-8");
  REQUIRE(page.fetched);
  CHECK(to_string(*page.fetched) == "2023-08-31T00:45:00Z");
  CHECK(std::get<Page>(read_items[1].content).form == PageForm::page_text);
}

TEST_CASE("a text wins over a page in the same object", "[input]") {
  const auto read_items = items(R"({"title":"One","text":"A","html":"<p>B</p>"})");
  REQUIRE(read_items.size() == 1);
  CHECK(std::get<Article>(read_items[0].content).body == "A");
}

TEST_CASE("damage that exporters are known for is mended and told", "[input]") {
  struct Row {
    std::string line;
    const char* body;
  };
  const std::vector<Row> rows{
      {R"({"title":"T","score":NaN,"text":"A","max":-Infinity})", "A"},
      {R"({"title":"T","text":"half \ud83d of a pair"})", "half \uFFFD of a pair"},
      {R"({"title":"T","text":"low \ude00 half"})", "low \uFFFD half"},
      {R"({"title":"T","text":"whole \ud83d\ude00 pair","score":NaN})", "whole \U0001F600 pair"},
      {"{\"title\":\"T\",\"text\":\"tab\tin\"}", "tab in"},
      {"{\"title\":\"T\",\"text\":\"caf\xE9\"}", "caf\uFFFD"},
      {R"({"title":"T","text":"NaN stays in text","score":NaN})", "NaN stays in text"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const auto read_items = items(row.line + "\n");
    REQUIRE(read_items.size() == 1);
    const auto* article = std::get_if<Article>(&read_items[0].content);
    REQUIRE(article != nullptr);
    CHECK(article->body == row.body);
    CHECK(article->digest == digest_of(row.line));
    REQUIRE_FALSE(read_items[0].complaints.empty());
    CHECK(read_items[0].complaints[0].starts_with("JSON mended: "));
  }
}

TEST_CASE("whole JSON has nothing to mend", "[input]") {
  for (const std::string& text :
       {kOne, std::string(R"({"a":"\u00e9 \\ud83d \"NaN\"","b":[1,-2.5e3,null]})"), std::string("{}")}) {
    INFO(text);
    CHECK_FALSE(mend_json(text));
  }
}

TEST_CASE("deeply nested JSON is refused, not followed", "[input]") {
  const std::string deep = "{\"title\":\"T\",\"x\":" + std::string(5000, '[') + std::string(5000, ']') + "}";
  const Lines lines = read("x.jsonl", kOne + "\n" + deep + "\n" + kTwo);
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].starts_with("x.jsonl:2 unreadable: line 2, byte 32: "));
  CHECK(lines[2] == "x.jsonl:3 article Two");
}
