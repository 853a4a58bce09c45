#include "searcher/matching/position_matcher.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

#include "searcher/matching/article_layout.h"
#include "searcher/matching/word_choice.h"
#include "searcher/names/naming.h"

namespace dateline {
namespace {

using Kind = PositionExpr::Kind;

// Looking for so many words in the bytes costs about as much as decoding them all.
constexpr std::size_t kWordsWorthSearching = 16;

bool is_leaf(Kind kind) { return kind == Kind::words || kind == Kind::phrase || kind == Kind::window; }

Intervals single_places(const Positions& positions) {
  Intervals out;
  out.reserve(positions.size());
  for (const std::uint32_t each : positions) out.push_back({each, each});
  return out;
}

}  // namespace

/// The article being looked at; decoded and measured no more than is asked for.
class PositionMatcher::Row {
 public:
  explicit Row(const Tokens& tokens) : tokens_(tokens) {}

  void set(Xapian::docid docid) {
    docid_ = docid;
    article_.reset();
    stretches_.clear();
    paragraphs_.reset();
    sentences_.reset();
  }
  [[nodiscard]] Xapian::docid docid() const noexcept { return docid_; }
  const ArticleTokens& article() {
    if (!article_) {
      article_ = tokens_.read(docid_);
      stretches_ = stretches_of(*article_);
    }
    return *article_;
  }
  const std::vector<Stretch>& stretches() {
    article();
    return stretches_;
  }
  const Intervals* bounds(Reach reach) {
    if (reach == Reach::words) return nullptr;
    if (reach == Reach::paragraph) {
      if (!paragraphs_) paragraphs_ = paragraph_bounds(stretches());
      return &*paragraphs_;
    }
    if (!sentences_) sentences_ = sentence_bounds(article());
    return &*sentences_;
  }
  Interval zone(TextZone zone) {
    // Most of what is sought in a zone is sought in the title, which can be had without decoding.
    if (zone == TextZone::title) return {1, tokens_.title_words(docid_)};
    if (zone == TextZone::anywhere) return {1, std::numeric_limits<std::uint32_t>::max()};
    const ArticleTokens& all = article();
    return zone_bounds(zone, all, stretches_);
  }

 private:
  const Tokens& tokens_;
  Xapian::docid docid_ = 0;
  std::optional<ArticleTokens> article_;
  std::vector<Stretch> stretches_;
  std::optional<Intervals> paragraphs_, sentences_;
};

/// A node in the words of the shard, with what was found in the row.
struct PositionMatcher::Part {
  const PositionExpr* expr = nullptr;
  bool possible = true;
  std::optional<NamingRows> rows;    // none: all
  std::optional<WordChoice> choice;  // of words
  TokenPhrase phrase;                // of a phrase whose words are single ones
  std::vector<std::unique_ptr<Part>> children;
  Intervals found;
};

PositionMatcher::PositionMatcher(const PositionExpr& expr, const ShardTokens::Shard& shard)
    : shard_(shard), row_(std::make_unique<Row>(*shard_.tokens)), root_(part_of(expr)) {}

PositionMatcher::~PositionMatcher() = default;

bool PositionMatcher::possible() const noexcept { return root_->possible; }

std::unique_ptr<PositionMatcher::Part> PositionMatcher::part_of(const PositionExpr& expr) {
  auto part = std::make_unique<Part>();
  part->expr = &expr;
  if (expr.where) part->rows.emplace(*expr.where, shard_.view->columns);
  if (expr.kind == Kind::words) {
    part->choice.emplace(expr, *shard_.tokens, *shard_.view);
    part->possible = !part->choice->empty();
    return part;
  }
  for (const PositionExpr& child : expr.children) part->children.push_back(part_of(child));
  const auto is_possible = [](const auto& child) { return child->possible; };
  if (expr.kind == Kind::any_of) {
    part->possible = std::any_of(part->children.begin(), part->children.end(), is_possible);
  } else if (expr.kind == Kind::not_near) {
    part->possible = part->children.front()->possible;
  } else {
    part->possible = !part->children.empty() && std::all_of(part->children.begin(), part->children.end(), is_possible);
  }
  const auto is_single = [](const PositionExpr& child) { return child.exact.size() == 1 && child.stems.empty(); };
  if (expr.kind == Kind::phrase && part->possible &&
      std::all_of(expr.children.begin(), expr.children.end(), is_single)) {
    std::vector<WordNumber> numbers;
    for (const PositionExpr& child : expr.children) numbers.push_back(shard_.tokens->find(child.exact.front()));
    part->phrase = shard_.tokens->phrase(std::move(numbers));
  }
  return part;
}

const Intervals& PositionMatcher::match(Xapian::docid docid) {
  row_->set(docid);
  find(*root_);
  return root_->found;
}

void PositionMatcher::find(Part& part) {
  part.found.clear();
  if (!part.possible || (part.rows && !part.rows->hold(row_->docid()))) return;
  switch (part.expr->kind) {
    case Kind::words:
      find_words(part);
      break;
    case Kind::phrase:
      find_phrase(part);
      break;
    case Kind::window:
      find_window(part);
      break;
    case Kind::any_of:
      find_any(part);
      break;
    case Kind::near:
    case Kind::before:
    case Kind::not_near:
      find_distance(part);
      break;
    case Kind::at_least:
      find(*part.children.front());
      if (separate_ones(part.children.front()->found) >= part.expr->number) part.found = part.children.front()->found;
      break;
  }
  if (is_leaf(part.expr->kind)) keep_zone(part);
}

Positions PositionMatcher::positions_of(Part& words) {
  ChosenWords& chosen = words.choice->of(row_->docid());
  Positions out;
  if (chosen.numbers.size() == 1) {
    shard_.tokens->positions(row_->docid(), chosen.numbers.front(), out);
    return out;
  }
  if (chosen.numbers.size() <= kWordsWorthSearching) {
    Positions more;
    for (const WordNumber number : chosen.numbers) {
      shard_.tokens->positions(row_->docid(), number, more);
      out.insert(out.end(), more.begin(), more.end());
    }
  } else {
    const ArticleTokens& article = row_->article();
    for (const Stretch& stretch : row_->stretches()) {
      for (std::uint32_t i = 0; i < stretch.words; ++i) {
        if (chosen.has(article.words[stretch.place + i])) out.push_back(stretch.position + i);
      }
    }
    for (const ArticleTokens::Joined& joined : article.joined) {
      if (chosen.has(joined.word)) out.push_back(position_of(joined.place, row_->stretches()));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void PositionMatcher::find_words(Part& part) { part.found = single_places(positions_of(part)); }

void PositionMatcher::find_phrase(Part& part) {
  const auto behind = static_cast<std::uint32_t>(part.children.size() - 1);
  Positions starts;
  if (!part.phrase.words.empty()) {
    shard_.tokens->positions(row_->docid(), part.phrase, starts);
  } else {
    for (std::uint32_t i = 0; i <= behind; ++i) {
      const Positions next = positions_of(*part.children[i]);
      if (i == 0) {
        starts = next;
      } else {
        std::erase_if(starts, [&](std::uint32_t start) {
          return !std::binary_search(next.begin(), next.end(), std::uint64_t{start} + i);
        });
      }
      if (starts.empty()) return;
    }
  }
  for (const std::uint32_t start : starts) part.found.push_back({start, start + behind});
}

void PositionMatcher::find_window(Part& part) {
  std::vector<Positions> positions;
  std::vector<std::size_t> times;
  for (std::size_t i = 0; i < part.children.size(); ++i) {
    // A word that stands several times in the group needs as many places.
    const PositionExpr& expr = part.expr->children[i];
    std::size_t same = 0;
    while (same < i &&
           (part.expr->children[same].exact != expr.exact || part.expr->children[same].stems != expr.stems)) {
      ++same;
    }
    times.push_back(1);
    positions.emplace_back();
    if (same < i) {
      ++times[same];
      times.back() = 0;
    } else {
      positions.back() = positions_of(*part.children[i]);
      if (positions.back().empty()) return;
    }
  }
  std::vector<GroupWord> group;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (times[i] > 0) group.push_back({&positions[i], times[i]});
  }
  part.found = windows(group, part.expr->number);
}

void PositionMatcher::find_any(Part& part) {
  for (const auto& child : part.children) {
    find(*child);
    part.found = merged(part.found, child->found);
  }
}

void PositionMatcher::find_distance(Part& part) {
  Part& a = *part.children[0];
  Part& b = *part.children[1];
  find(a);
  b.found.clear();
  if (a.found.empty()) return;
  find(b);
  if (b.found.empty() && part.expr->kind != Kind::not_near) return;
  const Distance distance{part.expr->number, row_->bounds(part.expr->reach)};
  switch (part.expr->kind) {
    case Kind::near:
      part.found = near(a.found, b.found, distance);
      break;
    case Kind::before:
      part.found = before(a.found, b.found, distance);
      break;
    default:
      part.found = not_near(a.found, b.found, distance);
      break;
  }
}

void PositionMatcher::keep_zone(Part& part) {
  if (part.expr->zone == TextZone::anywhere || part.found.empty()) return;
  const Interval zone = row_->zone(part.expr->zone);
  std::erase_if(part.found, [&](Interval each) { return each.begin < zone.begin || each.end > zone.end; });
}

std::vector<Witness> PositionMatcher::witnesses() {
  std::vector<Witness> out;
  light(*root_, root_->found, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// `chosen` are some of what the part found.
void PositionMatcher::light(Part& part, const Intervals& chosen, std::vector<Witness>& out) {
  if (chosen.empty()) return;
  switch (part.expr->kind) {
    case Kind::words:
    case Kind::phrase: {
      Part& last = part.expr->kind == Kind::words ? part : *part.children.back();
      for (const Interval each : chosen) out.push_back({each, part.expr->unit, is_joined(last, each.end)});
      break;
    }
    case Kind::window:
      light_window(part, chosen, out);
      break;
    case Kind::any_of:
      for (const auto& child : part.children) {
        Intervals theirs;
        std::set_intersection(child->found.begin(), child->found.end(), chosen.begin(), chosen.end(),
                              std::back_inserter(theirs));
        light(*child, theirs, out);
      }
      break;
    case Kind::not_near:
    case Kind::at_least:
      light(*part.children.front(), chosen, out);
      break;
    case Kind::near:
    case Kind::before:
      light_operands(part, chosen, out);
      break;
  }
}

void PositionMatcher::light_window(Part& part, const Intervals& chosen, std::vector<Witness>& out) {
  for (const auto& child : part.children) {
    for (const std::uint32_t position : positions_of(*child)) {
      // Ascending by both ends, so that the last one that begins before ends last.
      const auto behind = std::upper_bound(chosen.begin(), chosen.end(), position,
                                           [](std::uint32_t at, Interval each) { return at < each.begin; });
      if (behind == chosen.begin() || std::prev(behind)->end < position) continue;
      out.push_back({{position, position}, part.expr->unit, is_joined(*child, position)});
    }
  }
}

// Of each hull the pairs that make it: the first begins with it, the second ends with it.
void PositionMatcher::light_operands(Part& part, const Intervals& chosen, std::vector<Witness>& out) {
  const Distance distance{part.expr->number, row_->bounds(part.expr->reach)};
  const auto light_pairs = [&](Part& first, Part& second) {
    Intervals by_end = second.found;
    std::sort(by_end.begin(), by_end.end(), [](Interval a, Interval b) { return a.end < b.end; });
    Intervals firsts, seconds;
    for (const Interval hull : chosen) {
      auto a = std::lower_bound(first.found.begin(), first.found.end(), Interval{hull.begin, 0});
      for (; a != first.found.end() && a->begin == hull.begin; ++a) {
        auto b = std::lower_bound(by_end.begin(), by_end.end(), hull.end,
                                  [](Interval each, std::uint32_t end) { return each.end < end; });
        for (; b != by_end.end() && b->end == hull.end; ++b) {
          if (!is_before(*a, *b, distance)) continue;
          firsts.push_back(*a);
          seconds.push_back(*b);
        }
      }
    }
    for (Intervals* list : {&firsts, &seconds}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    light(first, firsts, out);
    light(second, seconds, out);
  };
  light_pairs(*part.children[0], *part.children[1]);
  if (part.expr->kind == Kind::near) light_pairs(*part.children[1], *part.children[0]);
}

bool PositionMatcher::is_joined(Part& words, std::uint32_t position) {
  const ArticleTokens& article = row_->article();
  const std::uint32_t place = place_of(position, row_->stretches());
  return place < article.words.size() && !words.choice->of(row_->docid()).has(article.words[place]);
}

}  // namespace dateline
