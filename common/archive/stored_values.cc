#include "common/archive/stored_values.h"

#include "common/archive/glass_keys.h"
#include "common/archive/glass_leaves.h"
#include "common/text/varint.h"

namespace dateline {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kChunkKey = "\0\xD8"sv;

using VisitValue = std::function<void(Xapian::valueno, Xapian::docid, std::string_view)>;

class ValueWalk {
 public:
  ValueWalk(const std::string& path, Xapian::docid most, const VisitValue& visit)
      : path_(path), most_(most), visit_(visit) {}

  void read_chunk(const GlassItem& item) {
    if (item.deflated) damaged("a chunk of values is deflated");
    std::uint64_t docid = read_key(item.key.substr(kChunkKey.size()));
    const char* at = item.tag.data();
    const char* const end = at + item.tag.size();
    for (bool first = true; first || at != end; first = false) {
      std::uint32_t gap = 0;
      std::string_view value;
      if ((!first && !read_varint(at, end, gap)) || !read_sized(at, end, value)) damaged("a chunk ends in a value");
      if (!first) docid += std::uint64_t{gap} + 1;
      if (docid > most_) damaged("a value lies beyond the last document");
      last_ = static_cast<Xapian::docid>(docid);
      visit_(slot_, last_, value);
    }
  }

 private:
  [[noreturn]] void damaged(const char* what) const { throw_damaged_table(path_, what); }

  /// The chunk's first docid.
  Xapian::docid read_key(std::string_view key) {
    const char* at = key.data();
    const char* const end = at + key.size();
    Xapian::valueno slot = 0;
    Xapian::docid first = 0;
    if (!read_varint(at, end, slot) || !read_key_docid({at, static_cast<std::size_t>(end - at)}, first)) {
      damaged("a chunk of values has no docid");
    }
    if (slot == slot_ && first <= last_) damaged("values are not in order");
    slot_ = slot;
    return first;
  }

  const std::string& path_;
  Xapian::docid most_;
  const VisitValue& visit_;
  Xapian::valueno slot_ = 0;
  Xapian::docid last_ = 0;  // visited last
};

}  // namespace

void for_each_value(std::string_view table, const GlassRoot& root, const std::string& path, Xapian::docid most,
                    const VisitValue& visit) {
  ValueWalk walk(path, most, visit);
  GlassLeaves leaves(table, root, path);
  while (leaves.next()) {
    const GlassItem& item = leaves.item();
    const std::string_view begin = item.key.substr(0, kChunkKey.size());
    if (begin > kChunkKey) return;
    if (begin == kChunkKey) walk.read_chunk(item);
  }
}

}  // namespace dateline
