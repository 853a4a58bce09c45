// Where the body of a page text begins and ends.
#include <algorithm>

#include "indexer/cleaning/page_text_work.h"

namespace dateline {
namespace {

constexpr double kItemWeight = -6;
// A part of an article behind a list of other stories.
constexpr std::size_t kLeastParagraphs = 3;
constexpr double kShortParagraph = 80;
constexpr double kLeastPart = 0.2;
// More of the text above a headline than this, and it heads a chapter.
constexpr double kMostAboveHeadline = 0.1;
constexpr std::size_t kLeastTeasers = 3;
constexpr double kMaxTeaser = 300;
constexpr double kTeaserShare = 0.5;

double length_of(const TextLine& line) {
  return line.prose && !line.caption && !line.repeated ? static_cast<double>(line.shape.length()) : 0;
}

bool is_wall(const TextLine& line) {
  return (line.phrase == Phrase::tail_end || line.phrase == Phrase::comments) && line.shape.words <= 14;
}

double weight_of(const TextLine& line) {
  if (line.repeated || line.caption) return 0;
  switch (line.phrase) {
    case Phrase::none:
      break;
    case Phrase::furniture:
    case Phrase::caption:
      return -5;
    case Phrase::copyright:
      return -200;
    default:
      return -120;
  }
  if (line.listed) return kItemWeight;
  const auto length = static_cast<double>(line.shape.length());
  if (line.prose) return std::max(length - 40, 10.0);
  return -std::min(12 + length / 4, 30.0);
}

class BodyFinder {
 public:
  BodyFinder(TextLayout& layout, const Rules& rules) : result_(layout), rules_(rules) {}

  // Comments may be longer than the story: an earlier run that is not much lighter wins.
  void find() {
    std::vector<Run> runs;  // one between two walls
    std::size_t best = 0;
    for (std::size_t begin = 0; begin < lines().size();) {
      std::size_t end = begin;
      while (end < lines().size() && !(rules_.on(Rule::tails) && is_wall(lines()[end]))) ++end;
      Run run = best_run(begin, end);
      run.behind_list = begin > 0 && lines()[begin - 1].phrase == Phrase::tail_end;
      runs.push_back(run);
      const double weight = runs[best].weight;
      if (run.weight > weight * (weight > 600 ? 2.5 : 1.2)) best = runs.size() - 1;
      begin = end + 1;
    }
    if (runs.empty()) return;
    std::size_t first = best;
    std::size_t last = best;
    const double least = rules_.on(Rule::parts) ? runs[best].weight * kLeastPart : runs[best].weight * 1e9;
    while (first > 0 && runs[first].behind_list && is_part(runs[first - 1], least)) --first;
    while (last + 1 < runs.size() && runs[last + 1].behind_list && is_part(runs[last + 1], least)) ++last;
    result_.body_begin = runs[first].begin;
    result_.body_end = runs[last].end;
  }

  // Lines between headline and body that are prose (the lead) belong to the body.
  void start_after_headline() {
    if (result_.headline == SIZE_MAX) return;
    if (result_.headline >= result_.body_begin) {
      if (length_between(result_.body_begin, result_.headline) <
          kMostAboveHeadline * length_between(result_.body_begin, result_.body_end))
        result_.body_begin = result_.headline + 1;
      return;
    }
    std::size_t begin = result_.body_begin;
    for (std::size_t i = result_.body_begin; i-- > result_.headline + 1;) {
      if (result_.body_begin - i > 12) break;
      const TextLine& line = lines()[i];
      if (line.prose && !line.caption && !line.repeated) begin = i;
    }
    result_.body_begin = begin;
  }

  // What ends a page without a tail marker: teasers, each a heading or more and one line of prose.  An article all of
  // such pieces is a list, and stays.
  void end_before_teasers() {
    const double all = length_between(result_.body_begin, result_.body_end);
    double tail = 0;
    std::size_t teasers = 0;
    std::size_t cut = result_.body_end;
    for (std::size_t i = result_.body_end; i > result_.body_begin;) {
      const std::size_t last = i;
      while (i > result_.body_begin && length_of(lines()[i - 1]) > 0) tail += length_of(lines()[--i]);
      const std::size_t prose = last - i;
      const std::size_t below = i;
      while (i > result_.body_begin && length_of(lines()[i - 1]) == 0) --i;
      if (prose > 1) break;
      if (tail > kTeaserShare * all || i == result_.body_begin) return;
      if (prose == 0) continue;
      if (below == i || length_of(lines()[below]) > kMaxTeaser) break;
      ++teasers;
      cut = i;
    }
    if (teasers >= kLeastTeasers) result_.body_end = cut;
  }

 private:
  [[nodiscard]] std::vector<TextLine>& lines() { return result_.lines; }

  struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    double weight = 0;
    bool behind_list = false;  // what parts it from the run before is a heading of other stories
  };

  // The best run of the lines [begin, end), by Kadane's scan.
  [[nodiscard]] Run best_run(std::size_t begin, std::size_t end) {
    Run best;
    Run now{begin, begin, 0};
    for (std::size_t i = begin; i < end; ++i) {
      if (now.weight <= 0) now = {i, i, 0};
      now.weight += weight_of(lines()[i]);
      now.end = i + 1;
      if (now.weight > best.weight) best = now;
    }
    return best;
  }

  // A list of other stories may stand in the middle of an article.  What follows is the article if it has paragraphs
  // one after the other; teasers and bylines alternate.
  [[nodiscard]] bool is_part(const Run& run, double least_weight) {
    if (run.weight < least_weight) return false;
    std::size_t paragraphs = 0;
    for (std::size_t i = run.begin; i < run.end && paragraphs < kLeastParagraphs; ++i)
      paragraphs = length_of(lines()[i]) > kShortParagraph ? paragraphs + 1 : 0;
    return paragraphs >= kLeastParagraphs;
  }

  [[nodiscard]] double length_between(std::size_t begin, std::size_t end) {
    double length = 0;
    for (std::size_t i = begin; i < end; ++i) length += length_of(lines()[i]);
    return length;
  }

  TextLayout& result_;
  const Rules& rules_;
};

}  // namespace

void find_text_body(TextLayout& layout, const Rules& rules) { BodyFinder(layout, rules).find(); }

void fit_text_body(TextLayout& layout, const Rules& rules) {
  BodyFinder finder(layout, rules);
  finder.start_after_headline();
  if (rules.on(Rule::teasers)) finder.end_before_teasers();
}

}  // namespace dateline
