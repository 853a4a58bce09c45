#include "common/archive/files.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include <dateline/error.h>

#include "common/archive/lock.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using dateline::testing::run_in_child;
using dateline::testing::TempDir;
using dateline::testing::write_bytes;

TEST_CASE("a written file reads back, with its size and sum", "[archive]") {
  const TempDir folder;
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{300000}}) {
    CAPTURE(size);
    const std::string bytes(size, 'x');
    write_file(folder / "file", bytes);
    CHECK(read_file(folder / "file") == bytes);
    CHECK(file_size(folder / "file") == size);
    CHECK(file_sum(folder.path(), "file") == sum_of("file", bytes));
    CHECK(sum_of("file", bytes).xxh3.size() == 32);
  }
  // The reference value of XXH3-128 for no bytes.
  CHECK(sum_of("empty", "").xxh3 == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("what is not there is a value, not an error", "[archive]") {
  const TempDir folder;
  CHECK_FALSE(read_file(folder / "none").has_value());
  CHECK_FALSE(read_file(folder / "none/none").has_value());
  CHECK_FALSE(file_size(folder / "none").has_value());
  CHECK_FALSE(file_size(folder.path()).has_value());
  CHECK_FALSE(file_sum(folder.path(), "none").has_value());
  CHECK(folder_entries(folder / "none").empty());
  CHECK_FALSE(is_folder(folder / "none"));
}

TEST_CASE("what the system refuses is an io error that names the path", "[archive]") {
  const TempDir folder;
  const auto check = [](ErrorCode code, const std::string& path, const auto& call) {
    try {
      call();
      FAIL("no error for " << path);
    } catch (const Error& error) {
      CHECK(error.code() == code);
      CHECK(error.context() == path);
    }
  };
  check(ErrorCode::io, folder / "no/file", [&] { write_file(folder / "no/file", "x"); });
  check(ErrorCode::io, folder / "to", [&] { rename_file(folder / "from", folder / "to"); });
  check(ErrorCode::io, folder.path(), [&] { static_cast<void>(read_file(folder.path())); });
  check(ErrorCode::io, folder / "gone", [&] { sync_path(folder / "gone"); });
  check(ErrorCode::cannot_create, folder / "no/folder", [&] { make_folder(folder / "no/folder"); });
  check(ErrorCode::cannot_create, folder.path(), [&] { make_folder(folder.path()); });
}

TEST_CASE("a full device is an io error with a hint", "[archive]") {
  if (!std::filesystem::exists("/dev/full")) {
    WARN("skipped: there is no /dev/full");
    return;
  }
  // Through a link, because a file that could not be written is removed.
  const TempDir folder;
  std::filesystem::create_symlink("/dev/full", folder / "file");
  try {
    write_file(folder / "file", "x");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::io);
    CHECK_FALSE(error.hint().empty());
  }
  CHECK(folder_entries(folder.path()).empty());
}

TEST_CASE("names in a folder come in byte order", "[archive]") {
  const TempDir folder;
  for (const char* name : {"b", "a", "B", ".hidden"}) write_bytes(folder / name, "");
  CHECK(folder_entries(folder.path()) == std::vector<std::string>{".hidden", "B", "a", "b"});
}

TEST_CASE("one writer an archive: the second is told which, and what to do", "[archive]") {
  const TempDir folder;
  {
    const ArchiveLock first(folder.path());
    try {
      const ArchiveLock second(folder.path());
      FAIL("two writers");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::locked);
      CHECK(std::string(error.what()).find(folder.path()) != std::string::npos);
      CHECK_FALSE(error.hint().empty());
    }
    const auto child = run_in_child([&] {
      try {
        const ArchiveLock second(folder.path());
      } catch (const Error& error) {
        return std::string(error_name(error.code()));
      }
      return std::string("no error");
    });
    CHECK(child.said == "locked");
  }
  const ArchiveLock later(folder.path());
}

TEST_CASE("a lock file that its holder removed is made again", "[archive]") {
  const TempDir folder;
  {
    ArchiveLock lock(folder.path());
    lock.remove_file();
    const ArchiveLock other(folder.path());
    CHECK(file_size(folder / "LOCK") == 0);
  }
  CHECK_NOTHROW(ArchiveLock(folder.path()));
}
