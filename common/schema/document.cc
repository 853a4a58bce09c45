#include "common/schema/document.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <unordered_map>

#include "common/dates/dates.h"
#include "common/schema/fields.h"

namespace dateline {
namespace {

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

void add_filters(const Article& article, TermBag& bag) {
  for (const Field& each : fields()) {
    if (each.kind != FieldKind::filter) continue;
    for (const std::string& value : values_of(article, each)) bag.flag(filter_term(each, value));
  }
  if (article.published) {
    for (const std::string& term : date_terms(*article.published)) bag.flag(term);
  }
}

}  // namespace

std::string band_term(std::uint64_t band) {
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(band));
  return filter_term(field("band"), hex);
}

IndexedArticle index_article(const Article& article, Analyzer& analyzer, const std::vector<std::uint64_t>& bands) {
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
  add_filters(article, bag);
  for (const std::uint64_t band : bands) bag.flag(band_term(band));

  IndexedArticle out;
  out.postings = bag.take();
  if (article.published) {
    out.values.emplace_back(kSlotPublished,
                            Xapian::sortable_serialise(static_cast<double>(instant(*article.published))));
  }
  if (!article.story.empty()) out.values.emplace_back(kSlotStory, article.story);
  if (!article.source.empty()) out.values.emplace_back(kSlotSource, article.source);
  out.data = to_json(article);
  return out;
}

}  // namespace dateline
