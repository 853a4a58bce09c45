#include "searcher/query/unknown_words.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/query/compile.h"
#include "searcher/query/patterns.h"
#include "searcher/query/print.h"
#include "searcher/query/terms.h"

namespace dateline {
namespace {

constexpr std::size_t kMostComplaints = 8;
constexpr std::size_t kShortestWord = 3;
constexpr std::size_t kLongestWord = 40;
constexpr std::size_t kLengthForTwoEdits = 6;

constexpr std::uint64_t kOneEditLess = 30;  // outweighs so many times the articles
constexpr std::uint64_t kSameFirstLetter = 4;

std::size_t first_character_bytes(std::string_view text) {
  std::size_t pos = 0;
  if (!text.empty()) std::ignore = next_code_point(text, pos);
  return pos;
}

// A bit for each letter, roughly: an edit changes two of them at most.
std::uint64_t letters_of(std::string_view text) {
  std::uint64_t letters = 0;
  for (const char c : text) letters |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
  return letters;
}

bool same_letters(std::u32string a, std::u32string b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

class NearestWord {
 public:
  NearestWord(std::string_view word, const Xapian::Database& database)
      : word_(word), characters_(characters_of(word)), letters_(letters_of(word)), database_(database) {}

  [[nodiscard]] bool worth_looking() const {
    if (characters_.size() < kShortestWord || characters_.size() > kLongestWord) return false;
    return word_.find_first_not_of("0123456789.,") != std::string_view::npos;
  }

  void look_at_same_first_letter(const Tokens& tokens) {
    for (const WordNumber number : tokens.words_beginning(word_.substr(0, first_character_bytes(word_)))) {
      const std::string_view word = tokens.word(number);
      if (!may_be_near(word)) continue;
      if (const std::size_t edits = edits_to(word); edits > 0) add(std::string(word), edits, kSameFirstLetter);
    }
  }

  // One edit to the first letter: few enough to be asked for one by one.
  void look_at_other_first_letters() {
    const std::size_t first = first_character_bytes(word_);
    const std::string rest(word_.substr(first));
    add(rest, 1, 1);
    for (char c = 'a'; c <= 'z'; ++c) {
      add(c + rest, 1, 1);
      add(c + std::string(word_), 1, 1);
    }
    const std::size_t second = first_character_bytes(rest);
    add(rest.substr(0, second) + std::string(word_.substr(0, first)) + rest.substr(second), 1, 1);
  }

  [[nodiscard]] std::string take() { return std::move(best_); }

 private:
  [[nodiscard]] bool may_be_near(std::string_view word) const {
    constexpr std::size_t kMostBytesOfCharacter = 4;
    const std::size_t apart = word.size() > word_.size() ? word.size() - word_.size() : word_.size() - word.size();
    return apart <= 2 * kMostBytesOfCharacter && std::popcount(letters_ ^ letters_of(word)) <= 4;
  }

  // 0: too many.  Two letters that changed places are one mistake.
  [[nodiscard]] std::size_t edits_to(std::string_view word) const {
    const std::u32string other = characters_of(word);
    if (within_edits(characters_, other, 1)) return 1;
    if (!within_edits(characters_, other, 2)) return 0;
    if (characters_.size() == other.size() && same_letters(characters_, other)) return 1;
    return characters_.size() >= kLengthForTwoEdits ? 2 : 0;
  }

  void add(const std::string& word, std::size_t edits, std::uint64_t weight) {
    if (word.empty() || word == word_) return;
    const std::uint64_t worth = database_.get_termfreq(word) * weight * (edits == 1 ? kOneEditLess : 1);
    if (worth < best_worth_ || worth == 0 || (worth == best_worth_ && word > best_)) return;
    best_worth_ = worth;
    best_ = word;
  }

  std::string_view word_;
  std::u32string characters_;
  std::uint64_t letters_;
  const Xapian::Database& database_;
  std::string best_;
  std::uint64_t best_worth_ = 0;
};

class UnknownWords {
 public:
  UnknownWords(CompileContext& context, ArchiveLists& lists)
      : context_(context), lists_(lists), complained_before_(context.complaints.size()) {}

  void look(const Node& node) {
    if (complaints_ == kMostComplaints) return;
    switch (node.kind) {
      case NodeKind::word:
        look_at_word(node);
        break;
      case NodeKind::phrase:
      case NodeKind::loose_phrase:
        look_at_phrase(node);
        break;
      case NodeKind::wildcard:
        look_at_pattern(node);
        break;
      default:
        for (const Node& child : node.children) look(child);
    }
  }

 private:
  [[nodiscard]] bool exists(const std::string& term) const {
    for (std::size_t shard = 0; shard < lists_.shards(); ++shard) {
      if (lists_.shard(shard).find(term).documents > 0) return true;
    }
    return false;
  }
  // The stems first: their lists are what the query reads.
  [[nodiscard]] bool exists(const WordForm& form) const {
    const auto has_stem = [&](const std::string& stem) { return exists("Z" + stem); };
    if (std::any_of(form.stems.begin(), form.stems.end(), has_stem)) return true;
    return std::all_of(form.exact.begin(), form.exact.end(), [&](const std::string& part) { return exists(part); });
  }

  void look_at_word(const Node& node) {
    const WordForms forms = word_forms(node.text, context_.analyzer, context_.languages.list);
    const auto& ways = forms.alternatives;
    if (ways.empty() || std::any_of(ways.begin(), ways.end(), [&](const WordForm& form) { return exists(form); }))
      return;
    if (ways.front().exact.size() == 1) {
      complain(node, ways.front().exact.front(), [&](const std::string& nearest) {
        Node meant = node;
        meant.text = nearest;
        return meant;
      });
    } else {
      look_at_words(node, ways.front().exact);
    }
  }

  void look_at_phrase(const Node& node) {
    if (node.text.find_first_of("*?") != std::string::npos) return;
    look_at_words(node, phrase_words(node.text, context_.analyzer));
  }

  void look_at_words(const Node& node, const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size() && complaints_ < kMostComplaints; ++i) {
      if (exists(words[i])) continue;
      complain(node, words[i], [&](const std::string& nearest) {
        Node meant = node;
        if (node.kind == NodeKind::word) meant.kind = NodeKind::phrase;
        meant.text.clear();
        for (std::size_t k = 0; k < words.size(); ++k) meant.text += (k > 0 ? " " : "") + (k == i ? nearest : words[k]);
        return meant;
      });
    }
  }

  void look_at_pattern(const Node& node) {
    const Expansion& found = context_.expander.matching(node.text);
    if (found.refused() || !found.words.empty() || !known_.insert(node.text).second) return;
    ++complaints_;
    context_.complaints.push_back({node.span, "no article has a word like \"" + node.text + '"', {}});
  }

  // What was read as plain words for want of better, and said to be so, needs no second complaint.
  [[nodiscard]] bool is_told(Span span) const {
    const auto& complaints = context_.complaints;
    const auto end = complaints.begin() + static_cast<std::ptrdiff_t>(complained_before_);
    return std::any_of(complaints.begin(), end, [&](const Complaint& each) {
      return each.span.begin < each.span.end && span.begin <= each.span.begin && each.span.end <= span.end;
    });
  }

  template <typename Meant>
  void complain(const Node& node, const std::string& word, Meant meant) {
    if (is_told(node.span) || !known_.insert(word).second) return;
    ++complaints_;
    const std::string nearest = nearest_word(word, context_.archive, context_.database);
    context_.complaints.push_back({node.span, "no article has the word \"" + word + '"',
                                   nearest.empty() ? nearest : print_query(meant(nearest))});
  }

  CompileContext& context_;
  ArchiveLists& lists_;
  std::size_t complained_before_;
  std::set<std::string> known_;
  std::size_t complaints_ = 0;
};

}  // namespace

std::string nearest_word(std::string_view word, const ArchiveSnapshot& archive, const Xapian::Database& database) {
  NearestWord nearest(word, database);
  if (!nearest.worth_looking()) return {};
  for (std::size_t shard = 0; shard < archive.shards().size(); ++shard) {
    nearest.look_at_same_first_letter(*archive.tokens(shard));
  }
  nearest.look_at_other_first_letters();
  return nearest.take();
}

void complain_of_unknown_words(const Node& root, CompileContext& context, ArchiveLists& lists) {
  guarded(context.archive.path(), [&] { UnknownWords(context, lists).look(root); });
}

}  // namespace dateline
