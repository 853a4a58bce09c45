// Inverting a run.
#include <algorithm>
#include <numeric>

#include "common/text/varint.h"
#include "indexer/inverting/places.h"
#include "indexer/inverting/run.h"

namespace dateline {
namespace {

// The first eight bytes as a number that sorts as they do: most comparisons of terms end there.
std::uint64_t sort_key(std::string_view term) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    key = key << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  }
  return key;
}

}  // namespace

std::unique_ptr<SealedRun> Run::seal(std::span<const std::uint32_t> order, const std::string& folder) {
  auto out = std::make_unique<SealedRun>(folder);
  out->with_positions = interop_;
  out->word_count = static_cast<std::uint32_t>(words_.size());
  out->row_offsets.reserve(order.size());
  out->lengths.reserve(order.size());
  states_.assign(terms_.size(), {});
  rank_terms();
  for (std::uint32_t row = 0; row < order.size(); ++row) invert(row, order[row], *out);
  write_terms(*out);
  write_words(*out);
  out->rows.flush();
  out->terms.flush();
  out->words.flush();
  *this = Run(interop_);
  return out;
}

void Run::rank_terms() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed(terms_.size());
  for (std::uint32_t term = 0; term < terms_.size(); ++term) keyed[term] = {sort_key(terms_[term]), term};
  std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : terms_[a.second] < terms_[b.second];
  });
  sorted_terms_.resize(keyed.size());
  rank_of_term_.resize(interop_ ? keyed.size() : 0);
  for (std::uint32_t rank = 0; rank < keyed.size(); ++rank) {
    sorted_terms_[rank] = keyed[rank].second;
    if (interop_) rank_of_term_[keyed[rank].second] = rank;
  }
}

void Run::touch(std::uint32_t term, std::uint32_t row) {
  TermState& state = states_[term];
  if (state.row_plus_one == row + 1) {
    ++state.wdf;
    return;
  }
  state.row_plus_one = row + 1;
  state.wdf = 1;
  touched_.push_back(term);
}

void Run::invert(std::uint32_t row, std::uint32_t number, SealedRun& out) {
  touched_.clear();
  placed_.clear();
  const RowRecord record = this->record(number);
  unpack_tokens(record.tokens, tokens_);
  std::uint32_t length = 0;
  const auto count = [&](std::uint32_t form_number, bool title) {
    const Form& form = forms_[form_number];
    touch(form.word_term, row);
    touch(form.stem_term, row);
    ++words_[form.word].count;
    length += 2;
    if (!title) return;
    touch(form.title_word_term, row);
    touch(form.title_stem_term, row);
    length += 2;
  };
  for (std::size_t place = 0; place < tokens_.words.size(); ++place) {
    fetch_ahead(place);
    if (tokens_.words[place] != kNoWord) count(tokens_.words[place] - 1, place < tokens_.title_words);
  }
  for (const auto& joined : tokens_.joined) count(joined.word - 1, joined.place < tokens_.title_words);
  out.lengths.push_back(length);
  if (interop_) {
    for_each_position(tokens_, [&](std::uint32_t position, WordNumber form) {
      placed_.push_back({forms_[form - 1].word_term, position});
    });
  }

  const std::string_view bytes = records_[number];
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  std::uint32_t filters = 0;
  bool good = read_varint(at, end, filters);
  for (std::uint32_t term = 0; good && filters > 0; --filters) {
    good = read_varint(at, end, term);
    touch(term, row);
    states_[term].wdf = 0;
  }
  if (interop_) {
    std::sort(touched_.begin(), touched_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank_of_term_[a] < rank_of_term_[b]; });
    write_placed_postings(row);
  } else {
    write_postings(row);
  }

  for (WordNumber& word : tokens_.words) {
    if (word != kNoWord) word = forms_[word - 1].word + 1;
  }
  for (auto& joined : tokens_.joined) joined.word = forms_[joined.word - 1].word + 1;
  RowRecord stored = record;
  packed_.clear();
  pack_tokens(packed_, tokens_);
  stored.tokens = packed_;
  const std::string termlist = interop_ ? termlist_of_touched() : std::string();
  stored.termlist = termlist;
  scratch_.clear();
  append_record_head(scratch_, stored);
  out.row_offsets.push_back(out.rows.size());
  std::string size;
  append_varint(size, scratch_.size() + stored.data.size());
  out.rows.append(size);
  out.rows.append(scratch_);
  out.rows.append(stored.data);
}

// Every term lies elsewhere in memory, so what comes soon is asked for early.
void Run::fetch_ahead(std::size_t place) const {
  constexpr std::size_t kFormsAhead = 24;
  constexpr std::size_t kStatesAhead = 12;
  const auto& words = tokens_.words;
  if (place + kFormsAhead < words.size() && words[place + kFormsAhead] != kNoWord) {
    __builtin_prefetch(&forms_[words[place + kFormsAhead] - 1]);
  }
  if (place + kStatesAhead < words.size() && words[place + kStatesAhead] != kNoWord) {
    const Form& form = forms_[words[place + kStatesAhead] - 1];
    __builtin_prefetch(&states_[form.word_term]);
    __builtin_prefetch(&states_[form.stem_term]);
  }
}

void Run::write_postings(std::uint32_t row) {
  constexpr std::size_t kAhead = 12;
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    if (i + kAhead < touched_.size()) arena_.prefetch(states_[touched_[i + kAhead]].postings);
    TermState& state = states_[touched_[i]];
    arena_.append(state.postings, row - state.next_row);
    arena_.append(state.postings, state.wdf);
    state.next_row = row + 1;
    ++state.rows;
  }
}

void Run::write_placed_postings(std::uint32_t row) {
  std::sort(placed_.begin(), placed_.end(), [&](const Placed& a, const Placed& b) {
    return a.word_term != b.word_term ? rank_of_term_[a.word_term] < rank_of_term_[b.word_term]
                                      : a.position < b.position;
  });
  placed_.erase(std::unique(placed_.begin(), placed_.end(),
                            [](const Placed& a, const Placed& b) {
                              return a.word_term == b.word_term && a.position == b.position;
                            }),
                placed_.end());
  std::size_t next = 0;
  for (const std::uint32_t term : touched_) {
    TermState& state = states_[term];
    arena_.append(state.postings, row - state.next_row);
    arena_.append(state.postings, state.wdf);
    state.next_row = row + 1;
    ++state.rows;
    if (term >= word_of_term_.size() || word_of_term_[term] == 0) continue;
    std::size_t end = next;
    while (end < placed_.size() && placed_[end].word_term == term) ++end;
    arena_.append(state.postings, end - next);
    std::uint32_t before = 0;
    for (; next < end; ++next) {
      arena_.append(state.postings, placed_[next].position - before);
      before = placed_[next].position;
    }
  }
}

std::string Run::termlist_of_touched() {
  std::string list;
  for (const std::uint32_t term : touched_) {
    append_sized(list, terms_[term]);
    append_varint(list, states_[term].wdf);
  }
  return list;
}

void Run::write_terms(SealedRun& out) {
  std::string postings, item;
  for (const std::uint32_t term : sorted_terms_) {
    const TermState& state = states_[term];
    if (state.rows == 0) continue;  // only of articles that were left out
    arena_.collect(state.postings, postings);
    item.clear();
    append_sized(item, terms_[term]);
    append_varint(item, state.rows);
    append_varint(item, term < word_of_term_.size() && word_of_term_[term] != 0 ? 1U : 0U);
    append_varint(item, postings.size());
    out.terms.append(item);
    out.terms.append(postings);
  }
}

void Run::write_words(SealedRun& out) const {
  std::string item;
  std::vector<std::string_view> stems;
  for (const Word& word : words_) {
    stems.clear();
    for (const std::uint32_t term : word.stem_terms) stems.push_back(terms_[term].substr(1));
    std::sort(stems.begin(), stems.end());
    item.clear();
    append_sized(item, terms_[word.term]);
    append_varint(item, word.count);
    append_varint(item, stems.size());
    for (const std::string_view stem : stems) append_sized(item, stem);
    out.words.append(item);
  }
}

}  // namespace dateline
