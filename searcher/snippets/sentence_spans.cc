#include "searcher/snippets/sentence_spans.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

bool opens(char32_t c) {
  if (c == U'\u00BF' || c == U'\u00A1') return true;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

// A quote of a typewriter opens if nothing but a blank or another opening sign stands before it.
bool is_plain_quote(char c) { return c == '"' || c == '\''; }

// Where the sentence of a word begins: before the quotes and brackets that open there, in a new line with all of it.
std::size_t begin_before(std::string_view body, std::size_t word, std::size_t low) {
  const std::size_t line = body.substr(low, word - low).rfind('\n');
  if (low == 0 || line != std::string_view::npos) {
    std::size_t begin = line == std::string_view::npos ? 0 : low + line + 1;
    while (begin < word && is_blank(body[begin])) ++begin;
    return begin;
  }
  std::size_t begin = word;
  while (begin > low) {
    const std::size_t before = character_start(body, begin - 1);
    std::size_t pos = before;
    const bool opening = opens(next_code_point(body, pos)) ||
                         (is_plain_quote(body[before]) && (before == low || is_blank(body[before - 1])));
    if (!opening) break;
    begin = before;
  }
  return begin;
}

void add(std::vector<Span>& out, std::string_view body, std::size_t begin, std::size_t end) {
  while (begin < end && is_blank(body[begin])) ++begin;
  while (end > begin && is_blank(body[end - 1])) --end;
  if (begin < end) out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

}  // namespace

std::vector<Span> sentence_spans(std::string_view body, std::span<const WordBuffer::Entry> words) {
  std::vector<Span> out;
  std::size_t begin = 0;
  std::size_t last_word = 0;  // end of the word before
  for (const WordBuffer::Entry& word : words) {
    if (word.joined) continue;
    if (word.begins_sentence && last_word > 0) {
      const std::size_t next = begin_before(body, word.span.begin, last_word);
      add(out, body, begin, next);
      begin = next;
    }
    last_word = word.span.end;
  }
  add(out, body, begin, body.size());
  return out;
}

}  // namespace dateline
