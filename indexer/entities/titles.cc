#include "indexer/entities/titles.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace dateline {
namespace {

// Folded.  Offices ("Pope", "Prince") and "Sir" are no courtesy: many are called by them and one name.
constexpr std::array<std::string_view, 21> kTitles{
    "dr",    "dra",  "frau", "herr",  "madame", "mlle",     "mme",    "monsieur", "mr", "mrs", "ms",
    "padre", "pere", "prof", "senor", "senora", "senorita", "signor", "signora",  "sr", "sra"};

bool is_title(const NameToken& token, std::string_view key, std::string_view language) {
  // "M. Attal" in French, where an initial seldom stands before a lone surname.
  if (token.initial) return language == "fr" && key == "m";
  return std::find(kTitles.begin(), kTitles.end(), key) != kTitles.end();
}

class Cutter {
 public:
  Cutter(const Vocabulary& vocabulary, std::string_view language) : vocabulary_(vocabulary), language_(language) {}

  void collect_family_names(const TaggedText& text) {
    for (const Mention& mention : text.mentions) {
      const std::size_t name = name_of(text, mention);
      if (mention.kind != EntityKind::person || mention.end - name < 2) continue;
      family_names_.insert(text.tokens[mention.end - 1].word);
      if (name == mention.first) untitled_.insert(text.tokens[mention.end - 1].word);
    }
  }

  void cut(TaggedText& text) const {
    for (Mention& mention : text.mentions) {
      if (mention.kind != EntityKind::person || mention.known != nullptr) continue;
      const std::size_t name = name_of(text, mention);
      const auto& names = mention.end - name < 2 ? family_names_ : untitled_;
      if (!names.contains(text.tokens[mention.end - 1].word)) continue;
      if (name != mention.first) mention.trust = Trust::sure;
      mention.first = name;
    }
  }

 private:
  // Its first token behind the titles.
  [[nodiscard]] std::size_t name_of(const TaggedText& text, const Mention& mention) const {
    std::size_t first = mention.first;
    while (first + 1 < mention.end &&
           is_title(text.tokens[first], vocabulary_.word(text.tokens[first].word).key, language_))
      ++first;
    return first;
  }

  const Vocabulary& vocabulary_;
  std::string_view language_;
  std::unordered_set<std::uint32_t> family_names_;  // last words of full names
  std::unordered_set<std::uint32_t> untitled_;      // those that stand without a title somewhere
};

}  // namespace

void cut_titles(TaggedText& title, TaggedText& body, const Vocabulary& vocabulary, std::string_view language) {
  Cutter cutter(vocabulary, language);
  cutter.collect_family_names(title);
  cutter.collect_family_names(body);
  cutter.cut(title);
  cutter.cut(body);
}

}  // namespace dateline
