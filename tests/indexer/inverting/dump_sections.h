// tokens and blocks of a small shard, explained from their bytes.
#pragma once

#include <bit>
#include <string>
#include <utility>
#include <vector>

#include "tests/indexer/inverting/byte_walk.h"
#include "tests/indexer/inverting/dump_columns.h"

namespace dateline::testing {

/// Payload offsets of the sections, from the directory at the end.
inline std::vector<std::pair<std::uint64_t, std::uint64_t>> directory_of(ByteWalk& walk) {
  walk.go_to(walk.size() - 8);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> sections(walk.native<std::uint64_t>());
  walk.go_to(walk.size() - 8 - 16 * sections.size());
  for (auto& [begin, size] : sections) {
    begin = walk.native<std::uint64_t>();
    size = walk.native<std::uint64_t>();
  }
  return sections;
}

class SectionWalk {
 public:
  static constexpr std::size_t kSealBytes = 32;

  explicit SectionWalk(ByteWalk& walk) : walk_(walk) {
    dump_seal(walk_);
    sections_ = directory_of(walk_);
  }
  /// Goes to the next section; its size.
  std::uint64_t next() {
    const auto [begin, size] = sections_.at(next_++);
    walk_.go_to(kSealBytes + begin);
    end_ = walk_.at() + size;
    return size;
  }
  /// Of the section gone to last.
  [[nodiscard]] std::uint64_t size() const { return sections_.at(next_ - 1).second; }
  std::string text() { return std::string(walk_.take(next())); }
  template <typename Number>
  std::vector<std::uint64_t> array() {
    std::vector<std::uint64_t> numbers;
    for (next(); walk_.at() < end_; walk_.part()) numbers.push_back(walk_.native<Number>());
    return numbers;
  }
  /// Numbers of as many bits as `largest` needs, lowest bits first, and 8 zero bytes.
  std::vector<std::uint64_t> packed(std::size_t count, std::uint64_t largest) {
    next();
    const auto width = static_cast<std::size_t>(std::bit_width(largest));
    const std::string_view bytes = walk_.take((count * width + 7) / 8);
    std::vector<std::uint64_t> numbers(count, 0);
    for (std::size_t bit = 0; bit < count * width; ++bit) {
      const unsigned byte = static_cast<unsigned char>(bytes[bit / 8]);
      numbers[bit / width] |= std::uint64_t{byte >> (bit % 8) & 1U} << (bit % width);
    }
    walk_.part();
    REQUIRE(walk_.take(8) == std::string(8, '\0'));
    REQUIRE(walk_.at() == end_);
    return numbers;
  }
  /// Texts, their lengths, where every sixteenth begins.
  std::vector<std::string> texts(const std::string& what) {
    std::string bytes = text();
    walk_.line(what);
    std::vector<std::string> texts;
    const auto lengths = array<std::uint8_t>();
    for (const auto length : lengths) {
      texts.push_back(bytes.substr(0, length));
      bytes.erase(0, length);
    }
    walk_.line("lengths: " + joined(texts, [](const std::string& text) { return text; }));
    walk_.line("where every sixteenth begins: " + numbers_text(array<std::uint64_t>()));
    return texts;
  }
  void finish() {
    REQUIRE(next_ == sections_.size());
    walk_.go_to(walk_.size() - 8 - 16 * sections_.size());
    walk_.take(16 * sections_.size());
    walk_.line("begin and size of each section");
    walk_.line(std::to_string(walk_.native<std::uint64_t>()) + " sections");
  }

 private:
  ByteWalk& walk_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> sections_;
  std::size_t next_ = 0;
  std::size_t end_ = 0;
};

// --- tokens ----------------------------------------------------------------------------------------------------------

/// Ranks of an article's words: a byte below `stoppers` ends a code.
inline std::vector<std::uint64_t> ranks_to(ByteWalk& walk, std::size_t end, std::uint64_t stoppers) {
  std::vector<std::uint64_t> ranks;
  std::uint64_t above = 0;
  while (walk.at() < end) {
    const auto byte = walk.big_endian(1);
    if (byte >= stoppers) {
      above = above * (256 - stoppers) + byte - stoppers + 1;
      continue;
    }
    ranks.push_back(above * stoppers + byte);
    above = 0;
  }
  return ranks;
}

inline void dump_record(ByteWalk& walk, std::size_t end, std::uint64_t stoppers,
                        const std::vector<std::string>& words) {
  const std::size_t marks_bytes = walk.varint();
  const std::size_t marks_end = walk.at() + marks_bytes;
  walk.part();
  std::string text = count_of(walk.varint(), "word") + " of the title, sentences of";
  const std::size_t bounds_bytes = walk.varint();
  for (const std::size_t bounds_end = walk.at() + bounds_bytes; walk.at() < bounds_end;) {
    const auto code = walk.varint();
    text += ' ' + std::to_string(code / 2) + (code % 2 != 0 ? " (end of a paragraph)" : "");
  }
  std::uint64_t place = 0;
  while (walk.at() < marks_end) {
    place += walk.varint();
    text += "; joined at place " + std::to_string(place) + ": " + words.at(walk.varint() - 1);
  }
  walk.line(text);
  walk.line(joined(ranks_to(walk, end, stoppers), [&](std::uint64_t rank) { return words.at(rank); }));
}

inline void dump_tokens(ByteWalk& walk, std::size_t articles) {
  SectionWalk section(walk);
  const auto numbers = section.array<std::uint32_t>();
  const auto words = numbers.at(0), stems = numbers.at(1), pairs = numbers.at(2), stoppers = numbers.at(3);
  walk.line(count_of(words, "word") + ", " + count_of(stems, "stem") + ", " + count_of(pairs, "pair") +
            ", s = " + std::to_string(stoppers));
  const auto word_texts = section.texts("the words, most frequent first");
  walk.line("words in byte order: " + numbers_text(section.packed(words, words - 1)));
  const auto stem_texts = section.texts("the stems, in byte order");
  const auto stems_of_words = section.packed(words, stems - 1);  // the lists counted in are empty, as the next section
  walk.line("stem of each word: " + joined(stems_of_words, [&](auto stem) { return stem_texts.at(stem); }));
  REQUIRE(section.next() == 0);
  walk.line("(no word has none or several stems)");
  walk.line("where each stem's words begin: " + numbers_text(section.packed(stems + 1, pairs)));
  walk.line("those words: " + joined(section.packed(pairs, words - 1), [&](auto word) { return word_texts.at(word); }));
  // The records' bounds stand behind them.
  const auto records_bytes = section.next();
  const std::size_t records = walk.at();
  const auto starts = section.packed(articles + 1, records_bytes);
  const auto starts_text = "where each record begins: " + numbers_text(starts);
  const std::size_t starts_end = walk.at();
  const std::size_t starts_begin = starts_end - section.size();
  walk.go_to(records);
  for (std::size_t i = 0; i < articles; ++i) dump_record(walk, records + starts[i + 1], stoppers, word_texts);
  walk.go_to(starts_begin);
  walk.take(starts_end - starts_begin);
  walk.line(starts_text);
  section.finish();
}

// --- blocks ----------------------------------------------------------------------------------------------------------

inline void dump_blocks(ByteWalk& walk) {
  SectionWalk section(walk);
  const auto numbers = section.array<std::uint64_t>();
  walk.line("postlist.glass has " + std::to_string(numbers.at(0)) + " bytes; " + count_of(numbers.at(1), "term") +
            " with blocks; " + count_of(numbers.at(2), "article"));
  REQUIRE(numbers[1] == 0);
  for (int i = 0; i < 4; ++i) REQUIRE(section.next() == 0);
  walk.line("(texts, lengths, starts and blocks are empty: no list of more than 128)");
  walk.line("where each term's blocks begin: " + numbers_text(section.packed(1, 0)));
  section.finish();
}

}  // namespace dateline::testing
