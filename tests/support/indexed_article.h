// What Xapian's own writer is given of an article: the plain way to its terms, and so the oracle of the fast one.
// Header-only, because the support library links no room.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <dateline/article.h>
#include <xapian.h>

#include "common/analysis/analyzer.h"
#include "common/dates/dates.h"
#include "common/schema/document.h"
#include "common/schema/fields.h"

namespace dateline::testing {

/// One term of one document.
struct Posting {
  std::string term;
  std::uint32_t wdf = 0;                 ///< 0 for boolean terms
  std::vector<std::uint32_t> positions;  ///< ascending; only raw words have them
};

/// A document ready for a shard writer, whatever writes it.
struct IndexedArticle {
  std::vector<Posting> postings;  ///< ascending by term bytes, no term twice
  std::vector<std::pair<Xapian::valueno, std::string>> values;
  std::string data;  ///< stored_data(article)
};

// Collects the terms of one document.
class TermBag {
 public:
  void word(const std::string& term, std::uint32_t position) {
    Posting& posting = at(term);
    ++posting.wdf;
    // A joined word can stand at one position twice ("a-b" beside "ab"); a position counts once.
    if (posting.positions.empty() || posting.positions.back() < position) posting.positions.push_back(position);
  }
  void count(const std::string& term) { ++at(term).wdf; }
  void flag(const std::string& term) { at(term); }

  std::vector<Posting> take() {
    std::vector<Posting> out;
    out.reserve(postings_.size());
    for (auto& [term, posting] : postings_) out.push_back(std::move(posting));
    std::sort(out.begin(), out.end(), [](const Posting& a, const Posting& b) { return a.term < b.term; });
    for (Posting& posting : out) std::sort(posting.positions.begin(), posting.positions.end());
    return out;
  }

 private:
  Posting& at(const std::string& term) {
    Posting& posting = postings_[term];
    if (posting.term.empty()) posting.term = term;
    return posting;
  }
  std::unordered_map<std::string, Posting> postings_;
};

/// Terms: the folded words of title and body with positions, Z + stem of each; the title's words again under S and ZS
/// without positions; the boolean terms of every filter field; XBND for each of `bands`.
inline IndexedArticle index_article(const Article& article, Analyzer& analyzer,
                                    const std::vector<std::uint64_t>& bands) {
  TermBag bag;
  const ArticleWords words = analyzer.article_words(article.title, article.body);
  const auto add_word = [&](const Word& word) {
    bag.word(word.folded, word.position);
    bag.count("Z" + analyzer.stem(word.folded, article.language));
  };
  for (const Word& word : words.title) {
    add_word(word);
    bag.count("S" + word.folded);
    bag.count("ZS" + analyzer.stem(word.folded, article.language));
  }
  for (const Word& word : words.body) add_word(word);
  for_each_filter_term(article, [&](std::string_view term) { bag.flag(std::string(term)); });
  if (!article.story.empty()) bag.flag(filter_term(field("story"), article.story));
  for (const std::uint64_t band : bands) bag.flag(band_term(band));

  IndexedArticle out;
  out.postings = bag.take();
  if (article.published) {
    out.values.emplace_back(kSlotPublished, published_value(instant(*article.published)));
  }
  if (!article.story.empty()) out.values.emplace_back(kSlotStory, article.story);
  if (!article.source.empty()) out.values.emplace_back(kSlotSource, article.source);
  out.data = stored_data(article);
  return out;
}

/// The same for Xapian; without positions only if they are not wanted.
inline Xapian::Document document_of(const IndexedArticle& article, bool positions = true) {
  Xapian::Document document;
  for (const Posting& posting : article.postings) {
    // The wdf is ours to say; each position would raise it by its own increment.
    if (positions) {
      for (const std::uint32_t position : posting.positions) document.add_posting(posting.term, position, 0);
    }
    document.add_term(posting.term, posting.wdf);
  }
  for (const auto& [slot, value] : article.values) document.add_value(slot, value);
  document.set_data(article.data);
  return document;
}

}  // namespace dateline::testing
