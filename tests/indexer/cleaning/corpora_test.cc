// Every page of corpora/ against what a perfect cleaner gives for it.
#include <simdjson.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>

#include "indexer/cleaning/text_shape.h"
#include "tests/indexer/cleaning/support.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

struct Gold {
  std::string name;
  bool rejected = false;
  std::string title;
  std::string alternative_title;
  std::string access;
  std::string body;
  std::string published;
  std::vector<std::string> byline;
};

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

std::string text_of(const simdjson::dom::element& from, const char* key) {
  std::string_view text;
  return from[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

Gold read_gold(const fs::path& path) {
  simdjson::dom::parser parser;
  const simdjson::dom::element root = parser.load(path.string());
  Gold gold;
  gold.name = fs::path(text_of(root, "page")).filename().string();
  simdjson::dom::element article;
  if (root["article"].get(article) != simdjson::SUCCESS) {
    gold.rejected = true;
    return gold;
  }
  gold.title = text_of(article, "title");
  gold.alternative_title = text_of(article, "alternative_title");
  gold.access = text_of(article, "access");
  gold.body = text_of(article, "body");
  gold.published = text_of(article, "published");
  simdjson::dom::array names;
  if (article["byline"].get(names) == simdjson::SUCCESS) {
    for (const simdjson::dom::element name : names) gold.byline.emplace_back(std::string_view(name));
  }
  return gold;
}

// Runs of four words, with how often each occurs.
std::map<std::vector<std::string>, int> runs_of(const std::string& text) {
  std::map<std::vector<std::string>, int> runs;
  const std::vector<std::string> words = words_of(text);
  for (std::size_t i = 0; i + 4 <= words.size(); ++i)
    ++runs[{words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i + 4)}];
  return runs;
}

double f1(const std::string& gold, const std::string& body) {
  if (test::without_blanks(gold) == test::without_blanks(body)) return 1;
  const auto a = runs_of(gold);
  const auto b = runs_of(body);
  double all = 0;
  double shared = 0;
  for (const auto& [run, count] : a) all += count;
  for (const auto& [run, count] : b) {
    all += count;
    const auto found = a.find(run);
    if (found != a.end()) shared += std::min(count, found->second);
  }
  return all == 0 ? 0 : 2 * shared / all;
}

std::string printed(const std::optional<Date>& date) { return date ? to_string(*date) : std::string("undated"); }

std::vector<fs::path> gold_files() {
  std::vector<fs::path> files;
  const fs::path folder = fs::path(DATELINE_SOURCE_DIR) / "corpora" / "gold";
  if (!fs::is_directory(folder)) return files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("every page of the small archive becomes the article that its gold file describes", "[cleaning]") {
  const std::vector<fs::path> files = gold_files();
  if (files.empty()) {
    WARN("corpora/gold is empty: nothing compared");
    return;
  }
  for (const fs::path& file : files) {
    const Gold gold = read_gold(file);
    Page page;
    page.input = gold.name;
    page.bytes = slurp(fs::path(DATELINE_SOURCE_DIR) / "corpora" / "pages" / gold.name);
    const CleanedPage cleaned = clean(page);
    INFO(gold.name);
    if (gold.rejected) {
      CHECK_FALSE(cleaned.article);
      CHECK_FALSE(cleaned.rejected.empty());
      continue;
    }
    CHECK(cleaned.rejected.empty());
    REQUIRE(cleaned.article);
    const Article& article = *cleaned.article;
    CHECK(article.title == gold.title);
    CHECK(article.alternative_title == gold.alternative_title);
    CHECK(to_string(article.access) == gold.access);
    CHECK(article.corrections.empty());
    CHECK(printed(article.published) == printed(date_from_string(gold.published)));
    CHECK(article.byline == gold.byline);
    CHECK(f1(gold.body, article.body) >= 0.95);
    CHECK(test::kept_blocks(cleaned) == article.body);
  }
}

}  // namespace dateline
