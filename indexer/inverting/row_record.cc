#include "indexer/inverting/row_record.h"

#include "common/text/varint.h"
#include "indexer/inverting/spill_file.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxVarint32Bytes = 5;

std::string_view sized(const char*& at, const char* end) {
  std::string_view text;
  if (!read_sized(at, end, text)) throw_spill_changed();
  return text;
}

std::uint32_t number(const char*& at, const char* end) {
  std::uint32_t value = 0;
  if (!read_varint(at, end, value)) throw_spill_changed();
  return value;
}

// Every element takes at least a byte, so a wild count shows before it is believed.
std::uint32_t count(const char*& at, const char* end) {
  const std::uint32_t value = number(at, end);
  if (value > static_cast<std::uint64_t>(end - at)) throw_spill_changed();
  return value;
}

}  // namespace

void append_record_head(std::string& out, const RowRecord& record) {
  for (const std::string_view part : {record.id, record.input, record.digest, record.fetched, record.source,
                                      record.language, record.filters, record.forms, record.tokens, record.termlist}) {
    append_sized(out, part);
  }
  out += record.deflated ? '\1' : '\0';
}

RowRecord read_record(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  RowRecord record;
  for (std::string_view* part : {&record.id, &record.input, &record.digest, &record.fetched, &record.source,
                                 &record.language, &record.filters, &record.forms, &record.tokens, &record.termlist}) {
    *part = sized(at, end);
  }
  if (at == end) throw_spill_changed();
  record.deflated = *at++ != '\0';
  record.data = {at, static_cast<std::size_t>(end - at)};
  return record;
}

void pack_numbers(std::string& out, std::span<const std::uint32_t> numbers) {
  // One growth for all: they are written where they go.
  const std::size_t before = out.size();
  out.resize(before + numbers.size() * kMaxVarint32Bytes);
  char* end = out.data() + before;
  for (const std::uint32_t each : numbers) end = write_varint(end, each);
  out.resize(static_cast<std::size_t>(end - out.data()));
}

void unpack_numbers(std::string_view bytes, std::vector<std::uint32_t>& numbers) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  numbers.clear();
  while (at != end) numbers.push_back(number(at, end));
}

void pack_tokens(std::string& out, const ArticleTokens& tokens) {
  append_varint(out, tokens.title_words);
  append_varint(out, tokens.sentences.size());
  for (const ArticleTokens::Sentence sentence : tokens.sentences) append_varint(out, sentence_code(sentence));
  append_varint(out, tokens.words.size());
  pack_numbers(out, tokens.words);
  append_varint(out, tokens.joined.size());
  for (const ArticleTokens::Joined& joined : tokens.joined) {
    append_varint(out, joined.place);
    append_varint(out, joined.word);
  }
}

void unpack_tokens(std::string_view bytes, ArticleTokens& tokens) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  tokens.title_words = number(at, end);
  tokens.sentences.resize(count(at, end));
  for (ArticleTokens::Sentence& sentence : tokens.sentences) sentence = sentence_of(number(at, end));
  tokens.words.resize(count(at, end));
  for (WordNumber& word : tokens.words) word = number(at, end);
  tokens.joined.resize(count(at, end));
  for (ArticleTokens::Joined& joined : tokens.joined) {
    joined.place = number(at, end);
    joined.word = number(at, end);
  }
}

}  // namespace dateline
