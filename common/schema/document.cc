#include "common/schema/document.h"

#include <algorithm>
#include <charconv>
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

std::string hex(std::uint64_t number) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(number));
  return digits;
}

}  // namespace

std::string stored_data(const Article& article) {
  if (article.story.empty()) return to_json(article);
  Article without = article;
  without.story.clear();
  return to_json(without);
}

void for_each_filter_term(const Article& article, const std::function<void(std::string_view)>& visit) {
  const Field* story = &field("story");
  for (const Field& each : fields()) {
    if (each.kind != FieldKind::filter || &each == story) continue;
    for (const std::string& value : values_of(article, each)) visit(filter_term(each, value));
  }
  if (!article.published) return;
  for (const std::string& term : date_terms(*article.published)) visit(term);
}

std::string story_name(std::uint64_t story) { return hex(story); }
std::string story_term(std::uint64_t story) { return filter_term(field("story"), hex(story)); }
std::optional<std::uint64_t> story_number(std::string_view name) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), number, 16);
  if (name.size() != 16 || problem != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return number;
}

// Thirteen digits to the base of 32: an article has twenty of these terms, and nobody reads them.
std::string band_term(std::uint64_t band) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuv";
  std::string digits(13, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, band >>= 5) *digit = kDigits[band & 31U];
  return filter_term(field("band"), digits);
}
std::string published_value(std::int64_t instant) { return Xapian::sortable_serialise(static_cast<double>(instant)); }

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

}  // namespace dateline
