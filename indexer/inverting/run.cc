#include "indexer/inverting/run.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "common/text/varint.h"

namespace dateline {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
// An inverted posting is a gap and a wdf, mostly of a byte each, and slices are not always full.
constexpr std::uint64_t kPostingBytes = 3;
// What inverting keeps of a term, and what sorting it takes.
constexpr std::uint64_t kTermBytes = 48;
// The table's slots are asked for so many words early.
constexpr std::size_t kFormsAhead = 16;
// Real ones are a few hundred; more in one run are somebody's mistake, and get a run of their own.
constexpr std::size_t kMostLanguages = 60'000;

}  // namespace

std::uint16_t Run::language_number(const std::string& language) {
  if (last_language_ < languages_.size() && languages_[last_language_] == language) return last_language_;
  const auto found = std::find(languages_.begin(), languages_.end(), language);
  last_language_ = static_cast<std::uint16_t>(found - languages_.begin());
  if (found == languages_.end()) languages_.push_back(language);
  return last_language_;
}

std::uint32_t Run::form_of(const FormTable::Key& key, std::uint64_t word_hash) {
  const std::uint32_t form = form_table_.number(key);
  if (form == content_.forms()) new_form(key, word_hash);
  return form;
}

void Run::new_form(const FormTable::Key& key, std::uint64_t word_hash) {
  term_ = 'Z';
  term_ += analyzer_.stem_once(key.word, languages_[key.language]);
  content_.word_of_form.push_back(content_.words.number(key.word, word_hash));
  content_.stem_of_form.push_back(content_.terms.number(term_));
  content_.title_terms_of_form.emplace_back();
}

void Run::add_title_terms(std::uint32_t form) {
  RunContent::TitleTerms& title = content_.title_terms_of_form[form];
  if (title.word_plus_one != 0) return;
  term_ = 'S';
  term_ += content_.words[content_.word_of_form[form]];
  title.word_plus_one = content_.terms.number(term_) + 1;
  term_ = "ZS";
  term_ += content_.terms[content_.stem_of_form[form]].substr(1);
  title.stem = content_.terms.number(term_);
}

void Run::look_up_words(const AnalysedArticle& article) {
  const std::uint16_t language = language_number(article.language);
  const auto& entries = article.words.entries;
  forms_.resize(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i + kFormsAhead < entries.size()) {
      form_table_.prefetch(FormTable::hash_of(entries[i + kFormsAhead].hash, language));
    }
    const std::uint64_t hash = entries[i].hash;
    forms_[i] = form_of({article.words.word(entries[i]), language, FormTable::hash_of(hash, language)}, hash);
  }
  for (std::uint32_t i = 0; i < article.words.in_title; ++i) add_title_terms(forms_[i]);
}

void Run::look_up_filters(const AnalysedArticle& article) {
  filters_.clear();
  const char* at = article.filters.data();
  const char* const end = at + article.filters.size();
  for (std::string_view term; at != end && read_sized(at, end, term);) {
    filters_.push_back(content_.terms.number(term));
  }
}

void Run::store(std::string_view head, std::string_view data) {
  const std::size_t size = head.size() + data.size();
  if (chunk_room_ < size) {
    chunk_room_ = std::max(kChunkBytes, size);
    content_.chunks.push_back(std::make_unique_for_overwrite<char[]>(chunk_room_));
    chunk_at_ = content_.chunks.back().get();
    record_bytes_ += chunk_room_;
  }
  std::memcpy(chunk_at_, head.data(), head.size());
  std::memcpy(chunk_at_ + head.size(), data.data(), data.size());
  content_.records.emplace_back(chunk_at_, size);
  chunk_at_ += size;
  chunk_room_ -= size;
}

std::uint32_t Run::add(const AnalysedArticle& article) {
  look_up_words(article);
  look_up_filters(article);
  forms_packed_.clear();
  pack_numbers(forms_packed_, forms_);
  filters_packed_.clear();
  pack_numbers(filters_packed_, filters_);
  head_.clear();
  append_record_head(head_, {.id = article.id,
                             .input = article.input,
                             .digest = article.digest,
                             .fetched = article.fetched ? to_string(*article.fetched) : std::string(),
                             .source = article.source,
                             .language = article.language,
                             .filters = filters_packed_,
                             .forms = forms_packed_,
                             .tokens = article.tokens,
                             .termlist = {},
                             .deflated = article.deflated,
                             .data = {}});
  store(head_, article.data);
  postings_ += 2 * (forms_.size() + article.words.in_title) + filters_.size();
  return size() - 1;
}

std::uint64_t Run::memory() const noexcept {
  // An article adds one language at most, so their numbers never run out.
  if (languages_.size() >= kMostLanguages) return std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t terms = std::uint64_t{content_.words.size()} + content_.terms.size();
  const std::uint64_t forms =
      std::uint64_t{content_.forms()} * (2 * sizeof(std::uint32_t) + sizeof(RunContent::TitleTerms));
  const std::uint64_t tables = form_table_.memory() + content_.words.memory() + content_.terms.memory() + forms;
  return record_bytes_ + size() * sizeof(std::string_view) + tables + kPostingBytes * postings_ + kTermBytes * terms;
}

RunContent Run::take() {
  RunContent content = std::move(content_);
  *this = Run();
  return content;
}

}  // namespace dateline
