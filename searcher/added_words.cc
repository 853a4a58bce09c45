#include "searcher/added_words.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "common/schema/fields.h"
#include "common/text/utf8.h"
#include "searcher/matching/telling_words.h"
#include "searcher/query/terms.h"
#include "searcher/query/wanted.h"

namespace dateline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The lexer reads it as one word in every place, and it says something by itself.
bool is_plain(std::string_view word) {
  const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z');
  });
  return plain && !std::all_of(word.begin(), word.end(), is_digit) && display_width(word) >= 2;
}

class Sieve {
 public:
  Sieve(Analyzer& analyzer, const QueryLanguages& languages, const Node& query, std::uint64_t own)
      : analyzer_(analyzer), languages_(languages), own_(own) {
    for (const Node* leaf : wanted_leaves(query)) {
      for (const std::string& word : phrase_words(leaf->text, analyzer_)) {
        for (const std::string& stem : stems_of(word)) sought_.insert(stem);
      }
    }
  }

  bool lets_through(const TellingWord& word) {
    if (word.articles <= own_ || !is_plain(word.word) || sought_.contains(word.stem)) return false;
    const bool common = std::any_of(languages_.list.begin(), languages_.list.end(),
                                    [&](const std::string& language) { return is_stop_word(word.word, language); });
    if (common) return false;
    const std::vector<std::string> stems = stems_of(word.word);
    return std::find(stems.begin(), stems.end(), word.stem) != stems.end();
  }

 private:
  std::vector<std::string> stems_of(const std::string& word) {
    const WordForms forms = word_forms(word, analyzer_, languages_.list);
    return forms.alternatives.size() == 1 ? forms.alternatives.front().stems : std::vector<std::string>{};
  }

  Analyzer& analyzer_;
  const QueryLanguages& languages_;
  std::uint64_t own_;
  std::set<std::string> sought_;
};

bool is_visible(const ShardLists& shard, Xapian::docid row) { return !shard.view().removed.contains(row); }

}  // namespace

std::uint64_t articles_of_story(ArchiveLists& lists, const std::string& story) {
  return story.empty() ? 1 : lists.documents(filter_term(field("story"), story));
}

std::optional<RowRef> row_of_article(ArchiveLists& lists, const std::string& id) {
  const std::string term = filter_term(field("id"), id);
  for (std::uint32_t number = 0; number < lists.shards(); ++number) {
    ListReader reader = lists.shard(number).reader(term);
    for (std::size_t index = 0; index < reader.list().blocks(); ++index) {
      const DecodedBlock& block = reader.block(index);
      for (std::uint32_t i = 0; i < block.size; ++i) {
        if (is_visible(lists.shard(number), block.docids[i])) return RowRef{number, block.docids[i]};
      }
    }
  }
  return std::nullopt;
}

std::vector<AddedWord> added_words(ArchiveLists& lists, std::span<const RowRef> rows, std::size_t most,
                                   Analyzer& analyzer, const QueryLanguages& languages, const Node& query,
                                   std::uint64_t own) {
  Sieve sieve(analyzer, languages, query, own);
  std::vector<AddedWord> added;
  for (TellingWord& word :
       telling_words(lists, rows, most, analyzer, [&](const TellingWord& each) { return sieve.lets_through(each); })) {
    added.push_back({.word = std::move(word.word), .weight = word.weight, .articles = word.articles});
  }
  return added;
}

std::vector<WeightedWord> by_weight(const std::vector<AddedWord>& words) {
  constexpr double kSteps = 100;  // a query is printed with two digits, and means the same when it is read again
  std::vector<WeightedWord> out;
  for (const AddedWord& each : words) {
    const double boost = std::max(1., std::round(kSteps * each.weight / words.front().weight)) / kSteps;
    out.push_back({.word = each.word, .boost = boost});
  }
  return out;
}

std::vector<WeightedWord> all_weighing(const std::vector<AddedWord>& words, double boost) {
  std::vector<WeightedWord> out;
  for (const AddedWord& each : words) out.push_back({.word = each.word, .boost = boost});
  return out;
}

}  // namespace dateline
