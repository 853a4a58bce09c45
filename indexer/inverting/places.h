// Places in an article's stream -> positions (common/archive/tokens.h).
#pragma once

#include <cstdint>

#include "common/analysis/analyzer.h"
#include "common/archive/tokens.h"

namespace dateline {

/// Calls `visit(position, word)` for every word of a stream, joined ones behind the word they stand at, in order.
template <typename Visit>
void for_each_position(const ArticleTokens& tokens, Visit visit) {
  std::size_t place = 0;
  std::size_t next_joined = 0;
  std::uint32_t position = 0;
  const auto run = [&](std::uint32_t words) {
    for (const std::size_t end = place + words; place < end; ++place) {
      ++position;
      if (tokens.words[place] != kNoWord) visit(position, tokens.words[place]);
      for (; next_joined < tokens.joined.size() && tokens.joined[next_joined].place == place; ++next_joined) {
        visit(position, tokens.joined[next_joined].word);
      }
    }
  };
  run(tokens.title_words);
  bool paragraph_begins = true;
  for (const ArticleTokens::Sentence sentence : tokens.sentences) {
    if (paragraph_begins) position += kParagraphGap - 1;
    run(sentence.words);
    paragraph_begins = sentence.ends_paragraph;
  }
}

}  // namespace dateline
