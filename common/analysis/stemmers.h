// Snowball stemmers by language, with the stems of words seen before.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sb_stemmer;

namespace dateline {

/// Not thread-safe.
class Stemmers {
 public:
  Stemmers();
  ~Stemmers();
  Stemmers(Stemmers&&) noexcept;
  Stemmers& operator=(Stemmers&&) noexcept;

  /// Stem of an exact word, accents folded; the word with accents folded where the language has no stemmer.
  [[nodiscard]] const std::string& stem(std::string_view word, std::string_view language);
  /// The same without a look at the words seen before, and without keeping it.
  [[nodiscard]] std::string make(std::string_view word, std::string_view language);

 private:
  struct ForLanguage;
  ForLanguage& for_language(std::string_view language);
  std::unordered_map<std::string, std::unique_ptr<ForLanguage>> languages_;
  // The language of the last call: articles come one after the other, so nearly every call is for the same.
  std::string last_language_;
  ForLanguage* last_ = nullptr;
};

}  // namespace dateline
