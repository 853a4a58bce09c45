#include "searcher/query/expand.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "searcher/query/patterns.h"

namespace dateline {
namespace {

std::string first_character(std::string_view text) {
  std::size_t pos = 0;
  if (!text.empty()) std::ignore = next_code_point(text, pos);
  return std::string(text.substr(0, pos));
}

Expansion too_many() { return {{}, "more than 2,000 words match"}; }

}  // namespace

// Not Xapian's OP_WILDCARD: its weights and its limit depend on how the articles are spread over shards.
template <typename Test>
Expansion Expander::words_beginning(const std::string& prefix, const Test& test) const {
  Expansion expansion;
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
    std::string word = *term;
    if (!test(word)) continue;
    if (expansion.words.size() == kMaxExpansion) return too_many();
    expansion.words.push_back(std::move(word));
  }
  return expansion;
}

// The dictionaries of the token streams hold nothing but exact words, and lie in memory.
template <typename Test>
Expansion Expander::words_anywhere(const Test& test) {
  if (++looks_ > kMaxLooks) return {{}, "ten words of a query may begin with a wildcard, and this is one more:"};
  Expansion expansion;
  std::vector<std::string>& words = expansion.words;
  for (std::size_t shard = 0; shard < archive_.shards().size(); ++shard) {
    const auto tokens = archive_.tokens(shard);
    const auto before = static_cast<std::ptrdiff_t>(words.size());
    std::size_t found = 0;
    for (WordNumber number = 1; number <= tokens->words(); ++number) {
      const std::string_view word = tokens->word(number);
      if (!test(word)) continue;
      if (++found > kMaxExpansion) return too_many();
      words.emplace_back(word);
    }
    std::sort(words.begin() + before, words.end());
    std::inplace_merge(words.begin(), words.begin() + before, words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (words.size() > kMaxExpansion) return too_many();
  }
  return expansion;
}

const Expansion& Expander::kept(const std::string& key, Expansion expansion) {
  words_ += expansion.words.size();
  if (words_ > kMaxExpandedWords) {
    words_ -= expansion.words.size();
    expansion = {{}, "a query stands for 20,000 words at most, and these are more:"};
  }
  return expansions_.emplace(key, std::move(expansion)).first->second;
}

const Expansion& Expander::matching(const std::string& pattern) {
  if (const auto found = expansions_.find(pattern); found != expansions_.end()) return found->second;
  const Pattern compiled(pattern);
  const auto test = [&](std::string_view word) { return compiled.matches(word); };
  return kept(pattern, compiled.prefix().empty() ? words_anywhere(test) : words_beginning(compiled.prefix(), test));
}

const Expansion& Expander::similar(const std::string& word, std::size_t edits) {
  const std::string key = word + '~' + std::to_string(edits);
  if (const auto found = expansions_.find(key); found != expansions_.end()) return found->second;
  const std::string folded = fold_case(word);
  const std::u32string wanted = characters_of(folded);
  constexpr std::size_t kMostBytesOfCharacter = 4;
  const auto test = [&](std::string_view each) {
    const std::size_t apart = each.size() > folded.size() ? each.size() - folded.size() : folded.size() - each.size();
    return apart <= kMostBytesOfCharacter * edits && within_edits(wanted, characters_of(each), edits);
  };
  return kept(key, words_beginning(first_character(folded), test));
}

}  // namespace dateline
