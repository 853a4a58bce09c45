#include "common/archive/glass_lists.h"

#include "common/archive/glass_keys.h"

namespace dateline {

namespace {

/// How much of a key is its term: all, or up to the zero byte that ends it.
std::size_t term_bytes(std::string_view key) {
  std::size_t at = key.find('\0');
  while (at != std::string_view::npos && at + 1 < key.size() && key[at + 1] == '\xFF') at = key.find('\0', at + 2);
  return at == std::string_view::npos ? key.size() : at;
}

}  // namespace

void GlassLists::damaged(const char* what) const { throw_damaged_table(leaves_.path(), what); }

/// Of a posting list.
bool GlassLists::next_item() {
  while (leaves_.next()) {
    const GlassItem& item = leaves_.item();
    if (item.key.size() > 1 && item.key[0] == '\0' && item.key[1] != '\xFF') continue;  // lengths, values, metadata
    if (item.deflated) damaged("a chunk is deflated");
    tag_ = item.tag.data();
    return true;
  }
  return false;
}

void GlassLists::set_term(std::string_view key) {
  if (key[0] == '\0' && key.size() == 1) damaged("a list has no term");
  if (term_bytes(key) != key.size()) damaged("a chunk stands alone");
  key_ = term_ = key;
  if (key.find('\0') == std::string_view::npos) return;
  unescaped_.clear();
  for (std::size_t at = 0; at < key.size(); ++at) {
    unescaped_.push_back(key[at]);
    if (key[at] == '\0') ++at;
  }
  term_ = unescaped_;
}

bool GlassLists::next() {
  read([](Xapian::docid, std::uint32_t) {});
  if (!next_item()) return false;
  const GlassItem& item = leaves_.item();
  set_term(item.key);
  const char* const end = item.tag.data() + item.tag.size();
  std::uint32_t before_first = 0;
  if (!read_varint(tag_, end, documents_) || !read_varint(tag_, end, occurrences_) ||
      !read_varint(tag_, end, before_first) || before_first == ~0U) {
    damaged("a list has no head");
  }
  chunk_.first_docid = before_first + 1;
  last_ = 0;
  found_documents_ = 0;
  found_occurrences_ = 0;
  first_chunk_ = true;
  list_ended_ = false;
  return true;
}

bool GlassLists::next_chunk() {
  if (first_chunk_) {
    first_chunk_ = false;
    read_chunk_head();
    return true;
  }
  if (list_ended_) {
    if (found_documents_ != documents_ || found_occurrences_ != occurrences_) {
      damaged("a list holds other postings than it says");
    }
    return false;
  }
  if (!next_item()) damaged("a list has no last chunk");
  const std::string_view key = leaves_.item().key;
  const bool same_term = key.starts_with(key_) && term_bytes(key) == key_.size() && key.size() > key_.size();
  if (!same_term) damaged("a list has no last chunk");
  Xapian::docid first = 0;
  if (!read_key_docid(key.substr(key_.size() + 1), first)) damaged("a key has no docid");
  if (first <= last_) damaged("a list's chunks are not in order");
  chunk_.first_docid = first;
  read_chunk_head();
  return true;
}

/// Behind the list's head, if it is the first.
void GlassLists::read_chunk_head() {
  const GlassItem& item = leaves_.item();
  const char* const end = item.tag.data() + item.tag.size();
  const char flag = tag_ == end ? '\0' : *tag_++;
  std::uint32_t span = 0;
  if ((flag != '0' && flag != '1') || !read_varint(tag_, end, span)) damaged("a chunk has no head");
  if (chunk_.first_docid > most_ || span > most_ - chunk_.first_docid) {
    damaged("a posting lies beyond the last document");
  }
  last_ = chunk_.first_docid + span;
  list_ended_ = flag == '1';
  chunk_.bytes = {tag_, static_cast<std::size_t>(end - tag_)};
  chunk_.file_offset = item.whole ? static_cast<std::uint64_t>(tag_ - leaves_.table().data()) : 0;
}

}  // namespace dateline
