#include "indexer/entities/attributions.h"

#include <algorithm>
#include <array>
#include <string>

namespace dateline {
namespace {

// Folded, words with one blank between.
constexpr std::array<std::string_view, 33> kAgencies{"aap",
                                                     "afp",
                                                     "agence france presse",
                                                     "anadolu",
                                                     "anadolu agency",
                                                     "ani",
                                                     "ansa",
                                                     "ap",
                                                     "associated press",
                                                     "bloomberg",
                                                     "bloomberg news",
                                                     "dpa",
                                                     "efe",
                                                     "ians",
                                                     "interfax",
                                                     "itar tass",
                                                     "kcna",
                                                     "kyodo",
                                                     "kyodo news",
                                                     "pa media",
                                                     "press association",
                                                     "press trust of india",
                                                     "pti",
                                                     "reuters",
                                                     "ria",
                                                     "ria novosti",
                                                     "tass",
                                                     "the associated press",
                                                     "upi",
                                                     "united press international",
                                                     "xinhua",
                                                     "xinhua news agency",
                                                     "yonhap"};
constexpr std::array<std::string_view, 13> kBefore{"to",   "told",   "by",   "via",   "from",  "source", "sources",
                                                   "with", "credit", "says", "tells", "photo", "per"};
constexpr std::array<std::string_view, 18> kAfter{
    "reported",    "reports",  "report",        "said",         "says",        "quoted",
    "cited",       "news",     "correspondent", "wrote",        "noted",       "added",
    "contributed", "reporter", "journalist",    "photographer", "understands", "poll"};

template <typename Table>
bool holds(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

class Reader {
 public:
  Reader(const TaggedText& text, const Vocabulary& vocabulary) : text_(text), vocabulary_(vocabulary) {}

  [[nodiscard]] bool is_source(const Mention& mention) const {
    return mention.kind != EntityKind::place && holds(kAgencies, name(mention)) &&
           (is_alone(mention) || is_asked(mention) || reports(mention));
  }

 private:
  [[nodiscard]] std::string_view key(std::size_t i) const { return vocabulary_.word(text_.tokens[i].word).key; }

  [[nodiscard]] std::string name(const Mention& mention) const {
    std::string out;
    for (std::size_t i = mention.first; i < mention.end; ++i) out += (out.empty() ? "" : " ") + std::string(key(i));
    return out;
  }

  // A bracket or a line of its own: "(Reuters)", a sign-off.
  [[nodiscard]] bool is_alone(const Mention& mention) const {
    const NameToken& first = text_.tokens[mention.first];
    const bool ends = mention.end == text_.tokens.size() || text_.tokens[mention.end].starts_line ||
                      text_.tokens[mention.end].gap == Gap::broken;
    return ends && (first.gap == Gap::open || first.starts_line);
  }

  // "according to the AP", "told Reuters"
  [[nodiscard]] bool is_asked(const Mention& mention) const {
    std::size_t i = mention.first;
    if (i > 0 && key(i - 1) == "the") --i;
    return i > 0 && text_.tokens[i].gap == Gap::blank && holds(kBefore, key(i - 1));
  }

  [[nodiscard]] bool reports(const Mention& mention) const {
    if (mention.end >= text_.tokens.size()) return false;
    const NameToken& next = text_.tokens[mention.end];
    return next.gap == Gap::blank && !next.starts_sentence && holds(kAfter, key(mention.end));
  }

  const TaggedText& text_;
  const Vocabulary& vocabulary_;
};

}  // namespace

void drop_attributions(TaggedText& text, const Vocabulary& vocabulary) {
  const Reader reader(text, vocabulary);
  std::erase_if(text.mentions, [&](const Mention& mention) { return reader.is_source(mention); });
}

}  // namespace dateline
