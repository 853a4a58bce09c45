// The posting lists of a postlist.glass, checked to the last posting.
#include "common/archive/blocks_build.h"

#include "common/archive/files.h"
#include "common/archive/glass_leaves.h"
#include "common/archive/mapped_file.h"
#include "common/text/varint.h"

namespace dateline {

namespace {

/// Docid behind a key's term: big-endian, the leading one bits of its first byte say how many bytes follow.
bool read_docid(std::string_view bytes, Xapian::docid& docid) {
  if (bytes.size() < 2 || bytes.size() > 5) return false;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const std::size_t more = bytes.size() - 2;  // leading ones
  const unsigned marks = 0xFF00U >> more & 0xFFU;
  if ((first & marks) != marks || (first & (0x80U >> more)) != 0) return false;
  std::uint64_t value = first & (0x7FU >> more);
  for (const char byte : bytes.substr(1)) value = value << 8 | static_cast<unsigned char>(byte);
  if (value == 0 || value > ~Xapian::docid{0}) return false;
  docid = static_cast<Xapian::docid>(value);
  return true;
}

/// A key of the table as a posting list's: its term, and the docid it begins with unless it is the list's first.
struct ListKey {
  std::string term;
  Xapian::docid first_docid = 0;  ///< 0 for the first chunk
};

class ListWalk {
 public:
  ListWalk(const std::string& path, const std::function<void(std::string_view, std::span<const PostingChunk>)>& visit)
      : path_(path), visit_(visit) {}

  void add(const GlassItem& item) {
    if (item.key.size() > 1 && item.key[0] == '\0' && item.key[1] != '\xFF') return;  // lengths, values, metadata
    ListKey key = parse_key(item.key);
    const char* at = item.tag.data();
    const char* const end = at + item.tag.size();
    if (key.first_docid == 0) {
      start(std::move(key.term), at, end);
    } else if (!in_list_ || key.term != term_ || key.first_docid <= last_) {
      damaged("a chunk stands alone");
    } else {
      first_ = key.first_docid;
    }
    add_chunk(item, at, end);
  }

  void finish() const {
    if (in_list_) damaged("a list has no last chunk");
  }

 private:
  [[noreturn]] void damaged(const std::string& what) const { throw_damaged_table(path_, what); }

  [[nodiscard]] ListKey parse_key(std::string_view key) const {
    ListKey parsed;
    for (std::size_t at = 0; at < key.size(); ++at) {
      if (key[at] != '\0') {
        parsed.term.push_back(key[at]);
      } else if (at + 1 < key.size() && key[at + 1] == '\xFF') {
        parsed.term.push_back('\0');
        ++at;
      } else {
        if (!read_docid(key.substr(at + 1), parsed.first_docid)) damaged("a key has no docid");
        break;
      }
    }
    if (parsed.term.empty()) damaged("a list has no term");
    return parsed;
  }

  void start(std::string term, const char*& at, const char* end) {
    if (in_list_) damaged("a list has no last chunk");
    std::uint32_t before_first = 0;
    if (!read_varint(at, end, documents_) || !read_varint(at, end, occurrences_) ||
        !read_varint(at, end, before_first) || before_first == ~0U) {
      damaged("a list has no head");
    }
    term_ = std::move(term);
    first_ = before_first + 1;
    last_ = 0;
    found_documents_ = 0;
    found_occurrences_ = 0;
    whole_ = true;
    in_list_ = true;
    chunks_.clear();
  }

  void add_chunk(const GlassItem& item, const char* at, const char* end) {
    const char flag = at == end ? '\0' : *at++;
    std::uint32_t span = 0;
    if ((flag != '0' && flag != '1') || !read_varint(at, end, span)) damaged("a chunk has no head");
    const std::string_view bytes(at, static_cast<std::size_t>(end - at));
    chunks_.push_back({.first_docid = first_,
                       .file_offset = item.file_offset + static_cast<std::uint64_t>(at - item.tag.data()),
                       .bytes = bytes});
    whole_ = whole_ && item.whole;
    check_postings(bytes, span);
    if (flag == '1') end_list();
  }

  void check_postings(std::string_view bytes, std::uint32_t span) {
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    std::uint64_t docid = first_;
    for (bool first = true; first || at != end; first = false) {
      std::uint32_t gap = 0;
      std::uint32_t wdf = 0;
      if ((!first && !read_varint(at, end, gap)) || !read_varint(at, end, wdf)) damaged("a chunk ends in a posting");
      if (!first) docid += std::uint64_t{gap} + 1;
      ++found_documents_;
      found_occurrences_ += wdf;
    }
    const std::uint64_t last = std::uint64_t{first_} + span;
    if (docid != last || last > ~Xapian::docid{0}) damaged("a chunk ends with another document than it says");
    last_ = static_cast<Xapian::docid>(last);
  }

  void end_list() {
    if (found_documents_ != documents_ || found_occurrences_ != occurrences_) {
      damaged("a list holds other postings than it says");
    }
    in_list_ = false;
    visit_(term_, whole_ ? std::span<const PostingChunk>(chunks_) : std::span<const PostingChunk>());
  }

  const std::string& path_;
  const std::function<void(std::string_view, std::span<const PostingChunk>)>& visit_;
  bool in_list_ = false;
  bool whole_ = true;  // no chunk so far was cut
  std::string term_;
  std::vector<PostingChunk> chunks_;
  Xapian::docid first_ = 0, last_ = 0;
  std::uint64_t documents_ = 0, found_documents_ = 0;
  std::uint64_t occurrences_ = 0, found_occurrences_ = 0;
};

std::string beside(const std::string& file, std::string_view name) {
  const std::size_t slash = file.rfind('/');
  return (slash == std::string::npos ? std::string() : file.substr(0, slash + 1)) + std::string(name);
}

}  // namespace

void for_each_posting_list(std::string_view table, const GlassRoot& root, const std::string& path,
                           const std::function<void(std::string_view, std::span<const PostingChunk>)>& visit) {
  ListWalk lists(path, visit);
  for_each_item(table, root, path, [&](const GlassItem& item) { lists.add(item); });
  lists.finish();
}

void for_each_posting_list(const std::string& postlist_file,
                           const std::function<void(std::string_view, std::span<const PostingChunk>)>& visit) {
  const std::string version_file = beside(postlist_file, "iamglass");
  const auto version = read_file(version_file);
  if (!version) throw_damaged_table(version_file, "it is missing");
  const GlassRoot root = postlist_root(*version, version_file);
  const auto table = MappedFile::if_exists(postlist_file);
  if (!table && !root.absent) throw_damaged_table(postlist_file, "it is missing");
  for_each_posting_list(table ? table->bytes() : std::string_view(), root, postlist_file, visit);
}

void build_blocks(const std::string& shard_folder, std::span<const std::uint32_t> lengths, const std::string& file) {
  const std::string postlist = shard_folder + "/postlist.glass";
  BlocksWriter writer(lengths);
  for_each_posting_list(postlist,
                        [&](std::string_view term, std::span<const PostingChunk> chunks) { writer.add(term, chunks); });
  writer.write(file, file_size(postlist).value_or(0));
}

}  // namespace dateline
