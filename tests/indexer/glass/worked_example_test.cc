// Two documents, byte for byte: what docs/archive-format.md explains must be what is written.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/indexer/glass/corpus.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

std::string from_hex(std::string_view digits) {
  std::string bytes;
  std::string pair;
  for (const char digit : digits) {
    if (digit == ' ') continue;
    pair += digit;
    if (pair.size() < 2) continue;
    bytes += static_cast<char>(std::stoi(pair, nullptr, 16));
    pair.clear();
  }
  return bytes;
}

/// A file of one leaf: the items in the order of the directory, each below the one before.
std::string one_leaf(const std::vector<std::string_view>& items) {
  std::string directory;
  std::string packed;
  for (const std::string_view item : items) {
    packed.insert(0, from_hex(item));
    const std::size_t offset = 8192 - packed.size();
    directory += static_cast<char>(offset >> 8);
    directory += static_cast<char>(offset & 255);
  }
  const std::size_t directory_end = 11 + directory.size();
  const std::size_t gap = 8192 - packed.size() - directory_end;
  const std::string free = {static_cast<char>(gap >> 8), static_cast<char>(gap & 255)};
  std::string header = from_hex("00000001 00") + free + free;
  header += static_cast<char>(directory_end >> 8);
  header += static_cast<char>(directory_end & 255);
  return header + directory + std::string(gap, '\0') + packed;
}

const Corpus& two_documents() {
  static const Corpus corpus = {
      {.terms = {{"cat", {1, {1}}}, {"dog", {3, {2, 5, 9}}}, {"Q7", {0, {}}}}, .values = {{0, "A"}}, .data = "hi"},
      {.terms = {{"cat", {1, {3}}}}, .values = {{0, "B"}}}};
  return corpus;
}

}  // namespace

TEST_CASE("two small documents make the bytes that the format's worked example shows", "[glass]") {
  const TempDir folder;
  write_ours(folder.path(), two_documents(), {});
  struct Row {
    const char* file;
    std::vector<std::string_view> items;
  };
  for (const Row& row : {
           Row{"postlist.glass",
               {"60 00 00", "60 06 02 00d0 02 01 41 42", "60 0a 05 00d8000001 01 41 00 01 42",
                "60 0a 02 00e0 00 00 00 31 01 04 00 01", "60 08 02 5137 01 00 00 31 00 00",
                "60 0b 03 636174 02 02 00 31 01 01 00 01", "60 09 03 646f67 01 03 00 31 00 03"}},
           Row{"termlist.glass",
               {"60 00 00", "60 12 02 0001 04 03 02 5137 00 06 03 636174 10 03 646f67", "60 04 03 000100 00",
                "60 09 02 0002 01 01 03 636174 01", "60 04 03 000200 00"}},
           Row{"docdata.glass", {"60 00 00", "60 04 02 0001 6869"}},
           Row{"position.glass",
               {"60 00 00", "60 07 06 636174 00 0001 01", "60 07 06 636174 00 0002 03",
                "60 08 06 646f67 00 0001 098a"}},
       }) {
    INFO(row.file);
    CHECK((read_bytes(folder / row.file) == one_leaf(row.items)));
  }
  CHECK(read_bytes(folder / "iamglass") ==
        from_hex("0f0d 58617069616e20476c617373 046e 11223344556647 8899aabbccddeeff01 01"
                 "00 02 06 04 00 06 010100000000 00 02 01 04 12 06 010100000000 00 02 04 04 12 06 010100000000"
                 "00 02 03 04 00 06 010100000000 00 03 00 04 12 00 00 03 00 04 12 00"
                 "02 00 01 03 01 00 05 00"));
}
