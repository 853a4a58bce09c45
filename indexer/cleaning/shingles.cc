#include "indexer/cleaning/shingles.h"

#include <xxhash.h>

#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kRun = 4;

// Hashes of words; a character above the Latin, Greek and Cyrillic blocks' range of spaced scripts is a word by itself.
std::vector<std::uint64_t> hashes_of(std::string_view text) {
  std::vector<std::uint64_t> hashes;
  for (const std::string& word : words_of(text)) {
    std::size_t begin = 0;
    for (std::size_t pos = 0; pos < word.size();) {
      const std::size_t at = pos;
      if (next_code_point(word, pos) < 0x2E80) continue;
      if (at > begin) hashes.push_back(XXH3_64bits(word.data() + begin, at - begin));
      hashes.push_back(XXH3_64bits(word.data() + at, pos - at));
      begin = pos;
    }
    if (begin < word.size()) hashes.push_back(XXH3_64bits(word.data() + begin, word.size() - begin));
  }
  return hashes;
}

std::uint64_t run_hash(const std::uint64_t* words) noexcept { return XXH3_64bits(words, kRun * sizeof *words); }

}  // namespace

Shingles::Shingles(std::string_view text) {
  const std::vector<std::uint64_t> words = hashes_of(text);
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) runs_.insert(run_hash(&words[i]));
}

double Shingles::share_of(std::string_view text) const {
  const std::vector<std::uint64_t> words = hashes_of(text);
  if (words.size() < kRun || runs_.empty()) return 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) found += runs_.count(run_hash(&words[i]));
  return static_cast<double>(found) / static_cast<double>(words.size() - kRun + 1);
}

}  // namespace dateline
