// The payload of a tokens file behind a right header: what a wrong writer, or a forger, could hand us.
// The first byte is the number of articles that the shard is said to have.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <dateline/error.h>

#include "common/analysis/analyzer.h"
#include "common/archive/sealed.h"
#include "common/archive/tokens.h"
#include "tests/fuzz/memory_file.h"

namespace {

using namespace dateline;

constexpr WordNumber kMostWords = 40;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Positions of a word in an article that reads well.
std::vector<std::uint32_t> model(const ArticleTokens& article, WordNumber word) {
  std::vector<std::uint32_t> positions;
  std::uint32_t place = 0;
  std::uint32_t shift = 1;
  const auto take = [&](std::uint32_t words) {
    for (const std::uint32_t end = place + words; place < end; ++place) {
      const bool joined = std::any_of(article.joined.begin(), article.joined.end(),
                                      [&](const auto& each) { return each.place == place && each.word == word; });
      if (article.words[place] == word || joined) positions.push_back(place + shift);
    }
  };
  take(article.title_words);
  bool paragraph_begins = true;
  for (const ArticleTokens::Sentence sentence : article.sentences) {
    if (paragraph_begins) shift += kParagraphGap - 1;
    take(sentence.words);
    paragraph_begins = sentence.ends_paragraph;
  }
  return positions;
}

void ask_of_words(const Tokens& tokens) {
  for (WordNumber word = 1; word <= std::min(tokens.words(), kMostWords); ++word) {
    require(tokens.find(tokens.word(word)) <= tokens.words());
    for (const auto stem : tokens.stems(word)) {
      for (const WordNumber same : tokens.words_of_stem(stem)) require(same >= 1 && same <= tokens.words());
    }
  }
}

void ask_of_article(const Tokens& tokens, Xapian::docid docid) {
  const ArticleTokens article = tokens.read(docid);
  for (const WordNumber word : article.words) require(word <= tokens.words());
  std::vector<std::uint32_t> positions;
  for (WordNumber word = 1; word <= std::min(tokens.words(), kMostWords); ++word) {
    tokens.positions(docid, word, positions);
    require(positions == model(article, word));
    const auto one = positions;
    tokens.positions(docid, tokens.phrase({word}), positions);
    require(positions == one);
  }
}

/// Runs `call`, which may find damage.
template <typename Call>
bool sound(Call call) {
  try {
    call();
    return true;
  } catch (const Error& error) {
    require(error.code() == ErrorCode::damaged && !error.hint().empty());
    return false;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const SealKind kind{.magic = "DLTOKENS", .version = 2, .hint = "--repair"};
  const fuzz::MemoryFile file(seal(kind, {reinterpret_cast<const char*>(data) + 1, size - 1}));
  std::shared_ptr<const Tokens> tokens;
  if (!sound([&] { tokens = Tokens::open(file.path(), data[0]); })) return 0;
  ask_of_words(*tokens);
  std::vector<std::uint32_t> positions;
  for (Xapian::docid docid = 1; docid <= tokens->articles(); ++docid) {
    if (sound([&] { ask_of_article(*tokens, docid); }) || tokens->words() == 0) continue;
    sound([&] { tokens->positions(docid, 1, positions); });
  }
  return 0;
}
