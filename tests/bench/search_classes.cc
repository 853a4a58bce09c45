// Times classes of queries over an archive, as the peers' programs do: thread CPU in microseconds, everything warm.
//
//   search_classes match|search ARCHIVE QUERIES.tsv [PASSES [CLASS,...]]
//
//   match    what an engine does between a query and the numbers of ten documents
//   search   what a user gets: the text is read, all matches are counted and put into stories, ten articles are opened
//
// A line of QUERIES is class TAB words [TAB yyyymmdd-yyyymmdd]; tests/bench/README.md tells the classes.  Each line
// printed: class, p50, mean, p99, number of queries, sum of hits.
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "common/analysis/analyzer.h"
#include "common/archive/snapshot.h"
#include "searcher/match_tree_of.h"
#include "searcher/matching/date_steps.h"
#include "searcher/matching/facets.h"
#include "searcher/matching/meaning.h"
#include "searcher/matching/ranking.h"
#include "searcher/matching/top_rows.h"

namespace {

using namespace dateline;

double cpu_us() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

struct Line {
  std::string name, words, days;
  [[nodiscard]] bool is(const std::string& part) const { return name.find(part) != std::string::npos; }
  [[nodiscard]] std::chrono::local_days first_day() const { return day(days.substr(0, 8)); }
  [[nodiscard]] std::chrono::local_days last_day() const { return day(days.substr(9)); }

 private:
  // Some ranges end on the 31st of a shorter month.
  static std::chrono::local_days day(const std::string& digits) {
    const auto number = [&](std::size_t at, std::size_t size) { return std::stoi(digits.substr(at, size)); };
    const auto month = std::chrono::year(number(0, 4)) / number(4, 2);
    const std::chrono::local_days last(month / std::chrono::last);
    return std::min(last, std::chrono::local_days(month / 1) + std::chrono::days(number(6, 2) - 1));
  }
};

std::int32_t day_number(std::chrono::local_days day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

/// Runs a query once; returns its hits.
using Run = std::function<std::size_t()>;

class MatchLevel {
 public:
  explicit MatchLevel(const std::string& path) : archive_(Archive::open(path)) {
    const ArchiveSnapshot& snapshot = archive_->snapshot();
    for (std::size_t shard = 0; shard < snapshot.shards().size(); ++shard) {
      databases_.push_back(snapshot.open_shard(shard));
    }
    lists_ = std::make_unique<ArchiveLists>(snapshot, databases_);
    names_ = std::make_unique<NameTable>(snapshot, databases_, std::vector<Alias>{});
    facets_ = std::make_unique<FacetCounter>(*names_);
    order_ = std::make_unique<ArticleOrder>(snapshot, databases_);
  }

  /// Empty for a class that has no such level.
  Run prepare(const Line& line) {
    if (line.is("snip")) return {};
    return [this, run = prepared(line)] {
      lists_->begin_query();
      return run();
    };
  }

 private:
  Run prepared(const Line& line) {
    std::vector<MatchTree> terms;
    RankingPlan plan;
    std::set<std::string> seen;
    PositionExpr phrase;
    phrase.kind = PositionExpr::Kind::phrase;
    for (const Word& word : analyzer_.words(line.words)) {
      PositionExpr exact;
      exact.kind = PositionExpr::Kind::words;
      exact.exact.push_back(word.folded);
      phrase.children.push_back(std::move(exact));
      const std::string term = "Z" + analyzer_.stem(word.folded, "en");
      if (!seen.insert(term).second) continue;
      terms.push_back(MatchTree::of_term(term));
      plan.terms.push_back({term, 1});
    }
    if (line.is("phrase")) {
      const Meaning meaning = Meaning::of_text(std::move(phrase));
      return [this, meaning, plan] { return top(match_all(*lists_, match_tree_of(meaning), stopwatch_), plan); };
    }
    const bool all = line.is("and");
    MatchTree tree = MatchTree::group(all ? MatchTree::Kind::all_of : MatchTree::Kind::any_of, std::move(terms));
    // What no term weighs is not found: the best of an OR need not be matched first.
    const bool ranked = line.name.rfind("or_", 0) == 0;
    MatchTree among = ranked ? MatchTree::group(MatchTree::Kind::everything, {}) : tree;
    if (!line.days.empty()) {
      MatchTree days = MatchTree::of_days(line.first_day(), line.last_day());
      among = ranked ? std::move(days) : MatchTree::group(MatchTree::Kind::all_of, {std::move(days), std::move(tree)});
    }
    if (line.is("count")) return [this, among] { return count(match_all(*lists_, among, stopwatch_)); };
    if (line.is("newest")) return [this, among] { return newest(match_all(*lists_, among, stopwatch_)); };
    const bool facets = line.is("facet");
    return [this, among, plan, facets] {
      const MatchSet matches = match_all(*lists_, among, stopwatch_);
      const std::size_t hits = top(matches, plan);
      if (!facets) return hits;
      for (const char* facet : {"source", "year"}) {
        const FacetWish wish = read_facet_wish(facet, 10);
        if (facets_->count(matches, wish, {}).values.empty() && hits > 0) std::abort();
      }
      return static_cast<std::size_t>(count(matches));
    };
  }

  std::size_t newest(const MatchSet& matches) {
    DateWalk walk(archive_->snapshot(), *order_, matches, DateWalk::Direction::newest_first);
    std::size_t found = 0;
    for (RowRef row; found < 10 && walk.next(row); ++found) {
    }
    return found;
  }

  std::size_t top(const MatchSet& matches, const RankingPlan& plan) {
    BestRows best(10, *order_);
    find_top_rows(weigh(plan, *lists_), *lists_, matches, stopwatch_, best);
    return best.take().size();
  }

  std::shared_ptr<const Archive> archive_;
  std::vector<Xapian::Database> databases_;
  std::unique_ptr<ArchiveLists> lists_;
  std::unique_ptr<NameTable> names_;
  std::unique_ptr<FacetCounter> facets_;
  std::unique_ptr<ArticleOrder> order_;
  Analyzer analyzer_;
  Stopwatch stopwatch_{std::nullopt, nullptr};
};

class SearchLevel {
 public:
  explicit SearchLevel(const std::string& path) : searcher_(Archive::open(path)) {}

  Run prepare(const Line& line) {
    SearchRequest request;
    request.query = line.is("phrase") ? '"' + line.words + '"' : line.words;
    request.mode = line.is("and") ? Mode::all : line.is("phrase") ? Mode::all : Mode::any;
    request.collapse = false;
    request.snippets = line.is("snip") ? 1 : 0;
    request.snippet_bytes = 200;
    if (line.is("count")) request.limit = 0;
    if (line.is("newest")) request.sort = Sort::newest;
    if (line.is("facet")) request.facets = {"source", "year"};
    if (!line.days.empty())
      request.filters.push_back(
          {"date", day_name(day_number(line.first_day())) + ".." + day_name(day_number(line.last_day())), false});
    return [this, request] {
      const Answer answer = searcher_.search(request);
      const bool counted = request.limit == 0 || !request.facets.empty();
      return counted ? static_cast<std::size_t>(answer.total) : answer.hits.size();
    };
  }

 private:
  Searcher searcher_;
};

void time_class(const std::string& name, const std::vector<Run>& runs, int passes) {
  std::size_t hits = 0;
  for (int warming = 0; warming < 2; ++warming) {
    hits = 0;
    for (const Run& run : runs) hits += run();
  }
  std::vector<double> times;
  for (int pass = 0; pass < passes; ++pass) {
    for (const Run& run : runs) {
      const double before = cpu_us();
      run();
      times.push_back(cpu_us() - before);
    }
  }
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double each : times) sum += each;
  std::printf("%s\t%.1f\t%.1f\t%.1f\tn=%zu hits=%zu\n", name.c_str(), times[times.size() / 2],
              sum / static_cast<double>(times.size()), times[times.size() * 99 / 100], runs.size(), hits);
  std::fflush(stdout);
}

std::vector<Line> read_lines(const char* file, const std::string& wanted) {
  std::ifstream in(file);
  std::vector<Line> lines;
  for (std::string text; std::getline(in, text);) {
    std::istringstream parts(text);
    Line line;
    std::getline(parts, line.name, '\t');
    std::getline(parts, line.words, '\t');
    std::getline(parts, line.days, '\t');
    if (wanted.empty() || ("," + wanted + ",").find("," + line.name + ",") != std::string::npos) lines.push_back(line);
  }
  return lines;
}

template <typename Level>
void run(const char* archive, const std::vector<Line>& lines, int passes) {
  Level level(archive);
  for (auto at = lines.begin(); at != lines.end();) {
    std::vector<Run> runs;
    const std::string name = at->name;
    for (; at != lines.end() && at->name == name; ++at) {
      if (Run prepared = level.prepare(*at)) runs.push_back(std::move(prepared));
    }
    if (!runs.empty()) time_class(name, runs, passes);
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string level = count > 3 ? arguments[1] : "";
  if (level != "match" && level != "search") {
    std::cerr << "usage: search_classes match|search ARCHIVE QUERIES.tsv [PASSES [CLASS,...]]\n";
    return 64;
  }
  try {
    const auto lines = read_lines(arguments[3], count > 5 ? arguments[5] : "");
    const int passes = count > 4 ? std::max(1, std::atoi(arguments[4])) : 3;
    if (level == "match") {
      run<MatchLevel>(arguments[2], lines, passes);
    } else {
      run<SearchLevel>(arguments[2], lines, passes);
    }
  } catch (const dateline::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
