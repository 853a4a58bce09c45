// Every spelling that a reader of articles has met, looked at once: most words of an article stood in earlier ones.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/entities/lexicon.h"

namespace dateline {

enum class Shape : std::uint8_t {
  lower,    ///< "talks"
  capital,  ///< "Talks", "McDonald", "DeSantis"
  upper,    ///< "NATO", "U.S.", "J."
  number,   ///< begins with a digit
  other,    ///< a script without case
};

/// The form in which words are compared: case and accents folded, dots off, one kind of apostrophe.
[[nodiscard]] std::string lexicon_key(std::string_view word);

/// What does not depend on the article.  Only grows until forget(); one thread at a time.
class WordFormTable {
 public:
  explicit WordFormTable(const Lexicon& lexicon) : lexicon_(lexicon) {}

  struct Key {
    std::string text;
    WordClasses classes;
    std::uint8_t known_words = 0;  ///< of the longest name of the English gazetteer that begins with it
    std::uint64_t article = 0;     ///< the last one that held the word, and
    std::uint32_t word = 0;        ///< its number there
  };
  struct Form {
    std::string_view written;
    std::uint64_t article = 0;  ///< as for the key, which is further away
    std::uint32_t word = 0;
    std::uint32_t key = 0;
    Shape shape = Shape::lower;
    bool initial = false;       ///< one capital letter with or without a dot: "J."
    bool abbreviation = false;  ///< a dot after it ends no sentence and belongs to it
    bool legal_form = false;    ///< "Inc", "Corp"
    bool has_capital = false;   ///< anywhere: "6PR", "iPhone"
  };

  [[nodiscard]] std::uint32_t number_of(std::string_view written);
  [[nodiscard]] const Form& form(std::uint32_t number) const { return forms_[number]; }
  [[nodiscard]] Form& form(std::uint32_t number) { return forms_[number]; }
  [[nodiscard]] const Key& key(std::uint32_t number) const { return keys_[number]; }
  [[nodiscard]] Key& key(std::uint32_t number) { return keys_[number]; }
  [[nodiscard]] std::size_t size() const { return forms_.size(); }
  /// Drops all forms; numbers begin anew.
  void forget();
  /// Changes with forget(): numbers of another generation mean other forms.
  [[nodiscard]] std::uint64_t generation() const { return generation_; }
  /// A number for the article that is read next.
  [[nodiscard]] std::uint64_t next_article() { return ++articles_; }

 private:
  std::uint32_t key_number(std::string key);

  void grow();
  std::uint32_t add_form(std::string_view written);

  // Open addressing: every word of every article comes by here.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kFree;
    std::string_view written;  // beside the hash, so that a look needs no second place
  };
  static constexpr std::uint32_t kFree = 0xFFFFFFFFU;

  const Lexicon& lexicon_;
  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::vector<Form> forms_;
  std::deque<std::string> texts_;  // of the forms
  std::deque<Key> keys_;           // what points at a key stays valid
  std::uint64_t generation_ = 1;
  std::uint64_t articles_ = 0;
};

}  // namespace dateline
