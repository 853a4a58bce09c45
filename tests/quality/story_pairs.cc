// How well are_copies() agrees with labelled pairs of near-duplicates.
//
//   story_pairs ARTICLES.jsonl CANDIDATES.tsv [--list]
//
// ARTICLES holds id, title, body, published; CANDIDATES has the columns a, b, jaccard5, ..., hours, label with the
// labels `same`, `recurring` and `-` (below Jaccard .5: not judged).  --list prints the pairs it gets wrong.
#include <simdjson.h>

#include <dateline/article.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <unordered_map>

#include "indexer/stories/stories.h"
#include "tests/support/fresh_articles.h"

namespace {

using dateline::Article;

std::unordered_map<std::string, Article> read_articles(const char* path) {
  std::unordered_map<std::string, Article> articles;
  simdjson::dom::parser parser;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const simdjson::dom::element row = parser.parse(line);
    Article article;
    article.id = simdjson::minify(row["id"]);
    article.title = std::string(std::string_view(row["title"]));
    article.body = std::string(std::string_view(row["body"]));
    std::string_view published;
    if (row["published"].get(published) == simdjson::SUCCESS) article.published = dateline::date_from_string(published);
    articles.emplace(article.id, std::move(article));
  }
  return articles;
}

class NothingStored final : public dateline::StoredStories {
 public:
  std::vector<std::string> candidates(std::span<const std::uint64_t>, unsigned) const override { return {}; }
  std::vector<std::string> members(const std::string&) const override { return {}; }
  Article article(const std::string&) const override { return {}; }
};

void time_assignment(const std::unordered_map<std::string, Article>& articles) {
  std::vector<Article> fresh;
  for (const auto& [id, article] : articles) fresh.push_back(article);
  const auto start = std::chrono::steady_clock::now();
  static_cast<void>(dateline::testing::assign_all(fresh, NothingStored()));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::unordered_map<std::string, int> sizes;
  for (const Article& article : fresh) ++sizes[article.story];
  int of_more = 0;
  int largest = 0;
  for (const auto& [story, size] : sizes) {
    of_more += size > 1 ? 1 : 0;
    largest = std::max(largest, size);
  }
  std::cout << fresh.size() << " articles, " << sizes.size() << " stories, " << of_more
            << " of more than one article, the largest of " << largest << ", " << took.count() << " s\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: story_pairs ARTICLES.jsonl CANDIDATES.tsv [--list]\n";
    return 64;
  }
  const auto articles = read_articles(argv[1]);
  std::ifstream in(argv[2]);
  std::string line;
  std::getline(in, line);  // the heading
  int right_same = 0;
  int wrong_same = 0;
  int missed = 0;
  int right_recurring = 0;
  int unfound = 0;  // same by rule and label, but the sketches do not meet
  while (std::getline(in, line)) {
    std::istringstream row(line);
    std::string a, b, jaccard, contained, form, numbers, slots, hours, label;
    row >> a >> b >> jaccard >> contained >> form >> numbers >> slots >> hours >> label;
    if (label == "-" || articles.count(a) == 0 || articles.count(b) == 0) continue;
    const bool copies = are_copies(articles.at(a), articles.at(b));
    const bool same = label == "same";
    (copies ? (same ? right_same : wrong_same) : (same ? missed : right_recurring)) += 1;
    if (argc > 3 && copies != same) std::cout << line << '\n';
    if (copies && same) {
      auto x = story_sketch(articles.at(a));
      const auto y = story_sketch(articles.at(b));
      const auto shared = std::count_if(
          x.begin(), x.end(), [&](std::uint64_t value) { return std::find(y.begin(), y.end(), value) != y.end(); });
      if (shared < (std::min(x.size(), y.size()) < 4 ? 1 : 2)) ++unfound;
    }
  }
  std::cout << "same: " << right_same << " found, " << missed << " missed; recurring: " << right_recurring
            << " kept apart, " << wrong_same << " joined; sketches miss " << unfound << "\nprecision "
            << right_same / double(right_same + wrong_same) << " recall " << right_same / double(right_same + missed)
            << '\n';
  time_assignment(articles);
}
