// Cleans files and prints one JSON object a line, for scoring against gold (tests/quality/README.md).
//
//   clean_pages [--form html|text] [--gold gold.jsonl] [--explain] [--repeat N] [--without RULES]... FOLDER
//
// With --gold the files and their addresses come from the gold file ("file" and "url" of each line, paths relative to
// FOLDER); without it every file below FOLDER is cleaned.  "ms" is the processor's time for the page; with --repeat the
// least of N rounds over all pages, which other work on the machine disturbs least.  --without
// leaves out a group of rules (rules.h), to measure what it brings.
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/indexer.h>

#include "common/text/json.h"
#include "indexer/cleaning/rules.h"

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
  unsigned repeat = 1;
  dateline::Rules rules;
};

double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

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
    // Gold has one date a page; for a page that only says when it was changed, it is that one.
    const std::optional<dateline::Date>& date = article.published ? article.published : article.modified;
    if (date) json.field_if("published", dateline::to_string(*date));
    json.field_if("language", article.language).field_if("source", article.source).field_if("place", article.place);
    json.key("agency").begin_array();
    if (!article.agency.empty()) json.value(article.agency);
    json.end_array();
    json.field_if("section", article.section);
    json.key("tags").value(article.tags);
    json.field_if("alternative_title", article.alternative_title);
    if (!article.corrections.empty()) json.key("corrections").value(article.corrections);
    json.field_if("access", dateline::to_string(article.access));
    if (!cleaned.others.empty()) {
      json.key("others").begin_array();
      for (const dateline::Article& other : cleaned.others) json.value(other.title);
      json.end_array();
    }
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

dateline::Rule rule(std::string_view name) {
  if (const auto found = dateline::Rules::named(name)) return *found;
  std::cerr << "no rules '" << name << "'; there are:";
  for (const std::string_view known : dateline::kRuleNames) std::cerr << ' ' << known;
  std::cerr << '\n';
  std::exit(64);
}

unsigned number(std::string_view text) {
  unsigned value = 1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::max(value, 1U);
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
    else if (word == "--without" && more)
      options.rules.leave_out(rule(argv[++i]));
    else if (word == "--repeat" && more)
      options.repeat = number(argv[++i]);
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
    std::cerr << "usage: clean_pages [--form html|text] [--gold gold.jsonl] [--explain] [--repeat N] [--without "
                 "RULES]... FOLDER\n";
    return 64;
  }
  const std::vector<Input> inputs = inputs_of(options);
  std::vector<double> least(inputs.size(), std::numeric_limits<double>::max());
  for (unsigned round = 1; round <= options.repeat; ++round) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      dateline::Page page;
      page.bytes = slurp(fs::path(options.folder) / inputs[i].file);
      page.input = inputs[i].file;
      page.url = inputs[i].url;
      page.form = options.form;
      const double begin = cpu_milliseconds();
      const dateline::CleanedPage cleaned = dateline::clean_by(page, options.rules);
      least[i] = std::min(least[i], cpu_milliseconds() - begin);
      if (round == options.repeat) print(inputs[i], cleaned, least[i], options.explain);
    }
  }
  return 0;
}
