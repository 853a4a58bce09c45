// What the stories room sees of an article: its words, as hashes, and the set of their 5-word runs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// One word: a run of letters and digits, case folded.  Scripts that are written without spaces give one word a
/// character, so that there, too, a run of five is a phrase rather than a paragraph.
struct StoryWord {
  std::uint32_t hash = 0;  ///< of the folded word
  bool number = false;     ///< digits, a month or a small number in words: what a form has slots for
  bool capital = false;    ///< begins with an upper case letter
  bool operator==(const StoryWord& other) const { return hash == other.hash; }
};

struct StoryText {
  std::vector<StoryWord> words;     ///< of the title, then of the body
  std::size_t title_words = 0;      ///< how many of them are the title's
  std::vector<std::uint64_t> runs;  ///< hashes of the 5-word runs, ascending, no two equal
};

[[nodiscard]] StoryText story_text(const Article& article);

/// Members that both sorted sets have.
[[nodiscard]] std::size_t shared_count(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace dateline
