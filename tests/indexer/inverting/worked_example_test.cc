// Two articles, byte for byte: the worked example of docs/archive-format.md is made here from the files of a shard, by
// a walker that knows the format, and of our code only how to inflate.
#include <bit>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <dateline/article.h>
#include <catch2/catch.hpp>

#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "indexer/inverting/inverter.h"
#include "tests/indexer/inverting/dump_columns.h"
#include "tests/indexer/inverting/dump_glass.h"
#include "tests/indexer/inverting/dump_sections.h"
#include "tests/support/temp_dir.h"

namespace dateline::testing {
namespace {

const std::string kDocument = DATELINE_SOURCE_DIR "/docs/archive-format.md";
/// The block that this test writes.
constexpr std::string_view kBegin = "<!-- made by tests/indexer/inverting/worked_example_test.cc -->\n```text\n";
constexpr std::string_view kEnd = "```\n";

constexpr const char* kFiles[] = {"blocks", "columns", "docdata.glass", "iamglass", "postlist.glass", "tokens"};

std::vector<Article> two_articles() {
  Article ice;
  ice.id = "a";
  ice.title = "Ice";
  ice.body = "Ice re-forms.";
  ice.language = "en";
  Article thaw;
  thaw.id = "b";
  thaw.source = "Ledger";
  thaw.title = "Thaw";
  thaw.body = "Ice melts.\n\nRain.";
  thaw.language = "en";
  thaw.published = date_from_string("2023-08-31T06:00:00Z");
  return {thaw, ice};
}

/// The only bytes of a shard that chance makes.
void fix_uuid(const std::string& folder) {
  std::string bytes = read_bytes(folder + "/iamglass");
  for (std::size_t i = 0; i < 16; ++i) bytes.at(16 + i) = static_cast<char>(0x10 + i);
  write_bytes(folder + "/iamglass", bytes);
}

void write_shard(const std::string& folder) {
  std::filesystem::create_directories(folder);
  ArticleAnalyser analyser;
  Inverter inverter({.scratch = folder});
  for (const Article& article : two_articles()) {
    inverter.set_story(inverter.add(analyser.analyse(article)), 0x5707);
  }
  inverter.finish(folder);
  fix_uuid(folder);
}

/// As the publisher would list the shard; one line, broken here.
std::string manifest_text(const std::string& folder) {
  Manifest manifest;
  manifest.revision = 1;
  manifest.uuid = "0c9e4f0e-27a4-4d4b-9d3c-5f0f6f1a2b3c";
  manifest.analyzer = "dateline 1, Unicode 15.0, ICU 72.1, Snowball 2.2";
  ShardInfo shard{.name = "1-1", .articles = 2, .first_day = "2023-08-31", .last_day = "2023-08-31", .files = {}};
  for (const char* name : kFiles) shard.files.push_back(file_sum(folder, name).value());
  manifest.shards.push_back(shard);
  std::string text = manifest_json(manifest);
  for (const std::string_view begins : {"\"analyzer\"", "{\"name\"", "\"retired\""}) {
    for (auto at = text.find(begins); at != std::string::npos; at = text.find(begins, at + 2)) text.insert(at, 1, '\n');
  }
  return text;
}

std::string dump_shard(const std::string& folder) {
  std::string out;
  const auto dump = [&](const std::string& name, auto explain) {
    const std::string bytes = read_bytes(folder + "/" + name);
    out += (out.empty() ? "" : "\n") + name + ", " + std::to_string(bytes.size()) + " bytes\n";
    ByteWalk walk(bytes, out);
    explain(walk);
  };
  dump("iamglass", dump_version_file);
  dump("postlist.glass", [](ByteWalk& walk) { dump_leaf(walk, Table::postlist); });
  dump("docdata.glass", [](ByteWalk& walk) { dump_leaf(walk, Table::docdata); });
  dump("columns", dump_columns);
  dump("tokens", [](ByteWalk& walk) { dump_tokens(walk, 2); });
  dump("blocks", dump_blocks);
  return out + "\ndateline.json\n" + manifest_text(folder);
}

/// Where two texts begin to differ, for people.
std::string first_difference(const std::string& shown, const std::string& made) {
  const auto [at, other] = std::mismatch(shown.begin(), shown.end(), made.begin(), made.end());
  const auto line_at = [](const std::string& text, std::size_t offset) {
    const std::size_t before = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  const auto offset = static_cast<std::size_t>(at - shown.begin());
  return "  shown:   " + line_at(shown, offset) + "\n  written: " + line_at(made, offset);
}

TEST_CASE("the archive format's worked example shows the bytes that are written", "[inverting]") {
  if constexpr (std::endian::native != std::endian::little) {
    WARN("the example shows a little-endian machine's files: not compared");
    return;
  }
  const TempDir dir;
  write_shard(dir / "1-1");
  const std::string made = dump_shard(dir / "1-1");

  std::string document = read_bytes(kDocument);
  const std::size_t mark = document.find(kBegin);
  REQUIRE(mark != std::string::npos);
  const std::size_t begin = mark + kBegin.size();
  const std::size_t end = document.find("\n" + std::string(kEnd), begin - 1);
  REQUIRE(end != std::string::npos);
  const std::string shown = document.substr(begin, end + 1 - begin);
  if (shown == made) return;
  if (std::getenv("DATELINE_UPDATE_DOCS") != nullptr) {
    write_bytes(kDocument, document.replace(begin, shown.size(), made));
    WARN("wrote the worked example of " << kDocument << " anew");
    return;
  }
  FAIL(
      "docs/archive-format.md shows other bytes than are written; if that is meant, raise the version of what changed "
      "and run this test with DATELINE_UPDATE_DOCS=1, which writes the example anew\n"
      << first_difference(shown, made));
}

}  // namespace
}  // namespace dateline::testing
