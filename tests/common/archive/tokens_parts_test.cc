#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include <dateline/error.h>

#include "common/archive/files.h"
#include "common/archive/mapped_file.h"
#include "common/archive/packed.h"
#include "common/archive/sections.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

constexpr SealKind kKind{.magic = "DLTESTED", .version = 7, .hint = "make it again"};

std::string problem_of(const std::string& payload, std::size_t least) {
  const std::string path = "somewhere";
  try {
    const Sections sections(kKind, payload, path, least);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::damaged);
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("packed numbers of every width read back", "[archive]") {
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (unsigned width = 0; width <= kMaxPackedWidth; ++width) {
    const std::uint64_t largest = (std::uint64_t{1} << width) - 1;
    for (const std::size_t size : {0U, 1U, 2U, 7U, 8U, 9U, 100U}) {
      std::vector<std::uint64_t> numbers(size);
      for (auto& number : numbers) number = random() & largest;
      PackedWriter writer(largest);
      for (const auto number : numbers) writer.add(number);
      const std::string bytes = writer.take();
      CAPTURE(width, size);
      const auto packed = PackedNumbers::over(bytes, size, largest);
      REQUIRE(packed);
      REQUIRE(packed->size() == size);
      for (std::size_t i = 0; i < size; ++i) CHECK((*packed)[i] == numbers[i]);
      const std::uint64_t most = size == 0 ? 0 : *std::max_element(numbers.begin(), numbers.end());
      CHECK(packed->all_at_most(most));
      if (most > 0) CHECK_FALSE(packed->all_at_most(most - 1));
      CHECK_FALSE(PackedNumbers::over(bytes + "x", size, largest));
      CHECK_FALSE(PackedNumbers::over(bytes.substr(1), size, largest));
    }
  }
  CHECK_THROWS_AS(PackedWriter(std::uint64_t{1} << kMaxPackedWidth), Error);
  CHECK_FALSE(PackedNumbers::over(std::string(1000, '\0'), 1, ~std::uint64_t{0}));
}

TEST_CASE("offsets begin at 0, never fall, and end where the bytes do", "[archive]") {
  const auto are_offsets = [](const std::vector<std::uint64_t>& numbers, std::uint64_t last) {
    PackedWriter writer(1000);
    for (const auto number : numbers) writer.add(number);
    const std::string bytes = writer.take();
    return PackedNumbers::over(bytes, numbers.size(), 1000)->are_offsets_to(last);
  };
  CHECK(are_offsets({0}, 0));
  CHECK(are_offsets({0, 3, 3, 9}, 9));
  CHECK_FALSE(are_offsets({}, 0));
  CHECK_FALSE(are_offsets({1, 3}, 3));
  CHECK_FALSE(are_offsets({0, 3, 2, 9}, 9));
  CHECK_FALSE(are_offsets({0, 3}, 4));
}

TEST_CASE("offsets beyond four gigabytes are kept", "[archive]") {
  const std::uint64_t last = std::uint64_t{5} << 40;
  PackedWriter writer(last);
  for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{1} << 33, last}) writer.add(offset);
  const std::string bytes = writer.take();
  const auto offsets = PackedNumbers::over(bytes, 3, last);
  REQUIRE(offsets);
  CHECK(offsets->are_offsets_to(last));
  CHECK((*offsets)[1] == std::uint64_t{1} << 33);
}

TEST_CASE("texts read back, and parts that do not fit are refused", "[archive]") {
  TextsWriter writer;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 100; ++i) texts.emplace_back(i * 37 % 256, static_cast<char>('a' + i % 26));
  for (const std::string& text : texts) writer.add(text);
  const auto read = Texts::over(writer.text, writer.lengths, writer.starts);
  REQUIRE(read);
  REQUIRE(read->size() == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK((*read)[i] == texts[i]);
  CHECK_FALSE(Texts::over(writer.text + "x", writer.lengths, writer.starts));
  CHECK_FALSE(Texts::over(std::string_view(writer.text).substr(1), writer.lengths, writer.starts));
  CHECK_FALSE(Texts::over(writer.text, writer.lengths + "x", writer.starts));
  for (std::size_t i = 0; i < writer.starts.size(); ++i) {
    auto starts = writer.starts;
    ++starts[i];
    CHECK_FALSE(Texts::over(writer.text, writer.lengths, starts));
  }
  CHECK_THROWS_AS(writer.add(std::string(256, 'a')), Error);
  CHECK(Texts::over("", "", {}).has_value());
}

TEST_CASE("sections are written as they come and read in place", "[archive]") {
  const TempDir folder;
  const std::string file = folder / "file";
  const std::vector<std::uint32_t> numbers = {1, 2, 3};
  const std::string large(1'000'000, 'x');
  {
    SectionWriter writer(kKind, file);
    writer.begin_section();
    writer.write("one");
    writer.begin_section();
    writer.begin_section();
    writer.write_array<std::uint32_t>(numbers);
    writer.begin_section();
    writer.write(large);
    writer.write("!");
    writer.finish();
  }
  const auto mapped = MappedFile::if_exists(file);
  REQUIRE(mapped);
  const Sections sections(kKind, unseal(kKind, mapped->bytes(), file), file, 4);
  CHECK(sections.bytes(0) == "one");
  CHECK(sections.bytes(1).empty());
  const auto read = sections.array<std::uint32_t>(2);
  CHECK(std::vector<std::uint32_t>(read.begin(), read.end()) == numbers);
  CHECK(sections.bytes(3) == large + "!");
  CHECK_THROWS_AS(sections.array<std::uint32_t>(0), Error);
  SECTION("a reader of an older version takes a file with more sections") {
    CHECK(Sections(kKind, unseal(kKind, mapped->bytes(), file), file, 2).bytes(0) == "one");
  }
  SECTION("one of a newer version refuses a file with fewer") {
    CHECK_FALSE(problem_of(std::string(unseal(kKind, mapped->bytes(), file)), 5).empty());
  }
}

TEST_CASE("a file of sections that was not finished is gone", "[archive]") {
  const TempDir folder;
  {
    SectionWriter writer(kKind, folder / "file");
    writer.begin_section();
    writer.write("half");
  }
  CHECK_FALSE(file_size(folder / "file"));
  CHECK_THROWS_AS(SectionWriter(kKind, folder / "absent/file"), Error);
}

TEST_CASE("wrong directories are refused", "[archive]") {
  const auto payload = [](std::vector<std::uint64_t> numbers) {
    return std::string(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::uint64_t));
  };
  CHECK(problem_of(payload({0}), 0).empty());
  CHECK(problem_of(payload({77, 0, 8, 1}), 1).empty());
  CHECK(problem_of(payload({77, 0, 0, 0, 8, 2}), 2).empty());
  CHECK_FALSE(problem_of("", 0).empty());
  CHECK_FALSE(problem_of("1234567", 0).empty());
  CHECK_FALSE(problem_of(payload({0}) + "1", 0).empty());
  CHECK_FALSE(problem_of(payload({77, 0, 9, 1}), 1).empty());
  CHECK_FALSE(problem_of(payload({77, 4, 1, 1}), 1).empty());
  CHECK_FALSE(problem_of(payload({77, 16, 0, 1}), 1).empty());
  CHECK_FALSE(problem_of(payload({77, ~std::uint64_t{7}, 8, 1}), 1).empty());
  CHECK_FALSE(problem_of(payload({77, 0, ~std::uint64_t{0}, 1}), 1).empty());
  CHECK_FALSE(problem_of(payload({77, 0, 8, 2}), 1).empty());
  CHECK_FALSE(problem_of(payload({77, 0, 8, ~std::uint64_t{0}}), 1).empty());
  CHECK_FALSE(problem_of(payload({77, 0, 8, 0, 8, 2}), 1).empty());
}

TEST_CASE("a mapped file outlives its name", "[archive]") {
  const TempDir folder;
  CHECK_FALSE(MappedFile::if_exists(folder / "none"));
  CHECK_FALSE(MappedFile::if_exists(folder.path()));
  write_bytes(folder / "empty", "");
  CHECK(MappedFile::if_exists(folder / "empty")->bytes().empty());
  write_bytes(folder / "file", "words");
  auto mapped = MappedFile::if_exists(folder / "file");
  std::filesystem::remove(folder / "file");
  const MappedFile moved = std::move(*mapped);
  moved.expect_random_reads();
  CHECK(moved.bytes() == "words");
}
