// Collecting.  run_seal.cc inverts.
#include "indexer/inverting/run.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "common/archive/tokens_build.h"
#include "common/text/varint.h"

namespace dateline {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
// An inverted posting is a gap and a wdf, mostly of a byte each, and slices are not always full.
constexpr std::uint64_t kPostingBytes = 3;
constexpr std::uint64_t kTermBytes = 48;
// The table's slots are asked for so many words early.
constexpr std::size_t kFormsAhead = 16;
// Real ones are a few hundred; more in one run are somebody's mistake, and get a run of their own.
constexpr std::size_t kMostLanguages = 60'000;

}  // namespace

Run::Run(bool interop) : interop_(interop) {}

std::uint16_t Run::language_number(const std::string& language) {
  if (last_language_ < languages_.size() && languages_[last_language_] == language) return last_language_;
  const auto found = std::find(languages_.begin(), languages_.end(), language);
  last_language_ = static_cast<std::uint16_t>(found - languages_.begin());
  if (found == languages_.end()) languages_.push_back(language);
  return last_language_;
}

std::uint32_t Run::form_of(const FormTable::Key& key, bool title) {
  const std::uint32_t number = form_table_.number(key);
  if (number == forms_.size()) new_form(key.word, key.language);
  Form& form = forms_[number];
  if (title && form.title_word_term == 0) {
    form.title_word_term = terms_.number("S" + std::string(key.word));
    form.title_stem_term = terms_.number("ZS" + std::string(terms_[form.stem_term].substr(1)));
  }
  return number;
}

void Run::new_form(std::string_view word, std::uint16_t language) {
  Form form;
  form.word_term = terms_.number(word);
  form.stem_term = terms_.number("Z" + analyzer_.stem_once(word, languages_[language]));
  if (word_of_term_.size() <= form.word_term) word_of_term_.resize(std::size_t{form.word_term} + 1, 0);
  std::uint32_t& known = word_of_term_[form.word_term];
  if (known == 0) {
    words_.push_back({form.word_term, 0, {}});
    known = static_cast<std::uint32_t>(words_.size());
  }
  form.word = known - 1;
  std::vector<std::uint32_t>& stems = words_[form.word].stem_terms;
  if (std::find(stems.begin(), stems.end(), form.stem_term) == stems.end()) stems.push_back(form.stem_term);
  forms_.push_back(form);
}

std::uint32_t Run::add(const AnalysedArticle& article) {
  const std::uint16_t language = language_number(article.language);
  const WordBuffer& words = article.words;
  hashes_.resize(words.entries.size());
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    hashes_[i] = FormTable::hash_of(words.word(words.entries[i]), language);
  }
  tokens_ = tokens_of(std::span(words.entries), article.title_entries, [&](const WordBuffer::Entry& entry) {
    const auto index = static_cast<std::size_t>(&entry - words.entries.data());
    if (index + kFormsAhead < hashes_.size()) form_table_.prefetch(hashes_[index + kFormsAhead]);
    return form_of({words.word(entry), language, hashes_[index]}, index < article.title_entries) + 1;
  });
  scratch_.clear();
  std::uint32_t filters = 0;
  packed_.clear();
  const char* at = article.filters.data();
  for (std::string_view term; at != article.filters.data() + article.filters.size(); ++filters) {
    if (!read_sized(at, article.filters.data() + article.filters.size(), term)) break;
    append_varint(packed_, terms_.number(term));
  }
  append_varint(scratch_, filters);
  scratch_ += packed_;
  packed_.clear();
  pack_tokens(packed_, tokens_);
  append_record_head(scratch_, {.id = article.id,
                                .input = article.input,
                                .digest = article.digest,
                                .fetched = article.fetched ? to_string(*article.fetched) : std::string(),
                                .source = article.source,
                                .language = article.language,
                                .tokens = packed_,
                                .termlist = {},
                                .deflated = article.deflated,
                                .data = {}});
  const std::size_t size = scratch_.size() + article.data.size();
  if (chunk_room_ < size) {
    chunk_room_ = std::max(kChunkBytes, size);
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(chunk_room_));
    chunk_at_ = chunks_.back().get();
    record_bytes_ += chunk_room_;
  }
  std::memcpy(chunk_at_, scratch_.data(), scratch_.size());
  std::memcpy(chunk_at_ + scratch_.size(), article.data.data(), article.data.size());
  records_.emplace_back(chunk_at_, size);
  chunk_at_ += size;
  chunk_room_ -= size;
  postings_ += 2 * words.entries.size() + filters;
  return static_cast<std::uint32_t>(records_.size() - 1);
}

std::uint64_t Run::memory() const noexcept {
  // An article adds one language at most, so their numbers never run out.
  if (languages_.size() >= kMostLanguages) return std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t tables =
      form_table_.memory() + terms_.memory() + forms_.size() * sizeof(Form) + words_.size() * sizeof(Word);
  const std::uint64_t sealing = kPostingBytes * postings_ + kTermBytes * terms_.size();
  return record_bytes_ + tables + sealing;
}

RowRecord Run::record(std::uint32_t number) const {
  const std::string_view bytes = records_[number];
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  std::uint32_t filters = 0;
  bool good = read_varint(at, end, filters);
  for (std::uint32_t term = 0; good && filters > 0; --filters) good = read_varint(at, end, term);
  return read_record({at, static_cast<std::size_t>(end - at)});
}

}  // namespace dateline
