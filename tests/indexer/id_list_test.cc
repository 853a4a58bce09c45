#include "indexer/id_list.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <dateline/error.h>

#include "indexer/input_size.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using namespace std::chrono_literals;
using testing::TempDir;

TEST_CASE("a list of ids has one a line, and each counts once", "[indexer]") {
  std::istringstream in("\xEF\xBB\xBFhttps://x.example/1\r\n\n  \t\nn 2\nhttps://x.example/1\nlast");
  const auto ids = read_ids(in, "gone.txt");
  REQUIRE(ids.size() == 3);
  CHECK((ids[0].id == "https://x.example/1" && ids[0].where == "gone.txt:1"));
  CHECK((ids[1].id == "n 2" && ids[1].where == "gone.txt:4"));
  CHECK((ids[2].id == "last" && ids[2].where == "gone.txt:6"));
}

TEST_CASE("a list of ids that is not there or no file is an error, an empty one is not", "[indexer]") {
  const TempDir dir;
  std::istringstream standard_input("a\n");
  CHECK(read_id_file("-", standard_input).front().where == "-:1");
  const auto code_of = [&](const std::string& path) {
    try {
      static_cast<void>(read_id_file(path, standard_input));
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  };
  CHECK(code_of(dir.path() + "/none") == ErrorCode::not_found);
  CHECK(code_of(dir.path()) == ErrorCode::io);
  std::ofstream(dir.path() + "/empty").close();
  CHECK(read_id_file(dir.path() + "/empty", standard_input).empty());
}

TEST_CASE("what there is to read is the sum of all files, where that can be told", "[indexer]") {
  const TempDir dir;
  const std::string folder = dir.path() + "/in";
  std::filesystem::create_directories(folder + "/deep/er");
  const auto write = [](const std::string& path, const std::string& text) { std::ofstream(path) << text; };
  write(folder + "/a.html", std::string(100, 'x'));
  write(folder + "/deep/b.txt", std::string(20, 'x'));
  write(folder + "/deep/er/c.txt", std::string(3, 'x'));
  std::filesystem::create_directory_symlink(folder, folder + "/deep/loop");
  CHECK(bytes_to_read({folder}, 10s) == 123);
  CHECK(bytes_to_read({folder, folder + "/a.html"}, 10s) == 223);
  CHECK(bytes_to_read({}, 10s) == 0);

  CHECK_FALSE(bytes_to_read({folder, "-"}, 10s));
  CHECK_FALSE(bytes_to_read({folder + "/none"}, 10s));
  CHECK_FALSE(bytes_to_read({folder}, -1s));
  // Packed, as its first bytes say where it is named, and its name where it lies in a folder.
  write(dir.path() + "/packed", std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10) + "xxxxxxxxxx");
  CHECK_FALSE(bytes_to_read({dir.path() + "/packed"}, 10s));
  write(folder + "/deep/d.jsonl.zst", "x");
  CHECK_FALSE(bytes_to_read({folder}, 10s));
}

}  // namespace
}  // namespace dateline
