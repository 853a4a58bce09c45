// Cleans files and prints one JSON object a line, for scoring against gold (tests/quality/README.md).
//
//   clean_pages [--form html|text] [--gold gold.jsonl] [--explain] FOLDER
//
// With --gold the files and their addresses come from the gold file ("file" and "url" of each line, paths relative to
// FOLDER); without it every file below FOLDER is cleaned.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/indexer.h>

#include "common/text/json.h"

namespace {

namespace fs = std::filesystem;

struct Input {
  std::string file;
  std::string url;
};

struct Options {
  std::string folder;
  std::string gold;
  dateline::PageForm form = dateline::PageForm::unknown;
  bool explain = false;
};

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

std::vector<Input> inputs_of(const Options& options) {
  std::vector<Input> inputs;
  if (options.gold.empty()) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(options.folder)) {
      if (entry.is_regular_file()) inputs.push_back({fs::relative(entry.path(), options.folder).string(), {}});
    }
    std::sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.file < b.file; });
    return inputs;
  }
  simdjson::dom::parser parser;
  for (const simdjson::dom::element line : parser.load_many(options.gold, std::size_t{4} << 20)) {
    std::string_view file;
    std::string_view url;
    if (line["file"].get(file) != simdjson::SUCCESS) continue;
    if (line["url"].get(url) != simdjson::SUCCESS) url = {};
    inputs.push_back({std::string(file), std::string(url)});
  }
  return inputs;
}

void print(const Input& input, const dateline::CleanedPage& cleaned, double milliseconds, bool explain) {
  std::string out;
  dateline::JsonWriter json(out);
  json.begin_object().key("file").value(input.file);
  if (cleaned.article) {
    const dateline::Article& article = *cleaned.article;
    json.field_if("title", article.title).field_if("body", article.body);
    json.key("byline").value(article.byline);
    if (article.published) json.field_if("published", dateline::to_string(*article.published));
    json.field_if("language", article.language).field_if("source", article.source).field_if("place", article.place);
    json.key("agency").begin_array();
    if (!article.agency.empty()) json.value(article.agency);
    json.end_array();
    json.field_if("section", article.section);
    json.key("tags").value(article.tags);
    if (explain) {
      json.key("evidence").begin_array();
      for (const dateline::Evidence& e : article.evidence) json.value(e.field + ": " + e.from);
      json.end_array();
    }
  }
  json.field_if("rejected", cleaned.rejected).field_if("charset", cleaned.charset).key("ms").value(milliseconds);
  if (explain) {
    json.key("blocks").begin_array();
    for (const dateline::CleanedBlock& block : cleaned.blocks) {
      json.value((block.kept ? "+ " : "- ") + block.reason + " | " + block.text);
    }
    json.end_array();
  }
  json.end_object();
  std::cout << out << '\n';
}

bool read_options(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const bool more = i + 1 < argc;
    if (word == "--explain")
      options.explain = true;
    else if (word == "--gold" && more)
      options.gold = argv[++i];
    else if (word == "--form" && more)
      options.form = std::string_view(argv[++i]) == "text" ? dateline::PageForm::page_text : dateline::PageForm::html;
    else if (options.folder.empty() && !word.starts_with("--"))
      options.folder = word;
    else
      return false;
  }
  return !options.folder.empty();
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!read_options(argc, argv, options)) {
    std::cerr << "usage: clean_pages [--form html|text] [--gold gold.jsonl] [--explain] FOLDER\n";
    return 64;
  }
  for (const Input& input : inputs_of(options)) {
    dateline::Page page;
    page.bytes = slurp(fs::path(options.folder) / input.file);
    page.input = input.file;
    page.url = input.url;
    page.form = options.form;
    const auto begin = std::chrono::steady_clock::now();
    const dateline::CleanedPage cleaned = dateline::clean(page);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    print(input, cleaned, took.count(), options.explain);
  }
  return 0;
}
