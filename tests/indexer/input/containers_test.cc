// Compressed files and containers, whole, nested, damaged and hostile.
#include <catch2/catch.hpp>

#include <random>

#include "tests/indexer/input/support.h"

using namespace dateline;
using namespace dateline::testing;
using Lines = std::vector<std::string>;

namespace {

const std::string kLines = "{\"title\":\"One\",\"text\":\"A\"}\n{\"title\":\"Two\",\"text\":\"B\"}\n";

Lines read(const std::string& name, const std::string& bytes, const InputLimits& limits = {}) {
  const TempDir dir;
  write_bytes(dir / name, bytes);
  return lines_of(dir / name, limits);
}

// Text that compresses badly, so that cutting the compressed bytes cuts the text.
std::string noisy_lines(std::size_t count) {
  std::mt19937_64 random(7);
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += "{\"title\":\"T" + std::to_string(i) + "\",\"text\":\"";
    for (int j = 0; j < 40; ++j) out += std::to_string(random());
    out += "\"}\n";
  }
  return out;
}

}  // namespace

TEST_CASE("every compression is read, and the file keeps its name", "[input]") {
  for (const auto filter : {Packing::gzip, Packing::zstd, Packing::xz, Packing::bzip2}) {
    INFO("filter " << filter);
    CHECK(read("x.jsonl.gz", packed({{"data", kLines}}, {Packing::raw, filter})) ==
          Lines{"x.jsonl.gz:1 article One", "x.jsonl.gz:2 article Two"});
    CHECK(read("page.gz", packed({{"data", html_page("A")}}, {Packing::raw, filter})) == Lines{"page.gz html 97"});
    CHECK(read("x.gz", packed({{"data", ""}}, {Packing::raw, filter})).size() == 1);
  }
}

TEST_CASE("several gzip streams in one file are one text", "[input]") {
  const std::string twice = packed({{"data", kLines}}, {Packing::raw, Packing::gzip}) +
                            packed({{"data", kLines}}, {Packing::raw, Packing::gzip});
  CHECK(read("x.gz", twice).size() == 4);
}

TEST_CASE("members of containers have the container's name and theirs", "[input]") {
  const Files files{{"pages/a.html", html_page("A")}, {"x.jsonl", kLines}, {"leer.txt", ""}};
  const Lines expected{"dump#pages/a.html html 97", "dump#x.jsonl:1 article One", "dump#x.jsonl:2 article Two",
                       "dump#leer.txt unreadable: empty"};
  CHECK(read("dump", packed(files, {Packing::tar, Packing::none})) == expected);
  CHECK(read("dump", packed(files, {Packing::tar, Packing::gzip})) == expected);
  CHECK(read("dump", packed(files, {Packing::tar, Packing::zstd})) == expected);
  CHECK(read("dump", packed(files, {Packing::zip, Packing::none})) == expected);
}

TEST_CASE("containers in containers are read up to the depth", "[input]") {
  const std::string inner = packed({{"a.html", html_page("A")}}, {Packing::zip, Packing::none});
  const std::string middle = packed({{"b.zip", inner}, {"c.html", html_page("C")}}, {Packing::tar, Packing::gzip});
  const std::string outer = packed({{"d.tgz", middle}}, {Packing::tar, Packing::none});
  CHECK(read("o.tar", outer) == Lines{"o.tar#d.tgz#b.zip#a.html html 97", "o.tar#d.tgz#c.html html 97"});
  CHECK(read("o.tar", outer, {.container_depth = 2}) ==
        Lines{"o.tar#d.tgz#b.zip unreadable: a container inside 2 others is not opened", "o.tar#d.tgz#c.html html 97"});
  CHECK(read("o.tar", outer, {.container_depth = 1}) ==
        Lines{"o.tar#d.tgz unreadable: a container inside 1 others is not opened"});
}

TEST_CASE("a name beyond ASCII in a container survives", "[input]") {
  CHECK(read("d.tar", packed({{"straße/é.html", html_page("A")}}, {Packing::tar, Packing::none})).size() == 1);
}

TEST_CASE("what expands too much is stopped", "[input]") {
  const std::string zeros(std::size_t{8} << 20, 'a');
  const InputLimits limits{.expansion = 50};
  const std::string bomb = packed({{"bomb.txt", zeros}, {"b.html", html_page("B")}}, {Packing::tar, Packing::gzip});
  REQUIRE(bomb.size() * 50 < zeros.size());
  const Lines lines = read("d.tgz", bomb, limits);
  REQUIRE_FALSE(lines.empty());
  CHECK(lines[0] == "d.tgz#bomb.txt unreadable: expands to more than 50 times its size");
  // Two layers that keep the limit each do not keep it together.
  const std::string once = packed({{"data", zeros}}, {Packing::raw, Packing::gzip});
  const std::string twice = packed({{"data", once}}, {Packing::raw, Packing::gzip});
  const InputLimits wide{.expansion = once.size() > 0 ? zeros.size() / once.size() + 10 : 1};
  CHECK(read("x.gz.gz", twice, wide) ==
        Lines{"x.gz.gz unreadable: expands to more than " + std::to_string(wide.expansion) + " times its size"});
  CHECK(read("x.gz", once, wide) == Lines{"x.gz text 8388608"});
}

TEST_CASE("a small text may expand as much as it likes", "[input]") {
  const std::string lines(std::size_t{900} << 10, 'a');
  CHECK(read("x.gz", packed({{"data", lines}}, {Packing::raw, Packing::gzip}), {.expansion = 2}) ==
        Lines{"x.gz text 921600"});
}

TEST_CASE("a container with too many files is read up to the limit", "[input]") {
  Files files;
  for (int i = 0; i < 30; ++i) files.emplace_back(std::to_string(i) + ".html", html_page("A"));
  const Lines lines = read("d.tar", packed(files, {Packing::tar, Packing::none}), {.container_entries = 20});
  REQUIRE(lines.size() == 21);
  CHECK(lines.back() == "d.tar unreadable: holds more than 20 files");
}

TEST_CASE("a cut gzip delivers the whole lines before the damage", "[input]") {
  const std::string whole = packed({{"data", noisy_lines(200)}}, {Packing::raw, Packing::gzip});
  const Lines lines = read("x.jsonl.gz", whole.substr(0, whole.size() / 2));
  REQUIRE(lines.size() > 50);
  REQUIRE(lines.size() < 200);
  for (std::size_t i = 0; i < 50; ++i)
    CHECK(lines[i] == "x.jsonl.gz:" + std::to_string(i + 1) + " article T" + std::to_string(i));
  CHECK(lines.back().find("unreadable: damaged after ") != std::string::npos);
}

TEST_CASE("a cut page is not passed off as a whole one", "[input]") {
  const std::string whole = packed({{"data", html_page("A") + noisy_lines(50)}}, {Packing::raw, Packing::gzip});
  const Lines lines = read("page.gz", whole.substr(0, whole.size() / 2));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("page.gz unreadable: damaged after ") == 0);
}

TEST_CASE("a cut tar delivers the whole members before the damage", "[input]") {
  const std::string whole =
      packed({{"a.html", html_page("A")}, {"b.txt", noisy_lines(50)}}, {Packing::tar, Packing::none});
  const Lines lines = read("d.tar", whole.substr(0, 8000));
  REQUIRE(lines.size() >= 2);
  CHECK(lines[0] == "d.tar#a.html html 97");
  CHECK(lines.back().find("unreadable: ") != std::string::npos);
}

TEST_CASE("random damage to containers never crashes or hangs", "[input]") {
  const unsigned long long seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const Files files{{"a.html", html_page("A")}, {"x.jsonl", noisy_lines(20)}};
  for (const auto format : {Packing::tar, Packing::zip}) {
    for (const auto filter : {Packing::none, Packing::gzip, Packing::zstd, Packing::xz, Packing::bzip2}) {
      const std::string whole = packed(files, {format, filter});
      for (int round = 0; round < 12; ++round) {
        std::string damaged = whole;
        for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
        if (round % 3 == 0) damaged.resize(random() % damaged.size());
        const Lines lines = read("d", damaged);
        CHECK(lines.size() < 100);
      }
    }
  }
}

TEST_CASE("an exception of the sink passes through whole", "[input]") {
  const TempDir dir;
  write_bytes(dir / "d.tgz", packed({{"a.html", html_page("A")}, {"x.jsonl", kLines}}, {Packing::tar, Packing::gzip}));
  int count = 0;
  CHECK_THROWS_AS(read_input(dir / "d.tgz", InputLimits{},
                             [&](InputItem&&) {
                               if (++count == 2) throw Error(ErrorCode::interrupted, "enough");
                             }),
                  Error);
  CHECK(count == 2);
}

TEST_CASE("an office document in zip form is not taken for a container of pages", "[input]") {
  CHECK(read("a.docx", packed({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}},
                              {Packing::zip, Packing::none})) == Lines{"a.docx unreadable: an Office document"});
}
