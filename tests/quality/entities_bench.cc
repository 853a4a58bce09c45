// How good the tagger is, and how fast: with rules only, with gazetteers, and with models.
//
//   entities_bench [--models FOLDER] [--language CODE] [--articles CODED.jsonl] [SENTENCES.bio]...
//
// Sentences: F1 of exact spans, as they are and as headlines.  Articles with editors' codes (Reuters-21578): precision
// and recall of places, people and organizations, article by article.  All paths come from the command line.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include <dateline/error.h>

#include "corpora/entity-model/headline.h"
#include "indexer/entities/models.h"
#include "tests/quality/bio_score.h"
#include "tests/quality/coded_articles.h"

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;

struct Arguments {
  std::string models;
  std::string articles;
  std::string language = "en";
  std::vector<std::string> sentences;
};

void print(const std::string& what, const bio::Measured& measured) {
  std::printf("  %-28s %.3f ", what.c_str(), measured.all().f1());
  for (std::size_t kind = 0; kind < bio::kKinds.size(); ++kind)
    std::printf(" %s %.3f", bio::kKinds[kind].data(), measured.kinds[kind].f1());
  std::printf("  P %.3f R %.3f  %.2f M tokens/s\n", measured.all().precision(), measured.all().recall(),
              static_cast<double>(measured.words) / measured.took.count() / 1e6);
}

void measure_sentences(const Tagger& tagger, const std::string& path, const std::string& language) {
  const std::vector<bio::Sentence> sentences = bio::read(path);
  const std::string name = path.substr(path.rfind('/') + 1);
  print(name, bio::measure(tagger, sentences, false, language));
  std::vector<bio::Sentence> headlines;
  for (const bio::Sentence& sentence : sentences) headlines.push_back(bio::title_cased(sentence, false));
  print(name + ", title case", bio::measure(tagger, headlines, true, language));
  print(name + ", same in body", bio::measure(tagger, headlines, false, language));
  for (bio::Sentence& sentence : headlines) sentence = bio::shouted(sentence);
  print(name + ", capitals", bio::measure(tagger, headlines, true, language));
}

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void measure_loading() {
  double least = 1e9;
  for (int i = 0; i < 5; ++i) {
    const auto start = Clock::now();
    const Models models;
    if (models.of("en") == nullptr) throw Error(ErrorCode::damaged, "the built-in model cannot be used");
    least = std::min(least, milliseconds_since(start));
  }
  std::printf("English model: loaded in %.1f ms\n", least);
}

void measure_layers(TaggerLayers layers, const char* name, const Arguments& arguments) {
  const auto start = Clock::now();
  const auto tagger =
      make_tagger({layers, arguments.models, [](const std::string& problem) { std::cerr << problem << '\n'; }});
  std::printf("%s (made in %.0f ms)\n", name, milliseconds_since(start));
  for (const std::string& path : arguments.sentences) measure_sentences(*tagger, path, arguments.language);
  if (!arguments.articles.empty()) measure_articles(*tagger, arguments.articles);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--models" && i + 1 < argc) {
      arguments.models = argv[++i];
    } else if (argument == "--language" && i + 1 < argc) {
      arguments.language = argv[++i];
    } else if (argument == "--articles" && i + 1 < argc) {
      arguments.articles = argv[++i];
    } else {
      arguments.sentences.push_back(argument);
    }
  }
  if (arguments.articles.empty() && arguments.sentences.empty()) {
    std::cerr
        << "usage: entities_bench [--models FOLDER] [--language CODE] [--articles CODED.jsonl] [SENTENCES.bio]...\n";
    return 64;
  }
  try {
    measure_loading();
    measure_layers(TaggerLayers::rules, "rules", arguments);
    measure_layers(TaggerLayers::gazetteers, "rules, gazetteers", arguments);
    measure_layers(TaggerLayers::models, "rules, gazetteers, models", arguments);
  } catch (const Error& error) {
    std::cerr << "entities_bench: " << error.what() << ' ' << error.context() << '\n';
    return exit_status(error.code());
  }
}
