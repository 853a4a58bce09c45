// Families of documents at the edges of the format.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "tests/indexer/glass/corpus.h"

namespace dateline::testing {

struct Family {
  const char* name;
  std::function<Corpus(std::mt19937_64&)> make;
};

namespace detail {

inline std::uint32_t random_below(std::mt19937_64& random, std::uint64_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

/// Bytes that do not deflate.
inline std::string random_bytes(std::mt19937_64& random, std::size_t count) {
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random_below(random, 256));
  return bytes;
}

/// Ascending, no two equal.
inline std::vector<std::uint32_t> random_positions(std::mt19937_64& random, std::size_t count, std::uint64_t below) {
  std::vector<std::uint32_t> positions;
  for (std::size_t i = 0; i < count; ++i) positions.push_back(random_below(random, below));
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

/// Words as a text has them: few frequent ones, many rare ones.
inline Corpus random_texts(std::mt19937_64& random, std::size_t documents, std::size_t words,
                           std::uint32_t vocabulary) {
  Corpus corpus(documents);
  for (GlassDocument& document : corpus) {
    const std::size_t count = random_below(random, 2 * words + 1);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t a = random_below(random, vocabulary) + 1;
      TermEntry& entry = document.terms["w" + std::to_string(random_below(random, a))];
      entry.wdf = static_cast<std::uint32_t>(entry.positions.size()) + 1;
      entry.positions.push_back(static_cast<std::uint32_t>(i + 1));
    }
    document.terms["Qid" + std::to_string(&document - corpus.data())].wdf = 0;
    if (random_below(random, 3) != 0) document.values[0] = random_bytes(random, 1 + random_below(random, 9));
    if (random_below(random, 3) == 0) document.values[7] = std::to_string(random_below(random, 5));
    document.data = std::string(random_below(random, 200), 'x') + random_bytes(random, random_below(random, 30));
  }
  return corpus;
}

inline Corpus one_with(const GlassDocument& document) { return {document}; }

inline Corpus empty_among_others() {
  Corpus corpus(50);
  corpus[3].terms["word"] = {2, {1, 5}};
  corpus[20].data = "only data";
  corpus[30].values[5] = "only a value";
  corpus[31].terms["XF"].wdf = 0;
  corpus[48].terms["word"] = {1, {}};
  return corpus;
}

inline Corpus long_terms() {
  Corpus corpus(3);
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    for (const std::size_t bytes : {1U, 2U, 3U, 4U, 5U, 100U, 243U, 244U, 245U}) {
      corpus[i].terms[std::string(bytes, static_cast<char>('a' + i))] = {1, {7, 9}};
      corpus[i].terms[std::string(bytes, 'z')] = {3, {}};
      corpus[i].terms[std::string(bytes - 1, 'z') + "y"] = {3, {4294967295U}};
    }
  }
  return corpus;
}

inline Corpus zero_and_ff_terms() {
  Corpus corpus(4);
  const std::string zero(1, '\0');
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    for (const std::size_t count : {1U, 2U, 3U, 121U, 122U, 123U}) {
      corpus[i].terms[std::string(count, '\0')] = {1, {3}};
      corpus[i].terms[std::string(count, '\xFF')] = {2, {3, 4}};
      corpus[i].terms["a" + std::string(std::min<std::size_t>(count, 123), '\0') + "b"] = {2, {3, 4}};
    }
    for (const char* tail : {"\xC0", "\xD0", "\xD8", "\xE0", "\xFF", "\xFE", "\x01", "a"}) {
      corpus[i].terms[zero + tail] = {1, {2}};
      corpus[i].terms["a" + zero + tail] = {1, {2}};
      corpus[i].terms["a" + std::string(tail) + zero] = {1, {2}};
    }
    corpus[i].terms["a"] = {1, {2}};
  }
  return corpus;
}

inline Corpus large_data(std::mt19937_64& random) {
  Corpus corpus(9);
  corpus[0].data = random_bytes(random, 8193);
  corpus[1].data = random_bytes(random, 3 << 20);
  corpus[2].data = std::string(5 << 20, 'a');
  corpus[3].data = random_bytes(random, 20000);
  corpus[4].data = std::string(18, 'a');
  corpus[5].data = std::string(19, 'a');
  corpus[6].data = random_bytes(random, 19);
  corpus[7].data = "\x01";
  corpus[8].values[1] = random_bytes(random, 100000);
  return corpus;
}

/// Tags of every size around those of a whole item, two items and a block, one after another: all cuts come up.
inline Corpus sizes_around(std::mt19937_64& random, std::size_t from, std::size_t to) {
  Corpus corpus;
  for (std::size_t bytes = from; bytes <= to; ++bytes) {
    GlassDocument document;
    document.data = random_bytes(random, bytes);
    corpus.push_back(document);
  }
  return corpus;
}

inline Corpus many_words_in_one() {
  GlassDocument document;
  for (std::uint32_t i = 0; i < 60000; ++i) document.terms["t" + std::to_string(i * 7919)] = {1 + i % 3, {i + 1}};
  return {GlassDocument{}, document};
}

inline Corpus wdfs_around_limits() {
  Corpus corpus(3);
  for (const std::uint32_t wdf : {0U,   1U,   2U,   62U,  63U,    84U,    85U,      125U,     126U,       127U,
                                  128U, 254U, 255U, 256U, 16383U, 16384U, 2097151U, 2097152U, 268435455U, 268435456U}) {
    for (const char* stem : {"a", "bb", "bbc", "bbcdefgh"}) {
      corpus[0].terms[stem + std::to_string(wdf)].wdf = wdf;
      corpus[2].terms[stem + std::to_string(wdf)].wdf = 126 + wdf % 3;
    }
  }
  corpus[1].terms["longest"].wdf = 4294967294U;  // one more is Xapian's mark of a deleted posting
  return corpus;
}

inline Corpus slots_around_limits() {
  Corpus corpus(300);
  const std::vector<Xapian::valueno> slots = {0,   1,   126,   127,   128,   129,   255,   256,      257,
                                              300, 511, 16383, 16384, 65535, 65536, 70000, 16777216, 4294967294U};
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    for (std::size_t at = i % 4; at < slots.size(); at += 1 + i % 3) {
      corpus[i].values[slots[at]] = std::string(1 + i % 40, static_cast<char>('A' + i % 50));
    }
  }
  corpus[7].values[1] = std::string(4000, 'v');
  corpus[8].values[1] = std::string("\0\xFF\0", 3);
  return corpus;
}

inline Corpus position_lists(std::mt19937_64& random) {
  Corpus corpus(60);
  constexpr std::uint64_t kAll = std::uint64_t{1} << 32;
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    for (std::size_t count = 1; count < 12; ++count) {
      corpus[i].terms["few" + std::to_string(count)] = {1, random_positions(random, count, 40)};
      corpus[i].terms["far" + std::to_string(count)] = {1, random_positions(random, count, kAll)};
    }
    corpus[i].terms["dense"] = {9, random_positions(random, 300, 320)};
    corpus[i].terms["many"] = {9, random_positions(random, random_below(random, 3000) + 1, 100000)};
  }
  std::vector<std::uint32_t> run(5000);
  for (std::uint32_t i = 0; i < run.size(); ++i) run[i] = i;
  corpus[0].terms["run"] = {0, run};
  for (std::uint32_t& position : run) position += std::numeric_limits<std::uint32_t>::max() - 4999;
  corpus[1].terms["run"] = {0, run};
  corpus[2].terms["run"] = {0, {0, 4294967295U}};
  corpus[3].terms["run"] = {0, {0}};
  corpus[4].terms["run"] = {0, {4294967295U}};
  corpus[5].terms["run"] = {0, {0, 2147483648U, 4294967295U}};
  corpus[6].terms["run"] = {0, {4294967293U, 4294967294U, 4294967295U}};
  return corpus;
}

/// Longer than a chunk, with docids around the sizes of their keys' bytes.
inline Corpus long_lists(std::mt19937_64& random, std::size_t documents) {
  Corpus corpus(documents);
  for (std::size_t i = 0; i < documents; ++i) {
    corpus[i].terms["all"].wdf = 1;
    if (i % 3 == 0) corpus[i].terms["third"].wdf = random_below(random, 300);
    if (random_below(random, 50) == 0) corpus[i].terms["rare"] = {1, {random_below(random, 1000)}};
    if (i + 20 > documents) corpus[i].terms["late"].wdf = 2;
    if (i % 2 == 0) corpus[i].terms[std::string(245, 'h')].wdf = 200;
    if (i % 1000 == 0) corpus[i].values[3] = std::to_string(i);
  }
  return corpus;
}

}  // namespace detail

inline std::vector<Family> families() {
  using namespace detail;
  return {
      {"no document", [](std::mt19937_64&) { return Corpus{}; }},
      {"one empty document", [](std::mt19937_64&) { return Corpus(1); }},
      {"only empty documents", [](std::mt19937_64&) { return Corpus(3000); }},
      {"empty documents among others", [](std::mt19937_64&) { return empty_among_others(); }},
      {"one document with one term",
       [](std::mt19937_64&) {
         return one_with({.terms = {{"a", {1, {1}}}}});
       }},
      {"one boolean term",
       [](std::mt19937_64&) {
         return one_with({.terms = {{"Q1", {0, {}}}}});
       }},
      {"one value",
       [](std::mt19937_64&) {
         return one_with({.values = {{3, "x"}}});
       }},
      {"texts", [](std::mt19937_64& random) { return random_texts(random, 400, 60, 3000); }},
      {"many small texts", [](std::mt19937_64& random) { return random_texts(random, 3000, 5, 200); }},
      {"terms of up to 245 bytes", [](std::mt19937_64&) { return long_terms(); }},
      {"terms of zero and FF bytes", [](std::mt19937_64&) { return zero_and_ff_terms(); }},
      {"large data", [](std::mt19937_64& random) { return large_data(random); }},
      {"data around one item", [](std::mt19937_64& random) { return sizes_around(random, 2000, 2080); }},
      {"data around two items", [](std::mt19937_64& random) { return sizes_around(random, 4040, 4120); }},
      {"data around a block", [](std::mt19937_64& random) { return sizes_around(random, 8120, 8200); }},
      {"60,000 words in one document", [](std::mt19937_64&) { return many_words_in_one(); }},
      {"wdfs around the limits of their codes", [](std::mt19937_64&) { return wdfs_around_limits(); }},
      {"slots around the limits of their codes", [](std::mt19937_64&) { return slots_around_limits(); }},
      {"positions of all kinds", [](std::mt19937_64& random) { return position_lists(random); }},
      {"lists past docid 32768", [](std::mt19937_64& random) { return long_lists(random, 33500); }},
  };
}

}  // namespace dateline::testing
