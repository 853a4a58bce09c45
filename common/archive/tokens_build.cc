#include "common/archive/tokens_build.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <dateline/error.h>

#include "common/archive/snapshot.h"

namespace dateline {

namespace {

/// What is known of a word after the first pass, and its number for the second.
struct WordCount {
  std::uint64_t count = 0;
  std::vector<std::uint32_t> languages;  ///< it was met in, ascending
  WordNumber number = kNoWord;
};

/// The words of a shard and the languages of its articles.
class ShardWords {
 public:
  void count(const Article& article) {
    const std::uint32_t language = language_number(article.language);
    const ArticleWords words = analyzer_.article_words(article.title, article.body);
    for (const Word& word : words.title) count(word.folded, language);
    for (const Word& word : words.body) count(word.folded, language);
  }

  /// The dictionary; its views are valid until the next call of a member.
  std::vector<DictionaryWord> number_words() {
    std::vector<DictionaryWord> dictionary;
    dictionary.reserve(words_.size());
    for (const auto& [word, count] : words_) {
      dictionary.push_back({.word = word, .count = count.count, .stems = stems_of(word, count.languages)});
    }
    sort_dictionary(dictionary);
    for (std::size_t i = 0; i < dictionary.size(); ++i) {
      words_.find(std::string(dictionary[i].word))->second.number = static_cast<WordNumber>(i + 1);
    }
    return dictionary;
  }

  /// Only after number_words().
  [[nodiscard]] ArticleTokens tokens(const Article& article) {
    return tokens_of(analyzer_.article_words(article.title, article.body),
                     [&](const std::string& word) { return words_.at(word).number; });
  }

 private:
  void count(const std::string& word, std::uint32_t language) {
    WordCount& found = words_[word];
    ++found.count;
    const auto at = std::lower_bound(found.languages.begin(), found.languages.end(), language);
    if (at == found.languages.end() || *at != language) found.languages.insert(at, language);
  }

  std::uint32_t language_number(const std::string& language) {
    const auto [found, is_new] = language_numbers_.try_emplace(language, static_cast<std::uint32_t>(languages_.size()));
    if (is_new) languages_.push_back(language);
    return found->second;
  }

  std::vector<std::string_view> stems_of(const std::string& word, const std::vector<std::uint32_t>& languages) {
    std::vector<std::string_view> stems;
    for (const std::uint32_t language : languages) {
      stems.push_back(*stems_.insert(analyzer_.stem(word, languages_[language])).first);
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
  }

  Analyzer analyzer_;
  std::unordered_map<std::string, WordCount> words_;
  std::unordered_map<std::string, std::uint32_t> language_numbers_;
  std::vector<std::string> languages_;
  std::unordered_set<std::string> stems_;
};

}  // namespace

ArticleTokensMaker::ArticleTokensMaker(ArticleTokens room) : tokens_(std::move(room)) {
  tokens_.words.clear();
  tokens_.title_words = 0;
  tokens_.sentences.clear();
  tokens_.joined.clear();
}

void ArticleTokensMaker::add(std::uint32_t skipped, std::uint32_t position, WordNumber number) {
  if (skipped != 0) tokens_.words.insert(tokens_.words.end(), skipped, kNoWord);
  tokens_.words.push_back(number);
  position_ = position;
}

void ArticleTokensMaker::add_joined(WordNumber number) {
  if (tokens_.words.empty()) throw Error(ErrorCode::internal, "a joined word comes before its parts");
  tokens_.joined.push_back({.place = static_cast<std::uint32_t>(tokens_.words.size() - 1), .word = number});
}

std::uint32_t ArticleTokensMaker::gap_to(std::uint32_t position) const {
  if (position <= position_) throw Error(ErrorCode::internal, "words are not in order of position");
  return position - position_;
}

void ArticleTokensMaker::add_title(std::uint32_t position, bool joined, WordNumber number) {
  if (joined) return add_joined(number);
  const std::uint32_t gap = gap_to(position);
  tokens_.title_words += gap;
  add(gap - 1, position, number);
}

// Where a paragraph begins is seen by the gap.  As many words of a paragraph may be too long to be indexed as would
// look the same; positions are right either way, and no phrase can run across.
void ArticleTokensMaker::add_body(std::uint32_t position, bool joined, bool begins_sentence, WordNumber number) {
  if (joined) return add_joined(number);
  std::uint32_t gap = gap_to(position);
  auto& sentences = tokens_.sentences;
  if (gap >= kParagraphGap) {
    gap -= kParagraphGap - 1;
    if (!sentences.empty()) sentences.back().ends_paragraph = true;
    sentences.push_back({});
  } else if (sentences.empty()) {
    throw Error(ErrorCode::internal, "the body begins without a gap");
  } else if (begins_sentence) {
    // Words too long to be indexed that stand before it may be of either sentence: nobody can ask for them.
    sentences.back().words += gap - 1;
    sentences.push_back({});
    sentences.back().words = 1;
    return add(gap - 1, position, number);
  }
  sentences.back().words += gap;
  add(gap - 1, position, number);
}

ArticleTokens ArticleTokensMaker::take() {
  if (!tokens_.sentences.empty()) tokens_.sentences.back().ends_paragraph = true;
  return std::move(tokens_);
}

void build_tokens(const Xapian::Database& shard, const std::string& file) {
  guarded("tokens", [&] {
    const Xapian::doccount articles = shard.get_doccount();
    ShardWords words;
    for (Xapian::docid docid = 1; docid <= articles; ++docid) words.count(stored_article(shard, docid));
    TokensWriter writer(file, words.number_words());
    for (Xapian::docid docid = 1; docid <= articles; ++docid) writer.add(words.tokens(stored_article(shard, docid)));
    writer.finish();
  });
}

}  // namespace dateline
