#include "searcher/matching/positional_source.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "searcher/matching/match_set.h"
#include "searcher/matching/nearness.h"

namespace dateline {
namespace {

using Kind = PositionTest::Kind;

std::vector<std::string> terms_of(const PositionTest& test) {
  std::vector<std::string> terms;
  for (const std::string& word : test.words) terms.push_back((test.kind == Kind::title_phrase ? "S" : "") + word);
  return terms;
}

// What all clones of a source share.
struct Shared {
  PositionTest test;
  std::vector<std::string> terms;  // of the words, in their order
  std::shared_ptr<const ShardTokens> tokens;
};

// The test in the words of one shard.
class ShardTest {
 public:
  ShardTest(const PositionTest& test, const Tokens& tokens) : test_(test), tokens_(tokens) {
    std::vector<WordNumber> numbers;
    for (const std::string& word : test.words) numbers.push_back(tokens.find(word));
    possible_ = std::find(numbers.begin(), numbers.end(), kNoWord) == numbers.end();
    if (!possible_) return;
    if (test.kind != Kind::near) {
      phrase_ = tokens.phrase(std::move(numbers));
    } else {
      group_words(std::move(numbers));
    }
  }

  /// False if the shard lacks a word: then holds() is not to be asked.
  [[nodiscard]] bool possible() const noexcept { return possible_; }
  bool holds(Xapian::docid docid) { return test_.kind == Kind::near ? holds_near(docid) : holds_phrase(docid); }

 private:
  struct NearWord {
    WordNumber number = kNoWord;
    std::size_t times = 1;  // it stands in the group
    Positions positions;    // in the row being looked at
  };

  // The rarest first: it is the likeliest to stand too seldom.
  void group_words(std::vector<WordNumber> numbers) {
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    for (const WordNumber number : numbers) {
      if (!near_words_.empty() && near_words_.back().number == number) {
        ++near_words_.back().times;
      } else {
        near_words_.push_back({.number = number});
      }
    }
  }

  bool holds_phrase(Xapian::docid docid) {
    tokens_.positions(docid, phrase_, starts_);
    if (starts_.empty() || test_.kind == Kind::phrase) return !starts_.empty();
    return starts_.front() + (phrase_.words.size() - 1) <= tokens_.title_words(docid);
  }

  bool holds_near(Xapian::docid docid) {
    near_.clear();
    for (NearWord& word : near_words_) {
      tokens_.positions(docid, word.number, word.positions);
      if (word.positions.size() < word.times) return false;
      near_.insert(near_.end(), word.times, &word.positions);
    }
    return stand_near(near_, test_.window);
  }

  const PositionTest& test_;
  const Tokens& tokens_;
  bool possible_ = true;
  TokenPhrase phrase_;
  Positions starts_;
  std::vector<NearWord> near_words_;
  std::vector<const Positions*> near_;  // a word for each time it stands in the group
};

class PositionalSource final : public Xapian::PostingSource {
 public:
  PositionalSource(std::shared_ptr<const Shared> shared, Stopwatch& stopwatch)
      : shared_(std::move(shared)), stopwatch_(stopwatch) {}

  PositionalSource* clone() const override { return new PositionalSource(shared_, stopwatch_); }

  void init(const Xapian::Database& shard) override {
    shard_ = shard;
    const ShardTokens::Shard& found = shared_->tokens->of(shard);
    view_ = found.view;
    test_.emplace(shared_->test, *found.tokens);
    walk_.reset();
    at_ = 0;
    at_match_ = false;
    at_end_ = !test_->possible();
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return shard_.get_doccount(); }
  Xapian::doccount get_termfreq_max() const override { return shard_.get_doccount(); }

  bool at_end() const override { return at_end_; }
  Xapian::docid get_docid() const override { return at_; }

  void next(double /*min_weight*/) override { walk_from(at_ + 1); }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    if (docid > at_ || !at_match_) walk_from(std::max(docid, at_ + 1));
  }
  // What is usual: the row holds all the words.  If they stand wrong in it, the next match is left to be looked for.
  bool check(Xapian::docid docid, double /*min_weight*/) override {
    if (at_end_) return true;
    if (docid <= at_) return at_match_;
    at_ = docid;
    at_match_ = holds(docid);
    return at_match_;
  }

  std::string get_description() const override {
    static constexpr const char* kNames[] = {"phrase", "title phrase", "near"};
    std::string text = kNames[static_cast<std::size_t>(shared_->test.kind)];
    if (shared_->test.kind == Kind::near) text += " " + std::to_string(shared_->test.window);
    return text;
  }

 private:
  bool holds(Xapian::docid docid) {
    stopwatch_.tick();
    check_row(*view_, docid);
    return test_->holds(docid);
  }

  // Alone the source follows the posting list of the word in the fewest rows.
  void walk_from(Xapian::docid docid) {
    if (at_end_) return;
    if (!walk_) walk_ = shard_.postlist_begin(rarest_term());
    const Xapian::PostingIterator end;
    if (*walk_ != end) walk_->skip_to(docid);
    while (*walk_ != end && !holds(**walk_)) ++*walk_;
    at_end_ = *walk_ == end;
    at_match_ = !at_end_;
    if (at_match_) at_ = **walk_;
  }

  [[nodiscard]] const std::string& rarest_term() const {
    return *std::min_element(
        shared_->terms.begin(), shared_->terms.end(),
        [&](const std::string& a, const std::string& b) { return shard_.get_termfreq(a) < shard_.get_termfreq(b); });
  }

  std::shared_ptr<const Shared> shared_;
  Stopwatch& stopwatch_;
  Xapian::Database shard_;
  const ShardView* view_ = nullptr;
  std::optional<ShardTest> test_;  // refers to shared_
  std::optional<Xapian::PostingIterator> walk_;
  Xapian::docid at_ = 0;  // the last match or the last row checked; 0 before the first
  bool at_match_ = false;
  bool at_end_ = false;
};

}  // namespace

ShardTokens::ShardTokens(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& databases) {
  for (std::size_t shard = 0; shard < databases.size(); ++shard) {
    const ShardView& view = snapshot.shards()[shard];
    if (by_uuid_.emplace(databases[shard].get_uuid(), Shard{snapshot.tokens(shard), &view}).second) continue;
    const std::string& path = view.path;
    throw Error(ErrorCode::damaged, path + " is a copy of another shard of its archive", path,
                "run dateline-index --verify ARCHIVE to see all of it");
  }
}

const ShardTokens::Shard& ShardTokens::of(const Xapian::Database& shard) const {
  const auto found = by_uuid_.find(shard.get_uuid());
  if (found != by_uuid_.end()) return found->second;
  throw Error(ErrorCode::internal, "a query of one archive was asked of a database of another");
}

Xapian::Query position_filter(PositionTest test, std::shared_ptr<const ShardTokens> tokens, Stopwatch& stopwatch) {
  std::vector<std::string> terms = terms_of(test);
  const auto shared = std::make_shared<const Shared>(Shared{std::move(test), std::move(terms), std::move(tokens)});
  auto* source = new PositionalSource(shared, stopwatch);
  return Xapian::Query(source->release());
}

Xapian::Query positional_query(PositionTest test, std::shared_ptr<const ShardTokens> tokens, Stopwatch& stopwatch) {
  const std::vector<std::string> terms = terms_of(test);
  std::vector<Xapian::Query> parts(terms.begin(), terms.end());
  parts.push_back(position_filter(std::move(test), std::move(tokens), stopwatch));
  return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
}

}  // namespace dateline
