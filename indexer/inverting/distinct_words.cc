#include "indexer/inverting/distinct_words.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <utility>

#include "common/archive/tokens_build.h"
#include "indexer/inverting/string_hash.h"

namespace dateline {
namespace {

template <typename Number>
bool same_at(const char* a, const char* b) {
  Number left = 0;
  Number right = 0;
  std::memcpy(&left, a, sizeof left);
  std::memcpy(&right, b, sizeof right);
  return left == right;
}

// Words are short: a call to memcmp costs more than the comparison.
bool same_bytes(const char* a, const char* b, std::size_t size) {
  if (size > 16) return std::memcmp(a, b, size) == 0;
  if (size >= 8) return same_at<std::uint64_t>(a, b) && same_at<std::uint64_t>(a + size - 8, b + size - 8);
  if (size >= 4) return same_at<std::uint32_t>(a, b) && same_at<std::uint32_t>(a + size - 4, b + size - 4);
  return size == 0 || (a[0] == b[0] && a[size / 2] == b[size / 2] && a[size - 1] == b[size - 1]);
}

}  // namespace

WordNumber DistinctWordsMaker::number_of(std::string_view word, DistinctWords& out) {
  const std::uint64_t hash = string_hash(word);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  std::size_t at = hash & mask_;
  for (; slots_[at].number != 0; at = (at + 1) & mask_) {
    if (slots_[at].tag != tag) continue;
    const DistinctWords::Entry& entry = out.entries[slots_[at].number - 1];
    if (entry.size == word.size() && same_bytes(out.bytes.data() + entry.offset, word.data(), word.size())) {
      return slots_[at].number;
    }
  }
  out.entries.push_back({hash, static_cast<std::uint32_t>(out.bytes.size()), static_cast<std::uint32_t>(word.size())});
  out.bytes.append(word);
  slots_[at] = {tag, static_cast<std::uint32_t>(out.entries.size())};
  return slots_[at].number;
}

void DistinctWordsMaker::make(const WordBuffer& words, std::size_t title_entries, DistinctWords& out,
                              ArticleTokens& tokens) {
  out.bytes.clear();
  out.entries.clear();
  out.in_title = 0;
  slots_.assign(std::bit_ceil(std::max<std::size_t>(16, 2 * words.entries.size())), {});
  mask_ = slots_.size() - 1;
  const WordBuffer::Entry* const body = words.entries.data() + title_entries;
  tokens = tokens_of(
      std::span(words.entries), title_entries,
      [&](const WordBuffer::Entry& entry) {
        const WordNumber number = number_of(words.word(entry), out);
        if (&entry < body) out.in_title = std::max(out.in_title, number);
        return number;
      },
      std::move(tokens));
}

}  // namespace dateline
