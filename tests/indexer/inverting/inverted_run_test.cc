#include "indexer/inverting/inverted_run.h"

#include <dateline/error.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "indexer/inverting/run_source.h"
#include "indexer/inverting/sealed_source.h"
#include "tests/support/archives.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using namespace dateline::testing;

Article article_with(std::string id, std::string title, std::string body, std::string language) {
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = std::move(language);
  return article;
}

InvertedRun inverted(const std::vector<Article>& articles, std::vector<std::uint32_t> order,
                     const InvertOptions& options = {}) {
  ArticleAnalyser analyser;
  Run run;
  for (const Article& article : articles) static_cast<void>(run.add(analyser.analyse(article)));
  return InvertedRun(run.take(), std::move(order), options);
}

std::vector<std::string> words_of(RowSource& source) {
  std::vector<std::string> out;
  source.for_each_word([&](const SourceWord& word) {
    std::string line = word.word + " " + std::to_string(word.count);
    for (const std::string& stem : word.stems) line += " " + stem;
    out.push_back(std::move(line));
  });
  return out;
}

std::vector<std::string> terms_of(RowSource& source) {
  std::vector<std::string> out;
  std::vector<SourcePosting> postings;
  for (const auto cursor = source.terms(); cursor->next();) {
    std::string line(cursor->term());
    cursor->read(postings);
    for (const SourcePosting& posting : postings) {
      line += " " + std::to_string(posting.row) + ":" + std::to_string(posting.wdf);
    }
    out.push_back(std::move(line));
  }
  return out;
}

void require_same(RowSource& a, RowSource& b) {
  REQUIRE(a.rows() == b.rows());
  REQUIRE(a.knows_counts() == b.knows_counts());
  REQUIRE(words_of(a) == words_of(b));
  REQUIRE(terms_of(a) == terms_of(b));
  for (std::uint32_t row = 0; row < a.rows(); ++row) {
    CAPTURE(row);
    REQUIRE(a.length(row) == b.length(row));
    REQUIRE(std::string(a.language(row)) == b.language(row));
    REQUIRE(a.tokens(row) == b.tokens(row));
    const SourceRow left = a.read(row);
    const SourceRow right = b.read(row);
    REQUIRE(left.data.bytes == right.data.bytes);
    REQUIRE(left.data.deflated == right.data.deflated);
    REQUIRE(*left.tokens == *right.tokens);
  }
}

TEST_CASE("a run gives the same rows and terms from memory and from its files", "[inverting]") {
  const auto seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const std::vector<Article> articles = synthetic_articles(random(), 300);
  std::vector<std::uint32_t> order(articles.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::shuffle(order.begin(), order.end(), random);
  order.resize(order.size() - random() % 50);
  const InvertedRun one = inverted(articles, order);
  const InvertedRun two = inverted(articles, order, {.positions = false, .two_threads = true});
  const TempDir dir;
  const auto sealed = seal(two, dir.path());
  const auto from_memory = make_run_source(one);
  const auto from_threads = make_run_source(two);
  const auto from_files = make_sealed_source(*sealed);
  require_same(*from_memory, *from_threads);
  require_same(*from_memory, *from_files);
}

TEST_CASE("words, stems and titles of a row become postings, words of several forms one", "[inverting]") {
  const InvertedRun run = inverted({article_with("a", "Ice", "Melts melting ice", "en")}, {0});
  const auto source = make_run_source(run);
  CHECK(terms_of(*source) == std::vector<std::string>{"Len 0:0", "Qa 0:0", "Sice 0:1", "ZSice 0:1", "Zice 0:2",
                                                      "Zmelt 0:2", "ice 0:2", "melting 0:1", "melts 0:1"});
  CHECK(source->length(0) == 10);
}

TEST_CASE("articles that are left out leave no word, no stem and no term", "[inverting]") {
  const std::vector<Article> articles{article_with("a", "", "houses", "en"), article_with("b", "", "houses", "de"),
                                      article_with("c", "", "nowhere", "en")};
  const InvertedRun run = inverted(articles, {1});
  const auto source = make_run_source(run);
  std::vector<std::string> counted;
  for (const std::string& word : words_of(*source)) {
    if (word.find(" 0") == std::string::npos) counted.push_back(word);
  }
  CHECK(counted == std::vector<std::string>{"houses 1 hous"});
  CHECK(terms_of(*source) == std::vector<std::string>{"Lde 0:0", "Qb 0:0", "Zhous 0:1", "houses 0:1"});
}

TEST_CASE("a run with positions is no source before it is sealed", "[inverting]") {
  const InvertedRun run = inverted({article_with("a", "Ice", "", "en")}, {0}, {.positions = true});
  CHECK_THROWS_AS(make_run_source(run), Error);
}

}  // namespace
}  // namespace dateline
